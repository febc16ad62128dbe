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
 * <p>Half of the time goes into adding up w_j Y_lm, a product of two small matrices. So neighbours
 * are added four at a time, each with an array of its own for its harmonics and each shell with one
 * for its sums: the one form of the loop that the JIT compilers of JDK 17 and later turn into
 * vector instructions. The four are of similar distance, for they come from near to far, and reach
 * nearly the same shells.
 *
 * <p>Holds its sums between particles: one object a thread.
 */
final class BondOrder implements Descriptor {

  /**
   * Neighbours whose weight is less than this part of Z are left out: the few tens of them change
   * an order by less than 10⁻¹¹.
   */
  private static final double NEGLIGIBLE = 1e-13;

  /** Neighbours whose harmonics are at hand at once, a multiple of four. */
  private static final int BATCH = 16;

  private final Shells shells;
  private final int shellCount;
  private final int degree;
  private final double range;
  private final SphericalHarmonics harmonics;
  private final ShellWalk walk;

  /** C_lm of each neighbour of a batch. */
  private final double[][] directions;

  /** Of the neighbours that reach a shell: their places, distances, and weights by shell. */
  private int[] near = new int[0];

  private double[] distances = new double[0];
  private double[][] weights;

  /** The neighbours that count in each shell are those from first … end − 1. */
  private final int[] first;

  private final int[] end;

  /** Σ_j w_j C_lm of each shell, by harmonic; C_00 = 1 makes the first its Z. */
  private final double[][] sums;

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
    directions = new double[BATCH][harmonics.count()];
    weights = new double[shellCount][0];
    first = new int[shellCount];
    end = new int[shellCount];
    sums = new double[shellCount][harmonics.count()];
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
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    for (int j = 0; j < size; j += BATCH) {
      for (int k = 0; k < BATCH; k += 2) {
        evaluate(around, j + k, k);
      }
      addBatch(j);
    }
    for (int shell = 0; shell < shellCount; shell++) {
      double normalization = sums[shell][0];
      Arrays.fill(squares, 0);
      harmonics.addSquares(sums[shell], squares);
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
    reserve(inRange + BATCH);
    int size = 0;
    for (int k = 0; k < inRange; k++) {
      if (around.distance(k) > 0) { // at one place they have no direction
        distances[size] = around.distance(k);
        near[size++] = k;
      }
    }
    if (size > 0) {
      Arrays.fill(near, size, size + BATCH, near[size - 1]);
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
      Arrays.fill(row, to, size + BATCH, 0);
      first[shell] = from;
      end[shell] = to;
      used = Math.max(used, to);
    }
    return used;
  }

  private void evaluate(Neighborhood around, int j, int slot) {
    int a = near[j];
    int b = near[j + 1];
    double inverseA = 1 / around.distance(a);
    double inverseB = 1 / around.distance(b);
    harmonics.evaluate(
        around.difference(a, 0) * inverseA,
        around.difference(a, 1) * inverseA,
        around.difference(a, 2) * inverseA,
        directions[slot],
        around.difference(b, 0) * inverseB,
        around.difference(b, 1) * inverseB,
        around.difference(b, 2) * inverseB,
        directions[slot + 1]);
  }

  private void addBatch(int j) {
    for (int shell = 0; shell < shellCount; shell++) {
      double[] w = weights[shell];
      for (int k = 0; k < BATCH; k += 4) {
        if (j + k + 3 >= first[shell] && j + k < end[shell]) {
          add(
              sums[shell],
              w[j + k],
              directions[k],
              w[j + k + 1],
              directions[k + 1],
              w[j + k + 2],
              directions[k + 2],
              w[j + k + 3],
              directions[k + 3]);
        }
      }
    }
  }

  private static void add(
      double[] sum,
      double a,
      double[] ofA,
      double b,
      double[] ofB,
      double c,
      double[] ofC,
      double d,
      double[] ofD) {
    for (int h = 0; h < sum.length; h++) {
      sum[h] += (a * ofA[h] + b * ofB[h]) + (c * ofC[h] + d * ofD[h]);
    }
  }

  private void reserve(int capacity) {
    if (capacity > near.length) {
      int longer = capacity + capacity / 4;
      near = new int[longer];
      distances = new double[longer];
      weights = new double[shellCount][longer];
    }
  }
}
