package org.vitrine.dynamics;

import java.util.Arrays;
import java.util.List;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import tech.tablesaw.api.Table;

/** The charts of {@link Dynamics}. */
final class DynamicsCharts {

  private DynamicsCharts() {}

  /** A column against log t, a line a species. */
  static Chart of(Dynamics dynamics, String column, String label) {
    return lines(dynamics, column, axes(Axis.linear(label)), dynamics.species());
  }

  private static Chart axes(Axis vertical) {
    return Chart.titled("").withXAxis(Axis.log("t / τ")).withYAxis(vertical);
  }

  private static Chart lines(Dynamics dynamics, String column, Chart empty, List<String> names) {
    Table table = dynamics.table();
    Chart chart = empty;
    for (int s = 0; s < names.size(); s++) {
      String species = dynamics.species().get(s);
      chart =
          chart.withLine(
              names.get(s),
              dynamics.times(),
              TimeTable.column(table, species, column),
              TimeTable.column(table, species, column + "_error"));
    }
    return chart;
  }

  static Chart squareDisplacement(Dynamics dynamics) {
    List<String> species = dynamics.species();
    Chart chart = lines(dynamics, "msd", axes(Axis.log("⟨Δr²⟩ / σ<sub>L</sub>²")), species);
    double[] early =
        Arrays.stream(dynamics.times())
            .filter(t -> t < PropensityCharts.FREE_FLIGHT_ENDS)
            .toArray();
    boolean same = dynamics.squareVelocity(0) == dynamics.squareVelocity(species.size() - 1);
    for (int s = 0; s < (same ? 1 : species.size()) && early.length > 1; s++) {
      double square = dynamics.squareVelocity(s);
      chart =
          chart.withDashedLine(
              same ? "ballistic" : species.get(s),
              early,
              Arrays.stream(early).map(t -> square * t * t).toArray());
    }
    return chart;
  }

  static Chart scattering(Dynamics dynamics) {
    List<String> species = dynamics.species();
    String[] names = new String[species.size()];
    Arrays.setAll(names, s -> species.get(s) + ", qσ<sub>L</sub> = " + dynamics.waveNumber(s));
    double[] times = dynamics.times();
    double[] ends = {times[0], times[times.length - 1]};
    return lines(
            dynamics,
            "F_s",
            axes(Axis.linear("F<sub>s</sub>(q, t)").withRange(0, 1.02)),
            List.of(names))
        .withDashedLine("1/e", ends, new double[] {RelaxationTime.LEVEL, RelaxationTime.LEVEL});
  }

  static Chart susceptibility(Dynamics dynamics) {
    if (dynamics.snapshots() == 1) {
      return of(dynamics, "chi4_isoconfigurational", "χ<sub>4</sub>, isoconfigurational");
    }
    Chart chart =
        of(
            dynamics,
            "chi4",
            "χ<sub>4</sub>, a = "
                + dynamics.length()
                + " σ<sub>L</sub> (dashed: isoconfigurational)");
    Table table = dynamics.table();
    for (String species : dynamics.species()) {
      chart =
          chart.withDashedLine(
              species,
              dynamics.times(),
              TimeTable.column(table, species, "chi4_isoconfigurational"));
    }
    return chart;
  }
}
