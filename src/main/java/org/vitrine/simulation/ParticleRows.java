package org.vitrine.simulation;

/**
 * The layout of a particle's state in a flat array: one row of 64 bytes, a line of the cache,
 * holding x, y, z, the velocity (from {@link #V} on), the particle's own time {@link #T}, for which
 * position and velocity hold, and its {@link #RADIUS}.
 */
final class ParticleRows {

  static final int ROW = 8;
  static final int V = 3;
  static final int T = 6;
  static final int RADIUS = 7;

  private ParticleRows() {}
}
