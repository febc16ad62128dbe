package org.vitrine.dynamics;

/** Mean and variance over runs, added one by one (Welford). */
final class RunStatistics {

  private final double[] mean;
  private final double[] squares;
  private int runs;

  RunStatistics(int values) {
    mean = new double[values];
    squares = new double[values];
  }

  void add(double[] values) {
    runs++;
    for (int i = 0; i < mean.length; i++) {
      double before = values[i] - mean[i];
      mean[i] += before / runs;
      squares[i] += before * (values[i] - mean[i]);
    }
  }

  double[] mean() {
    return mean.clone();
  }

  /** With ddof 1. */
  double[] variance() {
    double[] variance = new double[squares.length];
    for (int i = 0; i < variance.length; i++) {
      variance[i] = squares[i] / (runs - 1);
    }
    return variance;
  }
}
