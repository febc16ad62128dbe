package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import org.vitrine.particles.Box;

/**
 * Who may collide with whom, for now: each particle has a shell of radius s round the place where
 * its list was made, and lists every particle whose place is within σ_ij + 2s. While both stay in
 * their shells no other pair can touch; a particle that leaves its shell gets a new one.
 *
 * <p>A list entry packs the neighbour's number with the periodic image it is seen in. Particles are
 * moved back into the box only when they are listed anew, so the image of an entry stays right for
 * as long as the entry lives.
 */
final class NeighborShells {

  /** Bits of an entry that hold the image: 3 × 3 × 3 of them. */
  static final int IMAGE_BITS = 5;

  static final int IMAGE_MASK = (1 << IMAGE_BITS) - 1;

  /**
   * The neighbours that a shell radius is chosen for: fewer means listing anew more often, more
   * means longer loops.
   */
  private static final double NEIGHBORS_AIMED_AT = 14;

  /** Rounding of a shell's exit and of images must not lose a pair. */
  private static final double SLACK = 1e-9;

  private final Box box;
  private final double[] radii;
  private final double shell;

  /** Where each particle was when its list was made; 3N, inside the box. */
  private final double[] places;

  private final int[] cellsAlong = new int[3];
  private final int[] cellOf;
  private final int[] firstInCell;
  private final int[] nextInCell;

  private int[] counts;
  private int[] entries;
  private int capacity = 24;

  /** Empty lists; {@link #listAll} fills them. */
  NeighborShells(Box box, double[] radii) {
    this.box = box;
    this.radii = radii;
    int n = radii.length;
    double largest = 2 * Arrays.stream(radii).max().orElseThrow();
    double room = (box.shortestSide() / 2 - largest) / 2;
    require(
        room > 0.02 * largest,
        "the box's shortest side",
        box.shortestSide(),
        "at least 2.1 times the largest diameter, " + largest);
    double range = StrictMath.cbrt(NEIGHBORS_AIMED_AT * 3 / (4 * Math.PI) * box.volume() / n);
    this.shell = Math.min(Math.max((range - largest) / 2, 0.05 * largest), 0.999 * room);
    this.places = new double[3 * n];
    double longestReach = largest + 2 * shell + SLACK;
    for (int axis = 0; axis < 3; axis++) {
      cellsAlong[axis] =
          (int) Math.min(Math.max(1, Math.floor(box.side(axis) / longestReach)), 512);
    }
    this.cellOf = new int[n];
    this.firstInCell = new int[cellsAlong[0] * cellsAlong[1] * cellsAlong[2]];
    this.nextInCell = new int[n];
    this.counts = new int[n];
    this.entries = new int[n * capacity];
  }

  /** Radius of the shells, in σ_L. */
  double shell() {
    return shell;
  }

  /** The place where a particle's list was made, along an axis. */
  double place(int particle, int axis) {
    return places[3 * particle + axis];
  }

  int count(int particle) {
    return counts[particle];
  }

  /** The lists, {@link #capacity()} entries a particle; replaced when a list outgrows it. */
  int[] entries() {
    return entries;
  }

  int capacity() {
    return capacity;
  }

  /** How many sides along an axis an image lies away: −1, 0 or 1. */
  static int imageShift(int image, int axis) {
    return switch (axis) {
      case 0 -> image / 9 - 1;
      case 1 -> image / 3 % 3 - 1;
      default -> image % 3 - 1;
    };
  }

  /** Makes every list. Positions must be inside the box. */
  void listAll(double[] positions) {
    Arrays.fill(counts, 0);
    Arrays.fill(firstInCell, -1);
    System.arraycopy(positions, 0, places, 0, places.length);
    for (int i = 0; i < counts.length; i++) {
      enterCell(i);
      addPairs(i); // with those entered before
    }
  }

  /** Makes a particle's list anew. Its position must be inside the box. */
  void list(int i, double x, double y, double z) {
    for (int k = 0; k < counts[i]; k++) {
      forget(entries[i * capacity + k] >> IMAGE_BITS, i);
    }
    counts[i] = 0;
    leaveCell(i);
    places[3 * i] = x;
    places[3 * i + 1] = y;
    places[3 * i + 2] = z;
    addPairs(i);
    enterCell(i);
  }

  private void forget(int j, int i) {
    int start = j * capacity;
    int last = start + --counts[j];
    for (int k = start; ; k++) {
      if (entries[k] >> IMAGE_BITS == i) {
        System.arraycopy(entries, k + 1, entries, k, last - k);
        return;
      }
    }
  }

  private void addPairs(int i) {
    int cx = cellAlong(i, 0);
    int cy = cellAlong(i, 1);
    int cz = cellAlong(i, 2);
    for (int ox = firstOffset(0); ox <= lastOffset(0); ox++) {
      int x = Math.floorMod(cx + ox, cellsAlong[0]);
      for (int oy = firstOffset(1); oy <= lastOffset(1); oy++) {
        int y = Math.floorMod(cy + oy, cellsAlong[1]);
        for (int oz = firstOffset(2); oz <= lastOffset(2); oz++) {
          int z = Math.floorMod(cz + oz, cellsAlong[2]);
          int cell = (x * cellsAlong[1] + y) * cellsAlong[2] + z;
          for (int j = firstInCell[cell]; j >= 0; j = nextInCell[j]) {
            if (j != i) {
              addIfNear(i, j);
            }
          }
        }
      }
    }
  }

  /** With one or two cells along a side, every cell is visited once and not from both ends. */
  private int firstOffset(int axis) {
    return cellsAlong[axis] < 3 ? 0 : -1;
  }

  private int lastOffset(int axis) {
    return cellsAlong[axis] == 1 ? 0 : 1;
  }

  private void addIfNear(int i, int j) {
    double square = 0;
    int image = 0;
    int mirrored = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = places[3 * j + axis] - places[3 * i + axis];
      int shift = -(int) Math.rint(d / box.side(axis));
      d += shift * box.side(axis);
      square += d * d;
      image = 3 * image + shift + 1;
      mirrored = 3 * mirrored - shift + 1;
    }
    double reach = radii[i] + radii[j] + 2 * shell + SLACK;
    if (square < reach * reach) {
      add(i, j, image);
      add(j, i, mirrored);
    }
  }

  private void add(int i, int j, int image) {
    if (counts[i] == capacity) {
      grow();
    }
    entries[i * capacity + counts[i]++] = j << IMAGE_BITS | image;
  }

  private void grow() {
    int larger = capacity + capacity / 2;
    int[] moved = new int[counts.length * larger];
    for (int i = 0; i < counts.length; i++) {
      System.arraycopy(entries, i * capacity, moved, i * larger, counts[i]);
    }
    entries = moved;
    capacity = larger;
  }

  private int cellAlong(int i, int axis) {
    int cell = (int) (places[3 * i + axis] / box.side(axis) * cellsAlong[axis]);
    return Math.min(cell, cellsAlong[axis] - 1);
  }

  private void enterCell(int i) {
    int cell =
        (cellAlong(i, 0) * cellsAlong[1] + cellAlong(i, 1)) * cellsAlong[2] + cellAlong(i, 2);
    cellOf[i] = cell;
    nextInCell[i] = firstInCell[cell];
    firstInCell[cell] = i;
  }

  private void leaveCell(int i) {
    int j = firstInCell[cellOf[i]];
    if (j == i) {
      firstInCell[cellOf[i]] = nextInCell[i];
      return;
    }
    while (nextInCell[j] != i) {
      j = nextInCell[j];
    }
    nextInCell[j] = nextInCell[i];
  }
}
