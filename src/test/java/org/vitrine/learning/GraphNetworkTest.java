package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Models;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The graph network, against the symmetries and derivatives it must have. */
class GraphNetworkTest {

  private static final int PARTICLES = 40;
  private static final int INPUTS = 4;
  private static final double SIDE = 4;
  private static final GraphShape SHAPE = GraphShape.PAPER.withCutoff(1.5).withLayers(2);

  private static double[] uniform(int number, int count) {
    RandomStream random = RandomStream.of(Purpose.SPLIT, 9, number, 0);
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextDouble());
    return values;
  }

  private static Snapshot configuration(double[] positions) {
    double[] diameters = new double[PARTICLES];
    Arrays.fill(diameters, 0.5);
    String[] species = new String[PARTICLES];
    Arrays.fill(species, "A");
    return Snapshot.of(Box.cube(SIDE), positions, diameters, species);
  }

  private static double[] positions() {
    return Arrays.stream(uniform(1, 3 * PARTICLES)).map(u -> SIDE * u).toArray();
  }

  private static float[] inputs() {
    return Floats.of(uniform(2, INPUTS * PARTICLES));
  }

  private static GraphWeights weights(GraphShape shape) {
    return GraphWeights.random(shape, INPUTS, RandomStream.of(Purpose.WEIGHTS, 9, 0, 0));
  }

  private static float[] outputs(GraphShape shape, double[] positions, float[] inputs) {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      Graph graph = Graph.of(configuration(positions), shape.cutoff(), shape.vectors());
      return new GraphFunction(
              shape,
              GraphTraining.upload(weights(shape), manager),
              DeviceGraph.upload(graph, inputs, DataType.FLOAT32, manager),
              manager)
          .outputs()
          .toFloatArray();
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
    }
    assertThat(IntStream.range(0, expected.length).mapToObj(i -> expected[i]).distinct().count())
        .isGreaterThan(expected.length / 2); // they are not all the same anyway
  }

  @Test
  void edgesAreThePairsCloserThanTheCutoffInBothDirections() {
    double[] r = positions();
    Graph graph = Graph.of(configuration(r), 1.5, false, 7);
    for (Graph.Group group : graph.groups) {
      for (int i = 0; i < group.count; i++) {
        boolean[] joined = new boolean[PARTICLES];
        int degree = 0;
        for (int at = i * group.places; at < (i + 1) * group.places; at++) {
          if (group.present[at] == 1) {
            int j = (int) group.sender[at];
            joined[j] = true;
            degree++;
            assertThat(1.5 * group.edges[at])
                .isCloseTo(distance(r, group.first + i, j), within(1e-6));
          }
        }
        int receiver = group.first + i;
        for (int j = 0; j < PARTICLES; j++) {
          assertThat(joined[j]).isEqualTo(j != receiver && distance(r, receiver, j) < 1.5);
        }
        assertThat(graph.inverseDegree[receiver] * degree).isCloseTo(1, within(1e-6f));
      }
    }
  }

  private static double distance(double[] r, int i, int j) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double difference = r[3 * j + axis] - r[3 * i + axis];
      difference -= SIDE * Math.rint(difference / SIDE);
      square += difference * difference;
    }
    return Math.sqrt(square);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void relabelledParticlesTakeTheirPredictionsWithThem(boolean vectors) {
    GraphShape shape = SHAPE.withVectors(vectors);
    int[] order = RandomStream.of(Purpose.SPLIT, 3, 0, 0).permutation(PARTICLES);
    double[] r = new double[3 * PARTICLES];
    float[] x = new float[INPUTS * PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      System.arraycopy(positions(), 3 * order[i], r, 3 * i, 3);
      System.arraycopy(inputs(), INPUTS * order[i], x, INPUTS * i, INPUTS);
    }
    float[] before = outputs(shape, positions(), inputs());
    float[] expected = new float[PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      expected[i] = before[order[i]];
    }
    assertClose(outputs(shape, r, x), expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aShiftOfTheWholeBoxChangesNothing(boolean vectors) {
    GraphShape shape = SHAPE.withVectors(vectors);
    double[] shifted = Arrays.stream(positions()).map(r -> r + 1.234 + SIDE).toArray();
    assertClose(outputs(shape, shifted, inputs()), outputs(shape, positions(), inputs()));
  }

  @Test
  void aTurnChangesNothingWhereEdgesAreDistances() {
    double[] turned = positions(); // by a quarter about z, which the box allows
    for (int i = 0; i < PARTICLES; i++) {
      double x = turned[3 * i];
      turned[3 * i] = -turned[3 * i + 1];
      turned[3 * i + 1] = x;
    }
    assertClose(outputs(SHAPE, turned, inputs()), outputs(SHAPE, positions(), inputs()));
    GraphShape vectors = SHAPE.withVectors(true);
    assertThat(outputs(vectors, turned, inputs()))
        .isNotEqualTo(outputs(vectors, positions(), inputs()));
  }

  /** In double precision, of Σ outputs², along random directions in each array of parameters. */
  @ParameterizedTest
  @ValueSource(ints = {PARTICLES, 7}) // in a group
  void gradientsAreFiniteDifferences(int group) {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      GraphShape shape = SHAPE.withVectors(true);
      Graph graph = Graph.of(configuration(positions()), shape.cutoff(), true, group);
      DeviceGraph device = DeviceGraph.upload(graph, inputs(), DataType.FLOAT64, manager);
      NDArray[] parameters = GraphTraining.upload(weights(shape), manager);
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] = parameters[k].toType(DataType.FLOAT64, true);
        parameters[k].setRequiresGradient(true);
      }
      try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
        collector.backward(sum(shape, parameters, device, manager));
      }
      double step = 1e-6;
      for (int k = 0; k < parameters.length; k++) {
        double[] along = uniform(100 + k, (int) parameters[k].size());
        NDArray direction = manager.create(along, parameters[k].getShape()).sub(0.5);
        double expected = parameters[k].getGradient().mul(direction).sum().getDouble();
        NDArray[] moved = parameters.clone();
        moved[k] = parameters[k].stopGradient().add(direction.mul(step));
        double above = sum(shape, moved, device, manager).getDouble();
        moved[k] = parameters[k].stopGradient().sub(direction.mul(step));
        double below = sum(shape, moved, device, manager).getDouble();
        assertThat((above - below) / (2 * step))
            .as("array %d", k)
            .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static NDArray sum(
      GraphShape shape, NDArray[] parameters, DeviceGraph graph, NDManager manager) {
    return new GraphFunction(shape, parameters, graph, manager).outputs().square().sum();
  }

  /** What no descriptor at hand tells: how many neighbours there are. */
  @Test
  void aLawOfTheNeighboursIsLearntFromTheGraphAlone() {
    Table targets = KnownLaw.keys();
    double[] counts = new double[KnownLaw.ROWS];
    for (int s = 0; s < KnownLaw.SNAPSHOTS; s++) {
      Graph graph = Graph.of(scattered(s), 1.5, false);
      for (int i = 0; i < KnownLaw.PARTICLES; i++) {
        counts[s * KnownLaw.PARTICLES + i] = 1 / graph.inverseDegree[i];
      }
    }
    targets.addColumns(DoubleColumn.create("t=1", counts));
    List<Snapshot> snapshots =
        IntStream.range(0, KnownLaw.SNAPSHOTS).mapToObj(GraphNetworkTest::scattered).toList();
    Split split =
        Models.data(snapshots, KnownLaw.FEATURES, targets)
            .split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    Table score =
        LearnerContractTest.graphNetwork()
            .withTogether(true)
            .withEpochs(40)
            .fit(split)
            .score(split.test());
    assertThat(score.doubleColumn("pearson").asList())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r).isGreaterThan(0.9));
  }

  private static Snapshot scattered(int number) {
    double[] r =
        Arrays.stream(uniform(20 + number, 3 * KnownLaw.PARTICLES)).map(u -> 4.8 * u).toArray();
    return KnownLaw.CONFIGURATIONS.get(number).withPositions(r);
  }

  private static GraphTraining training(NDManager manager, int... snapshots) {
    LearningData data = KnownLaw.data();
    NodeInputs inputs = NodeInputs.of(data, 0);
    Map<String, TargetScaling> targets = Map.of("A", TargetScaling.of(data, "A"));
    List<GraphExample> examples =
        IntStream.of(snapshots)
            .mapToObj(data.blocks()::get)
            .map(block -> GraphExample.upload(data, block, SHAPE, inputs, targets, manager))
            .toList();
    GraphWeights start =
        GraphWeights.random(SHAPE, inputs.size(), RandomStream.of(Purpose.WEIGHTS, 1, 0, 0));
    return new GraphTraining(
        SHAPE,
        new TrainingPlan(0, 1e-3, snapshots.length, 1, 1, 1, "cpu"),
        manager,
        inputs.size(),
        new GraphWeights[] {start, start},
        examples,
        examples,
        RandomStream.of(Purpose.BATCHES, 1, 0, 0));
  }

  @Test
  void noArrayIsLeftBehindByAnEpoch() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      GraphTraining training = training(manager, 0, 1, 2);
      training.epoch();
      int before = training.arrays();
      for (int e = 0; e < 5; e++) {
        training.epoch();
        training.keep(new boolean[] {true, false});
      }
      assertThat(training.arrays()).isEqualTo(before);
    }
  }

  /** What a step needs must not be collected before its gradients are there. */
  @Test
  void garbageCollectedInTheMiddleChangesNothing() {
    double[] quiet = losses();
    assertThat(Garbage.whileCollecting(GraphNetworkTest::losses)).isEqualTo(quiet);
  }

  private static double[] losses() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      GraphTraining training = training(manager, 0, 1, 2);
      return IntStream.range(0, 8)
          .mapToDouble(e -> Objects.requireNonNull(training.epoch()).training()[0])
          .toArray();
    }
  }

  /** So a batch of one snapshot, several times, is like the snapshot alone. */
  @Test
  void theLossOfABatchIsAMeanOverItsParticles() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      GraphTraining once = training(manager, 4);
      GraphTraining thrice = training(manager, 4, 4, 4);
      for (int e = 0; e < 5; e++) {
        double alone = Objects.requireNonNull(once.epoch()).training()[0];
        double together = Objects.requireNonNull(thrice.epoch()).training()[0];
        assertThat(together).isCloseTo(alone, within(1e-5));
      }
      float[] expected = once.present(0).values(0);
      float[] actual = thrice.present(0).values(0);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  @Test
  void anInterruptKeepsTheBestNetworksSoFar() {
    Split split = KnownLaw.data().split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    GraphNetwork network = LearnerContractTest.graphNetwork().withSpecies("A");
    Progress.setListener(
        progress -> {
          if (!progress.ended() && progress.done() == 3) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      FittedGraphNetwork fitted = network.fit(split);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(fitted.toString()).contains("stopped after 3 of 12 epochs");
      Progress.setListener(progress -> {});
      Table same = network.withEpochs(3).fit(split).predict(split.test());
      assertThat(fitted.predict(split.test()).doubleColumn("t=1").asDoubleArray())
          .isEqualTo(same.doubleColumn("t=1").asDoubleArray());
    } finally {
      Progress.setListener(progress -> {});
    }
  }

  @Test
  void theRowsOfTableTwoAreThoseOfThePaper() {
    assertThat(Models.gnn().table2(1).toString())
        .containsPattern("layers +4")
        .contains("generations 0 to 0", "distance", "1.0E-4, batches of 5")
        .contains("one for each species", "graph network 1");
    assertThat(Models.gnn().table2(2).toString()).contains("generations 0 to 2");
    assertThat(Models.gnn().table2(3).toString()).contains("x, y, z", "1.0E-4");
    assertThat(Models.gnn().table2(4).toString()).contains("x, y, z", "0.001");
    assertThat(Models.gnn().table2(5).toString())
        .contains("one for all species", "batches of 5")
        .containsPattern("layers +4");
    assertThat(Models.gnn().table2(6).toString())
        .contains("one for all species", "batches of 3")
        .containsPattern("layers +3");
    assertThatThrownBy(() -> Models.gnn().table2(7)).hasMessage("row must be in 1 … 6, not 7");
  }

  /** Encoders 354-50-50-10 (with species 356) and 1-5-10, four layers, decoder 10-1. */
  @Test
  void theNetworkOfThePaperHasItsNumberOfParameters() {
    int encoders = (356 + 1) * 50 + 51 * 50 + 51 * 10 + 2 * 5 + 6 * 10;
    int edges = 31 * 16 + 17 * 16 + 17 * 10;
    int nodes = 41 * 16 + 17 * 16 + 17 * 10;
    int first = 41 * 30 + 31 * 16 + 17 * 10;
    GraphWeights weights =
        GraphWeights.random(GraphShape.PAPER, 356, RandomStream.of(Purpose.WEIGHTS, 1, 0, 0));
    assertThat(weights.parameters()).isEqualTo(encoders + 4 * edges + first + 3 * nodes + 11);
  }

  @Test
  void whatCannotBeTrainedIsRefusedBeforeItStarts() {
    Split without =
        LearningData.of(KnownLaw.FEATURES, KnownLaw.TARGETS)
            .split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    assertThatThrownBy(() -> Models.gnn().fit(without))
        .hasMessageContaining("features must be descriptors")
        .hasMessageContaining("not a table without positions");
    Split split = KnownLaw.data().split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    assertThatThrownBy(() -> LearnerContractTest.graphNetwork().withCutoff(3).fit(split))
        .hasMessageContaining("the graph's cutoff");
    Table some = KnownLaw.FEATURES.where(KnownLaw.FEATURES.intColumn("particle").isLessThan(79));
    Table targets = KnownLaw.TARGETS.where(KnownLaw.TARGETS.intColumn("particle").isLessThan(79));
    Split partial =
        Models.data(KnownLaw.CONFIGURATIONS, some, targets)
            .split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    assertThatThrownBy(() -> LearnerContractTest.graphNetwork().fit(partial))
        .hasMessageContaining("particles described in snapshot 0");
    assertThatThrownBy(() -> Models.gnn().withLayers(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Models.gnn().withHidden(0)).hasMessageContaining("at least 1");
  }
}
