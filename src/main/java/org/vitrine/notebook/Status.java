package org.vitrine.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.vitrine.concurrent.Runner;
import org.vitrine.learning.Devices;
import org.vitrine.support.Summary;

/** What {@code %vitrine} tells: version, threads, memory, device and caches. */
final class Status {

  /** Maven puts it into the jar. */
  private static final String PROPERTIES = "/META-INF/maven/org.vitrine/vitrine/pom.properties";

  private Status() {}

  static Summary now() {
    Runtime machine = Runtime.getRuntime();
    Path cache = Devices.cache();
    return Summary.of("Vitrine " + version())
        .with("Java", "%s", Runtime.version())
        .with("threads", "%d (-Dvitrine.threads)", Runner.localThreads())
        .with(
            "memory",
            "%d MB in use, %d MB at most (-Xmx)",
            megabytes(machine.totalMemory() - machine.freeMemory()),
            megabytes(machine.maxMemory()))
        .with("neural models", "%s", Devices.inUse())
        .with("cache of PyTorch", "%s: %d MB", cache, megabytes(size(cache)));
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Status.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "(classes outside of a jar)");
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long megabytes(long bytes) {
    return Math.round(bytes / 1e6);
  }
}
