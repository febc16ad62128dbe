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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vitrine.Glass;
import org.vitrine.References;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * Collisions of the reference snapshot, 2000 particles aged 2000 τ at η = 0.58, on one core. Other
 * work on the machine does not count: collisions and CPU time are summed beside the wall time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CollisionBenchmark {

  /** Summed over all iterations: their quotient is the speed. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    /** Collisions. */
    public long collisions;

    /** CPU time of the thread that ran them, in microseconds. */
    public long cpuMicros;
  }

  private final EventDrivenSimulation glass = Glass.simulate(References.snapA(), 1);

  /** Half a τ. */
  @Benchmark
  public double run(Sums sums) {
    long collisions = glass.collisions();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    glass.run(0.5);
    sums.cpuMicros += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000;
    sums.collisions += glass.collisions() - collisions;
    return glass.time();
  }
}
