package org.vitrine.learning;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over a tile with the Vector API: 4 rows × 2 vectors of the sum stay in registers while 256
 * rows pass. Columns lie in strips two vectors wide, row after row, for whole rows would be too far
 * apart for the cache.
 *
 * <p>Products are rounded before they are added, as in {@link PlainKernel}, for the same bits; a
 * fused multiply-add was up to a third faster in some runs and no faster in others. Compiled apart
 * from the rest, and loaded by name, for the module is not there unless the JVM was told.
 */
final class VectorKernel implements OuterProducts.Kernel {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STRIP = 2 * LANES;

  /** Rows of the sum in registers. */
  private static final int ROWS = 4;

  /** Rows that pass together: two strips of them stay in the first-level cache. */
  private static final int PASS = 256;

  @Override
  public OuterProducts.Panel panel(int rows, int width) {
    return new Panel(new double[(width + STRIP - 1) / STRIP][rows * STRIP], width);
  }

  private static final class Panel implements OuterProducts.Panel {

    private final double[][] strips;
    private final int width;

    Panel(double[][] strips, int width) {
      this.strips = strips;
      this.width = width;
    }

    @Override
    public void put(int first, double[][] slice) {
      for (int strip = 0; strip < strips.length; strip++) {
        int column = strip * STRIP;
        for (int r = 0; r < slice.length; r++) {
          System.arraycopy(
              slice[r],
              column,
              strips[strip],
              (first + r) * STRIP,
              Math.min(STRIP, width - column));
        }
      }
    }

    @Override
    public void add(double[][] sum, int count, int row, int lastRow, int column, int lastColumn) {
      double[][] edge = new double[ROWS][STRIP];
      for (int pass = 0; pass < count; pass += PASS) {
        int end = Math.min(pass + PASS, count);
        for (int j = column; j < lastColumn; j += STRIP) {
          for (int i = row; i < lastRow && i < j + STRIP; i += ROWS) {
            int rows = Math.min(ROWS, lastRow - i);
            int columns = Math.min(STRIP, lastColumn - j);
            if (rows == ROWS && columns == STRIP) {
              add(sum[i], sum[i + 1], sum[i + 2], sum[i + 3], j, i, j, pass, end);
            } else {
              for (int k = 0; k < rows; k++) {
                System.arraycopy(sum[i + k], j, edge[k], 0, columns);
              }
              add(edge[0], edge[1], edge[2], edge[3], 0, i, j, pass, end);
              for (int k = 0; k < rows; k++) {
                System.arraycopy(edge[k], 0, sum[i + k], j, columns);
              }
            }
          }
        }
      }
    }

    /** To rows i … i + 3 and a strip of columns from j, which the sums hold from {@code at} on. */
    private void add(
        double[] s0,
        double[] s1,
        double[] s2,
        double[] s3,
        int at,
        int i,
        int j,
        int from,
        int to) {
      double[] x = strips[i / STRIP];
      double[] y = strips[j / STRIP];
      int offset = i % STRIP;
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, s0, at);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, s0, at + LANES);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, s1, at);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, s1, at + LANES);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, s2, at);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, s2, at + LANES);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, s3, at);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, s3, at + LANES);
      for (int r = from; r < to; r++) {
        int k = r * STRIP;
        DoubleVector u = DoubleVector.fromArray(SPECIES, y, k);
        DoubleVector v = DoubleVector.fromArray(SPECIES, y, k + LANES);
        DoubleVector x0 = DoubleVector.broadcast(SPECIES, x[k + offset]);
        a0 = a0.add(x0.mul(u));
        b0 = b0.add(x0.mul(v));
        DoubleVector x1 = DoubleVector.broadcast(SPECIES, x[k + offset + 1]);
        a1 = a1.add(x1.mul(u));
        b1 = b1.add(x1.mul(v));
        DoubleVector x2 = DoubleVector.broadcast(SPECIES, x[k + offset + 2]);
        a2 = a2.add(x2.mul(u));
        b2 = b2.add(x2.mul(v));
        DoubleVector x3 = DoubleVector.broadcast(SPECIES, x[k + offset + 3]);
        a3 = a3.add(x3.mul(u));
        b3 = b3.add(x3.mul(v));
      }
      a0.intoArray(s0, at);
      b0.intoArray(s0, at + LANES);
      a1.intoArray(s1, at);
      b1.intoArray(s1, at + LANES);
      a2.intoArray(s2, at);
      b2.intoArray(s2, at + LANES);
      a3.intoArray(s3, at);
      b3.intoArray(s3, at + LANES);
    }
  }
}
