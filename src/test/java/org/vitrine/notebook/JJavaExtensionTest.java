package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class JJavaExtensionTest {

  /** What the library uses inside; a cell imports it when it wants it. */
  private static final Set<String> INSIDE =
      Set.of(
          "org.vitrine.support",
          "org.vitrine.concurrent",
          "org.vitrine.io",
          "org.vitrine.notebook",
          "org.vitrine.spark");

  private final Kernel kernel = new Kernel();

  @BeforeEach
  void install() {
    new JJavaExtension().install(kernel);
  }

  @AfterEach
  void stopListening() {
    Progress.setListener(progress -> {});
  }

  @Test
  void kernelFindsTheExtension() {
    assertThat(ServiceLoader.load(Extension.class))
        .hasAtLeastOneElementOfType(JJavaExtension.class);
  }

  @Test
  void chartsAreSentAsFigurePageAndText() {
    DisplayData data = kernel.getRenderer().render(Chart.titled("x"));
    assertThat(data.hasDataForType(MIMEType.parse("application/vnd.plotly.v1+json"))).isTrue();
    assertThat(data.hasDataForType(MIMEType.TEXT_HTML)).isTrue();
    assertThat(data.getData(MIMEType.TEXT_PLAIN)).isEqualTo(Chart.titled("x").toString());
    assertThat(data.hasDataForType(MIMEType.IMAGE_PNG)).isFalse();
  }

  @Test
  void everyValueOfTheLibraryHasAPage() {
    Snapshot snapshot =
        Snapshot.of(Box.cube(3), new double[3], new double[] {1}, new String[] {"L"});
    Summary.Summarized summarized = () -> Summary.of("Ridge");
    for (Object value :
        List.of(
            snapshot,
            summarized,
            Summary.of("Ridge"),
            Table.create("t", IntColumn.create("a", 1)))) {
      assertThat(kernel.getRenderer().render(value).hasDataForType(MIMEType.TEXT_HTML)).isTrue();
    }
  }

  @Test
  void progressWithoutACellIsSilent() {
    try (Progress progress = Progress.start("ageing", 2, "τ")) {
      while (progress.seconds() < 0.9) {
        Thread.onSpinWait(); // past the time when a bar would be shown
      }
      progress.add(2);
    }
    assertThat(kernel.getIO().isAttached()).isFalse();
  }

  @Test
  void cellNeedsNoImportForWhatTheLibraryOffers() {
    assertThat(kernel.evaluated)
        .containsAll(JJavaExtension.IMPORTS.stream().map(name -> "import " + name + ";").toList());
    Set<String> imported =
        JJavaExtension.IMPORTS.stream()
            .filter(name -> name.startsWith("org.vitrine"))
            .map(name -> name.replace(".*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(imported).isEqualTo(offered());
  }

  /** The packages with a public type. An import of one without is an error to the kernel. */
  private static Set<String> offered() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.vitrine")
            .stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getPackageName)
            .filter(name -> !INSIDE.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A kernel that evaluates nothing and remembers what it was asked to. */
  private static final class Kernel extends BaseKernel {

    private final List<String> evaluated = new ArrayList<>();

    Kernel() {
      super(
          "test",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
          new MagicsRegistry(),
          false,
          new StringStyler.Builder().build());
    }

    @Override
    public @Nullable Object evalRaw(String expression) {
      evaluated.add(expression);
      return null;
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
      return null;
    }

    @Override
    public @Nullable ReplacementOptions complete(String code, int at) {
      return null;
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}
