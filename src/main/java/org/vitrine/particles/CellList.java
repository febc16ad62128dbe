package org.vitrine.particles;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Finds the particles within a cutoff of a given one, r_ij &lt; cutoff, in whatever periodic image
 * they are; i itself is left out. In a box of at least twice the cutoff that is the nearest image
 * of each, once; in a smaller one a particle may be there several times, and so may images of i
 * itself. Particles outside the box are wrapped into it.
 *
 * <p>The box is cut into cells some of which fit into the cutoff, and neighbours are looked for in
 * rows of cells along z, cut off where no particle can be near enough. Immutable; each thread walks
 * it with a {@link Neighborhood} of its own.
 */
public final class CellList {

  /** Thin cells hug the sphere of the cutoff, thick ones are fewer. */
  private static final int CELLS_PER_CUTOFF = 3;

  final Box box;
  final String[] species;
  final double[] diameters;
  final double cutoff;
  final int[] cells = new int[3];

  /** Particles by cell, in order of their numbers within each. */
  final int[] members;

  /** The place of each particle in {@link #members}. */
  final int[] places;

  /** Coordinates inside the box, in the order of {@link #members}. */
  final double[] xs;

  final double[] ys;
  final double[] zs;

  /** Where each cell starts in {@link #members}, and where the last one ends. */
  final int[] start;

  private CellList(Snapshot snapshot, double cutoff) {
    this.box = snapshot.box();
    this.species = snapshot.species();
    this.diameters = snapshot.diameters();
    this.cutoff = cutoff;
    double[] positions = snapshot.wrappedPositions();
    int particles = snapshot.particles();
    double narrowest =
        Math.max(cutoff / CELLS_PER_CUTOFF, StrictMath.cbrt(box.volume() / particles));
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = Math.max(1, (int) (box.side(axis) / narrowest));
    }
    int[] cellOf = new int[particles];
    start = new int[cells[0] * cells[1] * cells[2] + 1];
    for (int i = 0; i < particles; i++) {
      cellOf[i] = row(coordinate(positions, i, 0), coordinate(positions, i, 1));
      cellOf[i] += coordinate(positions, i, 2);
      start[cellOf[i] + 1]++;
    }
    for (int cell = 1; cell < start.length; cell++) {
      start[cell] += start[cell - 1];
    }
    members = new int[particles];
    places = new int[particles];
    xs = new double[particles];
    ys = new double[particles];
    zs = new double[particles];
    int[] next = start.clone();
    for (int i = 0; i < particles; i++) {
      int place = next[cellOf[i]]++;
      members[place] = i;
      places[i] = place;
      xs[place] = positions[3 * i];
      ys[place] = positions[3 * i + 1];
      zs[place] = positions[3 * i + 2];
    }
  }

  /**
   * Cells for finding neighbours closer than {@code cutoff}.
   *
   * @param cutoff in σ_L, at most half the box's shortest side
   * @throws IllegalArgumentException when the box is smaller than twice the cutoff: a particle
   *     would then see another one twice
   */
  public static CellList of(Snapshot snapshot, double cutoff) {
    return of(snapshot, cutoff, "the cutoff", "");
  }

  /**
   * The same, for a message in the words of the caller.
   *
   * @param meaning what the cutoff is: "the descriptors' range"
   */
  public static CellList of(Snapshot snapshot, double cutoff, String meaning) {
    return of(snapshot, cutoff, meaning, "");
  }

  /**
   * The same, for a message in the words of the caller that says how to get along with a smaller
   * box.
   *
   * @param unless such as " unless images are chosen"
   */
  public static CellList of(Snapshot snapshot, double cutoff, String meaning, String unless) {
    requirePositive(meaning, cutoff);
    double side = snapshot.box().shortestSide();
    String allowed = "at least %s σ_L (twice %s %s)%s";
    require(
        side >= 2 * cutoff,
        "the box's shortest side",
        side,
        allowed.formatted(brief(2 * cutoff), meaning, brief(cutoff), unless));
    return new CellList(snapshot, cutoff);
  }

  /**
   * Cells of a box of any size: in one smaller than twice the cutoff, each periodic image within
   * the cutoff is a neighbour of its own, those of the particle itself among them.
   *
   * @param cutoff in σ_L
   */
  public static CellList withImages(Snapshot snapshot, double cutoff) {
    requirePositive("the cutoff", cutoff);
    return new CellList(snapshot, cutoff);
  }

  private static String brief(double number) {
    return new BigDecimal(number, MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }

  /** The number of particles. */
  public int particles() {
    return members.length;
  }

  /** Neighbours are closer than this, in σ_L. */
  public double cutoff() {
    return cutoff;
  }

  /**
   * A particle's number by its place among the cells: particles of successive places are near each
   * other, and find their neighbours in the same memory.
   */
  public int particleAt(int place) {
    return members[place];
  }

  /** A new place to gather neighbours in. */
  public Neighborhood neighborhood() {
    return new Neighborhood(this);
  }

  private int coordinate(double[] positions, int particle, int axis) {
    int cell = (int) (positions[3 * particle + axis] / box.side(axis) * cells[axis]);
    return Math.min(cell, cells[axis] - 1);
  }

  /** The first cell of a row along z. */
  int row(int x, int y) {
    return (x * cells[1] + y) * cells[2];
  }

  /** The cell of a coordinate that need not be inside the box, counted on through its images. */
  int cellAt(double coordinate, int axis) {
    return (int) Math.floor(coordinate / box.side(axis) * cells[axis]);
  }

  /** How far a coordinate is from a cell, squared; 0 inside it. */
  double squareToCell(double coordinate, int cell, int axis) {
    double width = box.side(axis) / cells[axis];
    double gap = Math.max(cell * width - coordinate, coordinate - (cell + 1) * width);
    return gap > 0 ? gap * gap : 0;
  }
}
