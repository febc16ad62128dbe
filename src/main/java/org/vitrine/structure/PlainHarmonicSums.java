package org.vitrine.structure;

import java.util.Arrays;

/**
 * Adds neighbours four at a time, each with an array of its own for its harmonics and each shell
 * with one for its sums: the one form of the loop that the JIT compilers of JDK 17 and later turn
 * into vector instructions. The four are of similar distance, for they come from near to far, and
 * reach nearly the same shells.
 */
final class PlainHarmonicSums extends HarmonicSums {

  private final SphericalHarmonics harmonics;

  /** C_lm of each neighbour of a batch. */
  private final double[][] directions;

  /** By shell, then harmonic. */
  private final double[][] sums;

  PlainHarmonicSums(SphericalHarmonics harmonics, int shells) {
    this.harmonics = harmonics;
    directions = new double[BATCH][harmonics.count()];
    sums = new double[shells][harmonics.count()];
  }

  @Override
  void clear() {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
  }

  @Override
  void add(double[] x, double[] y, double[] z, int j, double[][] weights, int[] first, int[] end) {
    for (int k = 0; k < BATCH; k += 2) {
      int a = j + k;
      int b = a + 1;
      harmonics.evaluate(x[a], y[a], z[a], directions[k], x[b], y[b], z[b], directions[k + 1]);
    }
    for (int shell = 0; shell < sums.length; shell++) {
      double[] w = weights[shell];
      for (int k = 0; k < BATCH; k += 4) {
        if (j + k + 3 >= first[shell] && j + k < end[shell]) {
          add(
              sums[shell],
              w[j + k],
              directions[k],
              w[j + k + 1],
              directions[k + 1],
              w[j + k + 2],
              directions[k + 2],
              w[j + k + 3],
              directions[k + 3]);
        }
      }
    }
  }

  private static void add(
      double[] sum,
      double a,
      double[] ofA,
      double b,
      double[] ofB,
      double c,
      double[] ofC,
      double d,
      double[] ofD) {
    for (int h = 0; h < sum.length; h++) {
      double upToB = Math.fma(b, ofB[h], Math.fma(a, ofA[h], sum[h]));
      sum[h] = Math.fma(d, ofD[h], Math.fma(c, ofC[h], upToB));
    }
  }

  @Override
  double[] of(int shell) {
    return sums[shell];
  }
}
