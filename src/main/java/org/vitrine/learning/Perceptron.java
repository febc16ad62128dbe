package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.support.Summary;

/**
 * A perceptron (paper, section II.B): for each species and time a network of fully connected layers
 * with max(0, x) between them (eq. 8), trained by Adam on batches of particles to minimise (Σ of
 * squared errors + α Σ weights²) / batch, with targets and features standardised on the training
 * part. The epoch with the highest pooled Pearson correlation on the validation part is kept, for
 * each species and time by itself.
 *
 * <p>All times of a species train at once, each as it would alone, and so may several perceptrons
 * ({@link #fitTogether}). {@code -Dvitrine.torch.threads} sets the threads of PyTorch, by default
 * 1: with it, the same seed gives the same bits.
 *
 * <p>When a fit is interrupted, as by a notebook's stop button, it ends with the best networks so
 * far, and the interrupt flag of its thread stays set; only when not even one epoch has ended does
 * it throw {@link StoppedException}.
 */
public final class Perceptron extends NetworkLearner<Perceptron, FittedPerceptron> {

  private static final int ROWS = 5;

  final Layers layers;

  private Perceptron(String name, Scope scope, Layers layers, TrainingPlan plan) {
    super(name, scope, plan);
    this.layers = layers;
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

  /** With hidden layers of so many nodes: at least one layer. */
  public Perceptron withHidden(int... nodes) {
    return with(new Layers(IntStream.of(nodes).boxed().toList(), layers.dropout()));
  }

  /** With a fraction of the last hidden layer's nodes left out in each step: in [0, 1). */
  public Perceptron withDropout(double fraction) {
    return with(new Layers(layers.hidden(), fraction));
  }

  /** With so many particles in a step. */
  public Perceptron withBatch(int particles) {
    return with(plan.withBatch(particles));
  }

  @Override
  Perceptron with(String newName, Scope newScope) {
    return new Perceptron(newName, newScope, layers, plan);
  }

  private Perceptron with(Layers newLayers) {
    return new Perceptron(name(), scope, newLayers, plan);
  }

  @Override
  Perceptron with(TrainingPlan newPlan) {
    return new Perceptron(name(), scope, layers, newPlan);
  }

  @Override
  int trainings(LearningData data) {
    return data.speciesNames().size();
  }

  @Override
  FittedPerceptron fit(Split split, Progress progress) {
    return PerceptronStacks.fit(split, List.of(this), progress).get(0);
  }

  /**
   * Fits several perceptrons of different names, under one progress: each becomes what its own
   * {@link #fit} makes of it, up to rounding. Those that differ in name, drop-out and α alone train
   * as one stack of networks, as far as some 256 MB beside the data hold them; others, as those of
   * other layers, seeds or patience, one after the other. A stack goes on until the last of its
   * networks has ended; its seconds are shared out equally.
   *
   * <p>When it is interrupted, it ends with what has had an epoch, and perceptrons that have not
   * begun are missing in the list.
   *
   * @return in the order given
   * @throws IllegalStateException when PyTorch is missing, or the device
   * @throws ArithmeticException when a training diverges or ends in constant predictions
   */
  public static List<FittedPerceptron> fitTogether(Split split, List<Perceptron> perceptrons) {
    List<String> names = perceptrons.stream().map(Perceptron::name).toList();
    require(!names.isEmpty(), "perceptrons", "none", "at least one");
    require(
        Set.copyOf(names).size() == names.size(),
        "names of the perceptrons",
        names,
        "different: withName(…)");
    double epochs = perceptrons.stream().mapToDouble(one -> one.epochs(split.train())).sum();
    String what = "training " + String.join(", ", names);
    try (Progress progress = Progress.start(what, epochs, "epochs")) {
      return PerceptronStacks.fit(split, perceptrons, progress);
    }
  }

  /** A fit of its own, by species. */
  FittedPerceptron fitted(Split split, Map<String, PerceptronFit> fits) {
    LearningData train = scope.train(split);
    return new FittedPerceptron(name(), protocol(), train.names(), train.times(), fits);
  }

  @Override
  public Summary summary() {
    return tail(
        head("Perceptron")
            .with("hidden layers", "%d %s", layers.hidden().size(), layers.hidden())
            .with("drop-out", "%s of the last hidden layer", layers.dropout()));
  }
}
