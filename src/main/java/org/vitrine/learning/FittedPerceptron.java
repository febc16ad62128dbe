package org.vitrine.learning;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.dynamics.TimeColumns;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A fitted {@link Perceptron}: standardisation and network for each species and time. It predicts
 * without PyTorch, with the same bits wherever it is read back.
 */
public final class FittedPerceptron implements FittedModel, Summary.Summarized {

  private final String name;
  private final String protocol;
  private final List<String> names;
  private final double[] times;
  private final List<PerceptronFit> fits;

  FittedPerceptron(
      String name, String protocol, List<String> names, double[] times, List<PerceptronFit> fits) {
    this.name = name;
    this.protocol = protocol;
    this.names = List.copyOf(names);
    this.times = times;
    this.fits = List.copyOf(fits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  List<String> names() {
    return names;
  }

  double[] times() {
    return times.clone();
  }

  List<PerceptronFit> fits() {
    return fits;
  }

  /** Features that did not vary in the training part of a species, and so take no part. */
  public List<String> dropped(String species) {
    for (PerceptronFit fit : fits) {
      if (fit.species().equals(species)) {
        return Predictions.dropped(names, fit.scaling());
      }
    }
    List<String> known = fits.stream().map(PerceptronFit::species).toList();
    throw new IllegalArgumentException("species must be one of " + known + ", not " + species);
  }

  @Override
  public Table predict(LearningData data) {
    return predict(data.features());
  }

  @Override
  public Table predict(StructuralDescriptors structure) {
    return predict(Features.of(structure));
  }

  private Table predict(Features features) {
    Map<String, Predictions.OfSpecies> models = new LinkedHashMap<>();
    fits.forEach(fit -> models.put(fit.species(), fit));
    return Predictions.table(features, names, times, models);
  }

  /**
   * How training went: columns species, time, epoch (from 1), training_loss and validation_loss
   * (mean squared errors in units of the targets' variance, the former during the epoch and with
   * drop-out), validation_pearson, and kept, 1 for the epoch whose networks predict. Under the
   * protocol "paper", what is called validation is the test part.
   */
  public Table history() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    IntColumn epoch = IntColumn.create("epoch");
    DoubleColumn training = DoubleColumn.create("training_loss");
    DoubleColumn validation = DoubleColumn.create("validation_loss");
    DoubleColumn pearson = DoubleColumn.create("validation_pearson");
    IntColumn kept = IntColumn.create("kept");
    for (PerceptronFit fit : fits) {
      TrainingHistory history = fit.history();
      for (int t = 0; t < times.length; t++) {
        for (int e = 0; e < history.epochs(); e++) {
          int at = e * times.length + t;
          species.append(fit.species());
          time.append(times[t]);
          epoch.append(e + 1);
          training.append(history.training()[at]);
          validation.append(history.validation()[at]);
          pearson.append(history.pearson()[at]);
          kept.append(history.best()[t] == e ? 1 : 0);
        }
      }
    }
    return Table.create("history", species, time, epoch, training, validation, pearson, kept);
  }

  /** Correlation on the validation part against epoch, one panel a species, one line a time. */
  public Chart historyChart() {
    Table history = history();
    Chart[] panels = new Chart[fits.size()];
    for (int s = 0; s < panels.length; s++) {
      String species = fits.get(s).species();
      panels[s] =
          Chart.titled("species " + species)
              .withXAxis(Axis.linear("epoch"))
              .withYAxis(Axis.linear("validation Pearson correlation"));
      for (double time : times) {
        Table rows =
            history.where(
                history
                    .stringColumn("species")
                    .isEqualTo(species)
                    .and(history.doubleColumn("time").isEqualTo(time)));
        panels[s] =
            panels[s].withLine(
                TimeColumns.name(time),
                rows.intColumn("epoch").asDoubleArray(),
                rows.doubleColumn("validation_pearson").asDoubleArray());
      }
    }
    return panels.length == 1 ? panels[0] : Chart.beside("", panels);
  }

  /** Seconds that the fit took. */
  public double seconds() {
    return fits.stream().mapToDouble(PerceptronFit::seconds).sum();
  }

  /** Weights and biases of all networks together. */
  public int parameters() {
    return fits.stream()
        .mapToInt(fit -> fit.stack().networks * fit.stack().parametersOfOne())
        .sum();
  }

  /**
   * Keeps the model in a file that {@link #read} reads: its predictions are then the same in every
   * bit.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void save(Path path) {
    PerceptronFile.write(this, path);
  }

  /** As {@link #save(Path)}. */
  public void save(String path) {
    save(Path.of(path));
  }

  /**
   * A model that was saved.
   *
   * @throws IllegalArgumentException when the file is something else, was cut short or damaged, or
   *     was written by a newer version of this library
   */
  public static FittedPerceptron read(Path path) {
    return PerceptronFile.read(path);
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Fitted " + name)
            .with("protocol", "%s", protocol)
            .with("features", "%d", names.size())
            .with("times", "%d, from %s to %s τ", times.length, times[0], times[times.length - 1])
            .with("parameters", "%d", parameters())
            .with("training", "%.1f s on the %s", seconds(), fits.get(0).device());
    for (PerceptronFit fit : fits) {
      summary =
          summary.with(
              "species " + fit.species(),
              "%s %d of %d epochs, %d features dropped as constant",
              fit.stopped() ? "stopped after" : "trained",
              fit.history().epochs(),
              fit.epochs(),
              names.size() - fit.scaling().size());
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
