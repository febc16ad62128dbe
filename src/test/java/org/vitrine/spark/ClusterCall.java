package org.vitrine.spark;

import java.nio.file.Path;
import java.util.List;
import org.vitrine.Glass;
import org.vitrine.concurrent.Runner;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.HardSphereMixture;

/** Calls of pieces that each take long enough to be killed: some tenths of a second. */
enum ClusterCall {
  PROPENSITY(24) {
    @Override
    void make(Runner runner, Path directory, Path result) {
      Glass.propensity(starts(), new double[] {1, 40}, pieces / 2, 42, runner, directory)
          .save(result);
    }
  },
  /** Each is kept twice on its way. */
  SNAPSHOTS(8) {
    @Override
    void make(Runner runner, Path directory, Path result) {
      HardSphereMixture small = MIXTURE.withParticles(100);
      Glass.write(Glass.snapshots(small, pieces, 450, 42, runner, directory), result);
    }
  };

  private static final HardSphereMixture MIXTURE = HardSphereMixture.PAPER.withParticles(200);

  final int pieces;

  ClusterCall(int pieces) {
    this.pieces = pieces;
  }

  private static List<Snapshot> starts() {
    return Glass.snapshots(MIXTURE, 2, 0.5, 1);
  }

  abstract void make(Runner runner, Path directory, Path result);

  /** Call, master, directory, result. */
  public static void main(String[] args) {
    valueOf(args[0]).make(Spark.on(args[1]), Path.of(args[2]), Path.of(args[3]));
  }
}
