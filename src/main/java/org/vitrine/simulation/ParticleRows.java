package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Box;

/**
 * Where each particle is and how it moves: one row of 64 bytes a particle, a line of the cache,
 * holding x, y, z, the velocity (from {@link #V} on), the particle's own time {@link #T}, for which
 * position and velocity hold, and its {@link #RADIUS}. Particles that are near in space are near in
 * memory; callers see them in their own order.
 */
final class ParticleRows {

  static final int ROW = 8;
  static final int V = 3;
  static final int T = 6;
  static final int RADIUS = 7;

  private final int n;
  private final Box box;

  /** The caller's number of the particle in each place. */
  private final int[] order;

  private final double[] masses;
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
    this.masses = new double[n];
    this.rows = new double[ROW * n];
    this.crossings = new double[3 * n];
    for (int i = 0; i < n; i++) {
      this.masses[i] = masses[order[i]];
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
    double[] radii = radii();
    saved.fill("engine.rows", rows);
    for (int i = 0; i < n; i++) {
      require(rows[ROW * i + RADIUS] == radii[i], "engine.rows", "other radii", "of the spheres");
    }
    saved.fill("engine.crossings", crossings);
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

  double mass(int i) {
    return masses[i];
  }

  double[] radii() {
    double[] radii = new double[n];
    for (int i = 0; i < n; i++) {
      radii[i] = rows[ROW * i + RADIUS];
    }
    return radii;
  }

  /** 3N coordinates as they stand, in the order of the rows. */
  double[] positions() {
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows, ROW * i, positions, 3 * i, 3);
    }
    return positions;
  }

  /** Lets a particle fly on to a time. */
  void advance(int i, double time) {
    int row = ROW * i;
    double dt = time - rows[row + T];
    rows[row] += rows[row + V] * dt;
    rows[row + 1] += rows[row + V + 1] * dt;
    rows[row + 2] += rows[row + V + 2] * dt;
    rows[row + T] = time;
  }

  /**
   * Moves a particle back into the box along an axis.
   *
   * @return by how many sides it was outside
   */
  double wrap(int i, int axis) {
    double x = rows[ROW * i + axis];
    double wrapped = box.wrap(x, axis);
    double sides = Math.rint((x - wrapped) / box.side(axis));
    crossings[3 * i + axis] += sides;
    rows[ROW * i + axis] = wrapped;
    return sides;
  }

  /** Counts every particle's time from a later moment. */
  void moveOrigin(double elapsed) {
    for (int i = 0; i < n; i++) {
      rows[ROW * i + T] -= elapsed;
    }
  }

  void scaleVelocity(int i, double factor) {
    for (int axis = 0; axis < 3; axis++) {
      rows[ROW * i + V + axis] *= factor;
    }
  }

  /** Mean kinetic energy a particle, in kT. */
  double kineticEnergy() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double v = rows[ROW * i + V + axis];
        sum += masses[i] * v * v;
      }
    }
    return sum / 2 / n;
  }

  /** Total momentum along an axis, in m_L σ_L / τ. */
  double momentum(int axis) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += masses[i] * rows[ROW * i + V + axis];
    }
    return sum;
  }

  /** Writes the unwrapped positions at a time, in the caller's order: 3N numbers. */
  void copyPositions(double time, double[] target) {
    for (int i = 0; i < n; i++) {
      int p = ROW * i;
      double dt = time - rows[p + T];
      for (int axis = 0; axis < 3; axis++) {
        target[3 * order[i] + axis] =
            rows[p + axis] + rows[p + V + axis] * dt + crossings[3 * i + axis] * box.side(axis);
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
