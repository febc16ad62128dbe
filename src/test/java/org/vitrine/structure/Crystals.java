package org.vitrine.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Crystals of equal spheres for tests, without defects. */
final class Crystals {

  private static final double[][] FCC = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
  private static final double[][] BCC = {{0, 0, 0}, {0.5, 0.5, 0.5}};
  private static final double[][] HCP = {
    {0, 0, 0}, {0.5, 0.5, 0}, {0.5, 5.0 / 6, 0.5}, {0, 1.0 / 3, 0.5}
  };

  private Crystals() {}

  /**
   * Spheres of diameter 1 on a lattice.
   *
   * @param lattice fcc, bcc or hcp
   * @param cells along each axis: of 4, 2 and 4 particles
   */
  static Snapshot of(String lattice, int cells, double packingFraction) {
    return switch (lattice) {
      case "fcc" -> of(FCC, new Box(1, 1, 1), cells, packingFraction);
      case "bcc" -> of(BCC, new Box(1, 1, 1), cells, packingFraction);
      case "hcp" -> of(HCP, new Box(1, Math.sqrt(3), Math.sqrt(8.0 / 3)), cells, packingFraction);
      default -> throw new IllegalArgumentException(lattice);
    };
  }

  private static Snapshot of(double[][] basis, Box cell, int cells, double packingFraction) {
    double scale = Math.cbrt(Math.PI / 6 * basis.length / packingFraction / cell.volume());
    double[] positions = new double[3 * basis.length * cells * cells * cells];
    int next = 0;
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < cells; j++) {
        for (int k = 0; k < cells; k++) {
          for (double[] place : basis) {
            positions[next++] = (i + place[0]) * cell.x() * scale;
            positions[next++] = (j + place[1]) * cell.y() * scale;
            positions[next++] = (k + place[2]) * cell.z() * scale;
          }
        }
      }
    }
    double side = cells * scale;
    return ofEqualSpheres(new Box(side * cell.x(), side * cell.y(), side * cell.z()), positions);
  }

  /**
   * A crystal beside a fluid in a cube, in a box of twice the length; where they meet, spheres of
   * the fluid that would overlap a crystal's are left out.
   */
  static Snapshot beside(Snapshot fluid, int cells) {
    double side = fluid.box().x();
    double[] crystal = of("fcc", cells, 4 * Math.PI / 6 * Math.pow(cells / side, 3)).positions();
    Box box = new Box(2 * side, side, side);
    double[] positions = Arrays.copyOf(crystal, crystal.length + 3 * fluid.particles());
    int size = crystal.length;
    double[] wrapped = fluid.wrappedPositions();
    for (int i = 0; i < wrapped.length; i += 3) {
      double[] place = {wrapped[i] + side, wrapped[i + 1], wrapped[i + 2]};
      if (isFree(place, crystal, box)) {
        System.arraycopy(place, 0, positions, size, 3);
        size += 3;
      }
    }
    return ofEqualSpheres(box, Arrays.copyOf(positions, size));
  }

  private static boolean isFree(double[] place, double[] others, Box box) {
    for (int j = 0; j < others.length; j += 3) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = box.nearestImage(place[axis] - others[j + axis], axis);
        square += d * d;
      }
      if (square < 1) {
        return false;
      }
    }
    return true;
  }

  /** A particle in the middle, and round it the nearest neighbours of a crystal, all 1 away. */
  static Snapshot shell(String crystal) {
    List<double[]> directions = new ArrayList<>();
    double golden = (1 + Math.sqrt(5)) / 2;
    switch (crystal) {
      case "fcc" -> addSigned(directions, 0, 1, 1);
      case "sc" -> addSigned(directions, 0, 0, 1);
      case "bcc8" -> addSigned(directions, 1, 1, 1);
      case "bcc14" -> {
        addSigned(directions, 1, 1, 1);
        addSigned(directions, 0, 0, 1);
      }
      case "ico" -> addSigned(directions, 0, 1, golden);
      case "hcp" -> {
        for (int k = 0; k < 6; k++) {
          directions.add(new double[] {Math.cos(k * Math.PI / 3), Math.sin(k * Math.PI / 3), 0});
        }
        for (int k = 0; k < 3; k++) {
          double angle = Math.PI / 2 + k * 2 * Math.PI / 3;
          for (double z : new double[] {-Math.sqrt(2), Math.sqrt(2)}) {
            directions.add(new double[] {Math.cos(angle), Math.sin(angle), z});
          }
        }
      }
      default -> throw new IllegalArgumentException(crystal);
    }
    double[] positions = new double[3 * (directions.size() + 1)];
    Arrays.fill(positions, 6);
    for (int i = 0; i < directions.size(); i++) {
      double[] d = directions.get(i);
      double length = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * (i + 1) + axis] += d[axis] / length;
      }
    }
    return ofEqualSpheres(Box.cube(20), positions);
  }

  /** The cyclic permutations of (x, y, z) with all signs, each direction once. */
  private static void addSigned(List<double[]> directions, double x, double y, double z) {
    double[] vector = {x, y, z};
    for (int turn = 0; turn < 3; turn++) {
      for (int signs = 0; signs < 8; signs++) {
        double[] d = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          double value = vector[(axis + turn) % 3];
          d[axis] = (signs >> axis & 1) == 0 || value == 0 ? value : -value;
        }
        if (directions.stream().noneMatch(other -> Arrays.equals(other, d))) {
          directions.add(d);
        }
      }
    }
  }

  static Snapshot ofEqualSpheres(Box box, double[] positions) {
    double[] diameters = new double[positions.length / 3];
    String[] species = new String[diameters.length];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    return Snapshot.of(box, positions, diameters, species);
  }
}
