package org.vitrine.learning;

import java.util.Arrays;

/**
 * How the training of a species went. For each epoch in turn, one value a time: mean squared error
 * in the training steps, in units of the targets' variance; the same, after the epoch, of what
 * choices are made on; the correlation there. And for each time the number, from 0, of the epoch
 * that was kept.
 */
final class TrainingHistory {
  private final double[] training;
  private final double[] validation;
  private final double[] pearson;
  private final int[] best;

  TrainingHistory(double[] training, double[] validation, double[] pearson, int[] best) {
    this.training = training;
    this.validation = validation;
    this.pearson = pearson;
    this.best = best;
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

  int[] best() {
    return best;
  }

  int epochs() {
    return training.length / best.length;
  }

  /** With one more epoch. */
  TrainingHistory with(StackTraining.Epoch epoch, int[] newBest) {
    return new TrainingHistory(
        joined(training, epoch.training()),
        joined(validation, epoch.validation()),
        joined(pearson, epoch.pearson()),
        newBest.clone());
  }

  private static double[] joined(double[] before, double[] last) {
    double[] all = Arrays.copyOf(before, before.length + last.length);
    System.arraycopy(last, 0, all, before.length, last.length);
    return all;
  }
}
