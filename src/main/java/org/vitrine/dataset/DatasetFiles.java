package org.vitrine.dataset;

import static org.vitrine.support.Arguments.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.ArrayFile;
import org.vitrine.structure.Cages;
import org.vitrine.support.Version;

/** A data set in a directory. */
final class DatasetFiles {

  private static final String KIND = "data set";
  private static final String RECORD = "dataset.safetensors";
  private static final String PROPENSITY = "propensity.safetensors";
  private static final String CONTROL = "control.safetensors";
  private static final String CAGE = "cage.safetensors";

  private DatasetFiles() {}

  /** The record comes last: a directory without it holds no data set yet. */
  static void write(GlassData data, Path directory) {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(directory.resolve(RECORD));
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + directory + " cannot be written to: " + e, e);
    }
    data.propensity().save(directory.resolve(PROPENSITY));
    data.control().save(directory.resolve(CONTROL));
    data.cage().save(directory.resolve(CAGE));
    ArrayFile record =
        ArrayFile.of(KIND)
            .with("made with Vitrine", Version.current())
            .with("age", data.age())
            .with("seed", data.seed());
    for (String name : List.of(PROPENSITY, CONTROL, CAGE)) {
      record = record.with(name, checksum(directory.resolve(name)));
    }
    record.write(directory.resolve(RECORD));
  }

  static boolean holdsOne(Path directory) {
    return Files.exists(directory.resolve(RECORD));
  }

  static GlassData read(Path directory) {
    require(holdsOne(directory), "directory", directory, "one that holds a " + RECORD);
    ArrayFile record = ArrayFile.read(directory.resolve(RECORD), KIND);
    for (String name : List.of(PROPENSITY, CONTROL, CAGE)) {
      String checksum = checksum(directory.resolve(name));
      require(
          checksum.equals(record.text(name)),
          "SHA-256 of " + directory.resolve(name),
          checksum,
          record.text(name) + " as " + RECORD + " has it");
    }
    return new GlassData(
        Double.parseDouble(record.text("age")),
        record.whole("seed"),
        Propensity.read(directory.resolve(PROPENSITY)),
        Propensity.read(directory.resolve(CONTROL)),
        Cages.read(directory.resolve(CAGE)));
  }

  private static String checksum(Path path) {
    try {
      byte[] digest = DatasetChecksum.sha256().digest(Files.readAllBytes(path));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + path + " cannot be read: " + e, e);
    }
  }
}
