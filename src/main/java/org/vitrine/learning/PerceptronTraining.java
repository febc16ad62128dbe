package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Locale;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.dynamics.TimeColumns;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/** Trains the perceptrons of one species, one a time, and keeps the best epoch of each. */
final class PerceptronTraining {

  /** A mean squared error, in units of the targets' variance, that no good comes of. */
  private static final double DIVERGED = 1e4;

  private final TrainingPlan plan;
  private final String species;
  private final LearningData train;
  private final LearningData judge;
  private final Progress progress;

  PerceptronTraining(
      TrainingPlan plan,
      String species,
      LearningData train,
      LearningData judge,
      Progress progress) {
    this.plan = plan;
    this.species = species;
    this.train = train;
    this.judge = judge;
    this.progress = progress;
    requireParticles(train, "training", plan.batch(), "at least a batch of ");
    requireParticles(judge, "validation", 3, "at least ");
  }

  private void requireParticles(LearningData data, String part, int least, String atLeast) {
    int particles = data.target(species, 0).length;
    require(
        particles >= least,
        "particles of species " + species + " in the " + part + " part",
        particles,
        atLeast + least);
  }

  /**
   * Trains until the last epoch, until patience ends for every time, or until the thread is
   * interrupted, whose flag is then left set.
   *
   * @throws StoppedException when interrupted before the first epoch ended
   * @throws ArithmeticException when training diverges, or leads to constant predictions alone
   */
  PerceptronFit run() {
    long begin = System.nanoTime();
    Scaling scaling = Scaling.of(train, species);
    TargetScaling targets = TargetScaling.of(train, species);
    Device device = Torch.device(plan.device());
    NetworkStack start =
        NetworkStack.random(scaling.size(), plan.widths(), streams(Purpose.WEIGHTS));
    try (NDManager manager = Torch.engine().newBaseManager(device)) {
      StackTraining training =
          new StackTraining(
              plan,
              manager,
              start,
              DeviceData.upload(train, species, scaling, targets, manager),
              DeviceData.upload(judge, species, scaling, targets, manager),
              RandomStream.of(Purpose.BATCHES, plan.seed(), species.hashCode(), 0),
              streams(Purpose.DROPOUT));
      TrainingHistory history = epochs(training);
      return new PerceptronFit(
          species,
          scaling,
          targets,
          training.best(),
          history,
          1e-9 * (System.nanoTime() - begin),
          device.isGpu() ? "GPU" : "CPU",
          plan.epochs(),
          Thread.currentThread().isInterrupted() && history.epochs() < plan.epochs());
    }
  }

  /**
   * Keyed by species and time themselves: a network does not depend on what is trained beside it.
   */
  private RandomStream[] streams(Purpose purpose) {
    return Arrays.stream(train.times())
        .mapToObj(
            time ->
                RandomStream.of(
                    purpose, plan.seed(), species.hashCode(), Double.doubleToLongBits(time)))
        .toArray(RandomStream[]::new);
  }

  private TrainingHistory epochs(StackTraining training) {
    int times = train.times().length;
    int[] best = new int[times];
    double[] highest = new double[times];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    TrainingHistory history =
        new TrainingHistory(new double[0], new double[0], new double[0], best);
    for (int number = 0; number < plan.epochs(); number++) {
      StackTraining.Epoch epoch = training.epoch();
      if (epoch == null) {
        if (number == 0) {
          StoppedException.throwIfInterrupted("no epoch of species " + species + " has ended");
        }
        break;
      }
      requireConvergence(epoch, number);
      boolean[] improved = new boolean[times];
      boolean waiting = false;
      for (int t = 0; t < times; t++) {
        boolean open = number - best[t] <= plan.patience();
        improved[t] = open && epoch.pearson()[t] > highest[t];
        if (improved[t]) {
          highest[t] = epoch.pearson()[t];
          best[t] = number;
        }
        waiting |= number - best[t] < plan.patience();
      }
      training.keep(improved);
      history = history.with(epoch, best);
      progress.note(
          String.format(
              Locale.ROOT,
              "species %s: loss %.3f, validation correlation %.3f",
              species,
              Arrays.stream(epoch.training()).average().orElseThrow(),
              Arrays.stream(highest).average().orElseThrow()));
      progress.add(1);
      if (!waiting) {
        progress.add(plan.epochs() - 1.0 - number);
        break;
      }
    }
    requireVariation(highest);
    return history;
  }

  private void requireConvergence(StackTraining.Epoch epoch, int number) {
    for (int t = 0; t < epoch.training().length; t++) {
      if (!(epoch.training()[t] < DIVERGED)) {
        throw new ArithmeticException(
            "training diverged: species "
                + species
                + ", "
                + TimeColumns.name(train.times()[t])
                + ", epoch "
                + (number + 1)
                + ": loss "
                + epoch.training()[t]
                + " (targets have variance 1); a lower learning rate than "
                + plan.learningRate()
                + " helps: withLearningRate(…)");
      }
    }
  }

  /** A constant is no prediction. */
  private void requireVariation(double[] highest) {
    for (int t = 0; t < highest.length; t++) {
      if (highest[t] == Double.NEGATIVE_INFINITY) {
        throw new ArithmeticException(
            "training led to a constant prediction: species "
                + species
                + ", "
                + TimeColumns.name(train.times()[t])
                + "; a lower penalty than "
                + plan.l2()
                + " helps, withL2(…), or wider layers, withHidden(…)");
      }
    }
  }
}
