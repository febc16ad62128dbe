package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;

/** Weights of the paper's descriptors by shell: a panel for the densities, two for bond order. */
final class CoefficientPanels {

  /** As in g0_G_L_r0.860000_d0.025 and g0_q_l6_r1.400000_d0.100. */
  private static final Pattern NAME = Pattern.compile("g(\\d+)_(G|q)_(.+)_r([0-9.]+)_d[0-9.]+");

  /** Degrees in a panel: more lines than colours cannot be told apart. */
  private static final int HALF = 6;

  private CoefficientPanels() {}

  static Chart of(List<String> names, double[] weights, int generation) {
    Map<String, List<double[]>> densities = new LinkedHashMap<>();
    Map<String, List<double[]>> low = new LinkedHashMap<>();
    Map<String, List<double[]>> high = new LinkedHashMap<>();
    for (int j = 0; j < weights.length; j++) {
      Matcher name = NAME.matcher(names.get(j));
      if (name.matches() && Integer.parseInt(name.group(1)) == generation) {
        boolean density = name.group(2).equals("G");
        int degree = density ? 0 : Integer.parseInt(name.group(3).substring(1));
        Map<String, List<double[]>> lines = density ? densities : degree <= HALF ? low : high;
        lines
            .computeIfAbsent(density ? name.group(3) : "l = " + degree, key -> new ArrayList<>())
            .add(new double[] {Double.parseDouble(name.group(4)), 1000 * weights[j]});
      }
    }
    require(
        !densities.isEmpty() || !low.isEmpty(),
        "generation",
        generation,
        "one of the paper's descriptors that the model was fitted to");
    String of = ", generation " + generation;
    List<Chart> panels = new ArrayList<>();
    panels.add(panel("density" + of, densities));
    if (!low.isEmpty()) {
      panels.add(panel("bond order, l ≤ " + HALF, low));
    }
    if (!high.isEmpty()) {
      panels.add(panel("bond order, l > " + HALF, high));
    }
    return Chart.beside("", panels.toArray(Chart[]::new));
  }

  private static Chart panel(String title, Map<String, List<double[]>> lines) {
    Chart chart =
        Chart.titled(title)
            .withXAxis(Axis.linear("shell r / σ<sub>L</sub>"))
            .withYAxis(Axis.linear("weight / 10<sup>−3</sup> σ<sub>L</sub>"));
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      double[] radius = line.getValue().stream().mapToDouble(point -> point[0]).toArray();
      double[] weight = line.getValue().stream().mapToDouble(point -> point[1]).toArray();
      chart = chart.withLine(line.getKey(), radius, weight);
    }
    return chart;
  }
}
