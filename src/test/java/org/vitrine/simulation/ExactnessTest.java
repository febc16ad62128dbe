package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.References;
import org.vitrine.particles.Snapshot;

/** What a trajectory keeps, however long it is. */
class ExactnessTest {

  private static final HardSphereMixture PAPER = HardSphereMixture.PAPER;
  private static final HardSphereMixture SMALL = PAPER.withParticles(300);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void spheresNeverOverlap(long seed) {
    var glass = EventDrivenSimulation.grow(SMALL, seed);
    for (int checkpoint = 0; checkpoint < 20; checkpoint++) {
      glass.run(1);
      assertThat(Gaps.smallest(glass.snapshot())).isGreaterThan(-1e-12);
    }
  }

  @Test
  void energyAndMomentumAreConservedOverTwoMillionCollisions() {
    assertConserved(
        EventDrivenSimulation.of(References.snapA(), 1),
        2_000_000,
        2e-13); // linear drift: 1e-11 in 1e8 collisions
  }

  /** Two minutes: {@code mvn test -Dtest=ExactnessTest -Dvitrine.slow=true}. */
  @Test
  @EnabledIfSystemProperty(named = "vitrine.slow", matches = "true")
  void energyAndMomentumAreConservedOverAHundredMillionCollisions() {
    assertConserved(EventDrivenSimulation.of(References.snapA(), 1), 100_000_000, 1e-11);
  }

  private static void assertConserved(
      EventDrivenSimulation simulation, long collisions, double drift) {
    while (simulation.collisions() < collisions) {
      simulation.run(5);
      assertThat(simulation.kineticEnergy() / 1.5).isCloseTo(1, within(drift));
      for (int axis = 0; axis < 3; axis++) {
        assertThat(simulation.drift(axis)).isCloseTo(0, within(1e-13));
      }
    }
    assertThat(Gaps.smallest(simulation.snapshot())).isGreaterThan(-1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void runningBackwardsReturnsToTheStart(long seed) {
    // rounding, 1e-16, grows e-fold in about 0.05 τ on the way back; seeds differ by a factor of 10
    var glass = EventDrivenSimulation.grow(SMALL, seed).run(1);
    assertThat(reversalError(glass, 0.25)).isLessThan(1e-11);
    assertThat(reversalError(glass, 0.5)).isLessThan(1e-8);
    assertThat(reversalError(glass, 1)).isLessThan(1e-4);
  }

  /** How far from its start, at most, a coordinate is after so many τ there and back. */
  private static double reversalError(EventDrivenSimulation simulation, double time) {
    double[] before = simulation.snapshot().positions();
    double[] after = simulation.run(time).reverse().run(time).snapshot().positions();
    double largest = 0;
    for (int p = 0; p < before.length; p++) {
      largest = Math.max(largest, Math.abs(after[p] - before[p]));
    }
    return largest;
  }

  /**
   * Were times counted from the start, at 1e5 they would be rounded to 1.5e-11, and the way back
   * would miss by more than that.
   */
  @Test
  void aHundredThousandTauLaterTimesAreAsPreciseAsAtTheStart() {
    var gas = EventDrivenSimulation.grow(PAPER.withParticles(10).withPackingFraction(0.03), 1);
    gas.run(1e5);
    assertThat(gas.time()).isEqualTo(1e5);
    assertThat(reversalError(gas, 2)).isLessThan(1e-12); // unwrapped positions end at 1e-13
    assertThat(gas.kineticEnergy()).isCloseTo(1.5, within(1e-11));
    assertThat(Gaps.smallest(gas.snapshot())).isGreaterThan(-1e-12);
  }

  /** Velocities: what a particle has moved by in a time too short for more than a collision. */
  private static double[] velocities(EventDrivenSimulation simulation) {
    double[] before = simulation.snapshot().positions();
    double[] after = simulation.run(1e-6).snapshot().positions();
    for (int p = 0; p < after.length; p++) {
      after[p] = (after[p] - before[p]) / 1e-6;
    }
    return after;
  }

  @Test
  void neighbouringSeedsSnapshotsAndRunsGiveVelocitiesThatHaveNothingInCommon() {
    Snapshot start = References.snapA();
    List<double[]> draws = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      draws.add(velocities(EventDrivenSimulation.of(start, k)));
      draws.add(velocities(EventDrivenSimulation.ofRun(start, k, 0, 0)));
      draws.add(velocities(EventDrivenSimulation.ofRun(start, 1, k, 0)));
      draws.add(velocities(EventDrivenSimulation.ofRun(start, 1, 0, k)));
    }
    for (double[] one : draws) {
      for (double[] other : draws) {
        if (one != other) {
          assertThat(correlation(one, other)).isCloseTo(0, within(4 / Math.sqrt(one.length)));
        }
      }
    }
  }

  /** Of numbers with mean 0 and variance 1. */
  private static double correlation(double[] a, double[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += a[p] * b[p];
    }
    return sum / a.length;
  }

  @ParameterizedTest
  @CsvSource({"3, 0.6", "5, 0.6"})
  void aCrystalStaysACrystal(int cells, double eta) {
    var crystal = EventDrivenSimulation.of(Crystals.faceCentredCubic(cells, eta), 1).run(20);
    assertThat(Crystals.bondOrder6(crystal.snapshot())).isGreaterThan(0.5);
  }
}
