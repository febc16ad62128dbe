package org.vitrine.learning;

/** Sums over a tile in loops that the JIT compiles to vectors. */
final class PlainKernel implements OuterProducts.Kernel {

  @Override
  public OuterProducts.Panel panel(int rows, int width) {
    return new Panel(new double[rows][]);
  }

  private static final class Panel implements OuterProducts.Panel {

    private final double[][] rows;

    Panel(double[][] rows) {
      this.rows = rows;
    }

    @Override
    public void put(int first, double[][] slice) {
      System.arraycopy(slice, 0, rows, first, slice.length);
    }

    @Override
    public void add(double[][] sum, int count, int row, int lastRow, int column, int lastColumn) {
      // Slice by slice: 16 × 256 numbers stay in the first-level cache.
      for (int slice = 0; slice < count; slice += OuterProducts.SLICE) {
        for (int i = row; i < lastRow; i++) {
          int from = Math.max(i, column);
          for (int r = slice; r < slice + OuterProducts.SLICE; r += 4) {
            addFour(sum[i], rows[r], rows[r + 1], rows[r + 2], rows[r + 3], i, from, lastColumn);
          }
        }
      }
    }

    /**
     * Four rows at a time: the inner loop, a sum without a carried dependence, is one that the JIT
     * compiles to vectors. With more rows at once, or into an array of all rows of the sum, it does
     * not.
     */
    private static void addFour(
        double[] sums,
        double[] x0,
        double[] x1,
        double[] x2,
        double[] x3,
        int i,
        int from,
        int to) {
      double a0 = x0[i];
      double a1 = x1[i];
      double a2 = x2[i];
      double a3 = x3[i];
      for (int j = from; j < to; j++) {
        sums[j] = sums[j] + a0 * x0[j] + a1 * x1[j] + a2 * x2[j] + a3 * x3[j];
      }
    }
  }
}
