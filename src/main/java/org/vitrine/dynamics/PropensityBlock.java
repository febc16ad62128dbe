package org.vitrine.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Snapshot;

/** The propensity of one snapshot: for each time in turn, one mean and one variance a particle. */
final class PropensityBlock {

  private final Snapshot start;
  private final double[] mean;
  private final double[] variance;
  private final @Nullable DisplacementMoments moments;

  /**
   * @param moments null when they come from a file that was saved before there were any
   */
  PropensityBlock(
      Snapshot start, double[] mean, double[] variance, @Nullable DisplacementMoments moments) {
    this.start = start;
    this.mean = mean;
    this.variance = variance;
    this.moments = moments;
  }

  @Nullable DisplacementMoments moments() {
    return moments;
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

  /** Those of one value a particle that belong to a species. */
  double[] ofSpecies(String species, double[] values) {
    String[] names = start.species();
    return IntStream.range(0, names.length)
        .filter(i -> names[i].equals(species))
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
