package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.particles.Snapshot;

/** Independent configurations of one mixture: each grown and aged by itself. */
public final class IndependentSnapshots {

  /** Growing takes about as long as this many τ of ageing; for the progress only. */
  private static final double GROWTH_IN_TAU = 3;

  /**
   * A simulation that ages longer is kept this often, in τ. Of simulated time, so that a run is cut
   * at the same times whatever the machine.
   */
  private static final double BETWEEN_CHECKPOINTS = 200;

  private IndependentSnapshots() {}

  /**
   * Grows and ages snapshots, in parallel.
   *
   * @param count how many; snapshot k does not depend on it
   * @param age τ that each one is run after growth
   * @return in order of their numbers
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public static List<Snapshot> of(HardSphereMixture mixture, int count, double age, long seed) {
    requirePossible(count, age);
    return made(mixture, count, age, seed, Runner.local(), null);
  }

  /**
   * As {@link #of(HardSphereMixture, int, double, long)}; each snapshot is kept as soon as it is
   * old enough, and those that are there already are not made again: after a kill, or when more are
   * wanted. One that is killed while it ages goes on from where it was at most 200 τ earlier.
   *
   * @param directory of this call alone; made if it is not there
   * @throws IllegalArgumentException when the directory holds the work of another call; the message
   *     names the first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static List<Snapshot> of(
      HardSphereMixture mixture, int count, double age, long seed, Path directory) {
    return of(mixture, count, age, seed, Runner.local(), directory);
  }

  /** As {@link #of(HardSphereMixture, int, double, long, Path)}, by a runner such as a cluster. */
  public static List<Snapshot> of(
      HardSphereMixture mixture, int count, double age, long seed, Runner runner, Path directory) {
    requirePossible(count, age);
    KeptSnapshots kept = KeptSnapshots.in(directory, mixture, age, seed);
    return made(mixture, count, age, seed, runner, kept);
  }

  private static void requirePossible(int count, double age) {
    require(count > 0, "count", count, "at least 1");
    requirePositive("age", age);
  }

  private static List<Snapshot> made(
      HardSphereMixture mixture,
      int count,
      double age,
      long seed,
      Runner runner,
      @Nullable KeptSnapshots kept) {
    List<Snapshot> snapshots = new ArrayList<>();
    try (Progress progress =
        Progress.ofPieces("growing and ageing", count, "snapshots", age + GROWTH_IN_TAU)) {
      runner.make(
          new Pieces<>(
              progress,
              count,
              (number, worked) -> aged(mixture, age, seed, number, worked, kept),
              kept),
          (number, snapshot) -> snapshots.add(snapshot));
    }
    return List.copyOf(snapshots);
  }

  private static Snapshot aged(
      HardSphereMixture mixture,
      double age,
      long seed,
      int number,
      Progress progress,
      @Nullable KeptSnapshots kept) {
    EventDrivenSimulation simulation = kept == null ? null : kept.findAgeing(number);
    if (simulation == null) {
      simulation = EventDrivenSimulation.grow(mixture, seed, number, progress, GROWTH_IN_TAU);
    } else {
      progress.addFound(GROWTH_IN_TAU + simulation.time());
    }
    if (kept != null) {
      while (age - simulation.time() > BETWEEN_CHECKPOINTS) {
        kept.keepAgeing(number, simulation.run(BETWEEN_CHECKPOINTS, progress));
      }
    }
    return simulation.run(age - simulation.time(), progress).snapshot();
  }
}
