package org.vitrine.particles;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Finds the particles within a cutoff of a given one, by nearest periodic image: r_ij = |d − L
 * rint(d / L)| &lt; cutoff, each pair once, i itself left out. Particles outside the box are
 * wrapped into it.
 *
 * <p>The box is cut into cells no narrower than the cutoff, so that only adjacent cells need a
 * look; along an axis with fewer than three of them, each is looked at once. Immutable; each thread
 * walks it with a {@link Neighborhood} of its own.
 */
public final class CellList {

  /** Keeps rounding from hiding a pair just inside the cutoff in a cell that is not adjacent. */
  private static final double MARGIN = 1 + 1e-9;

  private final Box box;
  private final double cutoff;

  /** x, y, z of each particle in turn, inside the box. */
  private final double[] positions;

  private final int[] cells = new int[3];

  /** Particles by cell, in order of their numbers within each. */
  private final int[] members;

  /** Coordinates in the order of {@link #members}, so that a cell is read in one sweep. */
  private final double[] coordinates;

  /** Where each cell starts in {@link #members}, and where the last one ends. */
  private final int[] start;

  private CellList(Snapshot snapshot, double cutoff) {
    this.box = snapshot.box();
    this.cutoff = cutoff;
    this.positions = snapshot.wrappedPositions();
    int particles = snapshot.particles();
    double narrowest = Math.max(cutoff * MARGIN, StrictMath.cbrt(box.volume() / particles));
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = Math.max(1, (int) (box.side(axis) / narrowest));
    }
    int[] cellOf = new int[particles];
    start = new int[cells[0] * cells[1] * cells[2] + 1];
    for (int i = 0; i < particles; i++) {
      cellOf[i] = cell(coordinate(i, 0), coordinate(i, 1), coordinate(i, 2));
      start[cellOf[i] + 1]++;
    }
    for (int cell = 1; cell < start.length; cell++) {
      start[cell] += start[cell - 1];
    }
    members = new int[particles];
    coordinates = new double[3 * particles];
    int[] next = start.clone();
    for (int i = 0; i < particles; i++) {
      int place = next[cellOf[i]]++;
      members[place] = i;
      System.arraycopy(positions, 3 * i, coordinates, 3 * place, 3);
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
    return of(snapshot, cutoff, "the cutoff");
  }

  /**
   * The same, for a message in the words of the caller.
   *
   * @param meaning what the cutoff is: "the descriptors' range"
   */
  public static CellList of(Snapshot snapshot, double cutoff, String meaning) {
    requirePositive(meaning, cutoff);
    double side = snapshot.box().shortestSide();
    String allowed = "at least %s σ_L (twice %s %s)";
    require(
        side >= 2 * cutoff,
        "the box's shortest side",
        side,
        allowed.formatted(brief(2 * cutoff), meaning, brief(cutoff)));
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

  /** A new place to gather neighbours in. */
  public Neighborhood neighborhood() {
    return new Neighborhood();
  }

  private int coordinate(int particle, int axis) {
    int cell = (int) (positions[3 * particle + axis] / box.side(axis) * cells[axis]);
    return Math.min(cell, cells[axis] - 1);
  }

  private int cell(int x, int y, int z) {
    return (x * cells[1] + y) * cells[2] + z;
  }

  /**
   * The neighbours of one particle at a time, in an order that depends on the configuration alone.
   * Its memory is used again for the next particle. For one thread.
   */
  public final class Neighborhood {

    private int size;
    private int[] particle = new int[64];
    private double[] distance = new double[64];

    /** x, y, z of each difference in turn. */
    private double[] difference = new double[3 * 64];

    private Neighborhood() {}

    /** Gathers the neighbours of {@code center}, instead of those of the particle before. */
    public void moveTo(int center) {
      size = 0;
      int x = coordinate(center, 0);
      int y = coordinate(center, 1);
      int z = coordinate(center, 2);
      for (int i = 0; i < Math.min(3, cells[0]); i++) {
        for (int j = 0; j < Math.min(3, cells[1]); j++) {
          for (int k = 0; k < Math.min(3, cells[2]); k++) {
            gather(center, cell(ahead(x, i, 0), ahead(y, j, 1), ahead(z, k, 2)));
          }
        }
      }
    }

    /**
     * The cell {@code step} − 1 further along an axis: all of them once, where they are but two.
     */
    private int ahead(int coordinate, int step, int axis) {
      return (coordinate + cells[axis] - 1 + step) % cells[axis];
    }

    private void gather(int center, int cell) {
      int from = start[cell];
      int to = start[cell + 1];
      reserve(size + to - from);
      double x = positions[3 * center];
      double y = positions[3 * center + 1];
      double z = positions[3 * center + 2];
      for (int place = from; place < to; place++) {
        double dx = box.nearestImage(coordinates[3 * place] - x, 0);
        double dy = box.nearestImage(coordinates[3 * place + 1] - y, 1);
        double dz = box.nearestImage(coordinates[3 * place + 2] - z, 2);
        double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (r < cutoff && members[place] != center) {
          particle[size] = members[place];
          distance[size] = r;
          difference[3 * size] = dx;
          difference[3 * size + 1] = dy;
          difference[3 * size + 2] = dz;
          size++;
        }
      }
    }

    private void reserve(int capacity) {
      if (capacity > particle.length) {
        int longer = Math.max(capacity, 2 * particle.length);
        particle = Arrays.copyOf(particle, longer);
        distance = Arrays.copyOf(distance, longer);
        difference = Arrays.copyOf(difference, 3 * longer);
      }
    }

    /** The number of neighbours. */
    public int size() {
      return size;
    }

    /** The number of neighbour k among all particles. */
    public int particle(int k) {
      return particle[k];
    }

    /** The distance to neighbour k, in σ_L. */
    public double distance(int k) {
      return distance[k];
    }

    /** From the particle to the nearest image of its neighbour k, along axis 0, 1 or 2, in σ_L. */
    public double difference(int k, int axis) {
      return difference[3 * k + axis];
    }
  }
}
