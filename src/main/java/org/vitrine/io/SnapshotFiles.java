package org.vitrine.io;

import static org.vitrine.support.Arguments.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vitrine.particles.Snapshot;

/**
 * Reads and writes snapshots; the file's extension says the format: {@code .sph}, or {@code .xyz}
 * and {@code .extxyz}.
 */
public final class SnapshotFiles {

  private static final String EXTENSIONS = "a file ending in .sph, .xyz or .extxyz";

  private SnapshotFiles() {}

  /**
   * The snapshot in a file that holds one.
   *
   * @throws IllegalArgumentException naming file and line when the file is damaged, or when it
   *     holds several snapshots
   */
  public static Snapshot read(Path path) {
    List<Snapshot> all = readAll(path);
    require(
        all.size() == 1,
        path.toString(),
        all.size() + " snapshots",
        "a file with one snapshot (readAll reads several)");
    return all.get(0);
  }

  /**
   * Every snapshot in a file.
   *
   * @throws IllegalArgumentException naming file and line when the file is damaged
   */
  public static List<Snapshot> readAll(Path path) {
    SnapshotFormat format = format(path);
    require(Files.isRegularFile(path), "path", path, "an existing file");
    try (SnapshotLines lines = new SnapshotLines(path)) {
      List<Snapshot> all = new ArrayList<>();
      do {
        all.add(format.read(lines));
      } while (lines.hasMore());
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes snapshots one after the other. The file appears whole or not at all. */
  public static void write(List<Snapshot> snapshots, Path path) {
    SnapshotFormat format = format(path);
    require(!snapshots.isEmpty(), "snapshots", "an empty list", "at least one snapshot");
    StringBuilder text = new StringBuilder();
    for (Snapshot snapshot : snapshots) {
      format.write(snapshot, text);
    }
    WholeFile.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static SnapshotFormat format(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".sph")) {
      return new SphFormat();
    }
    require(name.endsWith(".xyz") || name.endsWith(".extxyz"), "path", path, EXTENSIONS);
    return new ExtendedXyzFormat();
  }
}
