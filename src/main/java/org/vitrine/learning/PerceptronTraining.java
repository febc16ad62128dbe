package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/**
 * Trains the perceptrons of one species, one a time and configuration, as one stack, and keeps the
 * best epoch of each.
 */
final class PerceptronTraining {

  private final List<Perceptron> configurations;
  private final TrainingPlan plan;
  private final String species;
  private final LearningData train;
  private final LearningData judge;
  private final Progress progress;

  /**
   * @param configurations that differ in name, drop-out and α alone
   */
  PerceptronTraining(
      List<Perceptron> configurations,
      String species,
      LearningData train,
      LearningData judge,
      Progress progress) {
    this.configurations = configurations;
    this.plan = configurations.get(0).plan;
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

  String species() {
    return species;
  }

  /**
   * Trains until the last epoch, until patience ends for every network, or until the thread is
   * interrupted, whose flag is then left set.
   *
   * @return by the configurations' names
   * @throws StoppedException when interrupted before the first epoch ended
   * @throws ArithmeticException when training diverges, or leads to constant predictions alone
   */
  Map<String, PerceptronFit> run() {
    long begin = System.nanoTime();
    Scaling scaling = Scaling.of(train, species);
    TargetScaling targets = TargetScaling.of(train, species);
    Device device = Torch.device(plan.device());
    RandomStream[] weights = new RandomStream[configurations.size() * train.times().length];
    List<Regularisation> each = new ArrayList<>();
    for (Perceptron configuration : configurations) {
      for (double time : train.times()) {
        weights[each.size()] = stream(Purpose.WEIGHTS, time);
        each.add(
            new Regularisation(
                configuration.plan.l2(),
                configuration.layers.dropout(),
                stream(Purpose.DROPOUT, time)));
      }
    }
    int[] widths = configurations.get(0).layers.widths();
    try (NDManager manager = Torch.engine().newBaseManager(device)) {
      StackTraining training =
          new StackTraining(
              plan,
              manager,
              NetworkStack.random(scaling.size(), widths, weights),
              upload(train, scaling, targets, manager),
              upload(judge, scaling, targets, manager),
              RandomStream.of(Purpose.BATCHES, plan.seed(), species.hashCode(), 0),
              each);
      List<String> names = configurations.stream().map(Perceptron::name).toList();
      TrainingHistory history =
          new TrainingLoop(plan, "species " + species, names, train.times(), progress)
              .run(training);
      TrainingReport report = TrainingReport.of(plan, history, begin, device);
      NetworkStack best = training.best();
      Map<String, PerceptronFit> fits = new LinkedHashMap<>();
      int times = train.times().length;
      for (int c = 0; c < names.size(); c++) {
        fits.put(
            names.get(c),
            new PerceptronFit(
                scaling,
                targets,
                best.part(c * times, times),
                report.part(c * times, times, plan.patience())));
      }
      return fits;
    }
  }

  private DeviceData upload(
      LearningData data, Scaling scaling, TargetScaling targets, NDManager manager) {
    return DeviceData.upload(data, species, scaling, targets, manager)
        .repeated(configurations.size());
  }

  /**
   * Keyed by species and time themselves: a network does not depend on what is trained beside it.
   */
  private RandomStream stream(Purpose purpose, double time) {
    return RandomStream.of(purpose, plan.seed(), species.hashCode(), Double.doubleToLongBits(time));
  }
}
