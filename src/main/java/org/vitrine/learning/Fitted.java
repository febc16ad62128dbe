package org.vitrine.learning;

import java.nio.file.Path;
import java.util.List;
import org.vitrine.charts.Chart;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.Places;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/** What the library's fitted models have in common. Immutable. */
abstract class Fitted implements FittedModel, Summary.Summarized {

  private final String name;
  private final String protocol;
  private final List<String> names;
  final double[] times;

  /**
   * @param names of the features that the model was fitted to
   * @param times that it predicts
   */
  Fitted(String name, String protocol, List<String> names, double[] times) {
    this.name = name;
    this.protocol = protocol;
    this.names = List.copyOf(names);
    this.times = times.clone();
  }

  /** What {@link #in} has put into a file. */
  Fitted(ArrayFile file) {
    this(
        file.text("name"),
        file.text("protocol"),
        file.text("features").lines().toList(),
        file.doubles("times"));
  }

  ArrayFile in(ArrayFile file) {
    return file.with("name", name)
        .with("protocol", protocol)
        .with("features", String.join("\n", names))
        .with("times", times);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String protocol() {
    return protocol;
  }

  /** The names of the features that the model was fitted to. */
  public final List<String> names() {
    return names;
  }

  @Override
  public final Table predict(LearningData data) {
    return Predictions.table(data.features(), names, times, this::predict);
  }

  @Override
  public final Table predict(StructuralDescriptors structure) {
    return Predictions.table(Features.of(structure), names, times, this::predict);
  }

  /** For each particle of a block its prediction at each time; nothing without a model for it. */
  abstract double[][] predict(Features features, Particles block);

  /** How the fit went, choice by choice. */
  public abstract Table history();

  /** The correlation that choices were made by. */
  public abstract Chart historyChart();

  /** Seconds that the fit took. */
  public abstract double seconds();

  /** Where it was fitted: "CPU" or "GPU". */
  public String device() {
    return "CPU";
  }

  /** How many numbers were fitted. */
  public abstract int parameters();

  /** All there is to know about the model, under a kind of its own. */
  abstract ArrayFile file();

  /**
   * Keeps the model in a file, which {@code Models.load} reads: its predictions are then the same
   * in every bit.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public final void save(Path path) {
    file().write(path);
  }

  /** As {@link #save(Path)}. */
  public final void save(String path) {
    save(Places.path(path));
  }

  @Override
  public final String toString() {
    return summary().toString();
  }

  /** What the summaries of all models begin with. */
  Summary head() {
    return Summary.of("Fitted " + name)
        .with("protocol", "%s", protocol)
        .with("features", "%d", names.size())
        .with("times", "%d, from %s to %s τ", times.length, times[0], times[times.length - 1])
        .with("parameters", "%d", parameters());
  }
}
