package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Progress;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * A graph network (paper, section II.C): particles are nodes that begin with their descriptors and
 * species, pairs closer than r_c are edges that begin with their distance, and both are updated by
 * small perceptrons, layer after layer, before each node gives its prediction. Trained by Adam on
 * batches of whole snapshots to minimise the mean squared error, with targets and features
 * standardised by species on the training part. The epoch with the highest pooled Pearson
 * correlation on the validation part is kept, for each species and time by itself.
 *
 * <p>It needs positions: data made from descriptors of whole snapshots. In a layer edges are
 * updated first and nodes from the new edges; every pair has two edges, one each way; weights are
 * not shared between layers. The paper leaves these open.
 *
 * <p>On interrupts and {@code -Dvitrine.torch.threads} see {@link Perceptron}.
 */
public final class GraphNetwork implements Learner, Summary.Summarized {

  private static final int ROWS = 6;

  private final String name;
  private final Scope scope;
  private final GraphShape shape;
  private final TrainingPlan plan;

  private GraphNetwork(String name, Scope scope, GraphShape shape, TrainingPlan plan) {
    this.name = name;
    this.scope = scope;
    this.shape = shape;
    this.plan = plan;
  }

  /** Row 1 of the paper's Table II, at most 500 epochs. */
  public static GraphNetwork standard() {
    return new GraphNetwork(
        "graph network",
        Scope.everything(),
        GraphShape.PAPER,
        new TrainingPlan(0, 1e-4, 5, 500, Integer.MAX_VALUE, 42, "auto"));
  }

  /**
   * With layers, inputs, learning rate and batch of a row of the paper's Table II, and named after
   * it.
   *
   * @param row 1 … 6
   */
  public GraphNetwork table2(int row) {
    require(row >= 1 && row <= ROWS, "row", row, "in 1 … " + ROWS);
    return new GraphNetwork(
        "graph network " + row,
        scope,
        shape
            .withLayers(row == 6 ? 3 : 4)
            .withGenerations(row == 2 ? 2 : 0)
            .withVectors(row == 3 || row == 4)
            .withTogether(row >= 5),
        plan.withLearningRate(row == 4 ? 1e-3 : 1e-4).withBatch(row == 6 ? 3 : 5));
  }

  /** The same under another name in tables and legends. */
  public GraphNetwork withName(String newName) {
    require(!newName.isBlank(), "name", "blank", "a word or two");
    return new GraphNetwork(newName, scope, shape, plan);
  }

  /** For these species alone; the others stay nodes of the graph. */
  public GraphNetwork withSpecies(String... names) {
    return new GraphNetwork(name, scope.withSpecies(names), shape, plan);
  }

  /** For these times of the targets alone, in τ, increasing. */
  public GraphNetwork withTimes(double... times) {
    return new GraphNetwork(name, scope.withTimes(times), shape, plan);
  }

  /** With another protocol, "clean" or "paper": see {@link Perceptron#withProtocol}. */
  public GraphNetwork withProtocol(String protocol) {
    return new GraphNetwork(name, scope.withProtocol(protocol), shape, plan);
  }

  /** With so many updates of edges and nodes. */
  public GraphNetwork withLayers(int layers) {
    return with(shape.withLayers(layers));
  }

  /** With hidden layers of these sizes in the first update of the nodes. */
  public GraphNetwork withFirstHidden(int... nodes) {
    return with(shape.withUpdates(list(nodes), shape.update()));
  }

  /** With hidden layers of these sizes in the later updates of the nodes. */
  public GraphNetwork withHidden(int... nodes) {
    return with(shape.withUpdates(shape.firstUpdate(), list(nodes)));
  }

  private static List<Integer> list(int[] nodes) {
    return IntStream.of(nodes).boxed().toList();
  }

  /** With the descriptors of generations 0 to {@code last} at the nodes, of those in the data. */
  public GraphNetwork withGenerations(int last) {
    return with(shape.withGenerations(last));
  }

  /**
   * With the vector between two particles at their edge, or else its length: then predictions do
   * not change when the configuration is turned.
   */
  public GraphNetwork withVectors(boolean vectors) {
    return with(shape.withVectors(vectors));
  }

  /** With edges between particles closer than this, in σ_L. */
  public GraphNetwork withCutoff(double cutoff) {
    return with(shape.withCutoff(cutoff));
  }

  /** With one network for all species together, or else one for each. */
  public GraphNetwork withTogether(boolean together) {
    return with(shape.withTogether(together));
  }

  /** With another learning rate of Adam. */
  public GraphNetwork withLearningRate(double rate) {
    return with(plan.withLearningRate(rate));
  }

  /** With another α, the penalty on squared weights (not biases): 0 or more, the paper has none. */
  public GraphNetwork withL2(double alpha) {
    return with(plan.withL2(alpha));
  }

  /** With so many snapshots in a step. */
  public GraphNetwork withBatch(int snapshots) {
    return with(plan.withBatch(snapshots));
  }

