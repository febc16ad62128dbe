package org.vitrine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.dynamics.TimeColumns;

/** Trains networks, one a time, epoch after epoch, and keeps the best state of each. */
final class TrainingLoop {

  /** What trains. */
  interface Networks {

    /** One pass through the training part; null when the thread was interrupted within. */
    @Nullable Epoch epoch();

    /** From now on, the best of the networks that improved are the present ones. */
    void keep(boolean[] improved);
  }

  /** A mean squared error, in units of the targets' variance, that no good comes of. */
  private static final double DIVERGED = 1e4;

  private final TrainingPlan plan;
  private final String what;
  private final List<String> learners;
  private final double[] times;
  private final Progress progress;

  /**
   * @param what is learnt, in words
   * @param learners whose networks train, one learner's after the other's
   * @param times of the networks of each
   * @param progress that counts the epochs of all learners
   */
  TrainingLoop(
      TrainingPlan plan, String what, List<String> learners, double[] times, Progress progress) {
    this.plan = plan;
    this.what = what;
    this.learners = learners;
    this.times = times;
    this.progress = progress;
  }

  /**
   * Trains until the last epoch, until patience ends for every network, or until the thread is
   * interrupted, whose flag is then left set.
   *
   * @throws StoppedException when interrupted before the first epoch ended
   * @throws ArithmeticException when training diverges, or leads to constant predictions alone
   */
  TrainingHistory run(Networks networks) {
    int count = learners.size() * times.length;
    int[] best = new int[count];
    double[] highest = new double[count];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    List<Epoch> epochs = new ArrayList<>();
    for (int number = 0; number < plan.epochs(); number++) {
      Epoch epoch = networks.epoch();
      if (epoch == null) {
        if (number == 0) {
          StoppedException.throwIfInterrupted("no epoch of " + what + " has ended");
        }
        break;
      }
      epochs.add(epoch);
      boolean[] improved = new boolean[count];
      boolean waiting = false;
      for (int m = 0; m < count; m++) {
        if (number - best[m] <= plan.patience()) {
          requireConvergence(epoch, number, m);
          improved[m] = epoch.pearson()[m] > highest[m];
        }
        if (improved[m]) {
          highest[m] = epoch.pearson()[m];
          best[m] = number;
        }
        waiting |= number - best[m] < plan.patience();
      }
      networks.keep(improved);
      tell(epoch, highest);
      if (!waiting) {
        progress.add(learners.size() * (plan.epochs() - 1.0 - number));
        break;
      }
    }
    requireVariation(highest);
    return new TrainingHistory(epochs, IntStream.of(best).boxed().toList());
  }

  private void tell(Epoch epoch, double[] highest) {
    progress.note(
        String.format(
            Locale.ROOT,
            "%s: loss %.3f, validation correlation %.3f",
            what,
            Arrays.stream(epoch.training()).average().orElseThrow(),
            Arrays.stream(highest).average().orElseThrow()));
    progress.add(learners.size());
  }

  private void requireConvergence(Epoch epoch, int number, int network) {
    if (!(epoch.training()[network] < DIVERGED)) {
      throw new ArithmeticException(
          "training diverged: "
              + name(network)
              + ", epoch "
              + (number + 1)
              + ": loss "
              + epoch.training()[network]
              + " (targets have variance 1); a lower learning rate than "
              + plan.learningRate()
              + " helps: withLearningRate(…)");
    }
  }

  /** A constant is no prediction. */
  private void requireVariation(double[] highest) {
    for (int m = 0; m < highest.length; m++) {
      if (highest[m] == Double.NEGATIVE_INFINITY) {
        throw new ArithmeticException(
            "training led to a constant prediction: "
                + name(m)
                + "; a lower penalty helps, withL2(…), or wider layers, withHidden(…)");
      }
    }
  }

  private String name(int network) {
    return (learners.size() == 1 ? "" : learners.get(network / times.length) + ", ")
        + what
        + ", "
        + TimeColumns.name(times[network % times.length]);
  }
}
