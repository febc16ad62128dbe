package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.concurrent.StoppedException;
import tech.tablesaw.api.Table;

/** Predicts and tests every snapshot once, by a model that did not see it. */
final class CrossValidation {

  private CrossValidation() {}

  /**
   * What one model a fold predicts for the test part of its split; in parallel.
   *
   * @param fit gives the model of each split
   */
  static Table predictions(String name, List<Split> splits, IntFunction<FittedModel> fit) {
    List<Table> parts = new ArrayList<>();
    try (Progress progress = Progress.start("cross-validating " + name, splits.size(), "folds")) {
      Runner.local()
          .<Table>run(
              splits.size(),
              fold -> {
                Table part = fit.apply(fold).predict(splits.get(fold).test());
                progress.add(1);
                return part;
              },
              (fold, part) -> parts.add(part));
    }
    return joined(name, parts);
  }

  /**
   * The same, one fold after the other, for models that train one at a time.
   *
   * @param progress of the training
   */
  static Table predictions(
      String name, List<Split> splits, Progress progress, Function<Split, FittedModel> fit) {
    List<Table> parts = new ArrayList<>();
    try (progress) {
      for (Split split : splits) {
        FittedModel fitted = fit.apply(split);
        StoppedException.throwIfInterrupted(parts.size() + " of " + splits.size() + " folds done");
        parts.add(fitted.predict(split.test()));
      }
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
