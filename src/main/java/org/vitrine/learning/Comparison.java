package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Judges predictions that are there already, whoever made them, alone or against each other. */
public final class Comparison {

  private static final int DRAWS = 10_000;

  private Comparison() {}

  /**
   * How well predictions agree with the targets: the columns of {@link FittedModel#score}, the
   * model being named like the table, and its protocol "not stated": predictions do not tell how
   * choices were made.
   *
   * @param predictions as of {@link Learner#crossPredict} or {@link FittedModel#predict}, or a
   *     propensity's table
   */
  public static Table score(LearningData data, Table predictions) {
    return scores(data, predictions).table();
  }

  /**
   * The same for what a cross-validation has predicted: means over its folds, and errors over them.
   *
   * @param folds as they were when it predicted
   * @param seed likewise
   */
  public static Table score(LearningData data, Table predictions, int folds, long seed) {
    return Scores.overFolds(
            data.folds(folds, seed).stream().map(fold -> scores(fold.test(), predictions)).toList())
        .table();
  }

  private static Scores scores(LearningData data, Table predictions) {
    return Scores.of(predictions.name(), "not stated", Targets.of(predictions), data);
  }

  /**
   * By how much one model is better than another on the same snapshots: the difference of Pearson's
   * correlation within a snapshot, averaged over snapshots, and a bootstrap over snapshots, which
   * keeps what both models meet in one snapshot together.
   *
   * @return columns species, time, first, second, difference (of the first over the second), low
   *     and high, between which 95 % of the draws lie, and snapshots
   */
  public static Table of(LearningData data, Table first, Table second, long seed) {
    List<Scores.Row> ours = scores(data, first).rows();
    List<Scores.Row> theirs = scores(data, second).rows();
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    StringColumn one = StringColumn.create("first");
    StringColumn other = StringColumn.create("second");
    DoubleColumn difference = DoubleColumn.create("difference");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    IntColumn snapshots = IntColumn.create("snapshots");
    for (Scores.Row our : ours) {
      for (Scores.Row their : theirs) {
        if (our.species().equals(their.species()) && our.time() == their.time()) {
          double[] differences = differences(our, their);
          double[] means = bootstrap(differences, seed);
          species.append(our.species());
          time.append(our.time());
          one.append(first.name());
          other.append(second.name());
          difference.append(Arrays.stream(differences).average().orElseThrow());
          low.append(means[DRAWS / 40]);
          high.append(means[DRAWS - 1 - DRAWS / 40]);
          snapshots.append(differences.length);
        }
      }
    }
    require(!species.isEmpty(), "predictions", "without a species and time in common", "alike");
    return Table.create("comparison", species, time, one, other, difference, low, high, snapshots);
  }

  private static double[] differences(Scores.Row our, Scores.Row their) {
    List<Double> differences = new ArrayList<>();
    for (int k = 0; k < our.ofSnapshots().size(); k++) {
      differences.add(our.ofSnapshots().get(k) - their.ofSnapshots().get(k));
    }
    return differences.stream().mapToDouble(value -> value).toArray();
  }

  /** Means of snapshots drawn with replacement, in order of size. */
  private static double[] bootstrap(double[] values, long seed) {
    RandomStream random = RandomStream.of(Purpose.BOOTSTRAP, seed, 0, 0);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int k = 0; k < values.length; k++) {
        means[draw] += values[random.nextInt(values.length)] / values.length;
      }
    }
    Arrays.sort(means);
    return means;
  }
}
