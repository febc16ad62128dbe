package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import org.vitrine.support.RandomStream;

/** Velocities of particles at kT = 1. */
final class Velocities {

  private Velocities() {}

  /**
   * Drawn from Maxwell and Boltzmann's distribution, of variance kT/m along each axis, freed of the
   * motion of the centre of mass, then scaled to exactly 3/2 kT a particle: a plain draw would
   * spread the clocks of an ensemble by 0.9 % at N = 2000.
   *
   * @param masses in m_L
   * @return 3N numbers, in σ_L / τ
   */
  static double[] maxwellBoltzmann(double[] masses, RandomStream random) {
    int particles = masses.length;
    // a single one has no velocity but that of the centre
    require(particles >= 2, "particles", particles, "at least 2");
    double total = Arrays.stream(masses).sum();
    double[] velocities = new double[3 * particles];
    double[] mean = new double[3];
    for (int i = 0; i < velocities.length; i++) {
      double mass = masses[i / 3];
      velocities[i] = random.nextGaussian() / Math.sqrt(mass);
      mean[i % 3] += mass * velocities[i] / total;
    }
    double squares = 0;
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] -= mean[i % 3];
      squares += masses[i / 3] * velocities[i] * velocities[i];
    }
    double factor = Math.sqrt(3 * particles / squares);
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] *= factor;
    }
    return velocities;
  }
}
