package org.vitrine.structure;

/** Legendre polynomials, for the addition theorem. */
final class Legendre {

  private Legendre() {}

  static double polynomial(int degree, double x) {
    double before = 0;
    double value = 1;
    for (int l = 0; l < degree; l++) {
      double next = ((2 * l + 1) * x * value - l * before) / (l + 1);
      before = value;
      value = next;
    }
    return value;
  }
}
