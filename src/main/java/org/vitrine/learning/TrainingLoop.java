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
  private final double[] times;
  private final Progress progress;

  /**
   * @param what is learnt, in words
   * @param times of the networks
   */
  TrainingLoop(TrainingPlan plan, String what, double[] times, Progress progress) {
    this.plan = plan;
    this.what = what;
    this.times = times;
    this.progress = progress;
  }

  /**
   * Trains until the last epoch, until patience ends for every time, or until the thread is
   * interrupted, whose flag is then left set.
   *
   * @throws StoppedException when interrupted before the first epoch ended
   * @throws ArithmeticException when training diverges, or leads to constant predictions alone
   */
  TrainingHistory run(Networks networks) {
    int[] best = new int[times.length];
    double[] highest = new double[times.length];
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
      requireConvergence(epoch, number);
      epochs.add(epoch);
      boolean[] improved = new boolean[times.length];
      boolean waiting = false;
      for (int t = 0; t < times.length; t++) {
        boolean open = number - best[t] <= plan.patience();
        improved[t] = open && epoch.pearson()[t] > highest[t];
        if (improved[t]) {
          highest[t] = epoch.pearson()[t];
          best[t] = number;
        }
        waiting |= number - best[t] < plan.patience();
      }
      networks.keep(improved);
      tell(epoch, highest);
      if (!waiting) {
        progress.add(plan.epochs() - 1.0 - number);
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
    progress.add(1);
  }

  private void requireConvergence(Epoch epoch, int number) {
    for (int t = 0; t < times.length; t++) {
      if (!(epoch.training()[t] < DIVERGED)) {
        throw new ArithmeticException(
            "training diverged: "
                + what
                + ", "
                + TimeColumns.name(times[t])
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
    for (int t = 0; t < times.length; t++) {
      if (highest[t] == Double.NEGATIVE_INFINITY) {
        throw new ArithmeticException(
            "training led to a constant prediction: "
                + what
                + ", "
                + TimeColumns.name(times[t])
                + "; a lower penalty than "
                + plan.l2()
                + " helps, withL2(…), or wider layers, withHidden(…)");
      }
    }
  }
}
