package org.vitrine;

import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.List;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.Places;
import org.vitrine.learning.Comparison;
import org.vitrine.learning.CostAccuracy;
import org.vitrine.learning.CostTable;
import org.vitrine.learning.FittedModel;
import org.vitrine.learning.FittedPerceptron;
import org.vitrine.learning.GraphNetwork;
import org.vitrine.learning.Learner;
import org.vitrine.learning.LearningCurve;
import org.vitrine.learning.LearningData;
import org.vitrine.learning.ModelFile;
import org.vitrine.learning.Perceptron;
import org.vitrine.learning.Ridge;
import org.vitrine.learning.SettingsTable;
import org.vitrine.learning.Split;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import tech.tablesaw.api.Table;

/**
 * Learn the dynamics from the structure.
 *
 * <pre>{@code
 * var data  = Models.data(Descriptors.of(starts), propensity);
 * var split = data.split(0.6, 0.2, 42);                     // by snapshot
 * var ridge = Models.ridge().fit(split);
 * ridge.score(split.test());
 * Models.ridge().crossValidate(data, 6, 42);                // the way to judge below 20 snapshots
 * }</pre>
 */
public final class Models {

  private Models() {}

  /**
   * Descriptors and propensity, joined by snapshot and particle.
   *
   * @throws IllegalArgumentException when they are of other configurations, or when a descriptor is
   *     not a number, as bond order in an empty shell; the message names snapshot, particle and
   *     column
   */
  public static LearningData data(StructuralDescriptors structure, Propensity propensity) {
    requirePresent("structure", structure);
    requirePresent("propensity", propensity);
    return LearningData.of(structure, propensity);
  }

  /**
   * Descriptors and your own targets: a table with columns snapshot, particle, species and one a
   * time, named like "t=0.01".
   */
  public static LearningData data(StructuralDescriptors structure, Table targets) {
    requirePresent("structure", structure);
    requirePresent("targets", targets);
    return LearningData.of(structure, targets);
  }

  /** Your own features and targets: tables with columns snapshot, particle and species. */
  public static LearningData data(Table features, Table targets) {
    requirePresent("features", features);
    requirePresent("targets", targets);
    return LearningData.of(features, targets);
  }

  /**
   * Your own features and targets of snapshots, numbered from 0 in the tables: a graph network
   * needs to know where the particles are.
   */
  public static LearningData data(List<Snapshot> snapshots, Table features, Table targets) {
    requirePresent("snapshots", snapshots);
    requirePresent("features", features);
    requirePresent("targets", targets);
    return LearningData.of(snapshots, features, targets);
  }

  /**
   * Ridge regression (paper, section II.A), α chosen for each species and time on the validation
   * part.
   */
  public static Ridge ridge() {
    return Ridge.standard();
  }

  /**
   * A perceptron (paper, section II.B) for each species and time, the epoch chosen on the
   * validation part: by default row 3 of the paper's Table I; {@code Models.mlp().table1(5)} is
   * another.
   */
  public static Perceptron mlp() {
    return Perceptron.standard();
  }

  /**
   * Fits several perceptrons under one progress, side by side where they differ in drop-out and α
   * alone, each as it would be alone: {@code Models.fitTogether(split, Models.mlp().table1(3),
   * Models.mlp().table1(4))}.
   *
   * @param perceptrons of different names
   * @return in the order given
   * @see Perceptron#fitTogether
   */
  public static List<FittedPerceptron> fitTogether(Split split, Perceptron... perceptrons) {
    requirePresent("split", split);
    return Perceptron.fitTogether(split, List.of(perceptrons));
  }

  /**
   * A graph network (paper, section II.C) for each species and time, the epoch chosen on the
   * validation part: by default row 1 of the paper's Table II; {@code Models.gnn().table2(5)} is
   * another. It needs data made from descriptors of whole snapshots, for it looks at positions.
   */
  public static GraphNetwork gnn() {
    return GraphNetwork.standard();
  }

  /**
   * How learners are set, a row each: {@code Models.settings(Models.mlp().table1(1),
   * Models.mlp().table1(2))} are the first rows of the paper's Table I.
   *
   * @param learners of this library
   */
  public static Table settings(Learner... learners) {
    return SettingsTable.of(List.of(learners));
  }

  /**
   * How well predictions that are there already agree with the targets: those of {@code
   * learner.crossPredict(data, 6, 42)}, or a short measurement, {@code propensity.table()}.
   *
   * @return the columns of {@link FittedModel#score}; the model is named like the table, its
   *     protocol is "not stated"
   */
  public static Table score(LearningData data, Table predictions) {
    requirePresent("data", data);
    requirePresent("predictions", predictions);
    return Comparison.score(data, predictions);
  }

  /**
   * As {@link #score(LearningData, Table)}, of predictions that {@code learner.crossPredict(data,
   * folds, seed)} has made: means over the folds, with standard errors over them, as {@code
   * learner.crossValidate(data, folds, seed)} gives without a second training.
   */
  public static Table score(LearningData data, Table predictions, int folds, long seed) {
    requirePresent("data", data);
    requirePresent("predictions", predictions);
    return Comparison.score(data, predictions, folds, seed);
  }

  /**
   * By how much the first model is better than the second on the same snapshots, with a bootstrap
   * over snapshots: {@code Models.compare(data, ridge.crossPredict(data, 6, 42),
   * mlp.crossPredict(data, 6, 42))}.
   *
   * @return columns species, time, first, second, difference (of Pearson's correlation within a
   *     snapshot, averaged over snapshots), low and high, between which 95 % of the draws lie, and
   *     snapshots
   */
  public static Table compare(LearningData data, Table first, Table second) {
    requirePresent("data", data);
    requirePresent("first", first);
    requirePresent("second", second);
    return Comparison.of(data, first, second, 42);
  }

  /**
   * How a learner gains from more snapshots, by cross-validation; {@code Charts.learningCurve}
   * draws it.
   *
   * @param snapshots sizes of the training part, increasing
   * @return the columns of {@link Learner#crossValidate} after a first one, training snapshots
   */
  public static Table learningCurve(
      Learner learner, LearningData data, int[] snapshots, int folds, long seed) {
    requirePresent("learner", learner);
    requirePresent("data", data);
    return LearningCurve.overSnapshots(learner, data, snapshots, folds, seed);
  }

  /**
   * How a learner gains from more runs of each snapshot, by cross-validation, all judged by the
   * last measurement.
   *
   * @param data the same snapshots, measured from more and more runs
   * @return the columns of {@link Learner#crossValidate} after a first one, runs
   */
  public static Table learningCurve(
      Learner learner, List<LearningData> data, int folds, long seed) {
    requirePresent("learner", learner);
    requirePresent("data", data);
    return LearningCurve.overRuns(learner, data, folds, seed);
  }

  /**
   * Predictions beside what their input costs: {@code Models.costAccuracy().with("cage", 139,
   * scores)…}.
   */
  public static CostAccuracy costAccuracy() {
    return CostAccuracy.empty();
  }

  /**
   * What fits cost, as in the paper's section III.D: columns model, seconds, parameters, device.
   */
  public static Table cost(FittedModel... models) {
    return CostTable.of(List.of(models));
  }

  /**
   * A model that its {@code save} has kept: it predicts the same in every bit.
   *
   * @throws IllegalArgumentException when the file is something else, was cut short or damaged, or
   *     was written by a newer version of this library
   */
  public static FittedModel load(Path path) {
    return ModelFile.read(path);
  }

  /** As {@link #load(Path)}. */
  public static FittedModel load(String path) {
    return load(Places.path(path));
  }
}
