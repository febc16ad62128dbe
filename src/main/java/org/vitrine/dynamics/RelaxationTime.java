package org.vitrine.dynamics;

/** The structural relaxation time τ_α: when F_s(q, t) has fallen to 1/e. */
final class RelaxationTime {

  static final double LEVEL = 1 / Math.E;

  private RelaxationTime() {}

  /**
   * Where the function first falls below 1/e, on a straight line against log t between the two
   * times around: there every exponential, stretched or not, has its turning point, and is nearly
   * straight. NaN when it does not fall below within the times, or has before the first; nothing is
   * extrapolated.
   */
  static double of(double[] times, double[] scattering) {
    int k = 0;
    while (k < times.length && scattering[k] > LEVEL) {
      k++;
    }
    if (k == 0 || k == times.length) {
      return Double.NaN;
    }
    double part = (scattering[k - 1] - LEVEL) / (scattering[k - 1] - scattering[k]);
    return times[k - 1] * StrictMath.pow(times[k] / times[k - 1], part);
  }
}
