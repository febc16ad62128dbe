package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;
import static org.vitrine.support.Arguments.requirePresent;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.vitrine.support.Summary;

/**
 * How the cage round each particle is sampled: all particles move, each of them tethered to its
 * place in the snapshot, |r_i − r_i(0)| &lt; R, and are averaged over time, in a run of its own for
 * each radius R.
 *
 * <p><b>What may be called structural.</b> Up to R = {@value #LARGEST_STRUCTURAL} σ_L the averages
 * converge within the run: they are a function of the configuration alone, up to a sampling error
 * that is known, and their columns are named {@code cage_}. With more room particles leave their
 * cages, and what is sampled in tens of τ is a piece of the dynamics, cut short: those columns are
 * named {@code dynamical_}. With a radius of many σ_L no tether is ever reached, and the columns
 * are time averages of a free run.
 *
 * <p><b>How long.</b> By default 200 τ times R in σ_L, but at least 30 and at most 60 τ: that is
 * 30, 40 and 60 τ at R = 0.1, 0.2 and 0.3, after 3 τ each that are not averaged. Two such runs of
 * other seeds then agree, in every column and for the particles of one species, with a correlation
 * of at least 0.9, in a glass 20 τ old as in one 2000 τ old. Immutable.
 */
public final class Cage implements Summary.Summarized {

  /** Of a cage that is a function of the configuration, R is at most this, in σ_L. */
  public static final double LARGEST_STRUCTURAL = 0.3;

  /**
   * In τ, run before averaging: then the mean distance from the start is within 0.3 % of where it
   * stays.
   */
  static final double EQUILIBRATION = 3;

  private static final double SHORTEST = 1;

  private static final Cage STANDARD = new Cage(new double[] {0.1, 0.2, 0.3}, Double.NaN);

  private final double[] radii;

  /** In τ; NaN for the default of each radius. */
  private final double length;

  private Cage(double[] radii, double length) {
    this.radii = radii;
    this.length = length;
  }

  /** R = 0.1, 0.2 and 0.3 σ_L, each as long as it needs. */
  public static Cage standard() {
    return STANDARD;
  }

  /**
   * With other radii.
   *
   * @param radii R, in σ_L: at least one, positive, all different
   */
  public Cage withRadii(double... radii) {
    requirePresent("radii", radii);
    require(radii.length > 0, "radii", "none", "at least one");
    for (int k = 0; k < radii.length; k++) {
      requirePositive("radii[" + k + "]", radii[k]);
    }
    require(
        DoubleStream.of(radii).distinct().count() == radii.length,
        "radii",
        Arrays.toString(radii),
        "different");
    return new Cage(radii.clone(), length);
  }

  /**
   * With another length of the runs.
   *
   * @param length in τ, the same for every radius, at least 1
   */
  public Cage withLength(double length) {
    require(
        length >= SHORTEST && length < Double.POSITIVE_INFINITY,
        "length",
        length,
        "finite and at least 1 τ");
    return new Cage(radii, length);
  }

  /** The radii, in σ_L. */
  public double[] radii() {
    return radii.clone();
  }

  /** How long the run at a radius is averaged, in τ. */
  public double length(double radius) {
    return Double.isNaN(length) ? Math.min(Math.max(30, 200 * radius), 60) : length;
  }

  /** The length that was set, the same for every radius; NaN for the default of each. */
  double ownLength() {
    return length;
  }

  /** As it was kept. */
  static Cage of(double[] radii, double length) {
    Cage cage = STANDARD.withRadii(radii);
    return Double.isNaN(length) ? cage : cage.withLength(length);
  }

  /** What one snapshot costs in all, in τ. */
  public double cost() {
    return DoubleStream.of(radii).map(radius -> EQUILIBRATION + length(radius)).sum();
  }

  /** "cage" or "dynamical". */
  static String kind(double radius) {
    return radius <= LARGEST_STRUCTURAL ? "cage" : "dynamical";
  }

  /** "R0.1", never an exponent. */
  static String label(double radius) {
    return "R" + plain(radius);
  }

  /** A number without exponent. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The three columns of a radius. */
  static List<String> names(double radius) {
    return List.of("distance", "radius", "displacement").stream()
        .map(what -> kind(radius) + "_" + what + "_" + label(radius))
        .toList();
  }

  @Override
  public Summary summary() {
    Summary summary = Summary.of("Cage");
    for (double radius : radii) {
      summary =
          summary.with(
              "R = " + plain(radius),
              "%s τ, %s",
              plain(length(radius)),
              kind(radius).equals("cage") ? "structural" : "dynamical");
    }
    return summary.with("cost", "%s τ a snapshot", plain(cost()));
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
