package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.Map;
import java.util.Optional;

/**
 * Where a legend covers nothing: a corner of the panel that no line crosses, else the right-hand
 * margin or, in a narrow figure, above.
 */
enum LegendCorner {
  TOP_LEFT(false, true),
  BOTTOM_RIGHT(true, false),
  TOP_RIGHT(true, true),
  BOTTOM_LEFT(false, false);

  /** Steps between two points of a line when it is followed through the panel. */
  private static final int STEPS = 20;

  private final boolean right;
  private final boolean top;

  LegendCorner(boolean right, boolean top) {
    this.right = right;
    this.top = top;
  }

  /**
   * The corner for one panel whose legend has {@code entries} lines, if one is free.
   *
   * @param wider how much more of the panel a line takes than in a chart's own size
   * @param higher how much more of it a line takes downwards
   */
  static Optional<Map<String, Object>> place(
      Panel panel, int entries, int longestName, double wider, double higher) {
    // Fractions of the panel that a legend of this many lines of this length takes.
    double width = Math.min(0.9, wider * (0.14 + 0.0145 * longestName));
    double height = Math.min(0.9, higher * (0.06 + 0.065 * entries));
    for (LegendCorner corner : values()) {
      if (corner.isFree(panel, width, height)) {
        return Optional.of(
            map(
                "x", corner.right ? 0.98 : 0.02,
                "y", corner.top ? 0.98 : 0.02,
                "xanchor", corner.right ? "right" : "left",
                "yanchor", corner.top ? "top" : "bottom",
                "bgcolor", "rgba(255,255,255,0.7)"));
      }
    }
    return Optional.empty();
  }

  /** The legend as a line above the panels, at a height where their upper edge is 1. */
  static Map<String, Object> above(double height) {
    return map("orientation", "h", "x", 0, "y", height, "xanchor", "left", "yanchor", "bottom");
  }

  /** The legend in the right-hand margin. */
  static Map<String, Object> beside() {
    return map("x", 1.02, "y", 1, "xanchor", "left", "yanchor", "top");
  }

  /** The legend below the axis, where a bar of colours takes the right-hand margin. */
  static Map<String, Object> below() {
    return map("orientation", "h", "x", 0.5, "y", -0.2, "xanchor", "center", "yanchor", "top");
  }

  private boolean isFree(Panel panel, double width, double height) {
    double[] extentX = panel.extentX();
    double[] extentY = panel.extentY();
    for (Series series : panel.series()) {
      if (series.kind() == Series.Kind.CELLS) {
        continue; // everywhere, and the legend may lie on it
      }
      int steps =
          series.trace().get("mode") instanceof String mode && mode.equals("markers") ? 1 : STEPS;
      for (int i = 0; i < series.x().length; i++) {
        for (int k = 0; k < (i == 0 ? 1 : steps); k++) {
          double f = (double) k / steps;
          double x = between(panel.x(), series.x(), i, f);
          double y = between(panel.y(), series.y(), i, f);
          if (covers(fraction(x, extentX), fraction(y, extentY), width, height)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The place on the axis at a fraction of the way from point i back to the one before it. */
  private static double between(Axis axis, double[] values, int i, double fraction) {
    double here = axis.place(values[i]);
    return fraction == 0 ? here : here + fraction * (axis.place(values[i - 1]) - here);
  }

  /** Where a place lies in the panel, 0 to 1; Plotly leaves a twentieth free at both ends. */
  private static double fraction(double place, double[] extent) {
    double span = extent[1] - extent[0];
    return span == 0 ? 0.5 : 0.05 + 0.9 * (place - extent[0]) / span;
  }

  private boolean covers(double x, double y, double width, double height) {
    return (right ? x > 1 - width : x < width) && (top ? y > 1 - height : y < height);
  }
}
