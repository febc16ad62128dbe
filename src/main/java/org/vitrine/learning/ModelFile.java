package org.vitrine.learning;

import java.nio.file.Path;
import org.vitrine.io.ArrayFile;

/** Fitted models of every kind in files. */
public final class ModelFile {

  private ModelFile() {}

  /**
   * A model that was saved.
   *
   * @throws IllegalArgumentException when the file is something else, was cut short or damaged, or
   *     was written by a newer version of this library
   */
  public static FittedModel read(Path path) {
    ArrayFile file =
        ArrayFile.read(path, FittedRidge.KIND, PerceptronFile.KIND, FittedGraphNetwork.KIND);
    return switch (file.kind()) {
      case FittedRidge.KIND -> FittedRidge.read(file);
      case PerceptronFile.KIND -> PerceptronFile.read(file);
      default -> FittedGraphNetwork.read(file);
    };
  }
}
