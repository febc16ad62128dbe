package org.vitrine.learning;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The ridge fit of one species: standardisation of the features that take part; α, weights and
 * intercept for each time.
 */
final class RidgeFit {

  private final String species;
  private final int[] kept;
  private final double[] mean;
  private final double[] deviation;
  private final double[] alpha;
  private final double[] intercept;
  private final double[][] weights;

  /** {@code weights[t][j]} belongs to the standardised feature {@code kept[j]}. */
  RidgeFit(
      String species,
      int[] kept,
      double[] mean,
      double[] deviation,
      double[] alpha,
      double[] intercept,
      double[][] weights) {
    this.species = species;
    this.kept = kept;
    this.mean = mean;
    this.deviation = deviation;
    this.alpha = alpha;
    this.intercept = intercept;
    this.weights = weights;
  }

  String species() {
    return species;
  }

  /** Numbers of the features that take part. */
  IntStream kept() {
    return Arrays.stream(kept);
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

  /** The prediction for a particle: all of its features, not standardised. */
  double predict(double[] features, int time) {
    double sum = intercept[time];
    double[] w = weights[time];
    for (int j = 0; j < kept.length; j++) {
      sum += w[j] * ((features[kept[j]] - mean[j]) / deviation[j]);
    }
    return sum;
  }
}
