package org.vitrine.support;

import org.jspecify.annotations.Nullable;

/** Checks of what a user passed, with one form of message: argument, allowed range, value. */
public final class Arguments {

  private Arguments() {}

  /**
   * Refuses an argument unless {@code condition} holds.
   *
   * @param name the argument's name as the user wrote it
   * @param value what was passed
   * @param allowed the range that would have been accepted, such as {@code "in (0, 0.74)"}
   * @throws IllegalArgumentException "{name} must be {allowed}, not {value}"
   */
  public static void require(boolean condition, String name, Object value, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(name + " must be " + allowed + ", not " + value);
    }
  }

  /**
   * Refuses a missing value. In a notebook a variable is null after the cell that makes it was
   * stopped, and the next cell is where that shows.
   */
  public static void requirePresent(String name, @Nullable Object value) {
    require(value != null, name, "null (was the cell that makes it stopped?)", "there");
  }

  /** Refuses a number that is not positive and finite. */
  public static void requirePositive(String name, double value) {
    require(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "positive and finite");
  }

  /**
   * Refuses times that are empty, not finite, not positive or not strictly increasing.
   *
   * @param times in τ
   */
  public static void requireTimes(double[] times) {
    require(times.length > 0, "times", "an empty array", "at least one time");
    for (int k = 0; k < times.length; k++) {
      String name = "times[" + k + "]";
      requirePositive(name, times[k]);
      if (k > 0) {
        require(
            times[k] > times[k - 1], name, times[k], "above the time before it, " + times[k - 1]);
      }
    }
  }
}
