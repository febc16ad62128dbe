package org.vitrine.charts;

import static org.vitrine.charts.Json.map;
import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Map;

/** Plotly traces of plane charts, still without name and colour. */
final class Traces {

  /** From here on the browser draws points with its graphics card. */
  private static final int MANY = 5000;

  private Traces() {}

  static Map<String, Object> line(double[] x, double[] y, boolean marked) {
    Map<String, Object> trace = points("scatter", x, y);
    trace.put("mode", marked ? "lines+markers" : "lines");
    trace.put("marker", map("size", 7));
    return trace;
  }

  static Map<String, Object> markers(double[] x, double[] y) {
    Map<String, Object> trace = points(x.length > MANY ? "scattergl" : "scatter", x, y);
    trace.put("mode", "markers");
    boolean many = x.length > 200;
    trace.put("marker", map("size", many ? 4 : 7, "opacity", many ? 0.5 : 1));
    return trace;
  }

  static Map<String, Object> error(double[] error) {
    return map("type", "data", "array", Json.numbers(error), "thickness", 1.3, "width", 3);
  }

  static Map<String, Object> area(double[] x, double[] y) {
    Map<String, Object> trace = points("scatter", x, y);
    trace.put("mode", "lines");
    trace.put("fill", "toself");
    trace.put("hoverinfo", "skip");
    return trace;
  }

  static Map<String, Object> bars(double[] x, double[] y) {
    return points("bar", x, y);
  }

  private static Map<String, Object> points(String type, double[] x, double[] y) {
    return map("type", type, "x", Json.numbers(x), "y", Json.numbers(y));
  }

  /** Along the upper edge and back along the lower one; points without both ends are left out. */
  static double[][] outline(double[] x, double[] low, double[] high) {
    int n = 0;
    double[] xs = new double[2 * x.length];
    double[] ys = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      if (isWhole(x[i], low[i], high[i])) {
        xs[n] = x[i];
        ys[n++] = high[i];
      }
    }
    for (int i = x.length - 1; i >= 0; i--) {
      if (isWhole(x[i], low[i], high[i])) {
        xs[n] = x[i];
        ys[n++] = low[i];
      }
    }
    return new double[][] {Arrays.copyOf(xs, n), Arrays.copyOf(ys, n)};
  }

  private static boolean isWhole(double x, double low, double high) {
    return Double.isFinite(x) && Double.isFinite(low) && Double.isFinite(high);
  }

  /** A round width that cuts the range of all finite values into about so many bins. */
  static double binWidth(Collection<double[]> values, int about) {
    DoubleSummaryStatistics finite = new DoubleSummaryStatistics();
    values.forEach(v -> Arrays.stream(v).filter(Double::isFinite).forEach(finite));
    double range = finite.getMax() - finite.getMin();
    return range > 0 ? rounded(range / about) : 1;
  }

  /**
   * Centres of the bins and the density in each, of integral 1; edges are multiples of the width.
   */
  static double[][] density(double[] values, double width) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    require(finite.length > 0, "values", values.length + " numbers, none finite", "some finite");
    double low = Arrays.stream(finite).min().orElseThrow();
    double high = Arrays.stream(finite).max().orElseThrow();
    double first = Math.floor(low / width);
    int bins = (int) (Math.floor(high / width) - first) + 1;
    double[][] density = new double[2][bins];
    for (int k = 0; k < bins; k++) {
      density[0][k] = (first + k + 0.5) * width;
    }
    for (double value : finite) {
      density[1][(int) (Math.floor(value / width) - first)] += 1 / (width * finite.length);
    }
    return density;
  }

  /** The nearest of 1, 2, 5, 10 times a power of ten, by ratio. */
  private static double rounded(double width) {
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    double lead = width / power;
    int step = lead * lead < 2 ? 1 : lead * lead < 10 ? 2 : lead * lead < 50 ? 5 : 10;
    return step * power;
  }
}
