package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;
import static org.vitrine.simulation.ParticleRows.kick;
import static org.vitrine.support.Arguments.require;

import org.vitrine.io.ArrayFile;

/**
 * Keeps every particle within a distance R of its anchor, the place where it was at the start: a
 * hard wall round each, which the others do not see.
 *
 * <p>With d the particle's place as seen from its anchor and v its velocity, the wall is reached at
 * |d + v t| = R: with a = v², b = d·v and c = R² − d² that is at (sqrt(b² + ac) − b) / a, or c /
 * (sqrt(b² + ac) + b), whichever loses no digits. There v ← v − 2 (v·n) n, n = d / |d|: energy is
 * conserved, and angular momentum about the anchor, but momentum is not.
 */
final class Tether {

  /** In place of a partner: the particle's next event is that it reaches the wall. */
  static final int WALL = -2;

  /**
   * The shortest way, in R, that a particle flies from the wall before it looks for it again. Even
   * one that slides along the wall rises by no more than 5·10⁻¹⁵ R over it, and time goes on.
   */
  private static final double SHORTEST_CHORD = 1e-7;

  /** In σ_L: more than rounding lets a particle out by. */
  private static final double SLACK = 1e-9;

  private final double[] rows;
  private final double radius;

  /** 3N, each in the periodic image that its particle is in. */
  private final double[] anchors;

  /**
   * A tether without anchors yet: {@link #anchor} or {@link #readFrom} sets them.
   *
   * @param rows in the layout of {@link ParticleRows}
   * @param radius R, in σ_L
   */
  Tether(double[] rows, double radius) {
    this.rows = rows;
    this.radius = radius;
    this.anchors = new double[rows.length / ROW * 3];
  }

  /** Anchors particles where they are at time 0. */
  void anchor() {
    for (int k = 0; k < anchors.length; k++) {
      anchors[k] = rows[ROW * (k / 3) + k % 3];
    }
  }

  ArrayFile writeTo(ArrayFile file) {
    return file.with("tether.anchors", anchors);
  }

  /**
   * Sets the anchors to what {@link #writeTo} has saved at a time; the particles are where they
   * were.
   */
  void readFrom(SavedArrays saved, double time) {
    saved.fill("tether.anchors", anchors);
    for (int i = 0; i < anchors.length / 3; i++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = fromAnchor(i, axis, time);
        square += d * d;
      }
      require(
          Math.sqrt(square) <= radius + SLACK,
          "tether.anchors",
          Math.sqrt(square) + " away from one",
          "at most " + radius + " away from their particles");
    }
  }

  /** R, in σ_L. */
  double radius() {
    return radius;
  }

  /** A particle has been moved into another periodic image; its anchor goes with it. */
  void move(int i, int axis, double shift) {
    anchors[3 * i + axis] += shift;
  }

  private double fromAnchor(int i, int axis, double time) {
    int at = ROW * i + axis;
    return Math.fma(rows[at + V], time, rows[at]) - anchors[3 * i + axis];
  }

  /**
   * How long it takes from {@code now} until a particle reaches the wall, or infinity when it is
   * still inside after {@code wait}, the time of its next event, as mostly it is.
   */
  double timeToWall(int i, double now, double wait) {
    int p = ROW * i;
    double dx = fromAnchor(i, 0, now);
    double dy = fromAnchor(i, 1, now);
    double dz = fromAnchor(i, 2, now);
    double vx = rows[p + V];
    double vy = rows[p + V + 1];
    double vz = rows[p + V + 2];
    double x = dx + vx * wait;
    double y = dy + vy * wait;
    double z = dz + vz * wait;
    double a = vx * vx + vy * vy + vz * vz;
    if (x * x + y * y + z * z < radius * radius || a == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double b = dx * vx + dy * vy + dz * vz;
    double c = radius * radius - (dx * dx + dy * dy + dz * dz);
    double root = Math.sqrt(Math.max(b * b + a * c, 0));
    return b > 0
        ? Math.max(c / (root + b), 0) // rounding may have let it out by 1e-16
        : Math.max((root - b) / a, SHORTEST_CHORD * radius / Math.sqrt(a));
  }

  /** Reflects the velocity of a particle that is at the wall now. */
  void reflect(int i, double now) {
    int p = ROW * i;
    double dx = fromAnchor(i, 0, now);
    double dy = fromAnchor(i, 1, now);
    double dz = fromAnchor(i, 2, now);
    double outward = dx * rows[p + V] + dy * rows[p + V + 1] + dz * rows[p + V + 2];
    double change = 2 * Math.max(outward, 0) / (dx * dx + dy * dy + dz * dz);
    kick(rows, p, now, -change * dx);
    kick(rows, p + 1, now, -change * dy);
    kick(rows, p + 2, now, -change * dz);
  }
}
