package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.particles.Snapshot;

/** Independent configurations of one mixture: each grown and aged by itself. */
public final class IndependentSnapshots {

  /** Growing takes about as long as this many τ of ageing; for the progress only. */
  private static final double GROWTH_IN_TAU = 3;

  private IndependentSnapshots() {}

  /**
   * Grows and ages snapshots, in parallel.
   *
   * @param count how many; snapshot k does not depend on it
   * @param age τ that each one is run after growth
   * @return in order of their numbers
   */
  public static List<Snapshot> of(HardSphereMixture mixture, int count, double age, long seed) {
    require(count > 0, "count", count, "at least 1");
    requirePositive("age", age);
    List<Snapshot> snapshots = new ArrayList<>();
    try (Progress progress =
        Progress.ofPieces("growing and ageing", count, "snapshots", age + GROWTH_IN_TAU)) {
      Runner.local()
          .run(
              count,
              number -> {
                Snapshot aged = aged(mixture, age, seed, number, progress);
                progress.pieceDone();
                return aged;
              },
              (number, snapshot) -> snapshots.add(snapshot));
    }
    return List.copyOf(snapshots);
  }

  private static Snapshot aged(
      HardSphereMixture mixture, double age, long seed, int number, Progress progress) {
    EventDrivenSimulation simulation =
        EventDrivenSimulation.grow(mixture, seed, number, progress, GROWTH_IN_TAU);
    return simulation.run(age, progress).snapshot();
  }
}
