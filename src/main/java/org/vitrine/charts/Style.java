package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.List;
import java.util.Map;

/** The house style: white, thin box axes with ticks outside, colours that everybody can tell. */
final class Style {

  /**
   * Okabe and Ito, Color Universal Design (2008), without the yellow that white paper swallows; the
   * order keeps neighbours apart in grey too.
   */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");

  private static final List<String> SYMBOLS =
      List.of("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x");

  private static final List<String> DASHES = List.of("dash", "dot", "dashdot", "longdash");

  static final String GUIDE_COLOUR = "#595959";
  static final String INK = "#262626";

  private Style() {}

  static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  static String symbol(int number) {
    return SYMBOLS.get(number % SYMBOLS.size());
  }

  static String dash(int number) {
    return DASHES.get(number % DASHES.size());
  }

  /** The colour with an opacity in [0, 1]. */
  static String pale(String colour, double opacity) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "rgba(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + "," + opacity + ")";
  }

  /** What every figure has. Its title stands above the middle of the figure. */
  static Map<String, Object> layout(String title, int width, int height) {
    return map(
        "title",
        map("text", title, "x", 0.5, "xanchor", "center", "font", map("size", 16)),
        "width",
        width,
        "height",
        height,
        "font",
        map("family", "Helvetica, Arial, sans-serif", "size", 13, "color", INK),
        "paper_bgcolor",
        "#ffffff",
        "plot_bgcolor",
        "#ffffff",
        "hovermode",
        "closest");
  }

  /**
   * An axis of a plane chart.
   *
   * @param extent smallest and largest place of the data, to choose the ticks
   */
  static Map<String, Object> axis(Axis axis, double[] extent) {
    Map<String, Object> json =
        map(
            "title",
            map("text", axis.label(), "standoff", 8, "font", map("size", 15)),
            "type",
            axis.logarithmic() ? "log" : "linear");
    json.putAll(frame());
    double decades = extent[1] - extent[0];
    if (axis.logarithmic() && decades >= 1.5) {
      json.put("dtick", Math.max(1, (int) Math.ceil(decades / 9)));
      json.put("tickfont", map("size", 11)); // Plotly sets powers of ten a quarter larger
    }
    if (axis.logarithmic() && decades >= 1.5 && decades <= 9) {
      json.put("minor", map("dtick", "D1", "ticks", "outside", "ticklen", 3, "tickcolor", INK));
    }
    if (axis.hasRange()) {
      json.put("range", Json.numbers(extent));
    }
    return json;
  }

  /** How the axes of a plane chart look, whatever they show. */
  static Map<String, Object> frame() {
    return map(
        "showline",
        true,
        "mirror",
        true,
        "linecolor",
        INK,
        "linewidth",
        1,
        "ticks",
        "outside",
        "ticklen",
        5,
        "tickcolor",
        INK,
        "showgrid",
        false,
        "zeroline",
        false,
        "exponentformat",
        "power",
        "automargin",
        true);
  }

  /** The colours of the series, in their order. */
  static List<String> colours() {
    return COLOURS;
  }

  /** A small text of the figure itself, such as the title of a panel. */
  static Map<String, Object> caption(String text, double x, double y, int size) {
    return map(
        "text",
        text,
        "x",
        x,
        "y",
        y,
        "xref",
        "paper",
        "yref",
        "paper",
        "xanchor",
        "center",
        "yanchor",
        "bottom",
        "showarrow",
        false,
        "font",
        map("size", size));
  }
}
