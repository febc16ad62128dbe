package org.vitrine.simulation;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/**
 * The textbook's event-driven simulation of hard spheres of equal mass, on a page: oracle and
 * baseline of the engine, of which it uses nothing.
 *
 * <p>Cells are at least one diameter wide, so that whom a particle can hit before it changes its
 * cell is in its cell or in one of the 26 around. Every particle has one valid event in a priority
 * queue: its earliest collision or the crossing into the next cell. Counters tell which events are
 * out of date (D. C. Rapaport, The Art of Molecular Dynamics Simulation, ch. 14).
 */
public final class CellListSimulation {

  /** A collision of {@code i} and {@code j}; for j &lt; 0, a face of its cell: −1 − face. */
  private record Event(double time, int i, int j, long movesOfI, long movesOfJ)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return Double.compare(time, other.time);
    }
  }

  private final int n;
  private final double[] side;
  private final double[] r;
  private final double[] v;
  private final double[] diameter;

  /** The time for which position and velocity of a particle hold. */
  private final double[] own;

  /** How many sides away from the box each coordinate is. */
  private final long[] crossings;

  /** Changes of a particle's velocity or cell. */
  private final long[] moves;

  private final int[] cells = new int[3];
  private final int[] cell;
  private final int[] first;
  private final int[] next;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private double clock;
  private long collisions;

  /** Spheres at time 0, 3N positions and velocities. */
  CellListSimulation(Box box, double[] positions, double[] velocities, double[] diameters) {
    n = diameters.length;
    side = new double[] {box.x(), box.y(), box.z()};
    r = positions.clone();
    v = velocities.clone();
    diameter = diameters.clone();
    own = new double[n];
    crossings = new long[3 * n];
    moves = new long[n];
    cell = new int[3 * n];
    next = new int[n];
    double widest = Arrays.stream(diameters).max().orElseThrow();
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = (int) (side[axis] / widest);
      if (cells[axis] < 3) {
        throw new IllegalArgumentException("the box must be at least 3 cells wide");
      }
    }
    first = new int[cells[0] * cells[1] * cells[2]];
    Arrays.fill(first, -1);
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        int p = 3 * i + axis;
        crossings[p] = (long) Math.floor(r[p] / side[axis]);
        r[p] -= crossings[p] * side[axis];
        cell[p] = Math.min((int) (r[p] / side[axis] * cells[axis]), cells[axis] - 1);
      }
      enter(i);
    }
    for (int i = 0; i < n; i++) {
      predict(i);
    }
  }

  /** The same spheres and velocities as {@link EventDrivenSimulation#of} has for this seed. */
  public static CellListSimulation of(Snapshot start, long seed) {
    double[] velocities =
        Velocities.maxwellBoltzmann(
            start.masses(), RandomStream.of(Purpose.VELOCITIES, seed, 0, 0));
    return new CellListSimulation(start.box(), start.positions(), velocities, start.diameters());
  }

  /** Runs until so many τ after the start. */
  public void run(double until) {
    while (queue.element().time() <= until) {
      step();
    }
    clock = until;
  }

  /** Runs to the next collision, which has then happened. */
  void runToNextCollision() {
    long before = collisions;
    while (collisions == before) {
      step();
    }
  }

  private void step() {
    Event event = queue.remove();
    int i = event.i();
    int j = event.j();
    if (moves[i] != event.movesOfI()) {
      return; // out of date: i has another one
    }
    clock = event.time();
    advance(i);
    if (j < 0) {
      cross(i, -1 - j);
      moves[i]++;
    } else if (moves[j] == event.movesOfJ()) {
      advance(j);
      collide(i, j);
      moves[i]++;
      moves[j]++;
      predict(j);
    } // else j has moved otherwise: only look anew
    predict(i);
  }

  private void advance(int i) {
    for (int p = 3 * i; p < 3 * i + 3; p++) {
      r[p] += v[p] * (clock - own[i]);
    }
    own[i] = clock;
  }

  private void collide(int i, int j) {
    double[] d = new double[3];
    double b = 0;
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double x = r[3 * j + axis] - r[3 * i + axis];
      d[axis] = x - side[axis] * Math.rint(x / side[axis]);
      b += d[axis] * (v[3 * j + axis] - v[3 * i + axis]);
      square += d[axis] * d[axis];
    }
    for (int axis = 0; axis < 3; axis++) {
      v[3 * i + axis] += b / square * d[axis];
      v[3 * j + axis] -= b / square * d[axis];
    }
    collisions++;
  }

  /** Into the next cell along an axis; faces come in pairs, the lower one first. */
  private void cross(int i, int face) {
    int axis = face / 2;
    int p = 3 * i + axis;
    leave(i);
    cell[p] += face % 2 == 0 ? -1 : 1;
    int turns = Math.floorDiv(cell[p], cells[axis]); // −1 or 1 at the box's own faces
    cell[p] -= turns * cells[axis];
    r[p] -= turns * side[axis];
    crossings[p] += turns;
    enter(i);
  }

  /** Queues the next event of a particle. */
  private void predict(int i) {
    double soonest = Double.POSITIVE_INFINITY;
    int partner = -1;
    for (int axis = 0; axis < 3; axis++) {
      int p = 3 * i + axis;
      int upper = v[p] > 0 ? 1 : 0;
      double wall = (cell[p] + upper) * side[axis] / cells[axis];
      double t = v[p] == 0 ? Double.POSITIVE_INFINITY : Math.max((wall - r[p]) / v[p], 0);
      if (t < soonest) {
        soonest = t;
        partner = -1 - (2 * axis + upper);
      }
    }
    for (int neighbor = 0; neighbor < 27; neighbor++) {
      int x = cell[3 * i] + neighbor / 9 - 1;
      int y = cell[3 * i + 1] + neighbor / 3 % 3 - 1;
      int z = cell[3 * i + 2] + neighbor % 3 - 1;
      // whole boxes that the cell lies away: with 3 cells a side the nearest image may be another
      int turnsX = Math.floorDiv(x, cells[0]);
      int turnsY = Math.floorDiv(y, cells[1]);
      int turnsZ = Math.floorDiv(z, cells[2]);
      double shiftX = turnsX * side[0] - r[3 * i];
      double shiftY = turnsY * side[1] - r[3 * i + 1];
      double shiftZ = turnsZ * side[2] - r[3 * i + 2];
      int there = index(x - turnsX * cells[0], y - turnsY * cells[1], z - turnsZ * cells[2]);
      for (int j = first[there]; j >= 0; j = next[j]) {
        double t = j == i ? Double.POSITIVE_INFINITY : timeToContact(i, j, shiftX, shiftY, shiftZ);
        if (t < soonest) {
          soonest = t;
          partner = j;
        }
      }
    }
    queue.add(new Event(clock + soonest, i, partner, moves[i], partner < 0 ? 0 : moves[partner]));
  }

  /** |d + u t| = σ, from now on, as long as the two approach. */
  private double timeToContact(int i, int j, double shiftX, double shiftY, double shiftZ) {
    double dt = clock - own[j];
    double dx = r[3 * j] + v[3 * j] * dt + shiftX;
    double dy = r[3 * j + 1] + v[3 * j + 1] * dt + shiftY;
    double dz = r[3 * j + 2] + v[3 * j + 2] * dt + shiftZ;
    double ux = v[3 * j] - v[3 * i];
    double uy = v[3 * j + 1] - v[3 * i + 1];
    double uz = v[3 * j + 2] - v[3 * i + 2];
    double b = dx * ux + dy * uy + dz * uz;
    if (b >= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double sigma = (diameter[i] + diameter[j]) / 2;
    double a = ux * ux + uy * uy + uz * uz;
    double discriminant = b * b - a * (dx * dx + dy * dy + dz * dz - sigma * sigma);
    return discriminant < 0
        ? Double.POSITIVE_INFINITY
        : Math.max((-b - Math.sqrt(discriminant)) / a, 0);
  }

  private int index(int x, int y, int z) {
    return (x * cells[1] + y) * cells[2] + z;
  }

  private int indexOf(int i) {
    return index(cell[3 * i], cell[3 * i + 1], cell[3 * i + 2]);
  }

  private void enter(int i) {
    next[i] = first[indexOf(i)];
    first[indexOf(i)] = i;
  }

  private void leave(int i) {
    int home = indexOf(i);
    if (first[home] == i) {
      first[home] = next[i];
      return;
    }
    int before = first[home];
    while (next[before] != i) {
      before = next[before];
    }
    next[before] = next[i];
  }

  /** The time that has been reached, in τ. */
  public double time() {
    return clock;
  }

  /** The number of collisions since the start. */
  public long collisions() {
    return collisions;
  }

  /** 3N numbers. */
  double[] velocities() {
    return v.clone();
  }

  /** Unwrapped: 3N numbers. */
  double[] positions() {
    double[] positions = new double[3 * n];
    for (int p = 0; p < positions.length; p++) {
      positions[p] = r[p] + v[p] * (clock - own[p / 3]) + crossings[p] * side[p % 3];
    }
    return positions;
  }
}
