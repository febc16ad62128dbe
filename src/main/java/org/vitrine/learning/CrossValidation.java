package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import tech.tablesaw.api.Table;

/** Predicts and tests every snapshot once, by a model that did not see it. */
final class CrossValidation {

  private CrossValidation() {}

  /** As {@link Learner#crossPredict}; a learner of this library may have a way of its own. */
  static Table predictions(
      Learner learner, LearningData data, int folds, long seed, @Nullable KeptFolds kept) {
    if (learner instanceof ScopedLearner<?> own) {
      return own.crossPredict(data, folds, seed, kept);
    }
    List<Split> splits = data.folds(folds, seed);
    String name = learner.name();
    try (Progress progress = Progress.start("cross-validating " + name, folds, "folds")) {
      return predictions(name, splits, progress, kept, fold -> learner.fit(splits.get(fold)));
    }
  }

  /**
   * What one model a fold predicts for the test part of its split; in parallel.
   *
   * @param progress of which each fold is one piece
   * @param kept null when nothing is to be kept
   * @param fit gives the model of each split
   */
  static Table predictions(
      String name,
      List<Split> splits,
      Progress progress,
      @Nullable KeptFolds kept,
      IntFunction<FittedModel> fit) {
    List<Table> parts = new ArrayList<>();
    Parallel.<Table>run(
        splits.size(),
        fold -> {
          Table part =
              KeptFolds.predicted(
                  kept, fold, () -> fit.apply(fold).predict(splits.get(fold).test()));
          progress.add(1);
          return part;
        },
        (fold, part) -> parts.add(part));
    return joined(name, parts);
  }

  /** The same, one fold after the other, for models that train one at a time. */
  static Table predictions(
      String name, List<Split> splits, @Nullable KeptFolds kept, Function<Split, FittedModel> fit) {
    List<Table> parts = new ArrayList<>();
    for (Split split : splits) {
      parts.add(
          KeptFolds.predicted(
              kept,
              parts.size(),
              () -> {
                FittedModel fitted = fit.apply(split);
                StoppedException.throwIfInterrupted(
                    parts.size() + " of " + splits.size() + " folds done");
                return fitted.predict(split.test());
              }));
    }
    return joined(name, parts);
  }

  private static Table joined(String name, List<Table> parts) {
    Table all = parts.get(0).copy();
    parts.stream().skip(1).forEach(all::append);
    return all.sortAscendingOn("snapshot", "particle").setName(name);
  }

  /**
   * The columns of {@link FittedModel#score}, averaged over folds.
   *
   * @param predictions of the learner, for the test parts of all splits
   */
  static Table scores(Learner learner, Table predictions, List<Split> splits) {
    Targets predicted = Targets.of(predictions);
    return Scores.overFolds(
            splits.stream()
                .map(
                    split -> Scores.of(learner.name(), learner.protocol(), predicted, split.test()))
                .toList())
        .table();
  }
}
