package org.vitrine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.concurrent.Runner;
import org.vitrine.concurrent.StoppedException;

/**
 * Σ z zᵀ over many rows z.
 *
 * <p>Rows come in panels, and threads share the tiles of the sum, not the rows: there is one sum
 * and one panel whatever the number of threads, and every element adds its rows in order, so that
 * its bits do not depend on the threads either.
 */
final class OuterProducts {

  /** Rows that are held at once: enough work for many threads between two waits. */
  private static final int PANEL = 1024;

  /** Rows that pass over a tile together: 16 × 256 numbers stay in the first-level cache. */
  private static final int SLICE = 16;

  /** A tile: 128 rows of the sum × 256 columns, 256 KiB, stay in the second-level cache. */
  private static final int TILE_ROWS = 128;

  private static final int TILE_COLUMNS = 256;

  /** Where rows come from; used by several threads. */
  interface Rows {
    void copy(int row, double[] target);
  }

  private final int width;
  private final double[][] sum;
  private final double[][] panel;

  private OuterProducts(double[][] sum, int rows) {
    this.width = sum.length;
    this.sum = sum;
    this.panel = new double[whole(Math.min(rows, PANEL))][width];
  }

  /**
   * Adds the products of all rows to the upper triangle of a sum.
   *
   * @param sum its rows; what is below the diagonal means nothing
   */
  static void add(double[][] sum, int rows, Rows source) {
    OuterProducts products = new OuterProducts(sum, rows);
    for (int first = 0; first < rows; first += PANEL) {
      int count = Math.min(rows - first, PANEL);
      products.fill(first, count, source);
      products.multiply(whole(count));
    }
  }

  /** As many rows, made up to whole slices. */
  private static int whole(int rows) {
    return (rows + SLICE - 1) / SLICE * SLICE;
  }

  private void fill(int first, int count, Rows source) {
    Runner.local()
        .<Integer>run(
            whole(count) / SLICE,
            slice -> {
              for (int r = slice * SLICE; r < (slice + 1) * SLICE; r++) {
                if (r < count) {
                  source.copy(first + r, panel[r]);
                } else {
                  Arrays.fill(panel[r], 0);
                }
              }
              return slice;
            },
            (number, slice) -> {});
  }

  private void multiply(int count) {
    List<int[]> tiles = new ArrayList<>();
    for (int row = 0; row < width; row += TILE_ROWS) {
      for (int column = row / TILE_COLUMNS * TILE_COLUMNS; column < width; column += TILE_COLUMNS) {
        tiles.add(new int[] {row, column});
      }
    }
    Runner.local()
        .<Integer>run(
            tiles.size(),
            tile -> {
              addTile(tiles.get(tile)[0], tiles.get(tile)[1], count);
              return tile;
            },
            (number, tile) -> {});
  }

  private void addTile(int row, int column, int count) {
    int lastRow = Math.min(row + TILE_ROWS, Math.min(column + TILE_COLUMNS, width));
    int lastColumn = Math.min(column + TILE_COLUMNS, width);
    for (int slice = 0; slice < count; slice += SLICE) {
      StoppedException.throwIfInterrupted("fitting");
      for (int i = row; i < lastRow; i++) {
        for (int r = slice; r < slice + SLICE; r += 4) {
          addFour(
              sum[i],
              panel[r],
              panel[r + 1],
              panel[r + 2],
              panel[r + 3],
              i,
              Math.max(i, column),
              lastColumn);
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
      double[] sums, double[] x0, double[] x1, double[] x2, double[] x3, int i, int from, int to) {
    double a0 = x0[i];
    double a1 = x1[i];
    double a2 = x2[i];
    double a3 = x3[i];
    for (int j = from; j < to; j++) {
      sums[j] += a0 * x0[j] + a1 * x1[j] + a2 * x2[j] + a3 * x3[j];
    }
  }
}
