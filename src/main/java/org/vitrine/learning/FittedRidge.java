package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.io.ArrayFile;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.BitmapBackedSelection;
import tech.tablesaw.selection.Selection;

/** A fitted {@link Ridge}: standardisation, α, weights and intercept for each species and time. */
public final class FittedRidge extends Fitted {

  static final String KIND = "ridge";

  private final Map<String, RidgeFit> fits;

  FittedRidge(
      String name,
      String protocol,
      List<String> names,
      double[] times,
      Map<String, RidgeFit> fits) {
    super(name, protocol, names, times);
    this.fits = new LinkedHashMap<>(fits);
  }

  private FittedRidge(ArrayFile file, Map<String, RidgeFit> fits) {
    super(file);
    this.fits = fits;
  }

  static FittedRidge read(ArrayFile file) {
    Map<String, RidgeFit> fits = new LinkedHashMap<>();
    for (String species : file.text("species").lines().toList()) {
      fits.put(species, RidgeFit.from(file, "." + species));
    }
    return new FittedRidge(file, fits);
  }

  @Override
  ArrayFile file() {
    ArrayFile file = in(ArrayFile.of(KIND)).with("species", String.join("\n", fits.keySet()));
    for (Map.Entry<String, RidgeFit> fit : fits.entrySet()) {
      file = fit.getValue().in(file, "." + fit.getKey());
    }
    return file;
  }

  /** The chosen α: columns species, time, alpha; and scale, where a block has one of its own. */
  public Table alphas() {
    Table history = history();
    return history
        .where(history.intColumn("kept").isEqualTo(1))
        .removeColumns("validation_pearson", "kept")
        .setName("alphas");
  }

  /**
   * What α was chosen by: columns species, time, alpha, validation_pearson (missing where the
   * prediction is constant), and kept, 1 for the α that predicts; and scale, where a block has one
   * of its own ({@link Ridge#withBlock}). Under the protocol "paper", what is called validation is
   * the test part.
   */
  @Override
  public Table history() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    DoubleColumn scale = DoubleColumn.create("scale");
    DoubleColumn alpha = DoubleColumn.create("alpha");
    DoubleColumn pearson = DoubleColumn.create("validation_pearson");
    IntColumn kept = IntColumn.create("kept");
    fits.forEach(
        (who, fit) -> {
          for (int t = 0; t < times.length; t++) {
            for (int a = 0; a < fit.choices(); a++) {
              species.append(who);
              time.append(times[t]);
              scale.append(fit.scale(a));
              alpha.append(fit.alpha(a));
              pearson.append(fit.correlation(a, t));
              kept.append(fit.chosen(t) == a ? 1 : 0);
            }
          }
        });
    Table history = Table.create("history", species, time, scale, alpha, pearson, kept);
    return hasBlock() ? history : history.removeColumns("scale");
  }

  private boolean hasBlock() {
    return fits.values().stream().anyMatch(fit -> !fit.block().isNone());
  }

  /**
   * Correlation on the validation part against α, one panel a species, one line a time; of the
   * scale that was chosen, where a block has one of its own.
   */
  @Override
  public Chart historyChart() {
    Table history = history();
    if (hasBlock()) {
      Selection chosen = new BitmapBackedSelection();
      for (int row = 0; row < history.rowCount(); row++) {
        RidgeFit fit = Predictions.ofSpecies(fits, history.stringColumn("species").get(row));
        int time = Arrays.binarySearch(times, history.doubleColumn("time").get(row));
        if (history.doubleColumn("scale").get(row) == fit.scale(fit.chosen(time))) {
          chosen.add(row);
        }
      }
      history = history.where(chosen);
    }
    return HistoryPanels.of(history, "alpha", Axis.log("α"));
  }

  /**
   * The weights: columns species, time, descriptor, weight. A weight is what the prediction gains,
   * in units of the target, when the descriptor grows by one standard deviation.
   */
  public Table coefficients() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    StringColumn descriptor = StringColumn.create("descriptor");
    DoubleColumn weight = DoubleColumn.create("weight");
    fits.forEach(
        (who, fit) -> {
          for (int t = 0; t < times.length; t++) {
            for (int j = 0; j < fit.scaling().size(); j++) {
              species.append(who);
              time.append(times[t]);
              descriptor.append(names().get(fit.scaling().feature(j)));
              weight.append(fit.weight(t, j));
            }
          }
        });
    return Table.create("coefficients", species, time, descriptor, weight);
  }

  /**
   * The weights of the paper's descriptors of one generation against the radius of their shells: of
   * the densities of each species, and of bond order, one line a degree.
   *
   * @param time one of those that the model predicts
   * @throws IllegalArgumentException when there is no such descriptor, species or time
   */
  public Chart coefficientsChart(String species, double time, int generation) {
    RidgeFit fit = Predictions.ofSpecies(fits, species);
    int t = Arrays.binarySearch(times, time);
    require(t >= 0, "time", time, "one of " + Arrays.toString(times));
    double[] weights = new double[fit.scaling().size()];
    Arrays.setAll(weights, j -> fit.weight(t, j));
    List<String> taking = Arrays.stream(fit.scaling().kept()).mapToObj(names()::get).toList();
    return CoefficientPanels.of(taking, weights, generation);
  }

  /** Features that did not vary in the training part of a species, and so take no part. */
  public List<String> dropped(String species) {
    return Predictions.ofSpecies(fits, species).scaling().dropped(names());
  }

  @Override
  double[][] predict(Features features, Particles block) {
    return Predictions.oneByOne(features, block, times.length, fits);
  }

  @Override
  public double seconds() {
    return fits.values().stream().mapToDouble(RidgeFit::seconds).sum();
  }

  @Override
  public int parameters() {
    return fits.values().stream().mapToInt(fit -> times.length * (fit.scaling().size() + 1)).sum();
  }

  @Override
  public Summary summary() {
    Summary summary = head();
    for (Map.Entry<String, RidgeFit> entry : fits.entrySet()) {
      RidgeFit fit = entry.getValue();
      double[] chosen =
          IntStream.range(0, times.length).mapToDouble(t -> fit.alpha(fit.chosen(t))).toArray();
      summary =
          summary.with(
              "species " + entry.getKey(),
              "α from %.3g to %.3g, %d features dropped as constant",
              Arrays.stream(chosen).min().orElseThrow(),
              Arrays.stream(chosen).max().orElseThrow(),
              names().size() - fit.scaling().size());
    }
    return hasBlock()
        ? summary.with("own penalty", "%s", fits.values().iterator().next().block())
        : summary;
  }
}
