package org.vitrine.benchmark;

import java.util.List;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.Warmup;
import org.vitrine.Descriptors;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;

/**
 * Time to describe an aged glass: generation 0, the 354 columns of the paper with Gaussians out to
 * 9 δ, and generations 1 and 2 together. For one thread, particles a second is particles a
 * CPU-second as long as the machine does nothing else.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class DescriptorsBenchmark {

  /** As in {@link AgedSamples}. */
  @Param({"2000", "20000", "100000"})
  public int particles = 2000;

  /** As in {@code -Dvitrine.threads}. */
  @Param({"1", "2"})
  public String threads = "1";

  private List<Snapshot> glass = List.of();
  private @Nullable StructuralDescriptors measured;

  /** For all calls of a trial. */
  @Setup(Level.Trial)
  public void describeOnce() {
    glass = List.of(AgedSamples.of(particles));
    System.setProperty("vitrine.threads", threads);
    measured = measure();
  }

  /** Generation 0. */
  @Benchmark
  public StructuralDescriptors measure() {
    return Descriptors.of(glass, Descriptors.grid().withGenerations(0));
  }

  /** Generations 1 and 2. */
  @Benchmark
  public StructuralDescriptors average() {
    return Objects.requireNonNull(measured).withGenerations(2);
  }
}
