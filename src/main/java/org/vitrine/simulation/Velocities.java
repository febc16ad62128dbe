package org.vitrine.simulation;

import org.vitrine.support.RandomStream;

/** Velocities of particles of unit mass at kT = 1. */
final class Velocities {

  private Velocities() {}

  /**
   * Drawn from Maxwell and Boltzmann's distribution, freed of the centre's motion, then scaled to
   * exactly 3/2 kT a particle: a plain draw would spread the clocks of an ensemble by 0.9 % at N =
   * 2000.
   *
   * @return 3N numbers, in σ_L / τ
   */
  static double[] maxwellBoltzmann(int particles, RandomStream random) {
    double[] velocities = new double[3 * particles];
    double[] mean = new double[3];
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] = random.nextGaussian();
      mean[i % 3] += velocities[i] / particles;
    }
    double squares = 0;
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] -= mean[i % 3];
      squares += velocities[i] * velocities[i];
    }
    double factor = Math.sqrt(3 * particles / squares);
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] *= factor;
    }
    return velocities;
  }
}
