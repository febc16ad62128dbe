package org.vitrine.dynamics;

import org.vitrine.particles.Snapshot;

/**
 * What is measured of one run.
 *
 * @param distances |r_i(t) − r_i(0)|: for each time in turn one a particle
 * @param averages of these over particles, see {@link Displacements#averages}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Trajectory(double[] distances, double[] averages) {

  static Trajectory of(Snapshot start, double[] distances) {
    return new Trajectory(distances, Displacements.averages(start, distances));
  }
}
