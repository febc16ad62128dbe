package org.vitrine.dynamics;

import java.util.List;
import org.vitrine.particles.Snapshot;

/**
 * Mean and variance (ddof 1) between the runs from one snapshot of what {@link Displacements} has
 * of each run.
 */
final class DisplacementMoments {

  private final double[] particles;
  private final double[] mean;
  private final double[] variance;

  /** Arrays are laid out as {@link Displacements#averages}; not copied. */
  DisplacementMoments(Snapshot start, double[] mean, double[] variance) {
    List<String> names = start.speciesNames();
    this.particles = new double[Displacements.groups(names).length];
    for (int g = 0; g < particles.length; g++) {
      particles[g] = g < names.size() ? start.count(names.get(g)) : start.particles();
    }
    this.mean = mean;
    this.variance = variance;
  }

  /** Not a copy: not to be written to. */
  double[] mean() {
    return mean;
  }

  /** Not a copy: not to be written to. */
  double[] variance() {
    return variance;
  }

  /** How many particles a group has. */
  double particles(int group) {
    return particles[group];
  }

  double mean(int time, int group, int average) {
    return mean[place(time, group, average)];
  }

  double variance(int time, int group, int average) {
    return variance[place(time, group, average)];
  }

  private int place(int time, int group, int average) {
    return (time * particles.length + group) * Displacements.COUNT + average;
  }
}
