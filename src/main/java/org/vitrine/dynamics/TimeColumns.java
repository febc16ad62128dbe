package org.vitrine.dynamics;

import java.math.BigDecimal;

/** Names of the columns that hold one time each: "t=0.01", never an exponent. */
public final class TimeColumns {

  private static final String PREFIX = "t=";

  private TimeColumns() {}

  /** The column of a time in τ. */
  public static String name(double time) {
    return PREFIX + BigDecimal.valueOf(time).stripTrailingZeros().toPlainString();
  }

  /** A time on an axis: "t = 0.01 τ". */
  static String text(double time) {
    return name(time).replace("=", " = ") + " τ";
  }

  /** True for a column that holds a time. */
  public static boolean isTime(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * The time of a column, in τ.
   *
   * @throws IllegalArgumentException when the name is not "t=" and a number
   */
  public static double time(String name) {
    try {
      return Double.parseDouble(name.substring(PREFIX.length()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a column of a time must be named like t=0.01, not " + name, e);
    }
  }
}
