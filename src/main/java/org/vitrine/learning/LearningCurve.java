package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.dynamics.TimeColumns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How a learner gains from more data. */
public final class LearningCurve {

  private static final String SNAPSHOTS = "training snapshots";
  private static final String RUNS = "runs";

  private LearningCurve() {}

  /**
   * Over snapshots: cross-validation in which each model sees only the first so many snapshots of
   * its training part; what it is judged by stays the same.
   *
   * @param snapshots sizes of the training part, increasing
   * @return the columns of {@link Learner#crossValidate} after a first one, training snapshots
   */
  public static Table overSnapshots(
      Learner learner, LearningData data, int[] snapshots, int folds, long seed) {
    List<Split> splits = data.folds(folds, seed);
    int most = splits.stream().mapToInt(s -> s.train().snapshots().size()).min().orElseThrow();
    List<Table> parts = new ArrayList<>();
    for (int k = 0; k < snapshots.length; k++) {
      int size = snapshots[k];
      require(size >= 1 && size <= most, "snapshots[" + k + "]", size, "in 1 … " + most);
      List<Split> smaller =
          splits.stream()
              .map(s -> new Split(s.train().first(size), s.validation(), s.test()))
              .toList();
      String what = "learning from " + size + (size == 1 ? " snapshot" : " snapshots");
      try (Progress progress = Progress.start(what, folds, "folds")) {
        Table predictions =
            CrossValidation.predictions(
                learner.name(), smaller, progress, null, fold -> learner.fit(smaller.get(fold)));
        parts.add(scored(SNAPSHOTS, size, learner, predictions, splits));
      }
    }
    return joined(parts);
  }

  /**
   * Over runs: cross-validation on measurements from fewer or more runs, all of them judged by the
   * last.
   *
   * @param data the same particles, measured from more and more runs
   * @return the columns of {@link Learner#crossValidate} after a first one, runs
   */
  public static Table overRuns(Learner learner, List<LearningData> data, int folds, long seed) {
    require(!data.isEmpty(), "data", "none", "at least one measurement");
    List<Split> splits = data.get(data.size() - 1).folds(folds, seed);
    List<Table> parts = new ArrayList<>();
    for (int k = 0; k < data.size(); k++) {
      require(
          data.get(k).targets().hasNoise(),
          "data[" + k + "]",
          "targets of your own",
          "a propensity, which knows its runs");
      Table predictions = learner.crossPredict(data.get(k), folds, seed);
      parts.add(scored(RUNS, data.get(k).targets().runs(), learner, predictions, splits));
    }
    return joined(parts);
  }

  private static Table scored(
      String name, int size, Learner learner, Table predictions, List<Split> splits) {
    Table scores = CrossValidation.scores(learner, predictions, splits);
    int[] sizes = new int[scores.rowCount()];
    Arrays.fill(sizes, size);
    return scores.insertColumn(0, IntColumn.create(name, sizes));
  }

  private static Table joined(List<Table> parts) {
    Table all = parts.get(0);
    parts.stream().skip(1).forEach(all::append);
    return all.setName("learning curve");
  }

  /** Correlation against size, one panel a species, one line a time. */
  public static Chart chart(Table curve) {
    String size = curve.columnNames().get(0);
    require(
        size.equals(SNAPSHOTS) || size.equals(RUNS),
        "curve",
        "a table that begins with a column " + size,
        "a learning curve");
    StringColumn species = curve.stringColumn("species");
    DoubleColumn time = curve.doubleColumn("time");
    List<Chart> panels = new ArrayList<>();
    for (String one : species.asList().stream().distinct().toList()) {
      Chart chart =
          Chart.titled("species " + one)
              .withXAxis(Axis.linear(size))
              .withYAxis(Axis.linear("Pearson correlation"));
      for (double t : time.asList().stream().distinct().mapToDouble(t -> t).toArray()) {
        Table rows = curve.where(species.isEqualTo(one).and(time.isEqualTo(t)));
        chart =
            chart.withLine(
                TimeColumns.name(t),
                rows.intColumn(size).asDoubleArray(),
                rows.doubleColumn("pearson_mean").asDoubleArray(),
                rows.doubleColumn("pearson_error").asDoubleArray());
      }
      panels.add(chart);
    }
    return panels.size() == 1 ? panels.get(0) : Chart.beside("", panels.toArray(Chart[]::new));
  }
}
