package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.vitrine.dynamics.NoiseCeiling;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Agreement of predictions with targets, one row for each species and time. */
final class Scores {

  /** {@code ofSnapshots}: the Pearson correlation within each snapshot. */
  record Row(
      String species,
      double time,
      double pearson,
      List<Double> ofSnapshots,
      double error,
      double spearman,
      double ceiling,
      double ceilingMean,
      int particles) {

    double mean() {
      return ofSnapshots.stream().mapToDouble(r -> r).average().orElse(Double.NaN);
    }
  }

  private final String model;
  private final String protocol;
  private final List<Row> rows;

  private Scores(String model, String protocol, List<Row> rows) {
    this.model = model;
    this.protocol = protocol;
    this.rows = rows;
  }

  static Scores of(FittedModel model, LearningData data) {
    return of(model.name(), model.protocol(), Targets.of(model.predict(data)), data);
  }

  /** Of predictions, whoever made them. */
  static Scores of(String model, String protocol, Targets predicted, LearningData data) {
    List<Row> rows = new ArrayList<>();
    Set<String> modelled = new HashSet<>();
    predicted.blocks().forEach(block -> modelled.addAll(block.speciesNames()));
    for (String species : data.speciesNames()) {
      for (int t = 0; t < data.times().length; t++) {
        int column = Arrays.binarySearch(predicted.times(), data.times()[t]);
        if (modelled.contains(species) && column >= 0) {
          rows.add(row(species, t, column, data, predicted));
        }
      }
    }
    require(
        !rows.isEmpty(),
        "predictions",
        "of species " + modelled + " at t = " + Arrays.toString(predicted.times()),
        "of a species and time that the data have");
    return new Scores(model, protocol, rows);
  }

  /** {@code column}: the number of the time among those that are predicted. */
  private static Row row(
      String species, int time, int column, LearningData data, Targets predicted) {
    Targets measured = data.targets();
    Pool all = new Pool();
    List<Pool> snapshots = new ArrayList<>();
    for (Particles block : data.blocks()) {
      Particles guesses = predicted.block(block.snapshot());
      int[] members = block.ofSpecies(species);
      Pool pool = new Pool();
      pool.truth = pick(measured.at(block, time), members);
      pool.guess = pick(predicted.at(guesses, column), sameParticles(guesses, block, species));
      pool.variance =
          measured.hasNoise() ? pick(measured.varianceAt(block, time), members) : new double[0];
      snapshots.add(pool);
      all.append(pool);
    }
    List<Double> correlations = snapshots.stream().map(Pool::pearson).toList();
    return new Row(
        species,
        data.times()[time],
        all.pearson(),
        correlations,
        standardError(correlations),
        all.spearman(),
        all.ceiling(measured.runs()),
        snapshots.stream()
            .mapToDouble(pool -> pool.ceiling(measured.runs()))
            .average()
            .orElseThrow(),
        all.truth.length);
  }

  /** Where the particles of a species stand among those that a model has predictions for. */
  private static int[] sameParticles(Particles guesses, Particles block, String species) {
    int[] members = guesses.ofSpecies(species);
    require(
        Arrays.equals(
            Arrays.stream(members).map(guesses::particle).toArray(),
            Arrays.stream(block.ofSpecies(species)).map(block::particle).toArray()),
        "particles of snapshot " + block.snapshot() + " in the predictions",
        "others, or in another order",
        "those of the data");
    return members;
  }

  /** The particles of a species that are judged together. */
  private static final class Pool {
    private double[] truth = new double[0];
    private double[] guess = new double[0];
    private double[] variance = new double[0];

    void append(Pool other) {
      truth = concat(truth, other.truth);
      guess = concat(guess, other.guess);
      variance = concat(variance, other.variance);
    }

    double pearson() {
      return Correlation.pearson(truth, guess);
    }

    double spearman() {
      return Correlation.spearman(truth, guess);
    }

    double ceiling(int runs) {
      return variance.length < 2 ? Double.NaN : NoiseCeiling.of(truth, variance, runs).ceiling();
    }
  }

  /** The mean of scores of the same shape, one a fold. */
  static Scores overFolds(List<Scores> folds) {
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < folds.get(0).rows.size(); r++) {
      int number = r;
      List<Row> of = folds.stream().map(fold -> fold.rows.get(number)).toList();
      rows.add(
          new Row(
              of.get(0).species(),
              of.get(0).time(),
              mean(of, Row::pearson),
              of.stream().flatMap(row -> row.ofSnapshots().stream()).toList(),
              standardError(of.stream().map(Row::mean).toList()),
              mean(of, Row::spearman),
              mean(of, Row::ceiling),
              mean(of, Row::ceilingMean),
              of.stream().mapToInt(Row::particles).sum()));
    }
    return new Scores(folds.get(0).model, folds.get(0).protocol, rows);
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElseThrow();
  }

  /** By species, then time. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  Table table() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    StringColumn models = StringColumn.create("model");
    StringColumn protocols = StringColumn.create("protocol");
    DoubleColumn pearson = DoubleColumn.create("pearson");
    DoubleColumn mean = DoubleColumn.create("pearson_mean");
    DoubleColumn error = DoubleColumn.create("pearson_error");
    DoubleColumn spearman = DoubleColumn.create("spearman");
    DoubleColumn ceiling = DoubleColumn.create("ceiling");
    DoubleColumn ceilingMean = DoubleColumn.create("ceiling_mean");
    IntColumn particles = IntColumn.create("particles");
    for (Row row : rows) {
      species.append(row.species());
      time.append(row.time());
      models.append(model);
      protocols.append(protocol);
      pearson.append(row.pearson());
      mean.append(row.mean());
      error.append(row.error());
      spearman.append(row.spearman());
      ceiling.append(row.ceiling());
      ceilingMean.append(row.ceilingMean());
      particles.append(row.particles());
    }
    return Table.create(
        "scores",
        species,
        time,
        models,
        protocols,
        pearson,
        mean,
        error,
        spearman,
        ceiling,
        ceilingMean,
        particles);
  }

  private static double standardError(List<Double> values) {
    if (values.size() < 2) {
      return Double.NaN;
    }
    return DoubleColumn.create("", values).standardDeviation() / Math.sqrt(values.size());
  }

  private static double[] pick(double[] values, int[] members) {
    return Arrays.stream(members).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] concat(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
