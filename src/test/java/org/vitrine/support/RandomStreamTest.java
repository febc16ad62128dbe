package org.vitrine.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.support.RandomStream.Purpose;

class RandomStreamTest {

  private static final int DRAWS = 20_000;

  private static double[] gaussians(Purpose purpose, long seed, long snapshot, long run) {
    RandomStream stream = RandomStream.of(purpose, seed, snapshot, run);
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> stream.nextGaussian());
    return values;
  }

  private static double correlation(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void gaussiansHaveMeanZeroAndUnitVariance(long seed) {
    double[] values = gaussians(Purpose.VELOCITIES, seed, 0, 0);
    assertThat(Arrays.stream(values).average().orElseThrow())
        .isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    assertThat(correlation(values, values)).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
  }

  @Test
  void neighbouringKeysShareNothing() {
    double[] values = gaussians(Purpose.ENSEMBLE, 1, 1, 1);
    double[][] others = {
      gaussians(Purpose.ENSEMBLE, 2, 1, 1),
      gaussians(Purpose.ENSEMBLE, 1, 2, 1),
      gaussians(Purpose.ENSEMBLE, 1, 1, 2),
      gaussians(Purpose.GROWTH, 1, 1, 1)
    };
    for (double[] other : others) {
      assertThat(correlation(values, other)).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }
  }

  @Test
  void aPermutationHoldsEveryNumberOnce() {
    int[] order = RandomStream.of(Purpose.SPLIT, 42, 0, 0).permutation(100);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, 100).toArray());
    assertThat(order[0] == 0 && order[1] == 1 && order[2] == 2).isFalse();
  }
}
