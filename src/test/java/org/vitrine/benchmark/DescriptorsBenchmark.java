package org.vitrine.benchmark;

import java.util.concurrent.TimeUnit;
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
import org.vitrine.References;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;

/** Time to describe the reference snapshot, 2000 particles, in three generations. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DescriptorsBenchmark {

  /** As in {@code -Dvitrine.threads}. */
  @Param({"1", "2"})
  public String threads = "1";

  private final Snapshot glass = References.snapA();

  /** For all calls of a trial. */
  @Setup(Level.Trial)
  public void setThreads() {
    System.setProperty("vitrine.threads", threads);
  }

  /** Generations 0 to 2. */
  @Benchmark
  public StructuralDescriptors describe() {
    return Descriptors.of(glass);
  }
}
