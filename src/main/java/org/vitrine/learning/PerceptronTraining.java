package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/** Trains the perceptrons of one species, one a time, and keeps the best epoch of each. */
final class PerceptronTraining {

  private final Layers layers;
  private final TrainingPlan plan;
  private final String species;
  private final LearningData train;
  private final LearningData judge;
  private final Progress progress;

  PerceptronTraining(
      Layers layers,
      TrainingPlan plan,
      String species,
      LearningData train,
      LearningData judge,
      Progress progress) {
    this.layers = layers;
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
        NetworkStack.random(scaling.size(), layers.widths(), streams(Purpose.WEIGHTS));
    try (NDManager manager = Torch.engine().newBaseManager(device)) {
      StackTraining training =
          new StackTraining(
              plan,
              layers.dropout(),
              manager,
              start,
              DeviceData.upload(train, species, scaling, targets, manager),
              DeviceData.upload(judge, species, scaling, targets, manager),
              RandomStream.of(Purpose.BATCHES, plan.seed(), species.hashCode(), 0),
              streams(Purpose.DROPOUT));
      TrainingHistory history =
          new TrainingLoop(plan, "species " + species, train.times(), progress).run(training);
      return new PerceptronFit(
          scaling, targets, training.best(), TrainingReport.of(plan, history, begin, device));
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
}
