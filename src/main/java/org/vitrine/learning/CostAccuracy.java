package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.dynamics.TimeColumns;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a prediction is worth beside what it costs: Pearson's correlation as a part of the noise
 * ceiling, against the time simulated for each snapshot to make the model's input. The only honest
 * way to hold features that take a simulation, such as the cage, against the paper's, which take
 * none, and against simply running a little. Immutable.
 */
public final class CostAccuracy implements Summary.Summarized {

  private record Entry(String name, double cost, Table scores) {}

  private final List<Entry> entries;

  private CostAccuracy(List<Entry> entries) {
    this.entries = entries;
  }

  /** Nothing yet. */
  public static CostAccuracy empty() {
    return new CostAccuracy(List.of());
  }

  /**
   * With one more prediction.
   *
   * @param name in table and legend; several of one name and different cost make a line
   * @param cost τ that were simulated for each snapshot to predict it, 0 or more; training is not
   *     counted
   * @param scores as of {@link Learner#crossValidate}, {@link FittedModel#score} or {@link
   *     Comparison#score}
   */
  public CostAccuracy with(String name, double cost, Table scores) {
    require(cost >= 0 && Double.isFinite(cost), "cost", cost, "0 or more, in τ a snapshot");
    return new CostAccuracy(
        Stream.concat(entries.stream(), Stream.of(new Entry(name, cost, scores.copy()))).toList());
  }

  /**
   * Columns species, time, model, cost (τ a snapshot), of_ceiling and its standard error: the
   * correlation within a snapshot, averaged over snapshots, divided by the ceiling of the same;
   * both missing where there is no ceiling.
   */
  public Table table() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    StringColumn model = StringColumn.create("model");
    DoubleColumn cost = DoubleColumn.create("cost");
    DoubleColumn part = DoubleColumn.create("of_ceiling");
    DoubleColumn error = DoubleColumn.create("error");
    for (Entry entry : entries) {
      for (int row = 0; row < entry.scores().rowCount(); row++) {
        double ceiling = entry.scores().doubleColumn("ceiling_mean").getDouble(row);
        species.append(entry.scores().stringColumn("species").get(row));
        time.append(entry.scores().doubleColumn("time").getDouble(row));
        model.append(entry.name());
        cost.append(entry.cost());
        part.append(entry.scores().doubleColumn("pearson_mean").getDouble(row) / ceiling);
        error.append(entry.scores().doubleColumn("pearson_error").getDouble(row) / ceiling);
      }
    }
    return Table.create("cost and accuracy", species, time, model, cost, part, error);
  }

  /**
   * Part of the ceiling against cost, one panel a species; what costs nothing is a dashed line.
   *
   * @param time one of the scores'
   */
  public Chart chart(double time) {
    Table all = table();
    Table rows = all.where(all.doubleColumn("time").isEqualTo(time));
    require(!rows.isEmpty(), "time", time, "one of those of the scores");
    double cheapest = entries.stream().mapToDouble(Entry::cost).filter(c -> c > 0).min().orElse(1);
    double dearest = entries.stream().mapToDouble(Entry::cost).max().orElse(1);
    List<Chart> panels = new ArrayList<>();
    for (String species : rows.stringColumn("species").asList().stream().distinct().toList()) {
      Chart chart =
          Chart.titled("species " + species + ", " + TimeColumns.name(time))
              .withXAxis(Axis.log("τ simulated for a snapshot"))
              .withYAxis(Axis.linear("Pearson correlation / ceiling").withRange(0, 1));
      Table own = rows.where(rows.stringColumn("species").isEqualTo(species));
      for (String model : own.stringColumn("model").asList().stream().distinct().toList()) {
        Table line = own.where(own.stringColumn("model").isEqualTo(model)).sortOn("cost");
        double[] part = line.doubleColumn("of_ceiling").asDoubleArray();
        chart =
            line.doubleColumn("cost").get(0) == 0
                ? chart.withDashedLine(
                    model,
                    new double[] {cheapest / 2, 2 * dearest},
                    new double[] {part[0], part[0]})
                : chart.withLine(
                    model,
                    line.doubleColumn("cost").asDoubleArray(),
                    part,
                    line.doubleColumn("error").asDoubleArray());
      }
      panels.add(chart);
    }
    return panels.size() == 1 ? panels.get(0) : Chart.beside("", panels.toArray(Chart[]::new));
  }

  @Override
  public Summary summary() {
    Summary summary = Summary.of("Cost and accuracy");
    for (Entry entry : entries) {
      summary = summary.with(entry.name(), "%.4g τ a snapshot", entry.cost());
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
