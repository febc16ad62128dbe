package org.vitrine.particles;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

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

  /** Keeps rounding from hiding a pair just inside the cutoff in a cell just outside. */
  private static final double MARGIN = 1 + 1e-9;

  /** Thin cells hug the sphere of the cutoff, thick ones are fewer. */
  private static final int CELLS_PER_CUTOFF = 3;

  private final Box box;
  private final String[] species;
  private final double[] diameters;
  private final double cutoff;
  private final int[] cells = new int[3];

  /** Particles by cell, in order of their numbers within each. */
  private final int[] members;

  /** The place of each particle in {@link #members}. */
  private final int[] places;

  /** Coordinates inside the box, in the order of {@link #members}. */
  private final double[] xs;

  private final double[] ys;
  private final double[] zs;

  /** Where each cell starts in {@link #members}, and where the last one ends. */
  private final int[] start;

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
    return new Neighborhood();
  }

  private int coordinate(double[] positions, int particle, int axis) {
    int cell = (int) (positions[3 * particle + axis] / box.side(axis) * cells[axis]);
    return Math.min(cell, cells[axis] - 1);
  }

  /** The first cell of a row along z. */
  private int row(int x, int y) {
    return (x * cells[1] + y) * cells[2];
  }

  /** The cell of a coordinate that need not be inside the box, counted on through its images. */
  private int cellAt(double coordinate, int axis) {
    return (int) Math.floor(coordinate / box.side(axis) * cells[axis]);
  }

  /** How far a coordinate is from a cell, squared; 0 inside it. */
  private double squareToCell(double coordinate, int cell, int axis) {
    double width = box.side(axis) / cells[axis];
    double gap = Math.max(cell * width - coordinate, coordinate - (cell + 1) * width);
    return gap > 0 ? gap * gap : 0;
  }

  /**
   * The neighbours of one particle at a time, from near to far. Its memory is used again for the
   * next particle. For one thread.
   */
  public final class Neighborhood {

    /** Steps of squared distance that the neighbours are sorted by. */
    private static final int BINS = 1024;

    private int center;
    private int size;
    private final int[] binStart = new int[BINS + 1];

    /** As they are found. */
    private int[] foundPlace = new int[0];

    private int[] foundSpan = new int[0];

    /** Squared. */
    private double[] foundDistance = new double[0];

    /** Of every particle looked at, by place, squared. */
    private final double[] squares = new double[members.length];

    /** Stretches of places searched so far, and how far each is shifted along x, y and z. */
    private int spans;

    private double[] shift = new double[3 * 64];

    /** From near to far: the distances, and where the rest is found. */
    private double[] distance = new double[0];

    private int[] order = new int[0];
    private int[] particle = new int[0];

    /** x, y, z of each difference in turn. */
    private double[] difference = new double[0];

    private Neighborhood() {}

    /** Gathers the neighbours of {@code center}, instead of those of the particle before. */
    public void moveTo(int center) {
      this.center = center;
      size = 0;
      spans = 0;
      int own = places[center];
      double reach = cutoff * MARGIN;
      double square = reach * reach;
      for (int i = cellAt(xs[own] - reach, 0), last = cellAt(xs[own] + reach, 0); i <= last; i++) {
        double leftForY = square - squareToCell(xs[own], i, 0);
        if (leftForY > 0) {
          double reachY = Math.sqrt(leftForY);
          int lastY = cellAt(ys[own] + reachY, 1);
          for (int j = cellAt(ys[own] - reachY, 1); j <= lastY; j++) {
            double leftForZ = leftForY - squareToCell(ys[own], j, 1);
            if (leftForZ > 0) {
              searchRow(own, i, j, Math.sqrt(leftForZ));
            }
          }
        }
      }
      sort();
      look(own);
    }

    /** Searches a row, which passes through one image of the box after the other. */
    private void searchRow(int own, int i, int j, double reach) {
      int imageX = Math.floorDiv(i, cells[0]);
      int imageY = Math.floorDiv(j, cells[1]);
      int row = row(i - imageX * cells[0], j - imageY * cells[1]);
      int from = cellAt(zs[own] - reach, 2);
      int to = cellAt(zs[own] + reach, 2);
      for (int imageZ = Math.floorDiv(from, cells[2]); imageZ * cells[2] <= to; imageZ++) {
        int first = Math.max(0, from - imageZ * cells[2]);
        int last = Math.min(cells[2] - 1, to - imageZ * cells[2]);
        gather(own, start[row + first], start[row + last + 1], imageX, imageY, imageZ);
      }
    }

    private void gather(int own, int from, int to, int imageX, int imageY, int imageZ) {
      int span = spans++;
      if (span == shift.length / 3) {
        shift = Arrays.copyOf(shift, 2 * shift.length);
      }
      shift[3 * span] = imageX * box.x();
      shift[3 * span + 1] = imageY * box.y();
      shift[3 * span + 2] = imageZ * box.z();
      reserve(size + to - from);
      if (imageX == 0 && imageY == 0 && imageZ == 0 && from <= own && own < to) {
        gather(own, from, own, span);
        gather(own, own + 1, to, span);
      } else {
        gather(own, from, to, span);
      }
    }

    private void gather(int own, int from, int to, int span) {
      double x = xs[own];
      double y = ys[own];
      double z = zs[own];
      double shiftX = shift[3 * span];
      double shiftY = shift[3 * span + 1];
      double shiftZ = shift[3 * span + 2];
      for (int place = from; place < to; place++) {
        double dx = xs[place] - x + shiftX;
        double dy = ys[place] - y + shiftY;
        double dz = zs[place] - z + shiftZ;
        squares[place] = dx * dx + dy * dy + dz * dz;
      }
      double limit = cutoff * cutoff;
      int found = size;
      for (int place = from; place < to; place++) {
        double square = squares[place];
        foundPlace[found] = place; // kept only if the count goes on: cheaper than a branch
        foundSpan[found] = span;
        foundDistance[found] = square;
        found += (int) (Double.doubleToRawLongBits(square - limit) >>> 63); // the sign: 1 if below
      }
      size = found;
    }

    /** By steps of squared distance at first, which leaves little to be moved afterwards. */
    private void sort() {
      Arrays.fill(binStart, 0);
      double scale = BINS / (cutoff * cutoff);
      for (int k = 0; k < size; k++) {
        binStart[bin(foundDistance[k] * scale)]++;
      }
      int begin = 0;
      for (int bin = 0; bin < BINS; bin++) {
        int count = binStart[bin];
        binStart[bin] = begin;
        begin += count;
      }
      for (int k = 0; k < size; k++) {
        int to = binStart[bin(foundDistance[k] * scale)]++;
        order[to] = k;
        distance[to] = foundDistance[k];
      }
      for (int k = 1; k < size; k++) {
        double r = distance[k];
        int found = order[k];
        int to = k;
        while (to > 0 && distance[to - 1] > r) {
          distance[to] = distance[to - 1];
          order[to] = order[to - 1];
          to--;
        }
        distance[to] = r;
        order[to] = found;
      }
    }

    /** What is asked for later, in the order of the neighbours. */
    private void look(int own) {
      for (int k = 0; k < size; k++) {
        distance[k] = Math.sqrt(distance[k]);
      }
      double x = xs[own];
      double y = ys[own];
      double z = zs[own];
      for (int k = 0; k < size; k++) {
        int place = foundPlace[order[k]];
        int span = 3 * foundSpan[order[k]];
        particle[k] = members[place];
        difference[3 * k] = xs[place] - x + shift[span];
        difference[3 * k + 1] = ys[place] - y + shift[span + 1];
        difference[3 * k + 2] = zs[place] - z + shift[span + 2];
      }
    }

    private static int bin(double position) {
      return Math.min((int) position, BINS - 1);
    }

    /** Room for so many, and one more to write to. */
    private void reserve(int capacity) {
      if (capacity >= order.length) {
        int longer = Math.max(capacity + 1, 2 * order.length);
        foundPlace = Arrays.copyOf(foundPlace, longer);
        foundSpan = Arrays.copyOf(foundSpan, longer);
        foundDistance = Arrays.copyOf(foundDistance, longer);
        distance = new double[longer];
        order = new int[longer];
        particle = new int[longer];
        difference = new double[3 * longer];
      }
    }

    /** The number of the particle whose neighbours these are. */
    public int center() {
      return center;
    }

    /** The number of neighbours. */
    public int size() {
      return size;
    }

    /** The number of neighbour k among all particles. */
    public int particle(int k) {
      return particle[k];
    }

    /** The species of neighbour k. */
    public String species(int k) {
      return species[particle(k)];
    }

    /** The diameter of neighbour k, in σ_L. */
    public double diameter(int k) {
      return diameters[particle(k)];
    }

    /** The distance to neighbour k, in σ_L. */
    public double distance(int k) {
      return distance[k];
    }

    /** From the particle to its neighbour k, along axis 0, 1 or 2, in σ_L. */
    public double difference(int k, int axis) {
      return difference[3 * k + axis];
    }
  }
}
