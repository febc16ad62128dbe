package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import tech.tablesaw.api.Table;

/**
 * The paper's Figure 8: correlation against time, one panel a species, one line a model, with the
 * noise ceiling.
 */
public final class CorrelationChart {

  private CorrelationChart() {}

  /**
   * Of tables of scores, one or several models in each. Lines are Pearson's correlation within a
   * snapshot, averaged over snapshots, with its standard error; the dashed line is the noise
   * ceiling of the same average.
   */
  public static Chart of(List<Table> tables) {
    require(!tables.isEmpty(), "scores", "none", "at least one table of scores");
    Table scores = tables.get(0).copy();
    tables.stream().skip(1).forEach(scores::append);
    List<Chart> panels = new ArrayList<>();
    for (String species : distinct(scores, "species")) {
      panels.add(panel(species, scores.where(scores.stringColumn("species").isEqualTo(species))));
    }
    return panels.size() == 1 ? panels.get(0) : Chart.beside("", panels.toArray(Chart[]::new));
  }

  private static Chart panel(String species, Table scores) {
    Chart chart =
        Chart.titled("species " + species)
            .withXAxis(Axis.log("t / τ"))
            .withYAxis(Axis.linear("Pearson correlation").withRange(0, 1));
    List<String> models = distinct(scores, "model");
    for (String model : models) {
      Table rows = scores.where(scores.stringColumn("model").isEqualTo(model));
      chart =
          chart.withLine(
              model,
              column(rows, "time"),
              column(rows, "pearson_mean"),
              column(rows, "pearson_error"));
    }
    Table rows = scores.where(scores.stringColumn("model").isEqualTo(models.get(0)));
    return chart.withDashedLine(
        "noise ceiling", column(rows, "time"), column(rows, "ceiling_mean"));
  }

  /** In order of appearance. */
  private static List<String> distinct(Table table, String name) {
    return table.stringColumn(name).asList().stream().distinct().toList();
  }

  private static double[] column(Table table, String name) {
    return table.doubleColumn(name).asDoubleArray();
  }
}
