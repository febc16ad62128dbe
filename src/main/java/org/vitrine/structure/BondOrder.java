package org.vitrine.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.particles.Neighborhood;

/**
 * Bond-orientational order of the neighbours of both species in spherical shells (paper, eqs. 3–5).
 *
 * <p>q_i(l, m, r, δ) = Z⁻¹ Σ_{j ≠ i} w_j Y_lm(r_ij) with w_j = exp(−(r_ij − r)² / 2δ²) and Z = Σ_j
 * w_j, and q_i(l, r, δ) = [4π / (2l + 1) Σ_m |q_i(l, m, r, δ)|²]^½, dimensionless, between 0 and 1.
 * A shell without neighbours has Z = 0, which the paper leaves undefined: its order is not a number
 * (NaN).
 *
 * <p>Holds its sums between particles: one object a thread.
 */
final class BondOrder implements Descriptor {

  /**
   * Neighbours whose weight is less than this part of Z are left out: the few tens of them change
   * an order by less than 10⁻¹¹.
   */
  private static final double NEGLIGIBLE = 1e-13;

  private final Shells shells;
  private final int shellCount;
  private final int degree;
  private final double range;
  private final SphericalHarmonics harmonics;
  private final ShellWalk walk;

  /** Σ_j w_j C_lm; C_00 = 1 makes the first of a shell its Z. */
  private final HarmonicSums sums;

  /** Of the neighbours that reach a shell: distances, unit vectors, and weights by shell. */
  private double[] distances = new double[0];

  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private double[] zs = new double[0];
  private double[][] weights;

  /** The neighbours that count in each shell are those from first … end − 1. */
  private final int[] first;

  private final int[] end;

  /** Σ_m of the sums' squares, by l. */
  private final double[] squares;

  /**
   * @param cut where a Gaussian ends, in its widths
   * @param degree the highest l, at least 1
   */
  BondOrder(Shells shells, double cut, int degree) {
    this.shells = shells;
    this.shellCount = shells.count();
    this.degree = degree;
    range = shells.range(cut);
    walk = new ShellWalk(shells, cut);
    harmonics = new SphericalHarmonics(degree);
    sums = HarmonicSums.of(harmonics, shellCount);
    weights = new double[shellCount][0];
    first = new int[shellCount];
    end = new int[shellCount];
    squares = new double[degree + 1];
  }

  @Override
  public double range() {
    return range;
  }

  /** By degree l, then shell. */
  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int l = 1; l <= degree; l++) {
      for (String shell : shells.names()) {
        names.add("q_l" + l + "_" + shell);
      }
    }
    return names;
  }

  @Override
  public void measure(Neighborhood around, double[] values) {
    int size = weigh(around);
    sums.clear();
    for (int j = 0; j < size; j += HarmonicSums.BATCH) {
      sums.add(xs, ys, zs, j, weights, first, end);
    }
    for (int shell = 0; shell < shellCount; shell++) {
      double[] ofShell = sums.of(shell);
      double normalization = ofShell[0];
      Arrays.fill(squares, 0);
      harmonics.addSquares(ofShell, squares);
      for (int l = 1; l <= degree; l++) {
        double order = normalization == 0 ? Double.NaN : Math.sqrt(squares[l]) / normalization;
        values[(l - 1) * shellCount + shell] = order;
      }
    }
  }

  /**
   * Lists the neighbours in range, and their weights in each shell; up to a whole number of batches
   * the list is filled with weights of 0.
   *
   * @return how many there are whose weights count
   */
  private int weigh(Neighborhood around) {
    int inRange = 0;
    while (inRange < around.size() && around.distance(inRange) < range) {
      inRange++;
    }
    reserve(inRange + HarmonicSums.BATCH);
    int size = 0;
    for (int k = 0; k < inRange; k++) {
      double r = around.distance(k);
      if (r > 0) { // at one place they have no direction
        double inverse = 1 / r;
        distances[size] = r;
        xs[size] = around.difference(k, 0) * inverse;
        ys[size] = around.difference(k, 1) * inverse;
        zs[size++] = around.difference(k, 2) * inverse;
      }
    }
    int used = 0;
    walk.begin(distances, size);
    for (int shell = 0; shell < shellCount; shell++) {
      walk.next();
      double negligible = NEGLIGIBLE * walk.sum();
      int from = walk.from();
      int to = walk.to();
      while (from < to && walk.weight(from) < negligible) {
        from++;
      }
      while (from < to && walk.weight(to - 1) < negligible) {
        to--;
      }
      double[] row = weights[shell];
      Arrays.fill(row, 0, from, 0);
      walk.copy(from, to, row);
      Arrays.fill(row, to, size + HarmonicSums.BATCH, 0);
      first[shell] = from;
      end[shell] = to;
      used = Math.max(used, to);
    }
    return used;
  }

  private void reserve(int capacity) {
    if (capacity > distances.length) {
      int longer = capacity + capacity / 4;
      distances = new double[longer];
      xs = new double[longer];
      ys = new double[longer];
      zs = new double[longer];
      weights = new double[shellCount][longer];
    }
  }
}
