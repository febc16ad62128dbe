package org.vitrine.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * plotly.js on this machine; it is never fetched. The system property {@code vitrine.plotly} names
 * it; else it is in the folder of the notebooks' kernel, where {@code environment/run} has put it
 * beside this library's jar.
 */
public final class PlotlyScript {

  private static final String PROPERTY = "vitrine.plotly";
  private static final String FILE = "plotly.min.js";
  private static final Path IN_CHECKOUT =
      Path.of(".vitrine", "venv", "share", "jupyter", "kernels", "vitrine", FILE);

  private PlotlyScript() {}

  /**
   * The whole file, UTF-8.
   *
   * @throws IllegalStateException when there is none; the message says what to do
   */
  public static byte[] read() {
    Path path = find();
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Path find() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      Path path = Path.of(named);
      if (!Files.isRegularFile(path)) {
        throw new IllegalStateException(PROPERTY + " is " + path + ", and there is no such file");
      }
      return path;
    }
    return candidates().stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "plotly.js is not found: environment/run --setup brings it, or"
                        + " System.setProperty(\""
                        + PROPERTY
                        + "\", \"…/plotly.min.js\") names one, such as that of Python's plotly"));
  }

  private static List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    Path library = library();
    if (library != null && library.getParent() != null) {
      candidates.add(library.resolveSibling(FILE));
      candidates.add(library.getParent().resolveSibling(FILE)); // the kernel's lib/vitrine.jar
    }
    addCheckouts(candidates, library);
    addCheckouts(candidates, Path.of("").toAbsolutePath());
    return candidates;
  }

  private static void addCheckouts(List<Path> candidates, @Nullable Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      candidates.add(folder.resolve(IN_CHECKOUT));
    }
  }

  /** The library's jar, or the folder of its classes; null when the class loader does not say. */
  private static @Nullable Path library() {
    CodeSource source = PlotlyScript.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? null
          : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | RuntimeException e) {
      return null; // a class loader with addresses of its own, of which no path can be made
    }
  }
}
