package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Estimates from numbers whose answer is known. */
class DynamicsEstimatesTest {

  private static final int OVERLAP = Displacements.overlap(0.3);

  @Test
  void theJackknifeOfAMeanIsItsStandardError() {
    double[] values = {1, 2, 4, 9};
    Estimate mean =
        Estimate.of(4, of -> Arrays.stream(of).mapToDouble(k -> values[k]).average().orElseThrow());
    assertThat(mean.value()).isEqualTo(4);
    assertThat(mean.error()).isCloseTo(Math.sqrt(38.0 / 3 / 4), within(1e-14));
    assertThat(mean.text("τ")).isEqualTo("4 ± 1.8 τ");
    assertThat(new Estimate(12_345, Double.NaN).text("τ")).isEqualTo("12300 τ");
  }

  @Test
  void theRelaxationTimeOfAnExponentialIsItsTime() {
    double[] times = LogarithmicTimes.of(0.01, 316, 4);
    for (double exponent : new double[] {1, 0.6}) {
      for (double tau = 0.1; tau < 100; tau *= 1.37) {
        assertThat(RelaxationTime.of(times, stretched(times, tau, exponent)))
            .isCloseTo(tau, within(0.01 * tau));
      }
    }
  }

  @Test
  void aRelaxationTimeIsNeverExtrapolated() {
    double[] times = {1, 10};
    assertThat(RelaxationTime.of(times, stretched(times, 11, 1))).isNaN();
    assertThat(RelaxationTime.of(times, stretched(times, 0.5, 1))).isNaN();
    assertThat(RelaxationTime.of(times, stretched(times, 9.9, 1))).isCloseTo(9.9, within(0.1));
  }

  private static double[] stretched(double[] times, double tau, double exponent) {
    return Arrays.stream(times).map(t -> Math.exp(-Math.pow(t / tau, exponent))).toArray();
  }

  @Test
  void theSusceptibilityHasTheVarianceOfRunsAndOfSnapshots() {
    int particles = 10;
    int runs = 4;
    SplittableRandom random = new SplittableRandom(3);
    List<DisplacementMoments> blocks = new ArrayList<>();
    for (int k = 0; k < 400; k++) {
      double ofSnapshot = 0.5 + 0.02 * random.nextGaussian();
      RunStatistics overlaps = new RunStatistics(Displacements.COUNT);
      for (int run = 0; run < runs; run++) {
        double[] averages = new double[Displacements.COUNT];
        averages[OVERLAP] = ofSnapshot + 0.03 * random.nextGaussian();
        overlaps.add(averages);
      }
      blocks.add(new DisplacementMoments(gas(particles), overlaps.mean(), overlaps.variance()));
    }
    DynamicsEstimates estimates = new DynamicsEstimates(blocks, runs);
    Estimate runsAlone = estimates.betweenRuns(0, 0, OVERLAP);
    Estimate all = estimates.overAll(0, 0, OVERLAP);
    assertThat(runsAlone.value()).isCloseTo(10 * 9e-4, within(3 * runsAlone.error()));
    assertThat(all.value()).isCloseTo(10 * (9e-4 + 4e-4), within(3 * all.error()));
    assertThat(all.error()).isLessThan(0.1 * all.value());
    DynamicsEstimates one = new DynamicsEstimates(blocks.subList(0, 1), runs);
    assertThat(one.overAll(0, 0, OVERLAP).value()).isNaN();
    assertThat(one.betweenRuns(0, 0, OVERLAP).value()).isPositive();
    assertThat(one.betweenRuns(0, 0, OVERLAP).error()).isNaN();
  }

  private static Snapshot gas(int particles) {
    double[] diameters = new double[particles];
    String[] species = new String[particles];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    return Snapshot.of(Box.cube(5), new double[3 * particles], diameters, species);
  }
}
