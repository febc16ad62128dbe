package org.vitrine.simulation;

import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** How close spheres are, by looking at every pair. */
final class Gaps {

  private Gaps() {}

  /** The smallest r / σ_ij − 1 of all pairs. */
  static double smallest(Snapshot snapshot) {
    double[] r = snapshot.positions();
    double[] diameters = snapshot.diameters();
    Box box = snapshot.box();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < diameters.length; i++) {
      for (int j = 0; j < i; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = box.nearestImage(r[3 * i + axis] - r[3 * j + axis], axis);
          square += d * d;
        }
        double contact = (diameters[i] + diameters[j]) / 2;
        smallest = Math.min(smallest, Math.sqrt(square) / contact - 1);
      }
    }
    return smallest;
  }
}
