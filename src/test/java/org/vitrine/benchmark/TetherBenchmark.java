package org.vitrine.benchmark;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vitrine.References;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.TimeAverages;

/** One τ of averaging in cages of radius R round the particles of the reference snapshot. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TetherBenchmark {

  /** Summed over all iterations: CPU time a τ, and collisions a CPU-second, are quotients. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    /** τ averaged over. */
    public long taus;

    /** Collisions of pairs. */
    public long collisions;

    /** CPU time of the thread that ran them, in microseconds. */
    public long cpuMicros;
  }

  /** R, in σ_L: of the largest no wall is ever reached, and the run is a free one. */
  @Param({"0.1", "0.2", "0.3", "1000"})
  public double radius = 0.2;

  private EventDrivenSimulation glass = EventDrivenSimulation.of(References.snapA(), 1);

  /** Once a fork. */
  @Setup
  public void tether() {
    glass = EventDrivenSimulation.of(References.snapA(), 1).withTether(radius).run(3);
  }

  /** Ten samples. */
  @Benchmark
  public TimeAverages averages(Sums sums) {
    long collisions = glass.collisions();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    TimeAverages averages = glass.averages(1);
    sums.cpuMicros += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000;
    sums.collisions += glass.collisions() - collisions;
    sums.taus++;
    return averages;
  }
}
