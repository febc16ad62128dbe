package org.vitrine.simulation;

/** Sums of every particle's displacement d = r − r(0), of |d|² and of |d| over samples. */
final class DisplacementSums {

  private final double[] start;
  private final double[] vectors;
  private final double[] squares;
  private final double[] lengths;
  private int samples;

  /**
   * No samples yet.
   *
   * @param start r(0), 3N
   */
  DisplacementSums(double[] start) {
    this.start = start;
    this.vectors = new double[start.length];
    this.squares = new double[start.length / 3];
    this.lengths = new double[start.length / 3];
  }

  /** Takes one sample: the present positions, 3N. */
  void add(double[] positions) {
    for (int i = 0; i < squares.length; i++) {
      double dx = positions[3 * i] - start[3 * i];
      double dy = positions[3 * i + 1] - start[3 * i + 1];
      double dz = positions[3 * i + 2] - start[3 * i + 2];
      double square = dx * dx + dy * dy + dz * dz;
      vectors[3 * i] += dx;
      vectors[3 * i + 1] += dy;
      vectors[3 * i + 2] += dz;
      squares[i] += square;
      lengths[i] += Math.sqrt(square);
    }
    samples++;
  }

  /** The sums over the samples of both. */
  DisplacementSums plus(DisplacementSums later) {
    DisplacementSums sum = new DisplacementSums(start);
    for (int k = 0; k < vectors.length; k++) {
      sum.vectors[k] = vectors[k] + later.vectors[k];
    }
    for (int i = 0; i < squares.length; i++) {
      sum.squares[i] = squares[i] + later.squares[i];
      sum.lengths[i] = lengths[i] + later.lengths[i];
    }
    sum.samples = samples + later.samples;
    return sum;
  }

  int samples() {
    return samples;
  }

  /** Σ d along an axis. */
  double vector(int particle, int axis) {
    return vectors[3 * particle + axis];
  }

  /** Σ |d|². */
  double square(int particle) {
    return squares[particle];
  }

  /** Σ |d|. */
  double length(int particle) {
    return lengths[particle];
  }
}
