package org.vitrine.structure;

import java.util.Arrays;
import org.vitrine.particles.NeighborList;

/**
 * Averages of a particle's and its neighbours' values, which make each generation of descriptors
 * from the one before (paper, eq. 6).
 *
 * <p>x_i⁽ⁿ⁾ = Σ_j x_j⁽ⁿ⁻¹⁾ e^(−r_ij / r_c) / Σ_j e^(−r_ij / r_c) over all j with r_ij &lt; r_c, of
 * both species, i itself included with r_ii = 0. The values are the raw ones, not standardised; of
 * the bond order the invariant ones, not the coefficients. An average over a value that is not a
 * number is none.
 */
final class CoarseGraining {

  /** Neighbours taken at once. */
  private static final int BATCH = 4;

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

  /** Where a thread works on the rows of so many columns. */
  static double[][] workspace(int columns) {
    return new double[1 + BATCH][columns];
  }

  /** A particle's number by its place; particles of successive places share neighbours. */
  int particleAt(int place) {
    return neighbors.particleAt(place);
  }

  /**
   * Sets a particle's row of the next generation.
   *
   * <p>The rows are copied to arrays of their own, four at a time: the form of the loop that the
   * JIT compilers of JDK 17 and later turn into vector instructions.
   *
   * @param values one row a particle
   * @param averages the same of the next generation; the particle's row is modified
   * @param workspace of as many columns as a row
   */
  void average(int particle, double[] values, double[] averages, double[][] workspace) {
    double[] sum = workspace[BATCH];
    int columns = sum.length;
    Arrays.fill(sum, 0);
    copyRow(particle, values, workspace[0]);
    add(sum, ownWeight[particle], workspace[0]);
    int entry = neighbors.first(particle);
    int end = neighbors.first(particle + 1);
    for (; entry + BATCH <= end; entry += BATCH) {
      for (int k = 0; k < BATCH; k++) {
        copyRow(neighbors.particle(entry + k), values, workspace[k]);
      }
      add(
          sum,
          weight[entry],
          workspace[0],
          weight[entry + 1],
          workspace[1],
          weight[entry + 2],
          workspace[2],
          weight[entry + 3],
          workspace[3]);
    }
    for (; entry < end; entry++) {
      copyRow(neighbors.particle(entry), values, workspace[0]);
      add(sum, weight[entry], workspace[0]);
    }
    System.arraycopy(sum, 0, averages, particle * columns, columns);
  }

  private static void copyRow(int particle, double[] values, double[] row) {
    System.arraycopy(values, particle * row.length, row, 0, row.length);
  }

  private static void add(double[] sum, double weight, double[] row) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += weight * row[c];
    }
  }

  private static void add(
      double[] sum,
      double a,
      double[] rowA,
      double b,
      double[] rowB,
      double c,
      double[] rowC,
      double d,
      double[] rowD) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += (a * rowA[k] + b * rowB[k]) + (c * rowC[k] + d * rowD[k]);
    }
  }
}
