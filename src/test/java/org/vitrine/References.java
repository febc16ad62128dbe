package org.vitrine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.vitrine.io.SnapshotFiles;
import org.vitrine.particles.Snapshot;

/** Files of src/test/resources/reference; its README says which program made them. */
public final class References {

  private References() {}

  /** The aged glass: 600 L and 1400 S. */
  public static Snapshot snapA() {
    return SnapshotFiles.read(path("snapA.sph"));
  }

  public static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(References.class.getResource("/reference/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a file, comments left out. */
  public static List<String> lines(String name) {
    try {
      return Files.readAllLines(path(name)).stream().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a CSV file, its header first. */
  public static List<String[]> csv(String name) {
    return lines(name).stream().map(line -> line.split(",", -1)).toList();
  }
}
