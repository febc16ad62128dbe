package org.vitrine.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /**
   * Global Q₆ over the bonds shorter than 1.3 diameters: 0.575 in the perfect crystal. By the
   * addition theorem Q₆² is the mean of P₆(cos γ) over all pairs of bonds.
   */
  static double bondOrder6(Snapshot snapshot) {
    double[] r = snapshot.positions();
    Box box = snapshot.box();
    List<double[]> bonds = new ArrayList<>();
    for (int i = 0; i < snapshot.particles(); i++) {
      for (int j = 0; j < i; j++) {
        double[] d = new double[3];
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          d[axis] = box.nearestImage(r[3 * j + axis] - r[3 * i + axis], axis);
          square += d[axis] * d[axis];
        }
        double length = Math.sqrt(square);
        if (length < 1.3) {
          bonds.add(new double[] {d[0] / length, d[1] / length, d[2] / length});
        }
      }
    }
    double sum = 0;
    for (double[] a : bonds) {
      for (double[] b : bonds) {
        double cos = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        double x = cos * cos;
        sum += (((231 * x - 315) * x + 105) * x - 5) / 16;
      }
    }
    return Math.sqrt(sum) / bonds.size();
  }
}
