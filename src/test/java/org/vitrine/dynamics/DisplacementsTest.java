package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;

class DisplacementsTest {

  private static final int PARTICLES = 13;
  private static final int TIMES = 3;

  private final Snapshot start = Configurations.random(Box.cube(5), PARTICLES, 1);
  private final double[] distances = distances();
  private final double[] averages = Displacements.averages(start, distances);

  /** From far shorter than a cage to many diameters; one that has not moved, one on an edge. */
  private static double[] distances() {
    SplittableRandom random = new SplittableRandom(2);
    double[] distances = new double[TIMES * PARTICLES];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.pow(10, 8 * random.nextDouble() - 6);
    }
    distances[PARTICLES] = 0;
    distances[PARTICLES + 1] = 0.3;
    distances[PARTICLES + 2] = 0.15;
    return distances;
  }

  @Test
  void powersAreAveragedOverEachSpeciesAndOverAll() {
    assertMeans(Displacements.SQUARE, d -> d * d, 1e-13);
    assertMeans(Displacements.FOURTH_POWER, d -> d * d * d * d, 1e-13);
  }

  @Test
  void theOverlapCountsWhatHasMovedLessThanTheLength() {
    for (int k = 1; k <= 20; k++) {
      double length = k / 20.0;
      assertMeans(Displacements.overlap(length), d -> d < length ? 1 : 0, 1e-15);
    }
  }

  @Test
  void theScatteringFunctionIsTheAverageOverDirections() {
    for (int k = 1; k <= 64; k++) {
      double q = 0.25 * k;
      int place = Displacements.scattering(q);
      assertThat(Displacements.waveNumber(place)).isEqualTo(q);
      assertMeans(place, d -> d == 0 ? 1 : Math.sin(q * d) / (q * d), 1e-12);
    }
  }

  private void assertMeans(int average, DoubleUnaryOperator of, double tolerance) {
    String[] species = start.species();
    String[] groups = Displacements.groups(start.speciesNames());
    assertThat(groups).containsExactly("L", "S", "all");
    for (int t = 0; t < TIMES; t++) {
      for (int g = 0; g < groups.length; g++) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < PARTICLES; i++) {
          if (groups[g].equals("all") || species[i].equals(groups[g])) {
            sum += of.applyAsDouble(distances[t * PARTICLES + i]);
            count++;
          }
        }
        double measured = averages[(t * groups.length + g) * Displacements.COUNT + average];
        assertThat(measured).isCloseTo(sum / count, within(tolerance * Math.max(1, sum / count)));
      }
    }
  }

  @Test
  void aLengthOrWaveNumberThatWasNotMeasuredIsRefused() {
    assertThat(Displacements.waveNumber(Displacements.scattering(7.1))).isEqualTo(7);
    assertThatThrownBy(() -> Displacements.overlap(0.33))
        .hasMessage("length must be one of 0.05, 0.1 … 1 σ_L, not 0.33");
    assertThatThrownBy(() -> Displacements.overlap(1.05)).hasMessageContaining("not 1.05");
    assertThatThrownBy(() -> Displacements.scattering(17))
        .hasMessage("q must be near 0.25, 0.5 … 16 σ_L⁻¹, not 17.0");
    assertThatThrownBy(() -> Displacements.scattering(Double.NaN)).hasMessageContaining("NaN");
  }
}
