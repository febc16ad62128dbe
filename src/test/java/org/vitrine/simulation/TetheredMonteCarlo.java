package org.vitrine.simulation;

import java.util.stream.IntStream;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/**
 * Metropolis Monte Carlo of tethered hard spheres: uniform over all configurations without overlap
 * in which every sphere is within R of its start. One sphere at a time tries a step, uniform in a
 * cube; it is taken when it breaks neither rule.
 */
final class TetheredMonteCarlo {

  private final Box box;
  private final double[] start;
  private final double[] positions;
  private final double[] diameters;
  private final double radius;

  /** Those that each sphere can touch at all. */
  private final int[][] neighbors;

  private final RandomStream random;

  TetheredMonteCarlo(Snapshot snapshot, double radius, long seed) {
    this.box = snapshot.box();
    this.start = snapshot.positions();
    this.positions = start.clone();
    this.diameters = snapshot.diameters();
    this.radius = radius;
    this.random = RandomStream.of(Purpose.GROWTH, seed, 0, 0);
    this.neighbors =
        IntStream.range(0, diameters.length)
            .mapToObj(
                i ->
                    IntStream.range(0, diameters.length)
                        .filter(
                            j -> j != i && squaredDistance(i, j) < square(sigma(i, j) + 2 * radius))
                        .toArray())
            .toArray(int[][]::new);
  }

  private static double square(double x) {
    return x * x;
  }

  private double sigma(int i, int j) {
    return (diameters[i] + diameters[j]) / 2;
  }

  private double squaredDistance(int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += square(box.nearestImage(positions[3 * j + axis] - positions[3 * i + axis], axis));
    }
    return sum;
  }

  /**
   * Every sphere tries one step a sweep.
   *
   * @param step half the cube's edge, in σ_L
   */
  void sweep(double step) {
    for (int move = 0; move < diameters.length; move++) {
      int i = random.nextInt(diameters.length);
      double[] before = {positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] += step * (2 * random.nextDouble() - 1);
      }
      if (!isAllowed(i)) {
        System.arraycopy(before, 0, positions, 3 * i, 3);
      }
    }
  }

  private boolean isAllowed(int i) {
    double[] d = displacement(i);
    if (square(d[0]) + square(d[1]) + square(d[2]) > square(radius)) {
      return false;
    }
    for (int j : neighbors[i]) {
      if (squaredDistance(i, j) < square(sigma(i, j))) {
        return false;
      }
    }
    return true;
  }

  /** A sphere's place as seen from its start. */
  double[] displacement(int i) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = positions[3 * i + axis] - start[3 * i + axis];
    }
    return d;
  }
}
