package org.vitrine.charts;

import static org.vitrine.support.Arguments.require;

/**
 * An axis of a {@link Chart}: what it shows, with its unit, and how.
 *
 * @param label quantity and unit, such as {@code "t / τ"}; {@code <sub>}, {@code <sup>} and {@code
 *     <i>} are understood
 * @param logarithmic whether equal steps are equal factors
 * @param low the lower end; NaN: chosen by the data
 * @param high the upper end; NaN: chosen by the data
 */
public record Axis(String label, boolean logarithmic, double low, double high) {

  /** Ends are both given, in increasing order, or both left to the data. */
  public Axis {
    if (!Double.isNaN(low) || !Double.isNaN(high)) {
      require(Double.isFinite(low), "low", low, "finite");
      require(Double.isFinite(high) && high > low, "high", high, "finite and above low, " + low);
      require(!logarithmic || low > 0, "low", low, "positive on a logarithmic axis");
    }
  }

  /** A linear axis whose ends follow the data. */
  public static Axis linear(String label) {
    return new Axis(label, false, Double.NaN, Double.NaN);
  }

  /** A logarithmic axis whose ends follow the data; what is not positive is not drawn. */
  public static Axis log(String label) {
    return new Axis(label, true, Double.NaN, Double.NaN);
  }

  /** The same axis from {@code newLow} to {@code newHigh}, in the unit of the data. */
  public Axis withRange(double newLow, double newHigh) {
    return new Axis(label, logarithmic, newLow, newHigh);
  }

  /** Whether the ends are given. */
  boolean hasRange() {
    return !Double.isNaN(low);
  }

  /** Where a value lies along the axis, up to offset and scale; NaN where it cannot be drawn. */
  double place(double value) {
    if (!logarithmic) {
      return Double.isFinite(value) ? value : Double.NaN;
    }
    return value > 0 && Double.isFinite(value) ? Math.log10(value) : Double.NaN;
  }
}
