package org.vitrine.simulation;

import org.vitrine.particles.Snapshot;

/** Engines with velocities of a test's own. */
final class Engines {

  private Engines() {}

  /**
   * The spheres of a snapshot at time 0.
   *
   * @param velocities 3N
   */
  static CollisionEngine of(Snapshot start, double[] velocities) {
    return tethered(start, velocities, Double.POSITIVE_INFINITY);
  }

  /** The spheres of a snapshot at time 0, each confined to a radius round its place. */
  static CollisionEngine tethered(Snapshot start, double[] velocities, double radius) {
    return new CollisionEngine(
        start.box(),
        start.positions(),
        velocities,
        start.diameters(),
        start.masses(),
        1,
        0,
        radius);
  }

  /** Unwrapped positions at the engine's time: 3N numbers. */
  static double[] positions(CollisionEngine engine, int particles) {
    double[] positions = new double[3 * particles];
    engine.copyPositions(positions);
    return positions;
  }
}
