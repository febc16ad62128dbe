package org.vitrine.structure;

/**
 * Exponentials of many numbers at once, some times as fast as {@link StrictMath#exp} one by one:
 * additions and multiplications alone, in loops that become vector instructions, and with the same
 * bits on every JDK.
 *
 * <p>e^x = (e^(x / 2^s))^(2^s), where the inner exponential is a polynomial of degree 14. Each of
 * the s squarings doubles the relative error: for |x| up to 64 it stays below 10⁻¹³.
 */
final class Exponential {

  /** Up to which the polynomial's error is below 10⁻¹⁵. */
  private static final double SMALL = 0.5;

  private static final int DEGREE = 14;

  private Exponential() {}

  /**
   * Replaces numbers by their exponentials.
   *
   * @param values modified from {@code from} to {@code to} − 1
   * @param workspace at least as long; modified
   * @param largest no number has a larger absolute value
   */
  static void of(double[] values, int from, int to, double[] workspace, double largest) {
    int squarings = 0;
    double scale = 1;
    while (largest * scale > SMALL) {
      scale /= 2;
      squarings++;
    }
    for (int j = from; j < to; j++) {
      values[j] *= scale;
      workspace[j] = 1;
    }
    for (int n = DEGREE; n > 0; n -= 2) { // 1 + x / 1 (1 + x / 2 (1 + x / 3 (…)))
      addTwoPowers(values, from, to, workspace, 1.0 / n, 1.0 / (n - 1));
    }
    for (; squarings > 1; squarings -= 2) {
      squareTwice(workspace, from, to);
    }
    if (squarings == 1) {
      square(workspace, from, to);
    }
    System.arraycopy(workspace, from, values, from, to - from);
  }

  private static void addTwoPowers(
      double[] values, int from, int to, double[] sums, double inner, double outer) {
    for (int j = from; j < to; j++) {
      double x = values[j];
      sums[j] = 1 + x * outer * (1 + x * inner * sums[j]);
    }
  }

  private static void square(double[] values, int from, int to) {
    for (int j = from; j < to; j++) {
      values[j] *= values[j];
    }
  }

  private static void squareTwice(double[] values, int from, int to) {
    for (int j = from; j < to; j++) {
      double square = values[j] * values[j];
      values[j] = square * square;
    }
  }
}
