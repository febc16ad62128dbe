package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.io.ArrayFile;

/**
 * Standardisation of features (paper, eq. 7): to mean 0 and deviation 1 in the training part of a
 * species. A feature that does not vary there takes no part.
 */
final class Scaling {

  /** A column whose deviation is this small beside its mean is constant up to rounding. */
  private static final double CONSTANT = 1e-13;

  private final int[] kept;
  private final double[] mean;
  private final double[] deviation;

  /** Means and deviations are those of the features that take part, whose numbers are given. */
  Scaling(int[] kept, double[] mean, double[] deviation) {
    this.kept = kept;
    this.mean = mean;
    this.deviation = deviation;
  }

  /** From mean and standard deviation (ddof 0) of every feature. */
  static Scaling of(String species, double[] means, double[] deviations) {
    int[] kept =
        IntStream.range(0, means.length)
            .filter(j -> deviations[j] > CONSTANT * Math.abs(means[j]))
            .toArray();
    require(
        kept.length > 0,
        "features of species " + species,
        "all constant",
        "different from particle to particle");
    return new Scaling(
        kept,
        Arrays.stream(kept).mapToDouble(j -> means[j]).toArray(),
        Arrays.stream(kept).mapToDouble(j -> deviations[j]).toArray());
  }

  static Scaling of(LearningData data, String species) {
    double[] row = new double[data.names().size()];
    double[] mean = new double[row.length];
    double[] squares = new double[row.length];
    int count = 0;
    for (Particles block : data.blocks()) {
      for (int i : block.ofSpecies(species)) {
        data.features().copy(block, i, row);
        count++;
        for (int j = 0; j < row.length; j++) { // Welford's sums lose no digits to a large mean
          double before = row[j] - mean[j];
          mean[j] += before / count;
          squares[j] += before * (row[j] - mean[j]);
        }
      }
    }
    double[] deviation = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      deviation[j] = Math.sqrt(squares[j] / count);
    }
    return of(species, mean, deviation);
  }

  /** How many features take part. */
  int size() {
    return kept.length;
  }

  /** The number of a feature that takes part. */
  int feature(int j) {
    return kept[j];
  }

  /** A feature that takes part, standardised, from all features of a particle. */
  double standardised(double[] features, int j) {
    return (features[kept[j]] - mean[j]) / deviation[j];
  }

  /** All features that take part, standardised, in the precision that networks work in. */
  void copy(double[] features, float[] target, int at) {
    for (int j = 0; j < kept.length; j++) {
      target[at + j] = (float) standardised(features, j);
    }
  }

  /** Of all names, those of the features that take no part. */
  List<String> dropped(List<String> names) {
    List<String> dropped = new ArrayList<>(names);
    Arrays.stream(kept).forEach(j -> dropped.remove(names.get(j)));
    return dropped;
  }

  /** Put into a file; {@code k} sets it apart from others there. */
  ArrayFile in(ArrayFile file, String k) {
    return file.with("kept" + k, kept).with("mean" + k, mean).with("deviation" + k, deviation);
  }

  /** Read back from a file. */
  static Scaling from(ArrayFile file, String k) {
    return new Scaling(
        file.ints("kept" + k), file.doubles("mean" + k), file.doubles("deviation" + k));
  }

  int[] kept() {
    return kept.clone();
  }

  double[] deviations() {
    return deviation.clone();
  }
}
