package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.io.Serializable;
import org.vitrine.particles.Box;
import org.vitrine.support.Summary;

/**
 * A binary mixture of hard spheres in a cubic periodic box. The large diameter σ_L is the unit of
 * length, the large mass m_L that of mass.
 *
 * @param particles number of particles N, at least 2
 * @param composition fraction of large particles x_L = N_L / N, in [0, 1]; N_L is rounded
 * @param sizeRatio σ_S / σ_L, in (0, 1]
 * @param massRatio m_S / m_L, positive and finite
 * @param packingFraction η = π/6 · Σ σ_i³ / V, in (0, 0.74)
 */
public record HardSphereMixture(
    int particles, double composition, double sizeRatio, double massRatio, double packingFraction)
    implements Summary.Summarized, Serializable {

  /** The glass former of the paper: N = 2000, x_L = 0.3, σ_S/σ_L = 0.85, η = 0.58. */
  public static final HardSphereMixture PAPER = new HardSphereMixture(2000, 0.3, 0.85, 0.58);

  /**
   * The paper's mixture at η = 0.54 with N = 500: caged, and yet in equilibrium after seconds.
   * Measured in 4 snapshots aged 300 τ, 4 runs each: τ_α = 3.6 ± 0.3 τ of the large particles and
   * 2.05 ± 0.07 τ of the small ones; βPσ_L³ = 24.01 ± 0.06, BMCSL's fluid 23.99; 0.1 % of the
   * particles solid-like. A snapshot aged 300 τ takes 4 CPU-seconds.
   */
  public static final HardSphereMixture COURSE = PAPER.withParticles(500).withPackingFraction(0.54);

  /** Checks every parameter. */
  public HardSphereMixture {
    require(particles >= 2, "particles", particles, "at least 2");
    require(composition >= 0 && composition <= 1, "composition", composition, "in [0, 1]");
    require(sizeRatio > 0 && sizeRatio <= 1, "sizeRatio", sizeRatio, "in (0, 1]");
    requirePositive("massRatio", massRatio);
    require(
        packingFraction > 0 && packingFraction < 0.74,
        "packingFraction",
        packingFraction,
        "in (0, 0.74)");
  }

  /** A mixture of equal masses. */
  public HardSphereMixture(
      int particles, double composition, double sizeRatio, double packingFraction) {
    this(particles, composition, sizeRatio, 1, packingFraction);
  }

  /**
   * A mixture by its name: "paper" or "course".
   *
   * @throws IllegalArgumentException when it is another name; the message lists them
   */
  public static HardSphereMixture named(String name) {
    return switch (name) {
      case "paper" -> PAPER;
      case "course" -> COURSE;
      default ->
          throw new IllegalArgumentException("name must be \"paper\" or \"course\", not " + name);
    };
  }

  /** This mixture with N particles. */
  public HardSphereMixture withParticles(int particles) {
    return new HardSphereMixture(particles, composition, sizeRatio, massRatio, packingFraction);
  }

  /** This mixture with a fraction x_L of large particles. */
  public HardSphereMixture withComposition(double composition) {
    return new HardSphereMixture(particles, composition, sizeRatio, massRatio, packingFraction);
  }

  /** This mixture with small particles of diameter {@code sizeRatio} σ_L. */
  public HardSphereMixture withSizeRatio(double sizeRatio) {
    return new HardSphereMixture(particles, composition, sizeRatio, massRatio, packingFraction);
  }

  /** This mixture with small particles of mass {@code massRatio} m_L. */
  public HardSphereMixture withMassRatio(double massRatio) {
    return new HardSphereMixture(particles, composition, sizeRatio, massRatio, packingFraction);
  }

  /** This mixture at packing fraction η. */
  public HardSphereMixture withPackingFraction(double packingFraction) {
    return new HardSphereMixture(particles, composition, sizeRatio, massRatio, packingFraction);
  }

  /** The number of large particles: x_L N, rounded. */
  public int largeParticles() {
    return (int) Math.round(composition * particles);
  }

  /** The cubic box that holds this mixture at its packing fraction. */
  public Box box() {
    double cubes =
        largeParticles() + (particles - largeParticles()) * sizeRatio * sizeRatio * sizeRatio;
    return Box.cube(StrictMath.cbrt(Math.PI / 6 * cubes / packingFraction));
  }

  /** One diameter a particle, the large ones first, in σ_L. */
  public double[] diameters() {
    double[] diameters = new double[particles];
    for (int i = 0; i < particles; i++) {
      diameters[i] = i < largeParticles() ? 1 : sizeRatio;
    }
    return diameters;
  }

  /** One mass a particle, the large ones first, in m_L. */
  public double[] masses() {
    double[] masses = new double[particles];
    for (int i = 0; i < particles; i++) {
      masses[i] = i < largeParticles() ? 1 : massRatio;
    }
    return masses;
  }

  /** "L" for each large particle, then "S" for each small one. */
  public String[] species() {
    String[] species = new String[particles];
    for (int i = 0; i < particles; i++) {
      species[i] = i < largeParticles() ? "L" : "S";
    }
    return species;
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Hard-sphere mixture")
            .with("particles", "%d (%d large)", particles, largeParticles())
            .with("size ratio", "%.4g", sizeRatio);
    if (massRatio != 1) {
      summary = summary.with("mass ratio", "%.4g", massRatio);
    }
    return summary
        .with("packing fraction", "%.4g", packingFraction)
        .with("box side", "%.4f σ_L", box().x());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
