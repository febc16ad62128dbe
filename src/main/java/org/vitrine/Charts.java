package org.vitrine;

import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.charts.Chart;
import org.vitrine.export.FigureFile;
import org.vitrine.io.Places;
import org.vitrine.learning.CorrelationChart;
import org.vitrine.learning.CostAccuracy;
import org.vitrine.learning.FittedModel;
import org.vitrine.learning.LearningCurve;
import org.vitrine.learning.LearningData;
import org.vitrine.learning.ParityChart;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.Table;

/** Charts that need more than one value of the library; a single value draws its own. */
public final class Charts {

  private Charts() {}

  /**
   * The particles in their box, coloured by a value.
   *
   * @param values one a particle, such as its propensity; one that is NaN is drawn small and grey
   */
  public static Chart map(Snapshot snapshot, double[] values) {
    return map(snapshot, values, "value");
  }

  /** As {@link #map(Snapshot, double[])}, with a name and unit for the bar of colours. */
  public static Chart map(Snapshot snapshot, double[] values, String label) {
    requirePresent("snapshot", snapshot);
    requirePresent("values", values);
    return Chart.map(snapshot, values, label);
  }

  /**
   * Measured beside predicted, on one scale of colours.
   *
   * @param measured one a particle
   * @param predicted one a particle, in the same unit
   * @param label name and unit of both, for the bar of colours
   */
  public static Chart map(Snapshot snapshot, double[] measured, double[] predicted, String label) {
    requirePresent("snapshot", snapshot);
    requirePresent("measured", measured);
    requirePresent("predicted", predicted);
    Map<String, double[]> panels = new LinkedHashMap<>();
    panels.put("measured", measured);
    panels.put("predicted", predicted);
    return Chart.map(snapshot, panels, label);
  }

  /** As {@link #map(Snapshot, double[], double[], String)}, without a name. */
  public static Chart map(Snapshot snapshot, double[] measured, double[] predicted) {
    return map(snapshot, measured, predicted, "value");
  }

  /**
   * The paper's Figure 8: correlation of predictions with measurements against time, one panel a
   * species, one line a model, with the noise ceiling.
   *
   * @param test the part of the data that no model has seen
   */
  public static Chart correlation(LearningData test, FittedModel... models) {
    return correlation(test, List.of(models));
  }

  /**
   * As {@link #correlation(LearningData, FittedModel...)}; of perceptrons fitted together, the
   * paper's Figure 5.
   */
  public static Chart correlation(LearningData test, List<? extends FittedModel> models) {
    return CorrelationChart.of(models.stream().map(model -> model.score(test)).toList());
  }

  /**
   * As {@link #correlation(LearningData, FittedModel...)}, from tables of scores or
   * cross-validations.
   */
  public static Chart correlation(Table... scores) {
    return CorrelationChart.of(List.of(scores));
  }

  /**
   * Measured against predicted at one time, one panel a species, one point a particle.
   *
   * @param predictions of the same particles, as of {@code model.predict(data)} or {@code
   *     learner.crossPredict(data, 6, 42)}
   * @param time one of the data's, in τ
   */
  public static Chart parity(LearningData data, Table predictions, double time) {
    requirePresent("data", data);
    requirePresent("predictions", predictions);
    return ParityChart.of(data, predictions, time);
  }

  /** As {@link #parity(LearningData, Table, double)}, predicted by a model. */
  public static Chart parity(LearningData data, FittedModel model, double time) {
    requirePresent("model", model);
    return parity(data, model.predict(data), time);
  }

  /** Part of the noise ceiling against what was simulated for it; see {@link CostAccuracy}. */
  public static Chart costAccuracy(CostAccuracy methods, double time) {
    requirePresent("methods", methods);
    return methods.chart(time);
  }

  /** Correlation against the size of the training part; see {@code Models.learningCurve}. */
  public static Chart learningCurve(Table curve) {
    requirePresent("curve", curve);
    return LearningCurve.chart(curve);
  }

  /**
   * Saves a chart; the extension says the format: {@code .html}, a page that needs no network;
   * {@code .svg} and {@code .pdf} for a paper (see {@link Chart#forColumns}), {@code .png}, all
   * three drawn by the Chromium or Chrome that is found ({@code CHROME_BIN} names one); {@code
   * .json}. The file appears whole or not at all.
   *
   * @throws IllegalArgumentException for another extension or a folder that is not there
   * @throws IllegalStateException when there is no browser or no plotly.js; the message says what
   *     to do
   * @see FigureFile
   */
  public static void save(Chart chart, Path path) {
    save(chart, path, 2);
  }

  /** As {@link #save(Chart, Path)}. */
  public static void save(Chart chart, String path) {
    requirePresent("path", path);
    save(chart, Places.path(path));
  }

  /**
   * As {@link #save(Chart, Path)}, with the resolution of a {@code .png}.
   *
   * @param scale pixels for each pixel of the figure in both directions, in (0, 10]; else 2
   */
  public static void save(Chart chart, Path path, double scale) {
    requirePresent("chart", chart);
    requirePresent("path", path);
    FigureFile.save(chart, path, scale);
  }

  /** As {@link #save(Chart, Path, double)}. */
  public static void save(Chart chart, String path, double scale) {
    requirePresent("path", path);
    save(chart, Places.path(path), scale);
  }
}
