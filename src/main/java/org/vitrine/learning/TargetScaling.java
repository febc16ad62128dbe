package org.vitrine.learning;

import java.util.Arrays;
import org.vitrine.io.ArrayFile;

/** Standardisation of a species' targets: to mean 0 and deviation 1 in the training part. */
final class TargetScaling {
  private final double[] mean;
  private final double[] deviation;

  TargetScaling(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Put into a file; {@code k} sets it apart from others there. */
  ArrayFile in(ArrayFile file, String k) {
    return file.with("target_mean" + k, mean).with("target_deviation" + k, deviation);
  }

  /** Read back from a file. */
  static TargetScaling from(ArrayFile file, String k) {
    return new TargetScaling(file.doubles("target_mean" + k), file.doubles("target_deviation" + k));
  }

  static TargetScaling of(LearningData data, String species) {
    int times = data.times().length;
    double[] mean = new double[times];
    double[] deviation = new double[times];
    for (int t = 0; t < times; t++) {
      double[] values = data.target(species, t);
      double average = Arrays.stream(values).average().orElseThrow();
      mean[t] = average;
      deviation[t] =
          Math.sqrt(
              Arrays.stream(values)
                  .map(v -> (v - average) * (v - average))
                  .average()
                  .orElseThrow());
    }
    return new TargetScaling(mean, deviation);
  }

  double standardised(double target, int time) {
    return (target - mean[time]) / deviation[time];
  }

  /** The target that is standardised to this value. */
  double restored(double standardised, int time) {
    return mean[time] + deviation[time] * standardised;
  }
}
