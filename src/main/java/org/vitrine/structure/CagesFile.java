package org.vitrine.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;

/**
 * Cages in a file. Parameters: seed, snapshots. Arrays: radii and lengths, in turn; of snapshot k
 * the configuration start.k, and of each radius what {@link CageRun} keeps, columns.k.R0.1 and so
 * on.
 */
final class CagesFile {

  private static final String KIND = "cages";

  private CagesFile() {}

  static void write(Cages cages, Path path) {
    List<Snapshot> snapshots = cages.snapshots();
    double[] radii = cages.cage().radii();
    ArrayFile file =
        ArrayFile.of(KIND)
            .with("seed", cages.seed())
            .with("snapshots", snapshots.size())
            .with("radii", radii)
            .with("length", cages.cage().ownLength());
    for (int s = 0; s < snapshots.size(); s++) {
      file = file.with("start." + s, snapshots.get(s));
      for (double radius : radii) {
        file = cages.runs(radius).get(s).addTo(file, place(s, radius));
      }
    }
    file.write(path);
  }

  static Cages read(Path path) {
    ArrayFile file = ArrayFile.read(path, KIND);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int s = 0; s < file.whole("snapshots"); s++) {
      snapshots.add(file.snapshot("start." + s));
    }
    Cage cage = Cage.of(file.doubles("radii"), Double.parseDouble(file.text("length")));
    List<List<CageRun>> runs = new ArrayList<>();
    for (double radius : cage.radii()) {
      List<CageRun> sampled = new ArrayList<>();
      for (int s = 0; s < snapshots.size(); s++) {
        sampled.add(CageRun.of(file, place(s, radius)));
      }
      runs.add(sampled);
    }
    return new Cages(snapshots, cage, file.whole("seed"), runs);
  }

  private static String place(int snapshot, double radius) {
    return "." + snapshot + "." + Cage.label(radius);
  }
}
