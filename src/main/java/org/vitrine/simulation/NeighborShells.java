package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import org.vitrine.io.ArrayFile;
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

  /** The image that lies in the box itself. */
  private static final int HERE = 13;

  /**
   * The neighbours that a shell radius is chosen for: fewer means listing anew more often, more
   * means longer loops.
   */
  private static final double NEIGHBORS_AIMED_AT = 16;

  /** Rounding of places, of a shell's exit and of images must not lose a pair. */
  private static final double SLACK = 1e-9;

  private final double[] side;
  private final double[] perSide;
  private final double[] radii;
  private final double shell;

  /** Where each particle was when its list was made; 3N, inside the box up to rounding. */
  private final double[] places;

  private final ShellCells cells;
  private final int[] counts;
  private final boolean[] crossesBoundary;
  private int[] entries;

  /** Entries that a list has room for. */
  private int capacity = 24;

  /** Empty lists; {@link #listAll} fills them. */
  NeighborShells(Box box, double[] radii) {
    this.side = new double[] {box.x(), box.y(), box.z()};
    this.perSide = new double[] {1 / box.x(), 1 / box.y(), 1 / box.z()};
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
    this.cells = new ShellCells(box, n, largest + 2 * shell + SLACK);
    this.counts = new int[n];
    this.crossesBoundary = new boolean[n];
    this.entries = new int[n * capacity];
  }

  /** Saves the lists as they stand: of two collisions at equal times the first entry's counts. */
  ArrayFile writeTo(ArrayFile file) {
    int[] listed = new int[Arrays.stream(counts).sum()];
    int[] crossing = new int[counts.length];
    int end = 0;
    for (int i = 0; i < counts.length; i++) {
      System.arraycopy(entries, i * capacity, listed, end, counts[i]);
      end += counts[i];
      crossing[i] = crossesBoundary[i] ? 1 : 0;
    }
    return file.with("shells.places", places)
        .with("shells.cellByCell", cells.inOrder())
        .with("shells.counts", counts)
        .with("shells.entries", listed)
        .with("shells.crossesBoundary", crossing);
  }

  /** Fills empty lists with what {@link #writeTo} has saved. */
  void readFrom(SavedArrays saved) {
    int n = counts.length;
    saved.fill("shells.places", places);
    for (int k = 0; k < places.length; k++) {
      require(
          places[k] >= -SLACK && places[k] <= side[k % 3] + SLACK,
          "shells.places[" + k + "]",
          places[k],
          "in the box");
    }
    for (int i : saved.permutation("shells.cellByCell", n)) {
      cells.add(i, places[3 * i], places[3 * i + 1], places[3 * i + 2]);
    }
    int[] listed = new int[n];
    saved.fill("shells.counts", listed, 0, n - 1);
    int[] all = new int[Arrays.stream(listed).sum()];
    saved.fill("shells.entries", all, 0, (n << IMAGE_BITS) - 1);
    int end = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < listed[i]; k++) {
        int entry = all[end++];
        add(i, entry >>> IMAGE_BITS, entry & IMAGE_MASK);
      }
    }
    requireMutual();
    int[] crossing = new int[n];
    saved.fill("shells.crossesBoundary", crossing, 0, 1);
    for (int i = 0; i < n; i++) {
      crossesBoundary[i] = crossing[i] == 1;
    }
  }

  /** Refuses a particle that lists another one and is not listed by it, in the opposite image. */
  private void requireMutual() {
    for (int i = 0; i < counts.length; i++) {
      for (int k = 0; k < counts[i]; k++) {
        int entry = entries[i * capacity + k];
        int j = entry >>> IMAGE_BITS;
        int back = i << IMAGE_BITS | (2 * HERE - (entry & IMAGE_MASK));
        int from = j * capacity;
        require(
            j != i
                && Arrays.stream(entries, from, from + counts[j]).filter(e -> e == back).count()
                    == 1,
            "shells.entries",
            i + " beside " + j + " without " + j + " beside " + i,
            "mutual");
      }
    }
  }

  /**
   * A coordinate difference moved by whole sides to the nearest periodic image: as {@link
   * Box#nearestImage}, without its division.
   */
  double nearestImage(double difference, int axis) {
    return difference - side[axis] * Math.rint(difference * perSide[axis]);
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

  /** Whether a neighbour may be listed in another image than its own. */
  boolean crossesBoundary(int particle) {
    return crossesBoundary[particle];
  }

  /** The lists, {@link #capacity()} entries a particle; replaced when a list outgrows it. */
  int[] entries() {
    return entries;
  }

  /** A multiple of 8: lists may be read eight entries at a time, beyond their end. */
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
    cells.clear();
    System.arraycopy(positions, 0, places, 0, places.length);
    for (int i = 0; i < counts.length; i++) {
      addPairs(i); // with those entered before
    }
  }

  /** Makes a particle's list anew. Its position must be inside the box. */
  void list(int i, double x, double y, double z) {
    for (int k = 0; k < counts[i]; k++) {
      forget(entries[i * capacity + k] >>> IMAGE_BITS, i);
    }
    counts[i] = 0;
    crossesBoundary[i] = false;
    cells.remove(i);
    places[3 * i] = x;
    places[3 * i + 1] = y;
    places[3 * i + 2] = z;
    addPairs(i);
  }

  /** Strikes a particle from another one's list; the last entry takes its place. */
  private void forget(int j, int i) {
    int k = j * capacity;
    while (entries[k] >>> IMAGE_BITS != i) {
      k++;
    }
    entries[k] = entries[j * capacity + --counts[j]];
  }

  /** Lists a particle with all near it, and enters it into its cell. */
  private void addPairs(int i) {
    double x = places[3 * i];
    double y = places[3 * i + 1];
    double z = places[3 * i + 2];
    double reach = radii[i] + 2 * shell + SLACK;
    int near = cells.gatherNear(x, y, z);
    for (int k = 0; k < near; k++) {
      int j = cells.near(k);
      double dx = places[3 * j] - x;
      double dy = places[3 * j + 1] - y;
      double dz = places[3 * j + 2] - z;
      // both are inside the box: the nearest image is at most one side away
      double shiftX = -Math.rint(dx * perSide[0]);
      double shiftY = -Math.rint(dy * perSide[1]);
      double shiftZ = -Math.rint(dz * perSide[2]);
      dx += shiftX * side[0];
      dy += shiftY * side[1];
      dz += shiftZ * side[2];
      double limit = reach + radii[j];
      if (dx * dx + dy * dy + dz * dz < limit * limit) {
        int image = 9 * (int) shiftX + 3 * (int) shiftY + (int) shiftZ;
        add(i, j, HERE + image);
        add(j, i, HERE - image);
      }
    }
    cells.add(i, x, y, z);
  }

  private void add(int i, int j, int image) {
    if (counts[i] == capacity) {
      grow();
    }
    entries[i * capacity + counts[i]++] = j << IMAGE_BITS | image;
    crossesBoundary[i] |= image != HERE;
  }

  private void grow() {
    int larger = 2 * capacity;
    int[] moved = new int[counts.length * larger];
    for (int i = 0; i < counts.length; i++) {
      System.arraycopy(entries, i * capacity, moved, i * larger, counts[i]);
    }
    entries = moved;
    capacity = larger;
  }
}
