package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

class HarmonicSumsTest {

  private static final int NEIGHBORS = 40;

  @Test
  void theVectorApiIsFoundWhereTheJvmWasStartedWithIt() {
    assertThat(HarmonicSums.vector()).isNotNull(); // as the tests are: see the arguments in pom.xml
  }

  /** Shells: fewer than a vector, one vector, several and a part of one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "4, 8", "12, 16", "6, 21"})
  void everyKindAddsNeighborAfterNeighborToTheSameBits(int degree, int shells) {
    SphericalHarmonics harmonics = new SphericalHarmonics(degree);
    double[][] points = new double[3][NEIGHBORS];
    double[][] weights = new double[shells][NEIGHBORS];
    int[] first = new int[shells];
    int[] end = new int[shells];
    fill(points, weights, first, end);
    HarmonicSums plain = new PlainHarmonicSums(harmonics, shells);
    HarmonicSums vector = Objects.requireNonNull(HarmonicSums.vector()).make(harmonics, shells);
    for (HarmonicSums sums : new HarmonicSums[] {plain, vector, vector}) {
      sums.clear();
      for (int j = 0; j < NEIGHBORS; j += HarmonicSums.BATCH) {
        sums.add(points[0], points[1], points[2], j, weights, first, end);
      }
    }

    double[] values = new double[harmonics.count()];
    for (int shell = 0; shell < shells; shell++) {
      double[] expected = new double[harmonics.count()];
      for (int j = first[shell]; j < end[shell]; j++) {
        harmonics.evaluate(points[0][j], points[1][j], points[2][j], values);
        for (int h = 0; h < values.length; h++) {
          expected[h] = Math.fma(weights[shell][j], values[h], expected[h]);
        }
      }
      assertThat(plain.of(shell)).as("shell %d", shell).isEqualTo(expected);
      assertThat(vector.of(shell)).as("shell %d", shell).isEqualTo(expected);
    }
  }

  /** Directions at random, and in each shell a stretch of neighbours with a weight. */
  private static void fill(double[][] points, double[][] weights, int[] first, int[] end) {
    RandomStream random = RandomStream.of(Purpose.SPLIT, 1, weights.length, 0);
    for (int j = 0; j < NEIGHBORS; j++) {
      double[] point = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double length = Math.sqrt(Arrays.stream(point).map(x -> x * x).sum());
      for (int axis = 0; axis < 3; axis++) {
        points[axis][j] = point[axis] / length;
      }
    }
    for (int shell = 0; shell < weights.length; shell++) {
      first[shell] = shell % 11;
      end[shell] = Math.min(NEIGHBORS, first[shell] + 3 * (shell % 13));
      for (int j = first[shell]; j < end[shell]; j++) {
        weights[shell][j] = Math.abs(random.nextGaussian());
      }
    }
  }
}
