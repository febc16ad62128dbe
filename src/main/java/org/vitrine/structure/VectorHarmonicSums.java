package org.vitrine.structure;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * With the Vector API: harmonics of eight neighbours at once, one in each lane, and then sums of
 * eight shells at once, to which each neighbour's harmonic is handed in turn.
 *
 * <p>Every lane does what {@link PlainHarmonicSums} does, for the same bits. Compiled apart from
 * the rest, see {@link org.vitrine.support.VectorApi}.
 */
final class VectorHarmonicSums extends HarmonicSums {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_512;
  private static final int LANES = SPECIES.length();

  private final SphericalHarmonics harmonics;
  private final int shells;

  /** By harmonic, then neighbour. */
  private final double[] values;

  /** By neighbour, then shell of a group of {@link #LANES}. */
  private final double[] weightsOfGroup = new double[BATCH * LANES];

  /** By group of shells; in each by harmonic, then shell. */
  private final double[][] sums;

  private final double[] sumsOfShell;

  private VectorHarmonicSums(SphericalHarmonics harmonics, int shells) {
    this.harmonics = harmonics;
    this.shells = shells;
    values = new double[harmonics.count() * BATCH];
    sums = new double[(shells + LANES - 1) / LANES][harmonics.count() * LANES];
    sumsOfShell = new double[harmonics.count()];
  }

  /** Of the factory that {@link HarmonicSums#vector} loads by its name. */
  static final class Maker implements Factory {
    @Override
    public HarmonicSums make(SphericalHarmonics harmonics, int shells) {
      return new VectorHarmonicSums(harmonics, shells);
    }

    /** Made for as many lanes, which AVX-512 has. */
    @Override
    public boolean pays() {
      return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }
  }

  @Override
  void clear() {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
  }

  @Override
  void add(double[] x, double[] y, double[] z, int j, double[][] weights, int[] first, int[] end) {
    evaluate(
        DoubleVector.fromArray(SPECIES, x, j),
        DoubleVector.fromArray(SPECIES, y, j),
        DoubleVector.fromArray(SPECIES, z, j));
    for (int group = 0; group < sums.length; group++) {
      if (gather(group, j, weights, first, end)) {
        add(sums[group]);
      }
    }
  }

  /** As {@link SphericalHarmonics#evaluate}. */
  private void evaluate(DoubleVector x, DoubleVector y, DoubleVector z) {
    double[] values = this.values;
    double[] back = harmonics.back();
    int degree = harmonics.degree();
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector cosine = one;
    DoubleVector sine = zero;
    int step = 0;
    int first = 0;
    for (int m = 0; m <= degree; m++) {
      int last = degree - m;
      int firstSine = first + last + 1;
      cosine.intoArray(values, first * BATCH);
      sine.intoArray(values, firstSine * BATCH);
      DoubleVector before = zero;
      DoubleVector value = one;
      for (int k = 0; k < last; k++) {
        DoubleVector next = z.mul(value).sub(before.mul(back[step + k]));
        before = value;
        value = next;
        value.mul(cosine).intoArray(values, (first + 1 + k) * BATCH);
        value.mul(sine).intoArray(values, (firstSine + 1 + k) * BATCH);
      }
      step += last;
      first = m == 0 ? firstSine : firstSine + last + 1;
      DoubleVector turned = cosine.mul(x).sub(sine.mul(y));
      sine = cosine.mul(y).add(sine.mul(x));
      cosine = turned;
    }
  }

  /**
   * Lays out the weights of a batch in a group of shells.
   *
   * @return whether one of the shells is in reach
   */
  private boolean gather(int group, int j, double[][] weights, int[] first, int[] end) {
    boolean inReach = false;
    int from = group * LANES;
    int to = Math.min(from + LANES, shells);
    for (int shell = from; shell < to; shell++) {
      inReach |= j + BATCH > first[shell] && j < end[shell];
    }
    if (inReach) {
      for (int shell = from; shell < to; shell++) {
        double[] w = weights[shell];
        for (int k = 0; k < BATCH; k++) {
          weightsOfGroup[k * LANES + shell - from] = w[j + k];
        }
      }
    }
    return inReach;
  }

  private void add(double[] sums) {
    double[] values = this.values;
    double[] w = weightsOfGroup;
    DoubleVector w0 = DoubleVector.fromArray(SPECIES, w, 0);
    DoubleVector w1 = DoubleVector.fromArray(SPECIES, w, LANES);
    DoubleVector w2 = DoubleVector.fromArray(SPECIES, w, 2 * LANES);
    DoubleVector w3 = DoubleVector.fromArray(SPECIES, w, 3 * LANES);
    DoubleVector w4 = DoubleVector.fromArray(SPECIES, w, 4 * LANES);
    DoubleVector w5 = DoubleVector.fromArray(SPECIES, w, 5 * LANES);
    DoubleVector w6 = DoubleVector.fromArray(SPECIES, w, 6 * LANES);
    DoubleVector w7 = DoubleVector.fromArray(SPECIES, w, 7 * LANES);
    for (int h = 0; h < sums.length; h += LANES) { // as many neighbours as lanes
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, h);
      sum = w0.fma(DoubleVector.broadcast(SPECIES, values[h]), sum);
      sum = w1.fma(DoubleVector.broadcast(SPECIES, values[h + 1]), sum);
      sum = w2.fma(DoubleVector.broadcast(SPECIES, values[h + 2]), sum);
      sum = w3.fma(DoubleVector.broadcast(SPECIES, values[h + 3]), sum);
      sum = w4.fma(DoubleVector.broadcast(SPECIES, values[h + 4]), sum);
      sum = w5.fma(DoubleVector.broadcast(SPECIES, values[h + 5]), sum);
      sum = w6.fma(DoubleVector.broadcast(SPECIES, values[h + 6]), sum);
      sum = w7.fma(DoubleVector.broadcast(SPECIES, values[h + 7]), sum);
      sum.intoArray(sums, h);
    }
  }

  @Override
  double[] of(int shell) {
    double[] group = sums[shell / LANES];
    for (int h = 0; h < sumsOfShell.length; h++) {
      sumsOfShell[h] = group[h * LANES + shell % LANES];
    }
    return sumsOfShell;
  }
}
