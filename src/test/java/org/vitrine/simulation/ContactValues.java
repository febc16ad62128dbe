package org.vitrine.simulation;

/**
 * How often the spheres of a binary fluid meet, by their density at contact; kT = m_L = σ_L = 1.
 */
final class ContactValues {

  private ContactValues() {}

  /** Densities of both species. */
  private static double[] densities(HardSphereMixture mixture) {
    double volume = mixture.box().volume();
    int large = mixture.largeParticles();
    return new double[] {large / volume, (mixture.particles() - large) / volume};
  }

  /** ξ_k = π/6 Σ ρ_i σ_i^k. */
  private static double xi(int k, HardSphereMixture mixture) {
    double[] density = densities(mixture);
    return Math.PI / 6 * (density[0] + density[1] * Math.pow(mixture.sizeRatio(), k));
  }

  /**
   * g_ij at contact: 1/(1−ξ₃) + 3 d ξ₂/(1−ξ₃)² + 2 d² ξ₂²/(1−ξ₃)³ with d = σ_i σ_j/(σ_i + σ_j)
   * (Boublík, J. Chem. Phys. 53, 471 (1970)).
   */
  private static double contactValue(double a, double b, HardSphereMixture mixture) {
    double free = 1 - xi(3, mixture);
    double x = a * b / (a + b) * xi(2, mixture) / free;
    return (1 + 3 * x + 2 * x * x) / free;
  }

  /** Collisions of the whole system per τ: V/2 Σ_ij ρ_i ρ_j σ_ij² g_ij sqrt(8π / μ_ij). */
  static double collisionRate(HardSphereMixture mixture) {
    double[] density = densities(mixture);
    double[] diameter = {1, mixture.sizeRatio()};
    double[] mass = {1, mixture.massRatio()};
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double sigma = (diameter[i] + diameter[j]) / 2;
        double reducedMass = mass[i] * mass[j] / (mass[i] + mass[j]);
        double g = contactValue(diameter[i], diameter[j], mixture);
        double speed = Math.sqrt(8 * Math.PI / reducedMass);
        sum += density[i] * density[j] * sigma * sigma * g * speed;
      }
    }
    return mixture.box().volume() / 2 * sum;
  }
}
