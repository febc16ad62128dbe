package org.vitrine.simulation;

import org.vitrine.particles.Box;

/** What theory says of the pressure of hard spheres. */
public final class EquationOfState {

  private EquationOfState() {}

  /**
   * β P of a fluid mixture of hard spheres after Boublík (J. Chem. Phys. 53, 471 (1970)) and
   * Mansoori, Carnahan, Starling and Leland (J. Chem. Phys. 54, 1523 (1971)), in units of the
   * diameters' σ_L⁻³:
   *
   * <p>β P = 6/π [ξ_0 / (1 − ξ_3) + 3 ξ_1 ξ_2 / (1 − ξ_3)² + (3 − ξ_3) ξ_2³ / (1 − ξ_3)³], ξ_k =
   * π/6 Σ_i σ_i^k / V
   *
   * <p>for any number of species, or none two alike; ξ_3 is the packing fraction η. Of equal
   * spheres it is the equation of Carnahan and Starling. It is good to a few tenths of a per cent
   * in the stable fluid; above η ≈ 0.55, where a fluid hardly comes to equilibrium, it is an
   * extrapolation. It knows no crystal.
   *
   * @param diameters one a particle, in σ_L
   */
  public static double bmcsl(Box box, double[] diameters) {
    double[] xi = new double[4];
    for (double diameter : diameters) {
      double term = Math.PI / 6 / box.volume();
      for (int k = 0; k < 4; k++) {
        xi[k] += term;
        term *= diameter;
      }
    }
    double gap = 1 - xi[3];
    return 6
        / Math.PI
        * (xi[0] / gap
            + 3 * xi[1] * xi[2] / (gap * gap)
            + (3 - xi[3]) * xi[2] * xi[2] * xi[2] / (gap * gap * gap));
  }
}
