package org.vitrine.learning;

import tech.tablesaw.api.DoubleColumn;

/** Correlation of two columns of numbers; NaN when one of them is constant. */
final class Correlation {

  private Correlation() {}

  static double pearson(double[] a, double[] b) {
    return a.length < 2
        ? Double.NaN
        : DoubleColumn.create("", a).pearsons(DoubleColumn.create("", b));
  }

  static double spearman(double[] a, double[] b) {
    return a.length < 2
        ? Double.NaN
        : DoubleColumn.create("", a).spearmans(DoubleColumn.create("", b));
  }
}
