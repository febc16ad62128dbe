package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;

/**
 * How well a perfect predictor of the isoconfigurational mean could correlate with a propensity
 * measured from M runs.
 *
 * <p>Of the measured variance V between particles, W/M is noise left over from averaging M runs; S
 * = V − W/M is signal, and a perfect predictor reaches Pearson ρ_max = sqrt(S / V). This does not
 * say that the dynamics is predictable: of one run's variance the configuration fixes only S / (S +
 * W).
 *
 * @param variance V: variance between particles of the measured propensity (ddof 1)
 * @param noise W: mean over particles of the variance between runs (ddof 1)
 * @param runs M
 */
public record NoiseCeiling(double variance, double noise, int runs) {

  /**
   * From measured propensities of the particles of one species.
   *
   * @param propensity one value a particle
   * @param runVariance variance between the runs, one value a particle
   */
  public static NoiseCeiling of(double[] propensity, double[] runVariance, int runs) {
    int n = propensity.length;
    require(n >= 1, "particles", n, "at least 1");
    double mean = 0;
    double noise = 0;
    for (int i = 0; i < n; i++) {
      mean += propensity[i] / n;
      noise += runVariance[i] / n;
    }
    double squares = 0;
    for (double value : propensity) {
      squares += (value - mean) * (value - mean);
    }
    return new NoiseCeiling(squares / (n - 1), noise, runs);
  }

  /** S = V − W/M. Not positive when the runs are too few to tell particles apart. */
  public double signal() {
    return variance - noise / runs;
  }

  /** ρ_max = sqrt(S / V); NaN when S is not positive, or for one particle: then there is none. */
  public double ceiling() {
    return signal() > 0 ? Math.sqrt(signal() / variance) : Double.NaN;
  }

  /**
   * S / (S + W): the part of a single run's variance that the configuration fixes; NaN when S is
   * not positive.
   */
  public double predictable() {
    return signal() > 0 ? signal() / (signal() + noise) : Double.NaN;
  }
}
