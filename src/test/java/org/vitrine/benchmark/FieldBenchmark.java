package org.vitrine.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vitrine.Descriptors;
import org.vitrine.References;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.PairDistribution;
import org.vitrine.structure.StructureFactor;
import tech.tablesaw.api.Table;

/** Time on one thread for what is measured of the reference snapshot, 2000 particles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FieldBenchmark {

  private final Snapshot glass = References.snapA();

  /** For all calls of a trial. */
  @Setup(Level.Trial)
  public void setThreads() {
    System.setProperty("vitrine.threads", "1");
  }

  /** g(r) to 5 σ_L. */
  @Benchmark
  public PairDistribution pairDistribution() {
    return Descriptors.pairDistribution(glass);
  }

  /** S(q) to 20 σ_L⁻¹. */
  @Benchmark
  public StructureFactor structureFactor() {
    return Descriptors.structureFactor(glass);
  }

  /** Q_1 to Q_12 of every particle. */
  @Benchmark
  public Table steinhardt() {
    return Descriptors.steinhardt(List.of(glass), 1.4);
  }
}
