package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vitrine.support.Summary;

/**
 * What is measured round each particle. Immutable: a {@code with…} gives a new one. Lengths in σ_L.
 *
 * @param radial shells of the radial densities (paper, eq. 2); {@link Shells#none} leaves them out
 * @param angular shells of the bond order (eqs. 3–5)
 * @param degree the highest l of the bond order, which starts at 1; 0 leaves it out
 * @param cut where the Gaussian of a shell ends, in its widths δ, in (0, 12]. The paper's shells
 *     need 9, where the Gaussian is 3·10⁻¹⁸: of some columns, the tail is all that varies
 * @param averagingRange r_c of eq. 6
 * @param generations the last generation: 0 is measured, n averages n − 1 over neighbours
 * @param periodicImages whether a box smaller than twice the range is described all the same, each
 *     periodic image of a particle within the range being a neighbour of its own, those of the
 *     particle itself (j = i in another image) among them. Exactly what a box of several copies
 *     side by side would give, but not what a larger sample would
 * @param others your own, measured beside these
 */
public record DescriptorGrid(
    Shells radial,
    Shells angular,
    int degree,
    double cut,
    double averagingRange,
    int generations,
    boolean periodicImages,
    List<Descriptor> others)
    implements Summary.Summarized {

  /**
   * The paper's: of two species, 2 × 81 radial and 12 × 16 angular columns in three generations. It
   * leaves the widths open: the radial ones are those of its authors' published code.
   */
  public static final DescriptorGrid PAPER =
      new DescriptorGrid(
          Shells.between(0.86, 2, 46, 0.025).and(2.05, 3, 20, 0.05).and(3.1, 4.5, 15, 0.1),
          Shells.between(1, 2.5, 16, 0.1),
          12,
          9,
          2.1,
          2,
          false,
          List.of());

  private static final double LARGEST_CUT = 12;
  private static final int LARGEST_DEGREE = 100;

  /** Checks every parameter. */
  public DescriptorGrid {
    require(degree >= 0 && degree <= LARGEST_DEGREE, "degree", degree, "in 0 … " + LARGEST_DEGREE);
    require(cut > 0 && cut <= LARGEST_CUT, "cut", cut, "in (0, " + LARGEST_CUT + "] (widths)");
    requirePositive("averagingRange", averagingRange);
    require(generations >= 0, "generations", generations, "at least 0 (the last one's number)");
    others = List.copyOf(others);
    for (Descriptor other : others) {
      requirePositive("the range of descriptor " + other.names(), other.range());
    }
  }

  /** These descriptors with other shells of the radial densities. */
  public DescriptorGrid withRadial(Shells shells) {
    return new DescriptorGrid(
        shells, angular, degree, cut, averagingRange, generations, periodicImages, others);
  }

  /** These descriptors with other shells of the bond order. */
  public DescriptorGrid withAngular(Shells shells) {
    return new DescriptorGrid(
        radial, shells, degree, cut, averagingRange, generations, periodicImages, others);
  }

  /** These descriptors with bond order of l = 1 … {@code highest}; 0 leaves it out. */
  public DescriptorGrid withDegree(int highest) {
    return new DescriptorGrid(
        radial, angular, highest, cut, averagingRange, generations, periodicImages, others);
  }

  /** These descriptors with Gaussians that end at so many widths, in (0, 12]. */
  public DescriptorGrid withCut(double widths) {
    return new DescriptorGrid(
        radial, angular, degree, widths, averagingRange, generations, periodicImages, others);
  }

  /** These descriptors, a generation being averaged over neighbours closer than r_c, in σ_L. */
  public DescriptorGrid withAveragingRange(double range) {
    return new DescriptorGrid(
        radial, angular, degree, cut, range, generations, periodicImages, others);
  }

  /** These descriptors in generations 0 … {@code last}. */
  public DescriptorGrid withGenerations(int last) {
    return new DescriptorGrid(
        radial, angular, degree, cut, averagingRange, last, periodicImages, others);
  }

  /**
   * These descriptors in boxes of any size, with a neighbour for each periodic image in range. By
   * default a box smaller than twice the range is refused.
   */
  public DescriptorGrid withPeriodicImages() {
    return new DescriptorGrid(
        radial, angular, degree, cut, averagingRange, generations, true, others);
  }

  /** These descriptors and one of your own after them, in all generations. */
  public DescriptorGrid with(Descriptor own) {
    List<Descriptor> all = Stream.concat(others.stream(), Stream.of(own)).toList();
    return new DescriptorGrid(
        radial, angular, degree, cut, averagingRange, generations, periodicImages, all);
  }

  /**
   * All that is measured, for one thread.
   *
   * @param species all names, in the order of the columns
   * @param speciesOf each particle's species as its place in {@code species}
   */
  List<Descriptor> measures(List<String> species, int[] speciesOf) {
    List<Descriptor> all = new ArrayList<>();
    if (radial.count() > 0) {
      all.add(new RadialDensity(radial, cut, species, speciesOf));
    }
    if (angular.count() > 0 && degree > 0) {
      all.add(new BondOrder(angular, cut, degree));
    }
    all.addAll(others);
    require(!all.isEmpty(), "grid", "without columns", "of at least one descriptor");
    return all;
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Descriptor grid")
            .with("radial shells", "%s", radial)
            .with("angular shells", "%s", angular)
            .with("degrees", "%s", degree == 0 ? "none" : "1 … " + degree)
            .with("cut", "%.4g δ", cut)
            .with("averaging range", "%.4g σ_L", averagingRange)
            .with("generations", "0 … %d", generations)
            .with("small boxes", "%s", periodicImages ? "with periodic images" : "refused");
    for (Descriptor other : others) {
      summary = summary.with("your own", "%s", String.join(", ", other.names()));
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
