package org.vitrine.learning;

import java.util.List;
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
    List<Split> splits = data.folds(folds, seed);
    return CrossValidation.predictions(name(), splits, fold -> fit(splits.get(fold)));
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
}
