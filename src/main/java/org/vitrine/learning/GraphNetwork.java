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

/**
 * A graph network (paper, section II.C): particles are nodes that begin with their descriptors and
 * species, pairs closer than r_c are edges that begin with their distance, and both are updated by
 * small perceptrons, layer after layer, before each node gives its prediction. Trained by Adam on
 * batches of whole snapshots to minimise the mean squared error, with targets and features
 * standardised by species on the training part. The epoch with the highest pooled Pearson
 * correlation on the validation part is kept, for each species and time by itself.
 *
 * <p>It needs positions: data made from descriptors of whole snapshots that have the generations
 * which the network is to see. In a layer edges are updated first and nodes from the new edges;
 * every pair has two edges, one each way; weights are not shared between layers. The paper leaves
 * these open.
 *
 * <p>On interrupts and {@code -Dvitrine.torch.threads} see {@link Perceptron}.
 */
public final class GraphNetwork extends NetworkLearner<GraphNetwork, FittedGraphNetwork> {

  private static final int ROWS = 6;

  private final GraphShape shape;

  private GraphNetwork(String name, Scope scope, GraphShape shape, TrainingPlan plan) {
    super(name, scope, plan);
    this.shape = shape;
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
    return withName("graph network " + row)
        .withLayers(row == 6 ? 3 : 4)
        .withGenerations(row == 2 ? 2 : 0)
        .withVectors(row == 3 || row == 4)
        .withTogether(row >= 5)
        .withLearningRate(row == 4 ? 1e-3 : 1e-4)
        .withBatch(row == 6 ? 3 : 5);
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

  /** With so many snapshots in a step. */
  public GraphNetwork withBatch(int snapshots) {
    return with(plan.withBatch(snapshots));
  }

  @Override
  GraphNetwork with(String newName, Scope newScope) {
    return new GraphNetwork(newName, newScope, shape, plan);
  }

  private GraphNetwork with(GraphShape newShape) {
    return new GraphNetwork(name(), scope, newShape, plan);
  }

  @Override
  GraphNetwork with(TrainingPlan newPlan) {
    return new GraphNetwork(name(), scope, shape, newPlan);
  }

  @Override
  int trainings(LearningData data) {
    return groups(data).size();
  }

  private List<List<String>> groups(LearningData data) {
    return shape.together()
        ? List.of(data.speciesNames())
        : data.speciesNames().stream().map(List::of).toList();
  }

  @Override
  FittedGraphNetwork fit(Split split, Progress progress) {
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
          return new FittedGraphNetwork(name(), scope, train, shape, inputs, fits);
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
      TrainingHistory history =
          new TrainingLoop(plan, what, List.of(name()), train.times(), progress).run(training);
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

  @Override
  String identity() {
    return this + shape.toString();
  }

  @Override
  public Summary summary() {
    return tail(
        head("Graph network")
            .with(
                "networks", "%s", shape.together() ? "one for all species" : "one for each species")
            .with("nodes", "descriptors of generations 0 to %d, and species", shape.generations())
            .with(
                "edges",
                "%s, between particles closer than %s σ_L",
                shape.vectors() ? "x, y, z" : "distance",
                shape.cutoff())
            .with("layers", "%d", shape.layers()));
  }
}
