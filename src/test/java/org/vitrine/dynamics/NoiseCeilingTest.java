package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.References;

class NoiseCeilingTest {

  /** V, W, S / V and ρ_max of the reference, made by an independent program. */
  @ParameterizedTest
  @ValueSource(strings = {"M50", "M20_first20", "M10_first10"})
  void agreesWithTheReference(String name) {
    List<String[]> expected = References.csv("ceiling_expected.csv");
    String[] row = expected.stream().filter(r -> r[0].equals(name)).findFirst().orElseThrow();
    int runs = Integer.parseInt(row[1]);
    List<String[]> particles = References.csv("ceiling_runs.csv");
    int n = particles.size() - 1;
    double[] mean = new double[n];
    double[] variance = new double[n];
    for (int i = 0; i < n; i++) {
      RunStatistics statistics = new RunStatistics(1);
      for (int run = 0; run < runs; run++) {
        statistics.add(new double[] {Double.parseDouble(particles.get(i + 1)[3 + run])});
      }
      mean[i] = statistics.mean()[0];
      variance[i] = statistics.variance()[0];
    }
    NoiseCeiling ceiling = NoiseCeiling.of(mean, variance, runs);
    assertThat(ceiling.noise()).isCloseTo(Double.parseDouble(row[3]), within(1e-12));
    assertThat(ceiling.variance()).isCloseTo(Double.parseDouble(row[4]), within(1e-12));
    assertThat(ceiling.signal()).isCloseTo(Double.parseDouble(row[5]), within(1e-12));
    assertThat(ceiling.ceiling()).isCloseTo(Double.parseDouble(row[7]), within(1e-12));
  }

  @Test
  void withoutSignalThereIsNoCeiling() {
    NoiseCeiling noise = NoiseCeiling.of(new double[] {1, 1.1, 0.9}, new double[] {4, 4, 4}, 10);
    assertThat(noise.signal()).isNegative();
    assertThat(noise.ceiling()).isNaN();
    assertThat(noise.predictable()).isNaN();
  }

  @Test
  void thePredictablePartIsTheShareOfTheVarianceBetweenParticles() {
    int runs = 5;
    int particles = 20_000;
    SplittableRandom random = new SplittableRandom(1);
    double[] mean = new double[particles];
    double[] variance = new double[particles];
    for (int i = 0; i < particles; i++) {
      double ofParticle = 3 + 0.5 * random.nextGaussian(); // a variance of 0.25 beside one of 1
      RunStatistics statistics = new RunStatistics(1);
      for (int run = 0; run < runs; run++) {
        statistics.add(new double[] {ofParticle + random.nextGaussian()});
      }
      mean[i] = statistics.mean()[0];
      variance[i] = statistics.variance()[0];
    }
    NoiseCeiling noise = NoiseCeiling.of(mean, variance, runs);
    assertThat(noise.predictable()).isCloseTo(0.2, within(0.008)); // 0.31 uncorrected
  }
}
