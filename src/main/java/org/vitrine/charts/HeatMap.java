package org.vitrine.charts;

import static org.vitrine.charts.Json.map;
import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values on a grid of places as coloured cells of a panel. */
final class HeatMap {

  private HeatMap() {}

  /**
   * The series of a heat map.
   *
   * @param label of the bar of colours; what shares it shares a scale
   * @param x centres of the columns, increasing
   * @param y centres of the rows, increasing
   * @param values one row for each y, in it one value for each x
   */
  static Series series(String label, double[] x, double[] y, double[][] values) {
    requireIncreasing("x", x);
    requireIncreasing("y", y);
    require(
        values.length == y.length, "values", values.length + " rows", "as many as y, " + y.length);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int j = 0; j < values.length; j++) {
      int columns = values[j].length;
      require(
          columns == x.length,
          "values[" + j + "]",
          columns + " numbers",
          "as many as x, " + x.length);
      rows.add(Json.numbers(values[j]));
    }
    String shown = label.isEmpty() ? "" : label + " = ";
    Map<String, Object> trace =
        map("type", "heatmap", "z", rows, "hoverongaps", false, "hovertemplate", shown);
    return new Series(label, Series.Kind.CELLS, x.clone(), y.clone(), trace);
  }

  /** The trace, its cells on these axes, coloured by the layout's {@code coloraxis}. */
  static Map<String, Object> trace(Series series, Panel panel, String coloraxis) {
    Map<String, Object> trace = new LinkedHashMap<>(series.trace());
    trace.put("x", Json.numbers(cells(panel.x(), series.x())));
    trace.put("y", Json.numbers(cells(panel.y(), series.y())));
    // Of a cell whose edges are given Plotly tells the middle, which is no centre on a log axis.
    boolean told = !panel.x().logarithmic() && !panel.y().logarithmic();
    String place = told ? "%{x:.4g}, %{y:.4g}<br>" : "";
    trace.put("hovertemplate", place + trace.get("hovertemplate") + "%{z:.4g}<extra></extra>");
    trace.put("coloraxis", coloraxis);
    trace.put("name", series.name());
    return trace;
  }

  /** One scale for each label among the series, in order of appearance. */
  static List<ColourScale> scales(List<Series> series) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Series one : series) {
      if (one.kind() == Series.Kind.CELLS) {
        values.merge(one.name(), values(one), HeatMap::joined);
      }
    }
    return values.entrySet().stream()
        .map(entry -> ColourScale.whole(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static double[] values(Series series) {
    return ((List<?>) series.trace().getOrDefault("z", List.of()))
        .stream()
            .flatMap(row -> ((List<?>) row).stream())
            .mapToDouble(z -> z instanceof Number number ? number.doubleValue() : Double.NaN)
            .toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Centres on a linear axis; edges on a logarithmic one, where Plotly would halve wrongly. */
  private static double[] cells(Axis axis, double[] centres) {
    if (!axis.logarithmic()) {
      return centres;
    }
    int n = centres.length;
    double[] edges = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      int right = Math.min(Math.max(k, 1), n - 1);
      double step = n == 1 ? 1 : axis.place(centres[right]) - axis.place(centres[right - 1]);
      double place =
          k < n ? axis.place(centres[k]) - step / 2 : axis.place(centres[n - 1]) + step / 2;
      edges[k] = Math.pow(10, place);
    }
    return edges;
  }

  private static void requireIncreasing(String name, double[] centres) {
    require(centres.length > 0, name, "an empty array", "at least one place");
    for (int k = 0; k < centres.length; k++) {
      boolean higher = k == 0 || centres[k] > centres[k - 1];
      require(
          Double.isFinite(centres[k]) && higher,
          name + "[" + k + "]",
          centres[k],
          k == 0 ? "finite" : "finite and above the one before it, " + centres[k - 1]);
    }
  }
}
