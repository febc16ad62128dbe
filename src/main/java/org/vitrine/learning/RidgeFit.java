package org.vitrine.learning;

import java.util.Arrays;

/**
 * The ridge fit of one species: standardisation of the features that take part; α, weights and
 * intercept for each time.
 */
final class RidgeFit implements Predictions.OfSpecies {

  private final String species;
  private final Scaling scaling;
  private final double[] alpha;
  private final double[] intercept;
  private final double[][] weights;

  /** {@code weights[t][j]} belongs to the feature that takes part as number {@code j}. */
  RidgeFit(
      String species, Scaling scaling, double[] alpha, double[] intercept, double[][] weights) {
    this.species = species;
    this.scaling = scaling;
    this.alpha = alpha;
    this.intercept = intercept;
    this.weights = weights;
  }

  String species() {
    return species;
  }

  Scaling scaling() {
    return scaling;
  }

  double alpha(int time) {
    return alpha[time];
  }

  double smallestAlpha() {
    return Arrays.stream(alpha).min().orElseThrow();
  }

  double largestAlpha() {
    return Arrays.stream(alpha).max().orElseThrow();
  }

  @Override
  public void predict(double[] features, double[] predictions) {
    for (int t = 0; t < predictions.length; t++) {
      double sum = intercept[t];
      double[] w = weights[t];
      for (int j = 0; j < w.length; j++) {
        sum += w[j] * scaling.standardised(features, j);
      }
      predictions[t] = sum;
    }
  }
}
