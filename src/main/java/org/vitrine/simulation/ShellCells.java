package org.vitrine.simulation;

import java.util.Arrays;
import org.vitrine.particles.Box;

/**
 * Which particles' places are in which cell of a grid over the box: whatever is within one cell's
 * side of a place is in its cell or in one of those round it.
 *
 * <p>A cell's members lie side by side: to walk along a chain through memory would cost more than
 * to compare the distances.
 */
final class ShellCells {

  /** More cells along an axis would save no comparison and cost memory. */
  private static final int MOST_ALONG_AN_AXIS = 512;

  private final int[] along = new int[3];
  private final double[] perLength = new double[3];
  private final int[] cellOf;
  private final int[] counts;
  private int capacity = 8;
  private int[] members;
  private int[] near = new int[64];

  /**
   * An empty grid.
   *
   * @param reach the least side of a cell, in σ_L
   */
  ShellCells(Box box, int particles, double reach) {
    for (int axis = 0; axis < 3; axis++) {
      double fitting = Math.floor(box.side(axis) / reach);
      along[axis] = (int) Math.min(Math.max(1, fitting), MOST_ALONG_AN_AXIS);
      perLength[axis] = along[axis] / box.side(axis);
    }
    cellOf = new int[particles];
    counts = new int[along[0] * along[1] * along[2]];
    members = new int[counts.length * capacity];
  }

  /**
   * All particles, cell by cell. Entered again in this order they are as they were: a cell's
   * members are listed, and so collide at equal times, in the order in which they stand.
   */
  int[] inOrder() {
    int[] particles = new int[cellOf.length];
    int found = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      System.arraycopy(members, cell * capacity, particles, found, counts[cell]);
      found += counts[cell];
    }
    return particles;
  }

  /** Takes every particle out. */
  void clear() {
    Arrays.fill(counts, 0);
  }

  /** Enters a particle at a place inside the box. */
  void add(int particle, double x, double y, double z) {
    int cell = (index(x, 0) * along[1] + index(y, 1)) * along[2] + index(z, 2);
    if (counts[cell] == capacity) {
      grow();
    }
    members[cell * capacity + counts[cell]++] = particle;
    cellOf[particle] = cell;
  }

  /** Takes a particle out; the cell's last member takes its place. */
  void remove(int particle) {
    int cell = cellOf[particle];
    int k = cell * capacity;
    while (members[k] != particle) {
      k++;
    }
    members[k] = members[cell * capacity + --counts[cell]];
  }

  /**
   * Gathers all particles in the cells on and round a place.
   *
   * @return how many; {@link #near(int)} names them
   */
  int gatherNear(double x, double y, double z) {
    int found = 0;
    int cx = index(x, 0);
    int cy = index(y, 1);
    int cz = index(z, 2);
    for (int ox = firstOffset(0); ox <= lastOffset(0); ox++) {
      int plane = around(cx + ox, 0) * along[1];
      for (int oy = firstOffset(1); oy <= lastOffset(1); oy++) {
        int column = (plane + around(cy + oy, 1)) * along[2];
        for (int oz = firstOffset(2); oz <= lastOffset(2); oz++) {
          int cell = column + around(cz + oz, 2);
          int count = counts[cell];
          if (found + count > near.length) {
            near = Arrays.copyOf(near, 2 * (found + count));
          }
          System.arraycopy(members, cell * capacity, near, found, count);
          found += count;
        }
      }
    }
    return found;
  }

  /** One of the particles gathered. */
  int near(int k) {
    return near[k];
  }

  /** With one or two cells along a side, every cell is visited once and not from both ends. */
  private int firstOffset(int axis) {
    return along[axis] < 3 ? 0 : -1;
  }

  private int lastOffset(int axis) {
    return along[axis] == 1 ? 0 : 1;
  }

  private int around(int index, int axis) {
    return index < 0 ? index + along[axis] : index >= along[axis] ? index - along[axis] : index;
  }

  private int index(double coordinate, int axis) {
    return Math.min((int) (coordinate * perLength[axis]), along[axis] - 1);
  }

  private void grow() {
    int larger = 2 * capacity;
    int[] moved = new int[counts.length * larger];
    for (int cell = 0; cell < counts.length; cell++) {
      System.arraycopy(members, cell * capacity, moved, cell * larger, counts[cell]);
    }
    members = moved;
    capacity = larger;
  }
}
