package org.vitrine.learning;

import java.util.List;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.dynamics.TimeColumns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How the choices of a fit went, as a chart: one panel a species, one line a time. */
final class HistoryPanels {

  private HistoryPanels() {}

  /**
   * @param history with columns species, time, {@code choice} and validation_pearson
   */
  static Chart of(Table history, String choice, Axis axis) {
    StringColumn species = history.stringColumn("species");
    DoubleColumn time = history.doubleColumn("time");
    List<String> names = species.asList().stream().distinct().toList();
    Chart[] panels = new Chart[names.size()];
    for (int s = 0; s < panels.length; s++) {
      panels[s] =
          Chart.titled("species " + names.get(s))
              .withXAxis(axis)
              .withYAxis(Axis.linear("validation Pearson correlation"));
      for (double one : time.asList().stream().distinct().mapToDouble(t -> t).toArray()) {
        Table rows = history.where(species.isEqualTo(names.get(s)).and(time.isEqualTo(one)));
        panels[s] =
            panels[s].withLine(
                TimeColumns.name(one),
                rows.numberColumn(choice).asDoubleArray(),
                rows.doubleColumn("validation_pearson").asDoubleArray());
      }
    }
    return panels.length == 1 ? panels[0] : Chart.beside("", panels);
  }
}
