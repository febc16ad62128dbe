package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

class OuterProductsTest {

  @Test
  void theVectorKernelIsTakenWhereTheJvmWasStartedWithIt() {
    // as the tests are: see the arguments in pom.xml
    assertThat(OuterProducts.KERNEL.getClass().getSimpleName()).isEqualTo("VectorKernel");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "40, 8", "300, 130", "1500, 257", "1024, 261", "1040, 640"})
  void bothKernelsAddRowAfterRowToTheSameBits(int rows, int width) {
    double[][] x = new double[rows][width];
    RandomStream random = RandomStream.of(Purpose.SPLIT, 1, rows, width);
    for (double[] row : x) {
      for (int j = 0; j < width; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[][] plain = sum(new PlainKernel(), x, width);
    double[][] vector = sum(OuterProducts.KERNEL, x, width);

    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        double expected = 0;
        for (double[] row : x) {
          expected += row[i] * row[j];
        }
        assertThat(plain[i][j]).as("%d, %d", i, j).isEqualTo(expected);
        assertThat(vector[i][j]).as("%d, %d", i, j).isEqualTo(expected);
      }
    }
  }

  private static double[][] sum(OuterProducts.Kernel kernel, double[][] x, int width) {
    double[][] sum = new double[width][width];
    OuterProducts.add(kernel, sum, x.length, (row, z) -> System.arraycopy(x[row], 0, z, 0, width));
    return sum;
  }
}
