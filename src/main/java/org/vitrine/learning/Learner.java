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

  /**
   * Cross-validation by snapshot: every snapshot is tested once, by a model that did not see it;
   * the choices are made inside each fold, on the fold after the tested one.
   *
   * @param folds from 3 to the number of snapshots
   * @return the columns of {@link FittedModel#score}: pearson, spearman and ceiling are means over
   *     the folds, pearson_mean over the snapshots; pearson_error is the standard error over the
   *     folds
   */
  default Table crossValidate(LearningData data, int folds, long seed) {
    List<Split> splits = data.folds(folds, seed);
    return CrossValidation.of(name(), splits, fold -> fit(splits.get(fold)));
  }
}
