package org.vitrine.learning;

import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * What learners of networks have in common: how these are trained. Immutable.
 *
 * @param <T> the learner itself
 * @param <F> what it fits
 */
abstract class NetworkLearner<T, F extends FittedModel> extends ScopedLearner<T> {

  final TrainingPlan plan;

  NetworkLearner(String name, Scope scope, TrainingPlan plan) {
    super(name, scope);
    this.plan = plan;
  }

  abstract T with(TrainingPlan newPlan);

  /** With another learning rate of Adam. */
  public final T withLearningRate(double rate) {
    return with(plan.withLearningRate(rate));
  }

  /** With another α, the penalty on squared weights (not biases): 0 or more. */
  public final T withL2(double alpha) {
    return with(plan.withL2(alpha));
  }

  /** With so many passes through the training part, at most. */
  public final T withEpochs(int epochs) {
    return with(plan.withEpochs(epochs));
  }

  /**
   * Stopping early: once so many epochs in a row have not raised the correlation of a species and
   * time, its best one stands; when that is so for all times of a species, its training ends.
   */
  public final T withPatience(int epochs) {
    return with(plan.withPatience(epochs));
  }

  /** With another seed of all that is random: first weights, batches, drop-out. */
  public final T withSeed(long seed) {
    return with(plan.withSeed(seed));
  }

  /** On "cpu", "gpu", or "auto": a GPU when PyTorch finds one. */
  public final T withDevice(String device) {
    return with(plan.withDevice(device));
  }

  /**
   * Fits every species and time.
   *
   * @throws IllegalStateException when PyTorch is missing, or the device
   * @throws ArithmeticException when training diverges or ends in constant predictions
   */
  @Override
  public final F fit(Split split) {
    try (Progress progress = progress("training " + name(), split.train(), 1)) {
      return fit(split, progress);
    }
  }

  /** Fits, counting epochs. */
  abstract F fit(Split split, Progress progress);

  /** How many trainings a fit takes, one after the other. */
  abstract int trainings(LearningData data);

  private Progress progress(String what, LearningData data, int fits) {
    return Progress.start(what, fits * epochs(data), "epochs");
  }

  /** The epochs of a fit, at most. */
  final double epochs(LearningData data) {
    return (double) plan.epochs() * trainings(scope.narrowed(data));
  }

  /** Fold by fold, since one training runs at a time. */
  @Override
  final Table crossPredict(LearningData data, int folds, long seed, @Nullable KeptFolds kept) {
    try (Progress progress = progress("cross-validating " + name(), data, folds)) {
      return CrossValidation.predictions(
          name(), data.folds(folds, seed), kept, split -> fit(split, progress));
    }
  }

  /** What the summaries of networks end with. */
  final Summary tail(Summary summary) {
    return summary
        .with("α", "%s", plan.l2())
        .with("Adam", "learning rate %s, batches of %d", plan.learningRate(), plan.batch())
        .with("epochs", "%s", plan.length())
        .with("seed", "%d", plan.seed());
  }
}
