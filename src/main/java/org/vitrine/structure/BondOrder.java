package org.vitrine.structure;

import java.util.Arrays;
import org.vitrine.particles.CellList.Neighborhood;

/**
 * Bond-orientational order of the neighbours of both species in spherical shells (paper, eqs. 3–5).
 *
 * <p>q_i(l, m, r, δ) = Z⁻¹ Σ_{j ≠ i} w_j Y_lm(r_ij) with w_j = exp(−(r_ij − r)² / 2δ²) and Z = Σ_j
 * w_j, and q_i(l, r, δ) = [4π / (2l + 1) Σ_m |q_i(l, m, r, δ)|²]^½, dimensionless, between 0 and 1.
 * A shell without neighbours has Z = 0, which the paper leaves undefined: its order is 0.
 *
 * <p>Holds its sums between particles: one object a thread.
 */
final class BondOrder {

  private final Shells shells;
  private final int shellCount;
  private final int degree;
  private final SphericalHarmonics harmonics;
  private final double[] direction;
  private final double[] weights;

  /** Σ_j w_j C_lm by shell, then harmonic; C_00 = 1 makes the first of each shell its Z. */
  private final double[] sums;

  BondOrder(Shells shells, int degree) {
    this.shells = shells;
    this.shellCount = shells.count();
    this.degree = degree;
    harmonics = new SphericalHarmonics(degree);
    direction = new double[harmonics.count()];
    weights = new double[shellCount];
    sums = new double[shellCount * harmonics.count()];
  }

  /** The number of columns: degrees times shells. */
  int columns() {
    return degree * shellCount;
  }

  /** Sets a particle's columns, from {@code offset} on: by degree l, then shell. */
  void measure(Neighborhood around, double[] target, int offset) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < around.size(); k++) {
      Arrays.fill(weights, 0);
      double distance = around.distance(k);
      if (shells.add(distance, weights, 0) && distance > 0) {
        harmonics.evaluate(
            around.difference(k, 0) / distance,
            around.difference(k, 1) / distance,
            around.difference(k, 2) / distance,
            direction);
        addWeighted();
      }
    }
    for (int shell = 0; shell < shellCount; shell++) {
      int first = shell * direction.length;
      double normalization = sums[first];
      for (int l = 1; l <= degree; l++) {
        target[offset + (l - 1) * shellCount + shell] =
            normalization == 0 ? 0 : length(first + l * l, 2 * l + 1) / normalization;
      }
    }
  }

  /** The bulk of all work: one multiplication and addition a harmonic, shell and neighbour. */
  private void addWeighted() {
    int first = 0;
    for (double weight : weights) {
      if (weight != 0) {
        for (int h = 0; h < direction.length; h++) {
          sums[first + h] += weight * direction[h];
        }
      }
      first += direction.length;
    }
  }

  private double length(int from, int count) {
    double square = 0;
    for (int h = from; h < from + count; h++) {
      square += sums[h] * sums[h];
    }
    return Math.sqrt(square);
  }
}
