package org.vitrine.learning;

import java.util.Arrays;

/**
 * What an epoch led to, for each network that trains: mean squared error in the training steps, in
 * units of the targets' variance; the same, after the epoch, of what choices are made on; the
 * correlation there, NaN when all predictions are equal.
 */
final class Epoch {
  private final double[] training;
  private final double[] validation;
  private final double[] pearson;

  Epoch(double[] training, double[] validation, double[] pearson) {
    this.training = training;
    this.validation = validation;
    this.pearson = pearson;
  }

  /** Of some networks. */
  Epoch part(int from, int count) {
    return new Epoch(
        Arrays.copyOfRange(training, from, from + count),
        Arrays.copyOfRange(validation, from, from + count),
        Arrays.copyOfRange(pearson, from, from + count));
  }

  double[] training() {
    return training;
  }

  double[] validation() {
    return validation;
  }

  double[] pearson() {
    return pearson;
  }
}
