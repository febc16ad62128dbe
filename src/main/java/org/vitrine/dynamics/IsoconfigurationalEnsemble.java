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
    return measured(starts, times, runs, seed, null);
  }

  /**
   * As {@link #propensity(List, double[], int, long)}; each trajectory is kept as soon as it has
   * ended, and those that are there already are not run again: after a kill, or when more runs or
   * more configurations are wanted.
   *
   * @param directory of this call alone; made if it is not there
   * @throws IllegalArgumentException when the directory holds the work of another call; the message
   *     names the first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Path directory) {
    requirePossible(starts, times, runs);
    KeptTrajectories kept = KeptTrajectories.in(directory, starts, times, runs, seed);
    return measured(starts, times, runs, seed, kept);
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
      List<Snapshot> starts, double[] times, int runs, long seed, @Nullable KeptTrajectories kept) {
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
      Runner.local()
          .make(
              new Pieces<Trajectory>(
                  progress,
                  trajectories,
                  (task, worked) ->
                      trajectory(
                          starts.get(task / runs), times, seed, task / runs, task % runs, worked),
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

  private static Trajectory trajectory(
      Snapshot start, double[] times, long seed, int snapshot, int run, Progress progress) {
    EventDrivenSimulation simulation = EventDrivenSimulation.ofRun(start, seed, snapshot, run);
    int n = start.particles();
    double[] from = new double[3 * n];
    double[] to = new double[3 * n];
    simulation.copyPositions(from);
    double[] distances = new double[times.length * n];
    for (int k = 0; k < times.length; k++) {
      simulation.run(times[k] - simulation.time(), progress);
      simulation.copyPositions(to);
      for (int i = 0; i < n; i++) {
        double dx = to[3 * i] - from[3 * i];
        double dy = to[3 * i + 1] - from[3 * i + 1];
        double dz = to[3 * i + 2] - from[3 * i + 2];
        distances[k * n + i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
      }
    }
    return Trajectory.of(start, distances);
  }
}
