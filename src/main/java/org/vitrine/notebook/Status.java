package org.vitrine.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.vitrine.concurrent.Parallel;
import org.vitrine.learning.Devices;
import org.vitrine.support.Summary;
import org.vitrine.support.Version;

/** What {@code %vitrine} tells: version, threads, memory, device and caches. */
final class Status {

  private Status() {}

  static Summary now() {
    Runtime machine = Runtime.getRuntime();
    Path cache = Devices.cache();
    return Summary.of("Vitrine " + Version.current())
        .with("Java", "%s", Runtime.version())
        .with("threads", "%d (-Dvitrine.threads)", Parallel.threads())
        .with(
            "memory",
            "%d MB in use, %d MB at most (-Xmx)",
            megabytes(machine.totalMemory() - machine.freeMemory()),
            megabytes(machine.maxMemory()))
        .with("neural models", "%s", Devices.inUse())
        .with("cache of PyTorch", "%s: %d MB", cache, megabytes(size(cache)));
  }

  /** What made a page: no paths, and nothing that changes while it is made. */
  static Summary about() {
    return Summary.of("Vitrine " + Version.current())
        .with("Java", "%s, %s", Runtime.version(), System.getProperty("java.vm.name"))
        .with("system", "%s %s", System.getProperty("os.name"), System.getProperty("os.arch"))
        .with("processor", "%s", processor())
        .with("threads", "%d", Parallel.threads())
        .with("neural models", "%s", Devices.inUse());
  }

  /** As Linux names it; elsewhere the number of its cores alone. */
  private static String processor() {
    String cores = Runtime.getRuntime().availableProcessors() + " cores";
    Path file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", " + cores)
            .findFirst()
            .orElse(cores);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return cores;
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
