package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.concurrent.StoppedException;
import tech.tablesaw.api.Table;

/** Tests every snapshot once, by a model that did not see it. */
final class CrossValidation {

  private CrossValidation() {}

  /**
   * Scores one model a fold on the test part of its split; in parallel.
   *
   * @param fit gives the model of each split
   * @return the columns of {@link FittedModel#score}, averaged over folds
   */
  static Table of(String name, List<Split> splits, IntFunction<FittedModel> fit) {
    List<Scores> scores = new ArrayList<>();
    try (Progress progress = Progress.start("cross-validating " + name, splits.size(), "folds")) {
      Runner.local()
          .<Scores>run(
              splits.size(),
              fold -> {
                Scores score = Scores.of(fit.apply(fold), splits.get(fold).test());
                progress.add(1);
                return score;
              },
              (fold, score) -> scores.add(score));
    }
    return Scores.overFolds(scores).table();
  }

  /**
   * The same, one fold after the other, for models that train one at a time.
   *
   * @param progress of the training
   */
  static Table inTurn(List<Split> splits, Progress progress, Function<Split, FittedModel> fit) {
    List<Scores> scores = new ArrayList<>();
    try (progress) {
      for (Split split : splits) {
        FittedModel fitted = fit.apply(split);
        StoppedException.throwIfInterrupted(scores.size() + " of " + splits.size() + " folds done");
        scores.add(Scores.of(fitted, split.test()));
      }
    }
    return Scores.overFolds(scores).table();
  }
}
