package org.vitrine.learning;

import java.nio.file.Path;
import org.vitrine.io.Places;
import tech.tablesaw.api.Table;

/** A way to learn targets from features: an immutable configuration. */
public interface Learner {

  /** What it is called in tables and legends. */
  String name();

  /**
   * Fits every species and time: to the training part, with all choices made on the validation
   * part.
   */
  FittedModel fit(Split split);

  /** How choices are made: "clean" on a validation part of the data. */
  default String protocol() {
    return Scope.CLEAN;
  }

  /**
   * What cross-validation by snapshot predicts: every snapshot once, by a model that did not see
   * it. The choices are made inside each fold, on the fold after the tested one.
   *
   * @param folds from 3 to the number of snapshots
   * @return as of {@link FittedModel#predict(LearningData)}, all snapshots, named like the learner
   */
  default Table crossPredict(LearningData data, int folds, long seed) {
    return CrossValidation.predictions(this, data, folds, seed, null);
  }

  /**
   * As {@link #crossPredict(LearningData, int, long)}, the predictions of each fold kept in a
   * directory as soon as they are there: the same call goes on from there after a stop or a kill.
   *
   * @param directory of this call alone, a learner of your own told by its name; made if it is not
   *     there
   * @throws IllegalArgumentException when it holds another cross-validation; the message names what
   *     differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  default Table crossPredict(LearningData data, int folds, long seed, Path directory) {
    KeptFolds kept = KeptFolds.in(directory, this, data, folds, seed);
    return CrossValidation.predictions(this, data, folds, seed, kept);
  }

  /** As {@link #crossPredict(LearningData, int, long, Path)}. */
  default Table crossPredict(LearningData data, int folds, long seed, String directory) {
    return crossPredict(data, folds, seed, Places.path(directory));
  }

  /**
   * Cross-validation by snapshot: the scores of {@link #crossPredict}.
   *
   * @param folds from 3 to the number of snapshots
   * @return the columns of {@link FittedModel#score}: pearson, spearman and ceiling are means over
   *     the folds, pearson_mean over the snapshots; pearson_error is the standard error over the
   *     folds
   */
  default Table crossValidate(LearningData data, int folds, long seed) {
    return CrossValidation.scores(this, crossPredict(data, folds, seed), data.folds(folds, seed));
  }

  /** As {@link #crossValidate(LearningData, int, long)}; what is kept is as of crossPredict. */
  default Table crossValidate(LearningData data, int folds, long seed, Path directory) {
    Table predictions = crossPredict(data, folds, seed, directory);
    return CrossValidation.scores(this, predictions, data.folds(folds, seed));
  }

  /** As {@link #crossValidate(LearningData, int, long, Path)}. */
  default Table crossValidate(LearningData data, int folds, long seed, String directory) {
    return crossValidate(data, folds, seed, Places.path(directory));
  }
}
