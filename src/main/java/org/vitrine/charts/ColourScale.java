package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.Arrays;
import java.util.Map;

/**
 * What number has what colour: Viridis, whose equal steps look equal, to the colour-blind and in
 * grey too.
 *
 * @param label of the bar, with its unit
 * @param low the number at the dark end
 * @param high the number at the bright end, above low
 */
record ColourScale(String label, double low, double high) {

  static final String COLOURS = "Viridis";

  /** From the smallest to the largest of the finite values; from 0 to 1 without any. */
  static ColourScale whole(String label, double[] values) {
    return of(label, finite(values), 0);
  }

  /**
   * From the 1st to the 99th percentile of the finite values: the few extremes would leave one
   * colour for the rest.
   */
  static ColourScale withoutTails(String label, double[] values) {
    double[] finite = finite(values);
    return of(label, finite, finite.length / 100);
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  private static ColourScale of(String label, double[] sorted, int tail) {
    if (sorted.length == 0) {
      return new ColourScale(label, 0, 1);
    }
    double low = sorted[tail];
    double high = sorted[sorted.length - 1 - tail];
    if (low == high) {
      double half = low == 0 ? 1 : 0.1 * Math.abs(low);
      return new ColourScale(label, low - half, high + half);
    }
    return new ColourScale(label, low, high);
  }

  /** The layout's {@code coloraxis}, its bar to the right of the figure. */
  Map<String, Object> axis() {
    return map("colorscale", COLOURS, "cmin", low, "cmax", high, "colorbar", bar(label));
  }

  /** A bar with a title above it. */
  static Map<String, Object> bar(String label) {
    return map(
        "title",
        map("text", label, "side", "top", "font", map("size", 14)),
        "thickness",
        14,
        "len",
        0.75,
        "outlinewidth",
        0.5,
        "ticks",
        "outside",
        "exponentformat",
        "power");
  }
}
