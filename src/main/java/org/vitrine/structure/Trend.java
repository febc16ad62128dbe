package org.vitrine.structure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A straight line through values in successive windows of a run.
 *
 * <p>What the line leaves over is the noise. In a dense fluid or a glass it outlives a window: with
 * the correlation r of successive remainders, n windows are worth n (1 − r) / (1 + r) independent
 * ones, which widens the errors (Santer and others, J. Geophys. Res. 105, 7337 (2000)). The line
 * itself hides about (2 + 4 r) / n of r, which is put back. Of 200 runs of 20 τ in equilibrium, 300
 * spheres at η = 0.54, 13 % seem to drift by more than three errors without all this, 4 % with it;
 * at η = 0.45, where nothing lasts, 2 %.
 *
 * @param mean of the values
 * @param meanError its standard error
 * @param change of the line over the whole run
 * @param changeError its standard error
 * @param scatter standard deviation of the values about the line
 */
record Trend(double mean, double meanError, double change, double changeError, double scatter) {

  /** A run is worth at least a twentieth of its windows. */
  private static final double MOST_CORRELATED = 0.9;

  /** Through values at equal distances, at least 5. */
  static Trend of(double[] values) {
    int n = values.length;
    double mean = 0;
    double slope = 0;
    double spread = 0;
    for (int k = 0; k < n; k++) {
      double x = k - 0.5 * (n - 1);
      mean += values[k] / n;
      slope += x * values[k];
      spread += x * x;
    }
    slope /= spread;
    double squares = 0;
    double products = 0;
    double before = 0;
    for (int k = 0; k < n; k++) {
      double remainder = values[k] - mean - slope * (k - 0.5 * (n - 1));
      squares += remainder * remainder;
      products += remainder * before;
      before = remainder;
    }
    double seen = squares == 0 ? 0 : products / squares;
    double correlation = Math.max(0, Math.min(MOST_CORRELATED, (seen + 2.0 / n) / (1 - 4.0 / n)));
    double scatter = Math.sqrt(squares / (n - 2));
    double error = scatter * Math.sqrt((1 + correlation) / (1 - correlation));
    return new Trend(mean, error / Math.sqrt(n), slope * n, error * n / Math.sqrt(spread), scatter);
  }

  /**
   * The mean of runs of different samples. Its errors are those of the runs together, or the
   * standard error over the samples where that is larger: samples differ by more than their noise.
   */
  static Trend mean(List<Trend> trends) {
    return new Trend(
        average(trends, Trend::mean),
        error(trends, Trend::mean, Trend::meanError),
        average(trends, Trend::change),
        error(trends, Trend::change, Trend::changeError),
        average(trends, Trend::scatter));
  }

  private static double average(List<Trend> trends, ToDoubleFunction<Trend> value) {
    return trends.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double error(
      List<Trend> trends, ToDoubleFunction<Trend> value, ToDoubleFunction<Trend> error) {
    double within = 0;
    for (Trend trend : trends) {
      within += Math.pow(error.applyAsDouble(trend) / trends.size(), 2);
    }
    double between = standardError(trends.stream().mapToDouble(value).toArray());
    return Math.max(Math.sqrt(within), between);
  }

  /** Of the mean of values that are independent; 0 of a single one. */
  static double standardError(double[] values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
  }
}
