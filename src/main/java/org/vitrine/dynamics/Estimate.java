package org.vitrine.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A number measured on several snapshots.
 *
 * @param value from all of them
 * @param error its standard error by the jackknife over snapshots, of a mean the usual one; NaN of
 *     a single snapshot, or when the number cannot be had without one of them
 */
record Estimate(double value, double error) {

  /**
   * Estimates a number.
   *
   * @param statistic the number from the snapshots of these places
   */
  static Estimate of(int snapshots, ToDoubleFunction<int[]> statistic) {
    double[] without = new double[snapshots];
    double mean = 0;
    for (int k = 0; k < snapshots && snapshots > 1; k++) {
      int left = k;
      without[k] =
          statistic.applyAsDouble(IntStream.range(0, snapshots).filter(i -> i != left).toArray());
      mean += without[k] / snapshots;
    }
    double squares = 0;
    for (double value : without) {
      squares += (value - mean) * (value - mean);
    }
    return new Estimate(
        statistic.applyAsDouble(IntStream.range(0, snapshots).toArray()),
        snapshots == 1 ? Double.NaN : Math.sqrt(squares * (snapshots - 1) / snapshots));
  }

  /** Value and error with a unit, without needless digits and without exponents. */
  String text(String unit) {
    String number = plain(value, 3);
    return (Double.isNaN(error) ? number : number + " ± " + plain(error, 2)) + " " + unit;
  }

  private static String plain(double number, int digits) {
    return new BigDecimal(number).round(new MathContext(digits)).toPlainString();
  }
}
