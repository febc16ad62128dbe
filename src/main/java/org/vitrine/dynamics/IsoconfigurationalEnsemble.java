package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requireTimes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.support.Heap;

/**
 * Many runs from the same configurations, each with other velocities (Widmer-Cooper, Harrowell,
 * Fynewever, Phys. Rev. Lett. 93, 135701 (2004)): what all of them share is due to the
 * configuration.
 */
public final class IsoconfigurationalEnsemble {

  private IsoconfigurationalEnsemble() {}

  /**
   * Measures the dynamic propensity (paper, eq. 1): the mean over the runs of the distance that
   * each particle has moved.
   *
   * @param starts configurations of the same species, without overlaps
   * @param times in τ, increasing
   * @param runs for each configuration, at least 2: the noise is estimated from their differences
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public static Propensity propensity(List<Snapshot> starts, double[] times, int runs, long seed) {
    requirePossible(starts, times, runs);
    return measured(starts, times, runs, seed, Runner.local(), null);
  }

  /**
   * As {@link #propensity(List, double[], int, long)}; each trajectory is kept as soon as it has
   * ended, and those that are there already are not run again: after a kill, or when more runs or
   * more configurations are wanted. A long one that is killed goes on from where it was at most a
   * core-minute earlier.
   *
   * @param directory of this call alone; made if it is not there
   * @throws IllegalArgumentException when the directory holds the work of another call; the message
   *     names the first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Path directory) {
    return propensity(starts, times, runs, seed, Runner.local(), directory);
  }

  /** As {@link #propensity(List, double[], int, long, Path)}, by a runner such as a cluster. */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Runner runner, Path directory) {
    requirePossible(starts, times, runs);
    KeptTrajectories kept = KeptTrajectories.in(directory, starts, times, runs, seed);
    return measured(starts, times, runs, seed, runner, kept);
  }

  private static void requirePossible(List<Snapshot> starts, double[] times, int runs) {
    require(!starts.isEmpty(), "starts", "an empty list", "at least one snapshot");
    requireTimes(times);
    require(runs >= 2, "runs", runs, "at least 2");
    for (int k = 0; k < starts.size(); k++) {
      List<String> names = starts.get(k).speciesNames();
      require(
          names.equals(starts.get(0).speciesNames()),
          "species of starts[" + k + "]",
          names,
          "those of starts[0], " + starts.get(0).speciesNames());
      EventDrivenSimulation.requireNoOverlaps(starts.get(k));
    }
  }

  private static Propensity measured(
      List<Snapshot> starts,
      double[] times,
      int runs,
      long seed,
      Runner runner,
      @Nullable KeptTrajectories kept) {
    long particles = starts.stream().mapToLong(Snapshot::particles).sum();
    Heap.requireRoom( // of mean and variance, and of the copies that they end in
        "propensities of %d particles at %d times".formatted(particles, times.length),
        4 * Double.BYTES * particles * times.length,
        "fewer snapshots or times");
    List<RunStatistics> distances = new ArrayList<>();
    List<RunStatistics> averages = new ArrayList<>();
    int groups = Displacements.groups(starts.get(0).speciesNames()).length;
    for (Snapshot start : starts) {
      distances.add(new RunStatistics(times.length * start.particles()));
      averages.add(new RunStatistics(times.length * groups * Displacements.COUNT));
    }
    int trajectories = starts.size() * runs;
    double last = times[times.length - 1];
    try (Progress progress =
        Progress.ofPieces("measuring propensity", trajectories, "trajectories", last)) {
      runner.make(
          new Pieces<>(
              progress,
              trajectories,
              task(starts.toArray(Snapshot[]::new), times.clone(), runs, seed, kept),
              kept),
          (task, trajectory) -> {
            distances.get(task / runs).add(trajectory.distances());
            averages.get(task / runs).add(trajectory.averages());
          });
    }
    List<PropensityBlock> blocks = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      Snapshot start = starts.get(k);
      RunStatistics ofAverages = averages.get(k);
      blocks.add(
          new PropensityBlock(
              start,
              distances.get(k).mean(),
              distances.get(k).variance(),
              new DisplacementMoments(start, ofAverages.mean(), ofAverages.variance())));
    }
    return new Propensity(times.clone(), runs, blocks);
  }

  /** Takes along what it needs, since it may travel. */
  private static Pieces.Task<Trajectory> task(
      Snapshot[] starts, double[] times, int runs, long seed, @Nullable KeptTrajectories kept) {
    return (number, progress) -> {
      int snapshot = number / runs;
      Snapshot start = starts[snapshot];
      ArrayFile state = kept == null ? null : kept.findRunning(number);
      EnsembleRun run;
      if (state == null) {
        run = EnsembleRun.of(start, times, seed, snapshot, number % runs);
      } else {
        run = EnsembleRun.resumed(start, times, state);
        progress.addFound(run.time());
      }
      return run.finish(
          progress, kept == null ? null : () -> kept.keepRunning(number, run.state()));
    };
  }
}
