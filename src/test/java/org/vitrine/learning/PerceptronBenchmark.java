package org.vitrine.learning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
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
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/**
 * An epoch of 50 000 particles with 1062 features on one thread, 1000 steps of networks
 * 1062-16-16-1 side by side; no validation. Seconds divided by {@code times} and by the number of
 * {@code rows} are the cost of one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
public class PerceptronBenchmark {

  private static final int PARTICLES = 50_000;
  private static final int FEATURES = 1062;

  /** Times that train together: the paper has 29. */
  @Param({"1", "29"})
  public int times;

  /** Rows of Table I that train together; 3 is without drop-out, 4 with. */
  @Param({"3", "4", "345"})
  public String rows = "3";

  private final NDManager manager = Torch.engine().newBaseManager(Device.cpu());
  private @Nullable StackTraining training;

  /** Uploads noise. */
  @Setup(Level.Trial)
  public void upload() {
    List<Perceptron> perceptrons =
        rows.chars().mapToObj(row -> Perceptron.standard().table1(row - '0')).toList();
    List<RandomStream> weights = new ArrayList<>();
    List<Regularisation> each = new ArrayList<>();
    for (Perceptron one : perceptrons) {
      for (int t = 0; t < times; t++) {
        weights.add(RandomStream.of(Purpose.WEIGHTS, 42, 0, t));
        RandomStream masks = RandomStream.of(Purpose.DROPOUT, 42, 0, t);
        each.add(new Regularisation(one.plan.l2(), one.layers.dropout(), masks));
      }
    }
    Perceptron any = perceptrons.get(0);
    training =
        new StackTraining(
            any.plan,
            manager,
            NetworkStack.random(
                FEATURES, any.layers.widths(), weights.toArray(RandomStream[]::new)),
            noise(PARTICLES, each.size()),
            noise(10, each.size()),
            RandomStream.of(Purpose.BATCHES, 42, 0, 0),
            each);
  }

  private DeviceData noise(int particles, int networks) {
    return new DeviceData(
        manager.randomNormal(new Shape(particles, FEATURES)),
        manager.randomNormal(new Shape(particles, networks)));
  }

  /** Frees the device. */
  @TearDown(Level.Trial)
  public void free() {
    manager.close();
  }

  /** One epoch. */
  @Benchmark
  public void epoch(Blackhole blackhole) {
    if (training != null) {
      blackhole.consume(training.epoch());
    }
  }
}
