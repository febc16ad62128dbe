package org.vitrine.dynamics;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * The trajectories of one ensemble in their directory: of each its displacements, for each time in
 * turn one value a particle.
 */
final class KeptTrajectories implements Pieces.Store<Trajectory> {

  private static final long serialVersionUID = 1L;

  private static final String DISPLACEMENTS = "displacements";

  private final WorkDirectory directory;
  private final Snapshot[] starts;
  private final int runs;

  private KeptTrajectories(WorkDirectory directory, Snapshot[] starts, int runs) {
    this.directory = directory;
    this.starts = starts;
    this.runs = runs;
  }

  /**
   * The configurations are kept, too, one by one: more of them, like more runs, go on from what is
   * there.
   */
  static KeptTrajectories in(
      Path path, List<Snapshot> starts, double[] times, int runs, long seed) {
    WorkDirectory directory =
        WorkDirectory.open(
            path,
            EventDrivenSimulation.callOf("propensity")
                .with("times", Arrays.toString(times))
                .with("seed", seed));
    for (int k = 0; k < starts.size(); k++) {
      ArrayFile start = ArrayFile.of("start").with("starts[" + k + "]", starts.get(k));
      directory.agree("start-" + k, start);
    }
    return new KeptTrajectories(directory, starts.toArray(Snapshot[]::new), runs);
  }

  private String name(int number) {
    return "snapshot-" + number / runs + "-run-" + number % runs;
  }

  @Override
  public boolean holds(int number) {
    return directory.holds(name(number));
  }

  @Override
  public @Nullable Trajectory find(int number) {
    ArrayFile piece = directory.find(name(number));
    return piece == null
        ? null
        : Trajectory.of(starts[number / runs], piece.doubles(DISPLACEMENTS));
  }

  @Override
  public void keep(int number, Trajectory trajectory) {
    directory.keep(
        name(number), ArrayFile.of("trajectory").with(DISPLACEMENTS, trajectory.distances()));
    directory.remove(running(number));
  }

  private String running(int number) {
    return "running-" + name(number);
  }

  /** A run as it was kept last; null when it was not. */
  @Nullable ArrayFile findRunning(int number) {
    return directory.find(running(number));
  }

  /** Keeps a run that has not ended. */
  void keepRunning(int number, ArrayFile run) {
    directory.keep(running(number), run);
  }

  @Override
  public String place() {
    return directory.toString();
  }
}
