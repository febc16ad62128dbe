package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;

/**
 * The engine beside a plain cell-list simulation, collision for collision.
 *
 * <p>Two programs that round differently agree only for a while: at η = 0.58 a difference grows
 * e-fold in about 0.1 τ, from 1e-16 to 1e-9 in 1.6 τ. So they are compared over half a τ at a time,
 * after which they are still within 2e-11; then both start anew from where the plain one has come.
 */
class EventForEventTest {

  private static final double PIECE = 0.5;

  /** In σ_L: rounding grows to 2e-11 within a piece, in the densest of these. */
  private static final double APART = 1e-10;

  /** In τ: a grazing collision's time is less certain than the place, by 1 / normal velocity. */
  private static final double EARLY_OR_LATE = 1e-9;

  @ParameterizedTest(name = "N = {0}, x_L = {1}, q = {2}, η = {3}")
  @CsvSource({
    "108, 0.3, 0.85, 0.58, 3",
    "108, 1.0, 1.00, 0.54, 3",
    "108, 0.5, 0.60, 0.45, 5",
    "32, 1.0, 1.00, 0.30, 40",
    "32, 0.5, 0.50, 0.10, 220",
  })
  void everyCollisionIsThatOfThePlainSimulation(
      int particles, double composition, double sizeRatio, double eta, int pieces) {
    var mixture = new HardSphereMixture(particles, composition, sizeRatio, eta);
    Snapshot start = EventDrivenSimulation.grow(mixture, 1).run(2).snapshot();
    var plain = CellListSimulation.of(start, 1);
    long compared = 0;
    for (int piece = 0; piece < pieces; piece++) {
      var further = comparedOverAPiece(start, plain);
      compared += plain.collisions();
      plain = further;
    }
    assertThat(compared).isGreaterThan(3000);
  }

  /** Where the plain simulation has come after a piece, at time 0 again. */
  private static CellListSimulation comparedOverAPiece(Snapshot spheres, CellListSimulation plain) {
    Snapshot start = spheres.withPositions(plain.positions());
    CollisionEngine engine = Engines.of(start, plain.velocities());
    while (plain.time() < PIECE) {
      double from = plain.time();
      double[] positions = plain.positions();
      double[] velocities = plain.velocities();
      long collisions = plain.collisions();
      plain.runToNextCollision();
      // the engine's collisions come within this of the plain one's: in between there is none
      double[] times = {from + EARLY_OR_LATE, plain.time() - EARLY_OR_LATE};
      for (int k = 0; k < times.length && times[0] < times[1]; k++) {
        engine.run(times[k], Progress.NONE);
        assertThat(engine.collisions()).as("at t = %s", times[k]).isEqualTo(collisions);
        double apart = 0;
        double[] reached = Engines.positions(engine, start.particles());
        for (int p = 0; p < reached.length; p++) {
          double expected = positions[p] + velocities[p] * (times[k] - from);
          apart = Math.max(apart, Math.abs(reached[p] - expected));
        }
        assertThat(apart).as("at t = %s", times[k]).isLessThan(APART);
      }
    }
    return new CellListSimulation(
        start.box(), plain.positions(), plain.velocities(), start.diameters());
  }
}
