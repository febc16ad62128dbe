package org.vitrine.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import tech.tablesaw.api.Table;

/** The charts of a {@link Propensity}. */
final class PropensityCharts {

  /** In τ: later, the line of free flight would only stretch the axis. */
  static final double FREE_FLIGHT_ENDS = 0.2;

  private static final int HISTOGRAM_BINS = 50;

  private PropensityCharts() {}

  static Chart displacement(Propensity propensity) {
    Chart empty =
        Chart.titled("").withXAxis(Axis.log("t / τ")).withYAxis(Axis.log("⟨Δr⟩ / σ<sub>L</sub>"));
    Chart chart = lines(propensity, empty, propensity.mean(), "displacement");
    double[] early = Arrays.stream(propensity.times()).filter(t -> t < FREE_FLIGHT_ENDS).toArray();
    return early.length < 2
        ? chart
        : chart.withDashedLine(
            "ballistic",
            early,
            Arrays.stream(early).map(t -> Math.sqrt(8 / Math.PI) * t).toArray());
  }

  static Chart predictable(Propensity propensity) {
    Chart empty =
        Chart.titled("")
            .withXAxis(Axis.log("t / τ"))
            .withYAxis(Axis.linear("predictable part of one run's variance"));
    return lines(propensity, empty, propensity.predictable(), "predictable");
  }

  static Chart distribution(Propensity propensity, double time) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String name : propensity.speciesNames()) {
      values.put(name, propensity.ofSpecies(name, time));
    }
    return Chart.titled("")
        .withXAxis(Axis.linear("⟨Δr⟩ / σ<sub>L</sub> at " + TimeColumns.text(time)))
        .withYAxis(Axis.linear("probability density"))
        .withHistograms(values, HISTOGRAM_BINS);
  }

  /** With a line a species from a table that has an error. */
  private static Chart lines(Propensity propensity, Chart empty, Table table, String column) {
    Chart chart = empty;
    for (String name : propensity.speciesNames()) {
      chart =
          chart.withLine(
              name,
              propensity.times(),
              TimeTable.column(table, name, column),
              TimeTable.column(table, name, "error"));
    }
    return chart;
  }
}
