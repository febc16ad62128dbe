package org.vitrine.notebook;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Javadoc of a type out of its source, which the build puts into the jar; the compiler
 * that parses it is there wherever jshell is.
 */
final class Javadoc {

  /** Not beside the classes: a compiler that finds source and class takes the source. */
  private static final String SOURCES = "/META-INF/vitrine/sources/";

  private final DocTrees trees;
  private final CompilationUnitTree unit;

  private Javadoc(DocTrees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  /** The page on a type, or on what public types of the library it extends or implements. */
  static HelpPage of(Class<?> type) {
    Class<?> known = known(type);
    String source = known == null ? null : source(known);
    if (known == null || source == null) {
      String text = "The library has no help on this type; it has help on its own public types.";
      return new HelpPage(type.getSimpleName(), text, List.of(), List.of());
    }
    return parsed(known, source).page(known.getSimpleName());
  }

  private static @Nullable Class<?> known(@Nullable Class<?> type) {
    if (type == null || java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
      return type;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (java.lang.reflect.Modifier.isPublic(implemented.getModifiers())) {
        return implemented;
      }
    }
    return known(type.getSuperclass());
  }

  private static @Nullable String source(Class<?> type) {
    String top = type.getName().replaceAll("\\$.*", "").replace('.', '/');
    try (InputStream in = Javadoc.class.getResourceAsStream(SOURCES + top + ".java")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Javadoc parsed(Class<?> type, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("help needs a JDK: this Java has no compiler");
    }
    var text =
        new SimpleJavaFileObject(
            URI.create("string:///" + type.getSimpleName() + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var task =
        (JavacTask)
            compiler.getTask(null, null, any -> {}, List.of("-proc:none"), null, List.of(text));
    try {
      return new Javadoc(DocTrees.instance(task), task.parse().iterator().next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HelpPage page(String name) {
    for (Tree declared : unit.getTypeDecls()) {
      HelpPage page = find((ClassTree) declared, new TreePath(unit), name);
      if (page != null) {
        return page;
      }
    }
    throw new IllegalStateException("no " + name + " in its own source");
  }

  private @Nullable HelpPage find(ClassTree type, TreePath parent, String name) {
    TreePath path = new TreePath(parent, type);
    if (type.getSimpleName().contentEquals(name)) {
      return page(type, path);
    }
    for (Tree member : type.getMembers()) {
      HelpPage page = member instanceof ClassTree inner ? find(inner, path, name) : null;
      if (page != null) {
        return page;
      }
    }
    return null;
  }

  private HelpPage page(ClassTree type, TreePath path) {
    boolean open = type.getKind() == Tree.Kind.INTERFACE; // all its members are public
    List<HelpPage.Method> methods = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method
          && (open || method.getModifiers().getFlags().contains(Modifier.PUBLIC))) {
        DocCommentTree comment = trees.getDocCommentTree(new TreePath(path, method));
        if (comment != null) { // without one it overrides what is documented elsewhere
          methods.add(
              new HelpPage.Method(
                  signature(type, method),
                  html(comment.getFirstSentence()),
                  html(comment.getFullBody()),
                  details(comment)));
        }
      }
    }
    DocCommentTree comment = trees.getDocCommentTree(path);
    return comment == null
        ? new HelpPage(type.getSimpleName().toString(), "", List.of(), methods)
        : new HelpPage(
            type.getSimpleName().toString(),
            html(comment.getFullBody()),
            details(comment),
            methods);
  }

  private static String signature(ClassTree type, MethodTree method) {
    String arguments =
        method.getParameters().stream().map(Javadoc::unannotated).collect(Collectors.joining(", "));
    Tree result = method.getReturnType();
    if (result == null) {
      return "new " + type.getSimpleName() + "(" + arguments + ")";
    }
    boolean ofType = method.getModifiers().getFlags().contains(Modifier.STATIC);
    String prefix = ofType ? type.getSimpleName() + "." : "";
    return unannotated(result) + " " + prefix + method.getName() + "(" + arguments + ")";
  }

  private static String unannotated(Tree tree) {
    return tree.toString().replaceAll("@\\w+(\\(\\))?\\s+|final\\s+", "").strip();
  }

  private static List<List<String>> details(DocCommentTree comment) {
    List<List<String>> details = new ArrayList<>();
    for (DocTree tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree parameter) {
        details.add(List.of(parameter.getName().toString(), html(parameter.getDescription())));
      } else if (tag instanceof ReturnTree result) {
        details.add(List.of("returns", html(result.getDescription())));
      } else if (tag instanceof ThrowsTree error) {
        details.add(List.of(error.getExceptionName().toString(), html(error.getDescription())));
      }
    }
    return details;
  }

  private static String html(List<? extends DocTree> pieces) {
    return pieces.stream().map(Javadoc::html).collect(Collectors.joining());
  }

  private static String html(DocTree piece) {
    if (piece instanceof LiteralTree literal) {
      String body = literal.getBody().getBody().stripIndent().strip(); // newer compilers do it
      return "<code>" + Html.escape(body) + "</code>";
    }
    if (piece instanceof LinkTree link) {
      return link.getLabel().isEmpty()
          ? "<code>" + Html.escape(named(link.getReference().getSignature())) + "</code>"
          : html(link.getLabel());
    }
    if (piece instanceof TextTree text) {
      return text.getBody(); // its toString() escapes Greek letters
    }
    return piece.toString(); // markup and entities of our own sources
  }

  private static String named(String reference) {
    return reference.startsWith("#")
        ? reference.substring(1)
        : reference.replace('#', '.').replaceAll("\\b[a-z]\\w*\\.(?=\\w+\\.|[A-Z])", "");
  }
}
