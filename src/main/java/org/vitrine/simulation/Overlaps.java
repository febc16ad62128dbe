package org.vitrine.simulation;

import java.util.Locale;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Refuses configurations that no hard spheres can be in. */
final class Overlaps {

  /**
   * In units of the pair's contact distance: what a text file with ten digits may have rounded
   * away.
   */
  private static final double ALLOWED = 1e-9;

  private Overlaps() {}

  /**
   * Refuses a configuration with an overlap.
   *
   * @throws IllegalArgumentException naming the first pair whose centres are closer than (1 − 1e-9)
   *     σ_ij
   */
  static void requireNone(Snapshot snapshot) {
    Box box = snapshot.box();
    double[] positions = snapshot.wrappedPositions();
    double[] diameters = snapshot.diameters();
    double[] radii = new double[diameters.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = diameters[i] / 2;
    }
    NeighborShells pairs = new NeighborShells(box, radii);
    pairs.listAll(positions);
    for (int i = 0; i < radii.length; i++) {
      for (int k = 0; k < pairs.count(i); k++) {
        int j = pairs.entries()[i * pairs.capacity() + k] >> NeighborShells.IMAGE_BITS;
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = box.nearestImage(positions[3 * j + axis] - positions[3 * i + axis], axis);
          square += d * d;
        }
        double contact = radii[i] + radii[j];
        if (square < contact * contact * (1 - ALLOWED) * (1 - ALLOWED)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "distance of particles %d and %d must be at least their contact distance %s σ_L, not %.10f",
                  Math.min(i, j),
                  Math.max(i, j),
                  contact,
                  Math.sqrt(square)));
        }
      }
    }
  }
}
