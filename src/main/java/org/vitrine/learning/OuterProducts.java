package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.support.VectorApi;

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

  /** Rows that are fetched together; a panel is made up to a multiple of it with zeros. */
  static final int SLICE = 16;

  /** A tile: 128 rows of the sum × 256 columns, 256 KiB, stay in the second-level cache. */
  private static final int TILE_ROWS = 128;

  private static final int TILE_COLUMNS = 256;

  /** Where rows come from; used by several threads. */
  interface Rows {
    void copy(int row, double[] target);
  }

  /** How products are added up. */
  interface Kernel {

    /**
     * An empty panel.
     *
     * @param rows a multiple of {@link #SLICE}
     */
    Panel panel(int rows, int width);
  }

  /** Rows in the order that suits a kernel; used by several threads. */
  interface Panel {

    /** Takes {@link #SLICE} consecutive rows. */
    void put(int first, double[][] slice);

    /**
     * Adds products to the elements of a tile that lie on or above the diagonal, row after row: the
     * same bits from every kernel.
     *
     * @param count rows that take part, from the first on, a multiple of {@link #SLICE}
     */
    void add(double[][] sum, int count, int row, int lastRow, int column, int lastColumn);
  }

  /** With the Vector API where the JVM was started with it. */
  static final Kernel KERNEL = kernel();

  private final int width;
  private final double[][] sum;
  private final Panel panel;

  private OuterProducts(Kernel kernel, double[][] sum, int rows) {
    this.width = sum.length;
    this.sum = sum;
    this.panel = kernel.panel(whole(Math.min(rows, PANEL)), width);
  }

  /**
   * Adds the products of all rows to the upper triangle of a sum.
   *
   * @param sum its rows; what is below the diagonal means nothing
   */
  static void add(double[][] sum, int rows, Rows source) {
    add(KERNEL, sum, rows, source);
  }

  /** The same with a kernel of one's choice. */
  static void add(Kernel kernel, double[][] sum, int rows, Rows source) {
    OuterProducts products = new OuterProducts(kernel, sum, rows);
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
    Parallel.<Integer>run(
        whole(count) / SLICE,
        slice -> {
          double[][] rows = new double[SLICE][width];
          for (int r = 0; r < SLICE && slice * SLICE + r < count; r++) {
            source.copy(first + slice * SLICE + r, rows[r]);
          }
          panel.put(slice * SLICE, rows);
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
    Parallel.<Integer>run(
        tiles.size(),
        tile -> {
          addTile(tiles.get(tile)[0], tiles.get(tile)[1], count);
          return tile;
        },
        (number, tile) -> {});
  }

  private void addTile(int row, int column, int count) {
    StoppedException.throwIfInterrupted("fitting");
    int lastColumn = Math.min(column + TILE_COLUMNS, width);
    int lastRow = Math.min(row + TILE_ROWS, lastColumn);
    panel.add(sum, count, row, lastRow, column, lastColumn);
  }

  private static Kernel kernel() {
    Kernel vector = VectorApi.find("org.vitrine.learning.VectorKernel", Kernel.class);
    return vector == null ? new PlainKernel() : vector;
  }
}
