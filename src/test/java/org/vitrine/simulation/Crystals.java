package org.vitrine.simulation;

import java.util.Arrays;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Crystals of equal spheres, diameter 1. */
final class Crystals {

  private Crystals() {}

  /**
   * The face-centred cubic one.
   *
   * @param cells cubic unit cells along each side, of 4 spheres each
   * @param eta packing fraction
   */
  static Snapshot faceCentredCubic(int cells, double eta) {
    int[][] inCell = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    int particles = 4 * cells * cells * cells;
    double half = Math.cbrt(4 * Math.PI / 6 / eta) / 2;
    double[] positions = new double[3 * particles];
    for (int i = 0; i < particles; i++) {
      int[] cell = {i / 4 / cells / cells, i / 4 / cells % cells, i / 4 % cells};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = half * (2 * cell[axis] + inCell[i % 4][axis]);
      }
    }
    double[] diameters = new double[particles];
    String[] species = new String[particles];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    return Snapshot.of(Box.cube(2 * half * cells), positions, diameters, species);
  }
}
