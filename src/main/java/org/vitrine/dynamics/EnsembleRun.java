package org.vitrine.dynamics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/** One run of an ensemble, on its way: the simulation, and the distances at the times behind it. */
final class EnsembleRun {

  /**
   * In τ times particles: a long run is kept each core-minute or so. Of simulated time, and kept or
   * not, every run is cut there, so that its bits are the same whatever the machine.
   */
  private static final double BETWEEN_CHECKPOINTS = 2e6;

  private static final String DISTANCES = "distances";
  private static final String FROM = "from";

  private final Snapshot start;
  private final double[] times;
  private final EventDrivenSimulation simulation;

  /** Where the simulation put the particles at time 0: in the last bits, not where they were. */
  private final double[] from;

  private final double[] distances;
  private int measured;

  private EnsembleRun(
      Snapshot start, double[] times, EventDrivenSimulation simulation, double[] from) {
    this.start = start;
    this.times = times;
    this.simulation = simulation;
    this.from = from;
    this.distances = new double[times.length * start.particles()];
  }

  static EnsembleRun of(Snapshot start, double[] times, long seed, int snapshot, int run) {
    EventDrivenSimulation simulation = EventDrivenSimulation.ofRun(start, seed, snapshot, run);
    return new EnsembleRun(start, times, simulation, positions(simulation, start));
  }

  /** A run that {@link #state} has kept. */
  static EnsembleRun resumed(Snapshot start, double[] times, ArrayFile state) {
    EventDrivenSimulation simulation = EventDrivenSimulation.resume(state, "a kept run");
    EnsembleRun run = new EnsembleRun(start, times, simulation, state.doubles(FROM));
    double[] behind = state.doubles(DISTANCES);
    System.arraycopy(behind, 0, run.distances, 0, behind.length);
    run.measured = behind.length / start.particles();
    return run;
  }

  private static double[] positions(EventDrivenSimulation simulation, Snapshot start) {
    double[] positions = new double[3 * start.particles()];
    simulation.copyPositions(positions);
    return positions;
  }

  /** How far the run has come, in τ. */
  double time() {
    return simulation.time();
  }

  /**
   * Runs on to the last of the times.
   *
   * @param checkpoints hears of the run now and then; null when nobody keeps it
   */
  Trajectory finish(Progress progress, @Nullable Runnable checkpoints) {
    while (measured < times.length) {
      double next = nextStop();
      simulation.run(next - simulation.time(), progress);
      if (next == times[measured]) {
        measure();
      } else if (checkpoints != null) {
        checkpoints.run();
      }
    }
    return Trajectory.of(start, distances);
  }

  /** A time to measure or a checkpoint; never one that rounding has left behind or just ahead. */
  private double nextStop() {
    double interval = BETWEEN_CHECKPOINTS / start.particles();
    double margin = interval / 100;
    double checkpoint = (Math.floor((simulation.time() + margin) / interval) + 1) * interval;
    return checkpoint + margin < times[measured] ? checkpoint : times[measured];
  }

  private void measure() {
    int n = start.particles();
    double[] to = positions(simulation, start);
    for (int i = 0; i < n; i++) {
      double dx = to[3 * i] - from[3 * i];
      double dy = to[3 * i + 1] - from[3 * i + 1];
      double dz = to[3 * i + 2] - from[3 * i + 2];
      distances[measured * n + i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
    measured++;
  }

  /** All that {@link #resumed} needs. */
  ArrayFile state() {
    return simulation
        .state()
        .with(FROM, from)
        .with(DISTANCES, Arrays.copyOf(distances, measured * start.particles()));
  }
}
