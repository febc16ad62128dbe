package org.vitrine.dynamics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;

/**
 * A propensity in a file. Parameters: runs, snapshots. Arrays: times; of snapshot k, mean.k and
 * variance.k, for each time in turn one value a particle, the configuration start.k, and
 * averages.mean.k and averages.variance.k, laid out as {@link Displacements#averages}. Files saved
 * before there were any lack the last two.
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
      DisplacementMoments moments = block.moments();
      if (moments != null) {
        file =
            file.with("averages.mean." + k, moments.mean())
                .with("averages.variance." + k, moments.variance());
      }
    }
    file.write(path);
  }

  static Propensity read(Path path) {
    ArrayFile file = ArrayFile.read(path, KIND);
    List<PropensityBlock> blocks = new ArrayList<>();
    for (int k = 0; k < file.whole("snapshots"); k++) {
      Snapshot start = file.snapshot("start." + k);
      DisplacementMoments moments =
          file.has("averages.mean." + k)
              ? new DisplacementMoments(
                  start, file.doubles("averages.mean." + k), file.doubles("averages.variance." + k))
              : null;
      blocks.add(
          new PropensityBlock(
              start, file.doubles("mean." + k), file.doubles("variance." + k), moments));
    }
    return new Propensity(file.doubles("times"), (int) file.whole("runs"), blocks);
  }
}
