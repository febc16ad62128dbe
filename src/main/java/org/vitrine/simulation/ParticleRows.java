package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Box;

/**
 * Where each particle is and how it moves: one row of 64 bytes a particle, a line of the cache,
 * holding x, y, z, the velocity v (from {@link #V} on), its {@link #MASS} and its {@link #RADIUS}.
 *
 * <p>x is where the particle would have been at time 0 had it always flown as it does now; at time
 * t it is at x + v t. So a row changes only when the velocity does, and where two particles are
 * seen from each other is (x_j − x_i) + (v_j − v_i) t, whenever they were looked at last. Times
 * begin anew with every turn of the calendar ({@link #moveOrigin}), in which a particle has some
 * ten events, none of them farther than its shell: x stays near, and no digits are lost.
 *
 * <p>Particles that are near in space are near in memory; callers see them in their own order.
 */
final class ParticleRows {

  static final int ROW = 8;
  static final int V = 3;
  static final int MASS = 6;
  static final int RADIUS = 7;

  private final int n;
  private final Box box;

  /** The caller's number of the particle in each place. */
  private final int[] order;

  private final double[] rows;

  /** By how many sides each particle has been moved back into the box; 3N. */
  private final double[] crossings;

  /**
   * Spheres that rest at the origin.
   *
   * @param order the caller's number of the particle in each place
   * @param diameters in σ_L, in the caller's order
   * @param masses in m_L, in the caller's order
   */
  ParticleRows(Box box, int[] order, double[] diameters, double[] masses) {
    this.n = order.length;
    this.box = box;
    this.order = order;
    this.rows = new double[ROW * n];
    this.crossings = new double[3 * n];
    for (int i = 0; i < n; i++) {
      rows[ROW * i + MASS] = masses[order[i]];
      rows[ROW * i + RADIUS] = diameters[order[i]] / 2;
    }
  }

  /** Puts every particle in its place, at time 0; 3N numbers each, in the caller's order. */
  void place(double[] positions, double[] velocities) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(positions, 3 * order[i], rows, ROW * i, 3);
      System.arraycopy(velocities, 3 * order[i], rows, ROW * i + V, 3);
    }
  }

  /** Fills the rows with what {@link #writeTo} has saved. */
  void readFrom(SavedArrays saved) {
    double[] spheres = rows.clone();
    saved.fill("engine.rows", rows);
    for (int i = 0; i < n; i++) {
      requireSame(spheres, i, RADIUS, "other radii");
      requireSame(spheres, i, MASS, "other masses");
    }
    saved.fill("engine.crossings", crossings);
  }

  private void requireSame(double[] spheres, int i, int column, String what) {
    int at = ROW * i + column;
    require(rows[at] == spheres[at], "engine.rows", what, "of the spheres");
  }

  ArrayFile writeTo(ArrayFile file) {
    return file.with("engine.order", order)
        .with("engine.rows", rows)
        .with("engine.crossings", crossings);
  }

  /** The rows themselves, for loops over neighbours. */
  double[] array() {
    return rows;
  }

  double[] radii() {
    double[] radii = new double[n];
    for (int i = 0; i < n; i++) {
      radii[i] = rows[ROW * i + RADIUS];
    }
    return radii;
  }

  /** 3N coordinates at time 0, in the order of the rows. */
  double[] positions() {
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows, ROW * i, positions, 3 * i, 3);
    }
    return positions;
  }

  /** A coordinate at a time. */
  double position(int i, int axis, double time) {
    int at = ROW * i + axis;
    return Math.fma(rows[at + V], time, rows[at]);
  }

  /**
   * Changes a velocity from a time on: x + v t stays where it is, so x changes too.
   *
   * @param at where the coordinate is in the rows
   */
  static void kick(double[] rows, int at, double time, double change) {
    rows[at] = Math.fma(-change, time, rows[at]);
    rows[at + V] += change;
  }

  /**
   * Moves a particle that is outside of the box at a time back into it, along an axis.
   *
   * @return by how many sides it was outside
   */
  double wrap(int i, int axis, double time) {
    double x = position(i, axis, time);
    double sides = Math.rint((x - box.wrap(x, axis)) / box.side(axis));
    crossings[3 * i + axis] += sides;
    rows[ROW * i + axis] -= sides * box.side(axis);
    return sides;
  }

  /** Times are counted from a later moment. */
  void moveOrigin(double elapsed) {
    for (int i = 0; i < n; i++) {
      int p = ROW * i;
      rows[p] = Math.fma(rows[p + V], elapsed, rows[p]);
      rows[p + 1] = Math.fma(rows[p + V + 1], elapsed, rows[p + 1]);
      rows[p + 2] = Math.fma(rows[p + V + 2], elapsed, rows[p + 2]);
    }
  }

  /** Multiplies a particle's velocity from a time on. */
  void scaleVelocity(int i, double time, double factor) {
    for (int at = ROW * i; at < ROW * i + 3; at++) {
      kick(rows, at, time, (factor - 1) * rows[at + V]);
    }
  }

  /** Mean kinetic energy a particle, in kT. */
  double kineticEnergy() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double v = rows[ROW * i + V + axis];
        sum += rows[ROW * i + MASS] * v * v;
      }
    }
    return sum / 2 / n;
  }

  /** Total momentum along an axis, in m_L σ_L / τ. */
  double momentum(int axis) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += rows[ROW * i + MASS] * rows[ROW * i + V + axis];
    }
    return sum;
  }

  /** Writes the unwrapped positions at a time, in the caller's order: 3N numbers. */
  void copyPositions(double time, double[] target) {
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        target[3 * order[i] + axis] =
            position(i, axis, time) + crossings[3 * i + axis] * box.side(axis);
      }
    }
  }

  /** Writes the velocities, in the caller's order: 3N numbers. */
  void copyVelocities(double[] target) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows, ROW * i + V, target, 3 * order[i], 3);
    }
  }
}
