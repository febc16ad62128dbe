package org.vitrine.particles;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.support.Summary;

/**
 * One configuration of spheres in a periodic box. Immutable: arrays are copied on the way in and
 * out.
 *
 * <p>Positions are unwrapped: a particle that left the box through a face goes on counting, so that
 * the difference of two snapshots of one simulation is the true displacement.
 */
public final class Snapshot implements Summary.Summarized, Serializable {

  private static final long serialVersionUID = 1L;

  private final Box box;
  private final double[] positions;
  private final double[] diameters;
  private final double[] masses;
  private final String[] species;

  @SuppressWarnings("serial") // what Stream.toList gives is serializable
  private final List<String> speciesNames;

  private Snapshot(
      Box box, double[] positions, double[] diameters, double[] masses, String[] species) {
    this.box = box;
    this.positions = positions;
    this.diameters = diameters;
    this.masses = masses;
    this.species = species;
    this.speciesNames = byDecreasingDiameter(species, diameters);
  }

  /** As {@link #of(Box, double[], double[], double[], String[])}, every mass 1. */
  public static Snapshot of(Box box, double[] positions, double[] diameters, String[] species) {
    double[] masses = new double[diameters.length];
    Arrays.fill(masses, 1);
    return of(box, positions, diameters, masses, species);
  }

  /**
   * A configuration from your own arrays.
   *
   * @param box in σ_L
   * @param positions x, y, z of each particle in turn, in σ_L; inside the box or unwrapped
   * @param diameters one a particle, in σ_L
   * @param masses one a particle, in m_L
   * @param species one name a particle; by the library's habit "L" is the larger of two, "S" the
   *     smaller
   * @throws IllegalArgumentException when lengths differ, a number is not finite, or a diameter or
   *     mass is not positive
   */
  public static Snapshot of(
      Box box, double[] positions, double[] diameters, double[] masses, String[] species) {
    int n = diameters.length;
    require(n > 0, "diameters", "an empty array", "at least one particle");
    require(
        positions.length == 3 * n,
        "positions",
        positions.length + " numbers",
        "3 for each of " + n + " particles");
    require(
        masses.length == n,
        "masses",
        masses.length + " numbers",
        "one for each of " + n + " particles");
    require(
        species.length == n,
        "species",
        species.length + " names",
        "one for each of " + n + " particles");
    for (int i = 0; i < positions.length; i++) {
      require(
          Double.isFinite(positions[i]),
          "positions[" + i + "] (particle " + i / 3 + ")",
          positions[i],
          "finite");
    }
    for (int i = 0; i < n; i++) {
      requirePositive("diameters[" + i + "]", diameters[i]);
      requirePositive("masses[" + i + "]", masses[i]);
      require(!species[i].isBlank(), "species[" + i + "]", "blank", "a name");
    }
    return new Snapshot(box, positions.clone(), diameters.clone(), masses.clone(), species.clone());
  }

  private static List<String> byDecreasingDiameter(String[] species, double[] diameters) {
    Map<String, Double> largest = new LinkedHashMap<>();
    for (int i = 0; i < species.length; i++) {
      largest.merge(species[i], diameters[i], Math::max);
    }
    return largest.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same particles in the same box at other positions (3N, in σ_L, unwrapped). */
  public Snapshot withPositions(double[] newPositions) {
    return of(box, newPositions, diameters, masses, species);
  }

  /** The number of particles N. */
  public int particles() {
    return diameters.length;
  }

  /** The periodic box. */
  public Box box() {
    return box;
  }

  /** x, y, z of each particle in turn: 3N numbers in σ_L, unwrapped. */
  public double[] positions() {
    return positions.clone();
  }

  /**
   * x, y, z of each particle in turn, moved by whole box sides into [0, side): 3N numbers in σ_L.
   */
  public double[] wrappedPositions() {
    double[] wrapped = new double[positions.length];
    for (int i = 0; i < wrapped.length; i++) {
      wrapped[i] = box.wrap(positions[i], i % 3);
    }
    return wrapped;
  }

  /** One diameter a particle, in σ_L. */
  public double[] diameters() {
    return diameters.clone();
  }

  /** One mass a particle, in m_L. */
  public double[] masses() {
    return masses.clone();
  }

  /** One name a particle. */
  public String[] species() {
    return species.clone();
  }

  /** The different species, by decreasing diameter, then by name. */
  public List<String> speciesNames() {
    return speciesNames;
  }

  /** The number of particles of a species. */
  public int count(String name) {
    return (int) Arrays.stream(species).filter(name::equals).count();
  }

  /** Packing fraction η = π/6 · Σ σ_i³ / V. */
  public double packingFraction() {
    double sum = 0;
    for (double d : diameters) {
      sum += d * d * d;
    }
    return Math.PI / 6 * sum / box.volume();
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Snapshot")
            .with("particles", "%d", particles())
            .with("box", "%.4f × %.4f × %.4f σ_L", box.x(), box.y(), box.z())
            .with("packing fraction", "%.4f", packingFraction());
    for (String name : speciesNames) {
      summary = summary.with("species " + name, "%d", count(name));
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }

  /** Equal in every bit of box, positions, diameters, masses and species. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that
        && box.equals(that.box)
        && Arrays.equals(positions, that.positions)
        && Arrays.equals(diameters, that.diameters)
        && Arrays.equals(masses, that.masses)
        && Arrays.equals(species, that.species);
  }

  @Override
  public int hashCode() {
    return 31 * box.hashCode() + Arrays.hashCode(positions);
  }
}
