package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class TetherTest {

  private static final HardSphereMixture SMALL = HardSphereMixture.PAPER.withParticles(300);

  /** Of the farthest particle from its start, in σ_L. */
  private static double farthest(Snapshot start, Snapshot now) {
    double[] from = start.positions();
    double[] to = now.positions();
    double farthest = 0;
    for (int k = 0; k < to.length; k += 3) {
      farthest =
          Math.max(
              farthest, length(to[k] - from[k], to[k + 1] - from[k + 1], to[k + 2] - from[k + 2]));
    }
    return farthest;
  }

  private static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static Snapshot spheres(double side, double diameter, double... positions) {
    double[] diameters = new double[positions.length / 3];
    String[] species = new String[diameters.length];
    Arrays.fill(diameters, diameter);
    Arrays.fill(species, "L");
    return Snapshot.of(Box.cube(side), positions, diameters, species);
  }

  @Test
  void aSphereFliesToAndFroThroughTheMiddleOfItsCage() {
    // R = 0.25: at t = 0.25 it reaches the wall, at 0.75 the one across, at 1 the middle again
    Snapshot start = spheres(4, 1, 3.9, 2, 2);
    var engine = Engines.tethered(start, new double[] {1, 0, 0}, 0.25);
    double[] expected = {4.025, 4.1, 4.0, 3.725, 3.7, 3.85}; // through the face of the box and back
    double[] times = {0.125, 0.3, 0.4, 0.675, 0.8, 0.95};
    for (int k = 0; k < times.length; k++) {
      engine.run(times[k], Progress.NONE);
      assertThat(Engines.positions(engine, 1))
          .containsExactly(new double[] {expected[k], 2, 2}, within(1e-14));
    }
    engine.run(1000, Progress.NONE);
    assertThat(Engines.positions(engine, 1))
        .containsExactly(new double[] {3.9, 2, 2}, within(1e-11));
  }

  @Test
  void atTheWallASphereIsReflectedAsLightIs() {
    // R = 1; from (0.6, 0, 0) along y the wall is met at (0.6, 0.8, 0), where n = (0.6, 0.8, 0)
    double[] rows = new double[ROW];
    Tether tether = new Tether(rows, 1);
    tether.anchor();
    rows[0] = 0.6;
    rows[V + 1] = 2;
    assertThat(tether.timeToWall(0, 0, 0.39)).isInfinite();
    assertThat(tether.timeToWall(0, 0, 0.41)).isCloseTo(0.4, within(1e-15));
    tether.reflect(0, 0.4);
    assertThat(Arrays.copyOfRange(rows, V, V + 3))
        .containsExactly(new double[] {-1.92, -0.56, 0}, within(1e-15));
    assertThat(tether.timeToWall(0, 0.4, 1)).isCloseTo(0.8, within(1e-15)); // chords are as long
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e-16, 1e-9, 1e-4})
  void aSphereThatSlidesAlongTheWallGoesRoundAndNeverThroughIt(double outward) {
    double[] rows = new double[ROW];
    double[] centre = {7, 5, 3};
    System.arraycopy(centre, 0, rows, 0, 3);
    Tether tether = new Tether(rows, 0.2);
    tether.anchor();
    rows[0] += 0.2;
    rows[V] = outward;
    rows[V + 1] = 1;
    double now = 0;
    for (int event = 0; event < 100_000; event++) {
      now += tether.timeToWall(0, now, 1);
      tether.reflect(0, now);
      double[] away = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        away[axis] = rows[axis] + rows[V + axis] * now - centre[axis];
      }
      assertThat(length(away[0], away[1], away[2])).isLessThan(0.2 * (1 + 1e-12));
      if (now > 0.1) { // as at a turn of the calendar
        for (int axis = 0; axis < 3; axis++) {
          rows[axis] += rows[V + axis] * now;
        }
        now = 0;
      }
    }
    assertThat(length(rows[V], rows[V + 1], rows[V + 2])).isCloseTo(1, within(1e-8));
    assertThat(rows[1] + rows[V + 1] * now).isGreaterThan(5.001); // time goes on
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05, 0.2, 0.6})
  void nobodyEscapesAndEnergyIsConserved(double radius) {
    var glass = EventDrivenSimulation.grow(SMALL, 3).run(1).withTether(radius);
    Snapshot start = glass.snapshot();
    double farthest = 0;
    for (int k = 0; k < 1000; k++) {
      glass.run(0.02);
      farthest = Math.max(farthest, farthest(start, glass.snapshot()));
      assertThat(farthest).isLessThan(radius * (1 + 1e-12) + 1e-14); // places are known to 1e-15
    }
    assertThat(farthest).isGreaterThan(0.99 * radius);
    assertThat(glass.kineticEnergy()).isCloseTo(1.5, within(1e-11));
    assertThat(Gaps.smallest(glass.snapshot())).isGreaterThan(-1e-12);
  }

  @Test
  void aTetherOutOfReachChangesNoBit() {
    Snapshot start = EventDrivenSimulation.grow(SMALL, 4).snapshot();
    var free = EventDrivenSimulation.of(start, 1);
    var tethered = EventDrivenSimulation.of(start, 1).withTether(100);
    free.run(5);
    tethered.run(5);
    assertThat(tethered.snapshot()).isEqualTo(free.snapshot());
    assertThat(tethered.collisions()).isEqualTo(free.collisions());
    assertThat(tethered.drift(0)).isEqualTo(free.drift(0));
  }

  @Test
  void runningBackwardsReturnsToTheStart() {
    var glass = EventDrivenSimulation.grow(SMALL, 2).run(1).withTether(0.1);
    Snapshot start = glass.snapshot();
    glass.run(0.5).reverse().run(0.5); // errors grow e-fold in about 0.1 tau
    assertThat(farthest(start, glass.snapshot())).isLessThan(1e-8);
  }

  @Test
  void theSimulationThatIsTetheredGoesOnAsItWas() {
    var glass = EventDrivenSimulation.grow(SMALL, 2).run(1);
    Snapshot before = glass.snapshot();
    var tethered = glass.withTether(0.1);
    assertThat(tethered.time()).isZero();
    assertThat(farthest(before, tethered.snapshot())).isLessThan(1e-14);
    tethered.run(1);
    assertThat(glass.snapshot()).isEqualTo(before);
    assertThat(glass.run(1).snapshot())
        .isEqualTo(EventDrivenSimulation.grow(SMALL, 2).run(2).snapshot());
  }

  @Test
  void wallsCarryAPartOfThePressure() {
    var glass = EventDrivenSimulation.grow(SMALL, 2).withTether(0.1).run(1);
    assertThat(glass.pressure()).isNaN();
    assertThat(glass.summary().toString()).contains("tether").doesNotContain("pressure");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aRadiusThatIsNotPositiveIsRefused(double radius) {
    var glass = EventDrivenSimulation.of(spheres(5, 1, 1, 1, 1, 3, 3, 3), 1);
    assertThatThrownBy(() -> glass.withTether(radius))
        .hasMessage("radius must be positive and finite, not " + radius);
  }
}
