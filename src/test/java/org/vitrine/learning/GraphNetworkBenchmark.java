package org.vitrine.learning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.vitrine.Glass;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/**
 * One step of the paper's graph network on one snapshot of 2000 particles and one thread: forward,
 * backward, Adam; and one forward alone, which judges it. With {@code networks} of them, one after
 * the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphNetworkBenchmark {

  private static final int INPUTS = 356;

  /** Times that train beside each other. */
  @Param({"1", "3"})
  public int networks;

  private final NDManager manager = Torch.engine().newBaseManager(Device.cpu());
  private @Nullable GraphTraining training;

  /** Uploads a graph with noise on it. */
  @Setup(Level.Trial)
  public void upload() {
    Graph graph = Graph.of(Glass.simulate(Glass.mixture(), 42).snapshot(), 2.1, false);
    RandomStream random = RandomStream.of(Purpose.SPLIT, 1, 0, 0);
    double[] noise = new double[graph.nodes * INPUTS];
    Arrays.setAll(noise, i -> random.nextGaussian());
    double[] y = Arrays.copyOf(noise, graph.nodes); // noise again, and nothing to be learnt
    long[] members = new long[graph.nodes];
    Arrays.setAll(members, i -> i);
    float[] targets = new float[networks * graph.nodes];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) y[i % graph.nodes];
    }
    GraphExample example =
        new GraphExample(
            DeviceGraph.upload(graph, Floats.of(noise), DataType.FLOAT32, manager),
            manager.create(members),
            manager.create(targets, new Shape(networks, graph.nodes)),
            Collections.nCopies(networks, y),
            List.of(graph.nodes));
    GraphWeights[] start = new GraphWeights[networks];
    Arrays.setAll(start, n -> GraphWeights.random(GraphShape.PAPER, INPUTS, random));
    training =
        new GraphTraining(
            GraphShape.PAPER,
            new TrainingPlan(0, 1e-4, 1, 1, 1, 42, "cpu"),
            manager,
            INPUTS,
            start,
            List.of(example),
            List.of(example),
            RandomStream.of(Purpose.BATCHES, 42, 0, 0));
  }

  /** Frees the device. */
  @TearDown(Level.Trial)
  public void free() {
    manager.close();
  }

  /** One step of each network, which is a training part of one snapshot; and its judging. */
  @Benchmark
  public void stepAndJudge(Blackhole blackhole) {
    if (training != null) {
      blackhole.consume(training.epoch());
    }
  }
}
