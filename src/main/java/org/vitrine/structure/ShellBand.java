package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

/**
 * Equally spaced spherical shells of one width: weight exp(−(r_ij − r)² / 2δ²) round the centres r
 * = first + k · step, k = 0 … count − 1. Lengths in σ_L.
 *
 * @param step from one centre to the next; of no meaning when there is but one
 * @param width δ
 */
record ShellBand(double first, double step, int count, double width) {

  /** Names of shells have 6 digits of the centre. */
  private static final double SMALLEST_STEP = 1e-6;

  ShellBand {
    require(first >= 0 && first < Double.POSITIVE_INFINITY, "first", first, "0 or positive");
    require(count >= 1, "count", count, "at least 1");
    requirePositive("width", width);
    require(count == 1 || step >= SMALLEST_STEP, "step", step, "at least " + SMALLEST_STEP);
  }

  /** {@code count} shells, the first and the last round the given centres. */
  static ShellBand between(double first, double last, int count, double width) {
    require(count >= 1, "count", count, "at least 1");
    require(
        count == 1 ? last == first : last > first && last < Double.POSITIVE_INFINITY,
        "last",
        last,
        count == 1 ? "first, " + first + ", when count is 1" : "above first, " + first);
    return new ShellBand(first, count == 1 ? 1 : (last - first) / (count - 1), count, width);
  }

  double centre(int k) {
    return first + k * step;
  }

  /** The centre of the last shell. */
  double last() {
    return centre(count - 1);
  }
}
