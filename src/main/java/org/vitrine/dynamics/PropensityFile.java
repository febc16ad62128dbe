package org.vitrine.dynamics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.io.ArrayFile;

/**
 * A propensity in a file. Parameters: runs, snapshots. Arrays: times; of snapshot k, mean.k and
 * variance.k, for each time in turn one value a particle, and the configuration start.k.
 */
final class PropensityFile {

  private static final String KIND = "propensity";

  private PropensityFile() {}

  static void write(double[] times, int runs, List<PropensityBlock> blocks, Path path) {
    ArrayFile file =
        ArrayFile.of(KIND).with("runs", runs).with("snapshots", blocks.size()).with("times", times);
    for (int k = 0; k < blocks.size(); k++) {
      PropensityBlock block = blocks.get(k);
      file =
          file.with("mean." + k, block.mean())
              .with("variance." + k, block.variance())
              .with("start." + k, block.start());
    }
    file.write(path);
  }

  static Propensity read(Path path) {
    ArrayFile file = ArrayFile.read(path, KIND);
    List<PropensityBlock> blocks = new ArrayList<>();
    for (int k = 0; k < file.whole("snapshots"); k++) {
      blocks.add(
          new PropensityBlock(
              file.snapshot("start." + k),
              file.doubles("mean." + k),
              file.doubles("variance." + k)));
    }
    return new Propensity(file.doubles("times"), (int) file.whole("runs"), blocks);
  }
}