  /** With so many passes through the training part, at most. */
  public GraphNetwork withEpochs(int epochs) {
    return with(plan.withEpochs(epochs));
  }

  /** Stopping early: see {@link Perceptron#withPatience}. */
  public GraphNetwork withPatience(int epochs) {
    return with(plan.withPatience(epochs));
  }

  /** With another seed of first weights and batches. */
  public GraphNetwork withSeed(long seed) {
    return with(plan.withSeed(seed));
  }

  /** On "cpu", "gpu", or "auto": a GPU when PyTorch finds one. */
  public GraphNetwork withDevice(String device) {
    return with(plan.withDevice(device));
  }

  private GraphNetwork with(GraphShape newShape) {
    return new GraphNetwork(name, scope, newShape, plan);
  }

  private GraphNetwork with(TrainingPlan newPlan) {
    return new GraphNetwork(name, scope, shape, newPlan);
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
   * @throws IllegalArgumentException when the data have no positions, do not describe every
   *     particle, or lack a generation
   * @throws IllegalStateException when PyTorch is missing, or the device
   * @throws ArithmeticException when training diverges or ends in constant predictions
   */
  @Override
  public FittedGraphNetwork fit(Split split) {
    try (Progress progress = progress("training " + name, split.train(), 1)) {
      return fit(split, progress);
    }
  }

  private Progress progress(String what, LearningData data, int fits) {
    int networks = groups(scope.narrowed(data)).size();
    return Progress.start(what, (double) plan.epochs() * networks * fits, "epochs");
  }

  private List<List<String>> groups(LearningData data) {
    return shape.together()
        ? List.of(data.speciesNames())
        : data.speciesNames().stream().map(List::of).toList();
  }

  private FittedGraphNetwork fit(Split split, Progress progress) {
    LearningData train = scope.train(split);
    LearningData judge = scope.judge(split);
    NodeInputs inputs = NodeInputs.of(train, shape.generations());
    train.features().configuration(train.blocks().get(0)); // or else refused before all work
    return Torch.alone(
        () -> {
          List<GraphFit> fits = new ArrayList<>();
          for (List<String> species : groups(train)) {
            if (fits.isEmpty() || !Thread.currentThread().isInterrupted()) {
              fits.add(fit(species, inputs, train, judge, progress));
            }
          }
          return new FittedGraphNetwork(name, scope, train, shape, inputs, fits);
        });
  }

  private GraphFit fit(
      List<String> species,
      NodeInputs inputs,
      LearningData train,
      LearningData judge,
      Progress progress) {
    long begin = System.nanoTime();
    Map<String, TargetScaling> targets = new LinkedHashMap<>();
    species.forEach(one -> targets.put(one, TargetScaling.of(train, one)));
    String what = "species " + String.join(", ", species);
    Device device = Torch.device(plan.device());
    try (NDManager manager = Torch.engine().newBaseManager(device)) {
      GraphTraining training =
          new GraphTraining(
              shape,
              plan,
              manager,
              inputs.size(),
              start(what, inputs.size(), train.times()),
              examples(train, inputs, targets, manager),
              examples(judge, inputs, targets, manager),
              RandomStream.of(Purpose.BATCHES, plan.seed(), what.hashCode(), 0));
      TrainingHistory history = new TrainingLoop(plan, what, train.times(), progress).run(training);
      return new GraphFit(
          targets, List.of(training.best()), TrainingReport.of(plan, history, begin, device));
    }
  }

  /** Keyed by species and time themselves: a network does not depend on what trains beside it. */
  private GraphWeights[] start(String what, int nodeInputs, double[] times) {
    return Arrays.stream(times)
        .mapToObj(Double::doubleToLongBits)
        .map(bits -> RandomStream.of(Purpose.WEIGHTS, plan.seed(), what.hashCode(), bits))
        .map(random -> GraphWeights.random(shape, nodeInputs, random))
        .toArray(GraphWeights[]::new);
  }

  private List<GraphExample> examples(
      LearningData data, NodeInputs inputs, Map<String, TargetScaling> targets, NDManager manager) {
    return data.blocks().stream()
        .map(block -> GraphExample.upload(data, block, shape, inputs, targets, manager))
        .toList();
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
    return Summary.of("Graph network")
        .with("name", "%s", name)
        .with("learns", "%s", scope)
        .with("protocol", "%s", scope.protocol())
        .with("networks", "%s", shape.together() ? "one for all species" : "one for each species")
        .with("nodes", "descriptors of generations 0 to %d, and species", shape.generations())
        .with(
            "edges",
            "%s, between particles closer than %s σ_L",
            shape.vectors() ? "x, y, z" : "distance",
            shape.cutoff())
        .with("layers", "%d", shape.layers())
        .with("Adam", "learning rate %s, batches of %d", plan.learningRate(), plan.batch())
        .with("epochs", "%s", plan.length())
        .with("seed", "%d", plan.seed());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
