package org.vitrine.dynamics;

import java.util.Arrays;
import org.vitrine.particles.Snapshot;

/** The propensity of one snapshot: for each time in turn, one mean and one variance a particle. */
final class PropensityBlock {

  private final Snapshot start;
  private final double[] mean;
  private final double[] variance;

  PropensityBlock(Snapshot start, double[] mean, double[] variance) {
    this.start = start;
    this.mean = mean;
    this.variance = variance;
  }

  Snapshot start() {
    return start;
  }

  /** Not a copy: not to be written to. */
  double[] mean() {
    return mean;
  }

  /** Not a copy: not to be written to. */
  double[] variance() {
    return variance;
  }

  double[] meanAt(int time) {
    return at(mean, time);
  }

  double[] varianceAt(int time) {
    return at(variance, time);
  }

  private double[] at(double[] values, int time) {
    int n = start.particles();
    return Arrays.copyOfRange(values, time * n, (time + 1) * n);
  }
}
