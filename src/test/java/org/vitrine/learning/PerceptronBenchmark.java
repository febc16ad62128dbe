package org.vitrine.learning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * 1062-16-16-1 side by side; no validation. Seconds divided by {@code networks} are the cost of
 * one.
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
  public int networks;

  /** The fraction that is left out. */
  @Param({"0", "0.25"})
  public double dropout;

  private final NDManager manager = Torch.engine().newBaseManager(Device.cpu());
  private @Nullable StackTraining training;

  /** Uploads noise. */
  @Setup(Level.Trial)
  public void upload() {
    TrainingPlan plan = new TrainingPlan(1, 1e-4, 50, 1, Integer.MAX_VALUE, 42, "cpu");
    int[] widths = new Layers(List.of(16, 16), dropout).widths();
    training =
        new StackTraining(
            plan,
            dropout,
            manager,
            NetworkStack.random(FEATURES, widths, streams(Purpose.WEIGHTS)),
            noise(PARTICLES),
            noise(10),
            RandomStream.of(Purpose.BATCHES, 42, 0, 0),
            streams(Purpose.DROPOUT));
  }

  private DeviceData noise(int rows) {
    return new DeviceData(
        manager.randomNormal(new Shape(rows, FEATURES)),
        manager.randomNormal(new Shape(rows, networks)));
  }

  private RandomStream[] streams(Purpose purpose) {
    return IntStream.range(0, networks)
        .mapToObj(t -> RandomStream.of(purpose, 42, 0, t))
        .toArray(RandomStream[]::new);
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
