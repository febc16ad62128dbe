package org.vitrine.dynamics;

/**
 * A exp(−r / ξ) + c through points by weighted least squares.
 *
 * @param amplitude A
 * @param length ξ; NaN when the points do not decay from above within lengths of 0.05 to 50
 * @param constant c
 */
record ExponentialDecay(double amplitude, double length, double constant) {

  private static final double SHORTEST = 0.05;
  private static final double LONGEST = 50;
  private static final int STEPS = 120;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** The points, and the line through values against exp(−r / ξ) of a given ξ. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Points(double[] r, double[] values, double[] weights) {

    ExponentialDecay of(double length) {
      double weight = 0;
      double shapes = 0;
      double sum = 0;
      for (int k = 0; k < r.length; k++) {
        weight += weights[k];
        shapes += weights[k] * StrictMath.exp(-r[k] / length);
        sum += weights[k] * values[k];
      }
      double products = 0;
      double squares = 0;
      for (int k = 0; k < r.length; k++) {
        double shape = StrictMath.exp(-r[k] / length) - shapes / weight;
        products += weights[k] * shape * values[k];
        squares += weights[k] * shape * shape;
      }
      double amplitude = products / squares;
      return new ExponentialDecay(amplitude, length, (sum - amplitude * shapes) / weight);
    }

    double misfit(double length) {
      ExponentialDecay decay = of(length);
      double misfit = 0;
      for (int k = 0; k < r.length; k++) {
        double difference = values[k] - decay.at(r[k]);
        misfit += weights[k] * difference * difference;
      }
      return misfit;
    }
  }

  static ExponentialDecay through(double[] r, double[] values, double[] weights) {
    Points points = new Points(r, values, weights);
    double[] lengths = new double[STEPS + 1];
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= STEPS; k++) {
      lengths[k] = SHORTEST * StrictMath.pow(LONGEST / SHORTEST, (double) k / STEPS);
      double misfit = points.misfit(lengths[k]);
      if (misfit < least) {
        least = misfit;
        best = k;
      }
    }
    if (best == 0 || best == STEPS || !(points.of(lengths[best]).amplitude > 0)) {
      return new ExponentialDecay(Double.NaN, Double.NaN, Double.NaN);
    }
    double low = lengths[best - 1];
    double high = lengths[best + 1];
    while (high - low > 1e-9 * high) { // golden section
      double lower = high - GOLDEN * (high - low);
      double upper = low + GOLDEN * (high - low);
      if (points.misfit(lower) < points.misfit(upper)) {
        high = upper;
      } else {
        low = lower;
      }
    }
    return points.of((low + high) / 2);
  }

  /** A exp(−r / ξ) + c. */
  double at(double r) {
    return amplitude * StrictMath.exp(-r / length) + constant;
  }
}
