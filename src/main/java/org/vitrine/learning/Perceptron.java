package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * A perceptron (paper, section II.B): for each species and time a network of fully connected layers
 * with max(0, x) between them (eq. 8), trained by Adam on batches of particles to minimise (Σ of
 * squared errors + α Σ weights²) / batch, with targets and features standardised on the training
 * part. The epoch with the highest pooled Pearson correlation on the validation part is kept, for
 * each species and time by itself.
 *
 * <p>All times of a species train at once, each as it would alone. {@code -Dvitrine.torch.threads}
 * sets the threads of PyTorch, by default 1: with it, the same seed gives the same bits.
 *
 * <p>When a fit is interrupted, as by a notebook's stop button, it ends with the best networks so
 * far, and the interrupt flag of its thread stays set; only when not even one epoch has ended does
 * it throw {@link StoppedException}.
 */
public final class Perceptron implements Learner, Summary.Summarized {

  private static final int ROWS = 5;

  private final String name;
  private final Scope scope;
  private final Layers layers;
  private final TrainingPlan plan;

  private Perceptron(String name, Scope scope, Layers layers, TrainingPlan plan) {
    this.name = name;
    this.scope = scope;
    this.layers = layers;
    this.plan = plan;
  }

  /** Row 3 of the paper's Table I, 500 epochs. */
  public static Perceptron standard() {
    return new Perceptron(
        "perceptron",
        Scope.everything(),
        new Layers(List.of(16, 16), 0),
        new TrainingPlan(1, 1e-4, 50, 500, Integer.MAX_VALUE, 42, "auto"));
  }

  /**
   * With layers, drop-out, α, learning rate and batch of a row of the paper's Table I, and named
   * after it. Rows 4 and 5, "3 (16,16)" there, are read as two layers of 16.
   *
   * @param row 1 … 5
   */
  public Perceptron table1(int row) {
    require(row >= 1 && row <= ROWS, "row", row, "in 1 … " + ROWS);
    int[][] hidden = {{16}, {16, 16, 16}, {16, 16}, {16, 16}, {16, 16}};
    double[] dropout = {0, 0, 0, 0.25, 0.25};
    double[] l2 = {0, 0, 1, 0, 0.01};
    return withName("perceptron " + row)
        .withHidden(hidden[row - 1])
        .withDropout(dropout[row - 1])
        .withL2(l2[row - 1])
        .withLearningRate(1e-4)
        .withBatch(50);
  }

  /** The same under another name in tables and legends. */
  public Perceptron withName(String newName) {
    require(!newName.isBlank(), "name", "blank", "a word or two");
    return new Perceptron(newName, scope, layers, plan);
  }

  /** For these species alone. */
  public Perceptron withSpecies(String... names) {
    return new Perceptron(name, scope.withSpecies(names), layers, plan);
  }

  /** For these times of the targets alone, in τ, increasing. */
  public Perceptron withTimes(double... times) {
    return new Perceptron(name, scope.withTimes(times), layers, plan);
  }

  /**
   * With another protocol: "clean", where epochs are compared on the validation part, or "paper",
   * where they are compared on the test part, as the paper does: optimistic.
   */
  public Perceptron withProtocol(String protocol) {
    return new Perceptron(name, scope.withProtocol(protocol), layers, plan);
  }

  /** With hidden layers of so many nodes: at least one layer. */
  public Perceptron withHidden(int... nodes) {
    return with(new Layers(IntStream.of(nodes).boxed().toList(), layers.dropout()));
  }

  /** With a fraction of the last hidden layer's nodes left out in each step: in [0, 1). */
  public Perceptron withDropout(double fraction) {
    return with(new Layers(layers.hidden(), fraction));
  }

  /** With another α, the penalty on squared weights (not biases): 0 or more. */
  public Perceptron withL2(double alpha) {
    return with(plan.withL2(alpha));
  }

  /** With another learning rate of Adam. */
  public Perceptron withLearningRate(double rate) {
    return with(plan.withLearningRate(rate));
  }

  /** With so many particles in a step. */
  public Perceptron withBatch(int particles) {
    return with(plan.withBatch(particles));
  }

  /** With so many passes through the training part, at most. */
  public Perceptron withEpochs(int epochs) {
    return with(plan.withEpochs(epochs));
  }

  /**
   * Stopping early: once so many epochs in a row have not raised the correlation of a species and
   * time, its best one stands; when that is so for all times of a species, its training ends.
   */
  public Perceptron withPatience(int epochs) {
    return with(plan.withPatience(epochs));
  }

  /** With another seed of first weights, batches and drop-out. */
  public Perceptron withSeed(long seed) {
    return with(plan.withSeed(seed));
  }

  /** On "cpu", "gpu", or "auto": a GPU when PyTorch finds one. */
  public Perceptron withDevice(String device) {
    return with(plan.withDevice(device));
  }

  private Perceptron with(Layers newLayers) {
    return new Perceptron(name, scope, newLayers, plan);
  }

  private Perceptron with(TrainingPlan newPlan) {
    return new Perceptron(name, scope, layers, newPlan);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return scope.protocol();
  }

  /**
   * Fits every species and time.
   *
   * @throws IllegalStateException when PyTorch is missing, or the device
   * @throws ArithmeticException when training diverges or ends in constant predictions
   */
  @Override
  public FittedPerceptron fit(Split split) {
    try (Progress progress = progress("training " + name, split.train(), 1)) {
      return fit(split, progress);
    }
  }

  private Progress progress(String what, LearningData data, int fits) {
    int species = scope.narrowed(data).speciesNames().size();
    return Progress.start(what, (double) plan.epochs() * species * fits, "epochs");
  }

  private FittedPerceptron fit(Split split, Progress progress) {
    LearningData train = scope.train(split);
    LearningData judge = scope.judge(split);
    Map<String, PerceptronTraining> trainings = new LinkedHashMap<>();
    for (String species : train.speciesNames()) {
      trainings.put(species, new PerceptronTraining(layers, plan, species, train, judge, progress));
    }
    return Torch.alone(
        () -> {
          Map<String, PerceptronFit> fits = new LinkedHashMap<>();
          trainings.forEach(
              (species, training) -> {
                if (fits.isEmpty() || !Thread.currentThread().isInterrupted()) {
                  fits.put(species, training.run());
                }
              });
          return new FittedPerceptron(name, scope.protocol(), train.names(), train.times(), fits);
        });
  }

  /** Fold by fold, since one training runs at a time. */
  @Override
  public Table crossPredict(LearningData data, int folds, long seed) {
    Progress progress = progress("cross-validating " + name, data, folds);
    return CrossValidation.predictions(
        name, data.folds(folds, seed), progress, split -> fit(split, progress));
  }

  @Override
  public Summary summary() {
    return Summary.of("Perceptron")
        .with("name", "%s", name)
        .with("learns", "%s", scope)
        .with("protocol", "%s", scope.protocol())
        .with("hidden layers", "%d %s", layers.hidden().size(), layers.hidden())
        .with("drop-out", "%s of the last hidden layer", layers.dropout())
        .with("α", "%s", plan.l2())
        .with("Adam", "learning rate %s, batches of %d", plan.learningRate(), plan.batch())
        .with("epochs", "%s", plan.length())
        .with("seed", "%d", plan.seed());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
