package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class TimeAveragesTest {

  private static final HardSphereMixture SMALL = HardSphereMixture.PAPER.withParticles(300);

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** n³ spheres on a simple cubic lattice. */
  private static Snapshot cubicLattice(int n, double spacing, double diameter) {
    double[] positions = new double[3 * n * n * n];
    double[] diameters = new double[n * n * n];
    String[] species = new String[n * n * n];
    for (int i = 0; i < diameters.length; i++) {
      int[] place = {i / (n * n), i / n % n, i % n};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = spacing * place[axis];
      }
    }
    Arrays.fill(diameters, diameter);
    Arrays.fill(species, "L");
    return Snapshot.of(Box.cube(n * spacing), positions, diameters, species);
  }

  @Test
  void aSphereAloneSpendsItsTimeOnADiameterOfItsCage() {
    // it began in the middle and keeps its angular momentum of 0: |d| is uniform in [0, R]
    var lonely =
        EventDrivenSimulation.of(cubicLattice(3, 2, 0.5), 1).withTether(0.5).averages(20_000);
    assertThat(lonely.samples()).isEqualTo(200_000);
    for (int i = 0; i < 27; i++) {
      assertThat(lonely.meanLengths()[i]).isCloseTo(0.5 / 2, within(1e-3));
      assertThat(lonely.meanSquares()[i]).isCloseTo(0.5 * 0.5 / 3, within(1e-3));
      assertThat(lonely.distances()[i]).isCloseTo(0, within(1e-2));
    }
  }

  @Test
  void aDiluteGasFillsItsCagesUniformly() {
    // cages overlap widely: about one collision in 10 τ mixes, and excludes next to no volume
    double radius = 0.4;
    var gas = EventDrivenSimulation.of(cubicLattice(5, 0.4, 0.03), 1).withTether(radius).run(100);
    var averages = gas.averages(500);
    assertThat(mean(averages.meanLengths())).isCloseTo(3 * radius / 4, within(0.01 * radius));
    assertThat(mean(averages.meanSquares()))
        .isCloseTo(3 * radius * radius / 5, within(0.01 * radius * radius));
    assertThat(mean(averages.radii())).isCloseTo(Math.sqrt(0.6) * radius, within(0.01 * radius));
    for (double d : averages.displacements()) {
      assertThat(d).isCloseTo(0, within(0.4 * radius));
    }
  }

  @Test
  void averagingChangesNoBitOfTheTrajectory() {
    var run = EventDrivenSimulation.grow(SMALL, 5).run(3.14);
    var averaged = EventDrivenSimulation.grow(SMALL, 5);
    var averages = averaged.averages(3.14);
    assertThat(averages.samples()).isEqualTo(31);
    assertThat(averaged.snapshot()).isEqualTo(run.snapshot());
    assertThat(averaged.time()).isEqualTo(run.time());
  }

  @Test
  void samplesAreThePositionsAtEveryTenthOfATau() {
    var glass = EventDrivenSimulation.grow(SMALL, 5).run(1);
    Snapshot start = EventDrivenSimulation.grow(SMALL, 5).snapshot();
    var averages = EventDrivenSimulation.grow(SMALL, 5).run(1).averages(0.3);
    assertThat(averages.samples()).isEqualTo(3);
    double[] from = start.positions();
    double[] sum = new double[from.length];
    for (int k = 1; k <= 3; k++) {
      double[] positions = glass.run(0.1).snapshot().positions();
      for (int p = 0; p < sum.length; p++) {
        sum[p] += (positions[p] - from[p]) / 3;
      }
    }
    assertThat(averages.displacements()).containsExactly(sum, within(1e-12));
  }

  @Test
  void halvesAreTheAveragesOfEachHalf() {
    var glass = EventDrivenSimulation.grow(SMALL, 5).withTether(0.2).run(1);
    var halves = glass.averages(0.9).halves();
    var again = EventDrivenSimulation.grow(SMALL, 5).withTether(0.2).run(1);
    var first = again.averages(0.4);
    var second = again.averages(0.5);
    assertThat(halves.get(0).samples()).isEqualTo(4);
    assertThat(halves.get(1).samples()).isEqualTo(5);
    assertThat(halves.get(0).meanLengths()).containsExactly(first.meanLengths(), within(1e-12));
    assertThat(halves.get(1).meanLengths()).containsExactly(second.meanLengths(), within(1e-12));
    assertThat(halves.get(0).distances()).containsExactly(first.distances(), within(1e-12));
    assertThat(halves.get(1).radii()).containsExactly(second.radii(), within(1e-12));
    assertThatThrownBy(() -> halves.get(0).halves())
        .hasMessage("averages must be of a whole run, not those of a half");
    assertThatThrownBy(() -> glass.averages(0.3).halves())
        .hasMessage("samples must be at least 4, not 3");
  }

  @Test
  void theTableHasDistanceRadiusAndDisplacementOfEveryParticle() {
    var averages = EventDrivenSimulation.grow(SMALL, 5).run(1).withTether(0.2).run(2).averages(20);
    var table = averages.table();
    assertThat(table.columnNames())
        .containsExactly("particle", "species", "distance", "radius", "displacement");
    assertThat(table.rowCount()).isEqualTo(300);
    assertThat(table.doubleColumn("distance").asDoubleArray()).isEqualTo(averages.distances());
    double[] squares = averages.meanSquares();
    double[] vectors = averages.displacements();
    for (int i = 0; i < 300; i++) {
      double ofMean = 0;
      for (int axis = 0; axis < 3; axis++) {
        ofMean += vectors[3 * i + axis] * vectors[3 * i + axis];
      }
      double distance = averages.distances()[i];
      double radius = averages.radii()[i];
      // a product of halves is below the square of their mean
      assertThat(distance).isBetween(0.0, Math.sqrt(ofMean));
      assertThat(averages.meanLengths()[i]).isBetween(Math.sqrt(ofMean), Math.sqrt(squares[i]));
      if (distance > 0) {
        assertThat(distance * distance + radius * radius).isCloseTo(squares[i], within(1e-14));
      }
    }
    assertThat(averages.toString()).contains("200, one every 0.1 τ");
  }

  @Test
  void aStoppedAverageLeavesASimulationThatCanBeRunOn() {
    var glass = EventDrivenSimulation.grow(SMALL, 1).withTether(0.2);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> glass.averages(100)).isInstanceOf(StoppedException.class);
    double stopped = glass.time();
    assertThat(glass.averages(1, Progress.NONE).samples()).isEqualTo(10);
    assertThat(glass.time()).isEqualTo(stopped + 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.1, 0.199, Double.NaN, Double.POSITIVE_INFINITY})
  void aDurationWithoutTwoSamplesIsRefused(double duration) {
    var glass = EventDrivenSimulation.of(cubicLattice(3, 2, 0.5), 1);
    assertThatThrownBy(() -> glass.averages(duration))
        .hasMessage(
            "duration must be finite and at least 0.2 τ, which is two samples, not " + duration);
    assertThat(glass.time()).isZero();
  }
}
