package org.vitrine.structure;

import org.vitrine.particles.NeighborList;

/**
 * Averages of a particle's and its neighbours' values, which make each generation of descriptors
 * from the one before (paper, eq. 6).
 *
 * <p>x_i⁽ⁿ⁾ = Σ_j x_j⁽ⁿ⁻¹⁾ e^(−r_ij / r_c) / Σ_j e^(−r_ij / r_c) over all j with r_ij &lt; r_c, of
 * both species, i itself included with r_ii = 0. The values are the raw ones, not standardised; of
 * the bond order the invariant ones, not the coefficients.
 */
final class CoarseGraining {

  private final NeighborList neighbors;

  /** Of the particle itself, and of each entry of the list; they add up to 1 round a particle. */
  private final double[] ownWeight;

  private final double[] weight;

  CoarseGraining(NeighborList neighbors) {
    this.neighbors = neighbors;
    ownWeight = new double[neighbors.particles()];
    weight = new double[neighbors.size()];
    for (int i = 0; i < ownWeight.length; i++) {
      double sum = 1;
      for (int entry = neighbors.first(i); entry < neighbors.first(i + 1); entry++) {
        weight[entry] = StrictMath.exp(-neighbors.distance(entry) / neighbors.cutoff());
        sum += weight[entry];
      }
      ownWeight[i] = 1 / sum;
      for (int entry = neighbors.first(i); entry < neighbors.first(i + 1); entry++) {
        weight[entry] /= sum;
      }
    }
  }

  /**
   * Sets a particle's row of the next generation.
   *
   * @param values one row of {@code columns} a particle
   * @param averages the same of the next generation; the particle's row, zero before, is modified
   */
  void average(int particle, double[] values, int columns, double[] averages) {
    int to = particle * columns;
    add(ownWeight[particle], values, to, columns, averages, to);
    for (int e = neighbors.first(particle), end = neighbors.first(particle + 1); e < end; e++) {
      add(weight[e], values, neighbors.particle(e) * columns, columns, averages, to);
    }
  }

  private static void add(
      double weight, double[] values, int from, int columns, double[] averages, int to) {
    for (int c = 0; c < columns; c++) {
      averages[to + c] += weight * values[from + c];
    }
  }
}
