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
    return new CollisionEngine(
        start.box(), start.positions(), velocities, start.diameters(), start.masses(), 1, 0);
  }

  /** Unwrapped positions at the engine's time: 3N numbers. */
  static double[] positions(CollisionEngine engine, int particles) {
    double[] positions = new double[3 * particles];
    engine.copyPositions(positions);
    return positions;
  }
}
