package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SphericalHarmonicsTest {

  private static final double[][] DIRECTIONS = {
    {0, 0, 1},
    {0, 0, -1},
    {1, 0, 0},
    {0, -1, 0},
    {0.6, 0, 0.8},
    {-0.48, 0.6, 0.64},
    {2.0 / 3, -2.0 / 3, 1.0 / 3},
    {2.0 / 7, 3.0 / 7, -6.0 / 7}
  };

  @Test
  void additionTheoremHolds() {
    SphericalHarmonics harmonics = new SphericalHarmonics(12);
    double[] a = new double[harmonics.count()];
    double[] b = new double[harmonics.count()];
    for (double[] u : DIRECTIONS) {
      harmonics.evaluate(u[0], u[1], u[2], a);
      for (double[] v : DIRECTIONS) {
        harmonics.evaluate(v[0], v[1], v[2], b);
        double cosine = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
        for (int l = 0; l <= 12; l++) {
          double sum = 0;
          for (int m = -l; m <= l; m++) {
            int h = harmonics.index(l, m);
            double factor = harmonics.factor(l, m);
            sum += factor * a[h] * factor * b[h];
          }
          assertThat(sum).as("l = %d", l).isCloseTo(Legendre.polynomial(l, cosine), within(1e-13));
        }
      }
    }
  }

  @Test
  void twoDirectionsAtOnceAreThoseOneByOne() {
    SphericalHarmonics harmonics = new SphericalHarmonics(7);
    double[][] expected = new double[2][harmonics.count()];
    double[][] actual = new double[2][harmonics.count()];
    harmonics.evaluate(0.6, 0, 0.8, expected[0]);
    harmonics.evaluate(-0.48, 0.6, 0.64, expected[1]);
    harmonics.evaluate(0.6, 0, 0.8, actual[0], -0.48, 0.6, 0.64, actual[1]);
    assertThat(actual).isDeepEqualTo(expected);
  }

  @Test
  void lowDegreesAreTheTextbookOnes() {
    SphericalHarmonics harmonics = new SphericalHarmonics(2);
    double[] c = new double[9];
    harmonics.evaluate(2.0 / 7, 3.0 / 7, -6.0 / 7, c);
    double x = 2.0 / 7;
    double y = 3.0 / 7;
    double z = -6.0 / 7;
    double root3 = Math.sqrt(3);
    double[] expected = {
      1,
      y,
      z,
      x,
      root3 * x * y,
      root3 * y * z,
      (3 * z * z - 1) / 2,
      root3 * x * z,
      root3 / 2 * (x * x - y * y)
    };
    for (int l = 0; l <= 2; l++) {
      for (int m = -l; m <= l; m++) {
        assertThat(harmonics.factor(l, m) * c[harmonics.index(l, m)])
            .as("l = %d, m = %d", l, m)
            .isCloseTo(expected[l * l + l + m], within(1e-15));
      }
    }
  }
}
