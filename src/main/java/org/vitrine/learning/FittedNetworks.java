package org.vitrine.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.io.ArrayFile;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What fitted networks have in common: their training. */
abstract class FittedNetworks extends Fitted {

  /** By species, as in the tables. */
  private final Map<String, TrainingReport> reports;

  FittedNetworks(
      String name,
      String protocol,
      List<String> names,
      double[] times,
      Map<String, TrainingReport> reports) {
    super(name, protocol, names, times);
    this.reports = new LinkedHashMap<>(reports);
  }

  FittedNetworks(ArrayFile file, Map<String, TrainingReport> reports) {
    super(file);
    this.reports = new LinkedHashMap<>(reports);
  }

  /**
   * How training went: columns species, time, epoch (from 1), training_loss and validation_loss
   * (mean squared errors in units of the targets' variance, the former during the epoch and with
   * drop-out), validation_pearson, and kept, 1 for the epoch whose networks predict. Under the
   * protocol "paper", what is called validation is the test part.
   */
  @Override
  public final Table history() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    IntColumn number = IntColumn.create("epoch");
    DoubleColumn training = DoubleColumn.create("training_loss");
    DoubleColumn validation = DoubleColumn.create("validation_loss");
    DoubleColumn pearson = DoubleColumn.create("validation_pearson");
    IntColumn kept = IntColumn.create("kept");
    reports.forEach(
        (who, report) -> {
          List<Epoch> epochs = report.history().epochs();
          for (int t = 0; t < times.length; t++) {
            for (int e = 0; e < epochs.size(); e++) {
              species.append(who);
              time.append(times[t]);
              number.append(e + 1);
              training.append(epochs.get(e).training()[t]);
              validation.append(epochs.get(e).validation()[t]);
              pearson.append(epochs.get(e).pearson()[t]);
              kept.append(report.history().best().get(t) == e ? 1 : 0);
            }
          }
        });
    return Table.create("history", species, time, number, training, validation, pearson, kept);
  }

  /** Correlation on the validation part against epoch, one panel a species, one line a time. */
  @Override
  public final Chart historyChart() {
    return HistoryPanels.of(history(), "epoch", Axis.linear("epoch"));
  }

  @Override
  public final double seconds() {
    return reports.values().stream().mapToDouble(TrainingReport::seconds).sum();
  }

  @Override
  public final String device() {
    return reports.values().iterator().next().device();
  }

  /** What the summaries of networks begin with. */
  final Summary trained() {
    Summary summary = head().with("training", "%.1f s on the %s", seconds(), device());
    for (Map.Entry<String, TrainingReport> report : reports.entrySet()) {
      summary = summary.with("species " + report.getKey(), "%s", report.getValue());
    }
    return summary;
  }
}
