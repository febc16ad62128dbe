package org.vitrine.particles;

import java.util.Arrays;

/**
 * The neighbours of one particle at a time, from near to far. Its memory is used again for the next
 * particle. For one thread.
 */
public final class Neighborhood {

  /** Keeps rounding from hiding a pair just inside the cutoff in a cell just outside. */
  private static final double MARGIN = 1 + 1e-9;

  /** Steps of squared distance that the neighbours are sorted by. */
  private static final int BINS = 2048;

  /** Most neighbours are far, and only their distance is asked for. */
  private static final int DIFFERENCES_AT_ONCE = 64;

  private final CellList list;
  private final Box box;
  private final double cutoff;
  private final double[] xs;
  private final double[] ys;
  private final double[] zs;

  private int center;
  private int size;
  private final int[] binStart = new int[BINS + 1];

  /** As they are found. */
  private int[] foundPlace = new int[0];

  private int[] foundSpan = new int[0];

  /** Squared. */
  private double[] foundDistance = new double[0];

  /** Of every particle looked at, by place, squared. */
  private final double[] squares;

  /** Stretches of places searched so far, and how far each is shifted along x, y and z. */
  private int spans;

  private double[] shift = new double[3 * 64];

  /** From near to far: the distances, and where the rest is found. */
  private double[] distance = new double[0];

  private int[] order = new int[0];
  private int[] particle = new int[0];

  /** x, y, z of each difference in turn, to so many neighbours: the rest is made when asked for. */
  private double[] difference = new double[0];

  private int differences;

  Neighborhood(CellList list) {
    this.list = list;
    this.box = list.box;
    this.cutoff = list.cutoff;
    this.xs = list.xs;
    this.ys = list.ys;
    this.zs = list.zs;
    this.squares = new double[list.members.length];
  }

  /** Gathers the neighbours of {@code center}, instead of those of the particle before. */
  public void moveTo(int center) {
    this.center = center;
    size = 0;
    spans = 0;
    int own = list.places[center];
    double reach = cutoff * MARGIN;
    double square = reach * reach;
    for (int i = list.cellAt(xs[own] - reach, 0), last = list.cellAt(xs[own] + reach, 0);
        i <= last;
        i++) {
      double leftForY = square - list.squareToCell(xs[own], i, 0);
      if (leftForY > 0) {
        double reachY = Math.sqrt(leftForY);
        int lastY = list.cellAt(ys[own] + reachY, 1);
        for (int j = list.cellAt(ys[own] - reachY, 1); j <= lastY; j++) {
          double leftForZ = leftForY - list.squareToCell(ys[own], j, 1);
          if (leftForZ > 0) {
            searchRow(own, i, j, Math.sqrt(leftForZ));
          }
        }
      }
    }
    sort();
    look();
  }

  /** Searches a row, which passes through one image of the box after the other. */
  private void searchRow(int own, int i, int j, double reach) {
    int imageX = Math.floorDiv(i, list.cells[0]);
    int imageY = Math.floorDiv(j, list.cells[1]);
    int row = list.row(i - imageX * list.cells[0], j - imageY * list.cells[1]);
    int from = list.cellAt(zs[own] - reach, 2);
    int to = list.cellAt(zs[own] + reach, 2);
    for (int imageZ = Math.floorDiv(from, list.cells[2]); imageZ * list.cells[2] <= to; imageZ++) {
      int first = Math.max(0, from - imageZ * list.cells[2]);
      int last = Math.min(list.cells[2] - 1, to - imageZ * list.cells[2]);
      gather(own, list.start[row + first], list.start[row + last + 1], imageX, imageY, imageZ);
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
  private void look() {
    for (int k = 0; k < size; k++) {
      distance[k] = Math.sqrt(distance[k]);
    }
    for (int k = 0; k < size; k++) {
      particle[k] = list.members[foundPlace[order[k]]];
    }
    differences = 0;
  }

  /** Makes the differences to more neighbours. */
  private void lookAtMore(int end) {
    int own = list.places[center];
    double x = xs[own];
    double y = ys[own];
    double z = zs[own];
    int from = differences;
    differences = Math.min(end, size);
    for (int k = from; k < differences; k++) {
      int place = foundPlace[order[k]];
      int span = 3 * foundSpan[order[k]];
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
    return list.species[particle(k)];
  }

  /** The diameter of neighbour k, in σ_L. */
  public double diameter(int k) {
    return list.diameters[particle(k)];
  }

  /** The distance to neighbour k, in σ_L. */
  public double distance(int k) {
    return distance[k];
  }

  /** From the particle to its neighbour k, along axis 0, 1 or 2, in σ_L. */
  public double difference(int k, int axis) {
    if (k >= differences) {
      lookAtMore(k + DIFFERENCES_AT_ONCE);
    }
    return difference[3 * k + axis];
  }
}
