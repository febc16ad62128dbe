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
import org.vitrine.References;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * Starting one more trajectory of an ensemble from the reference snapshot, 2000 particles:
 * velocities, neighbour lists, first events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StartBenchmark {

  /** Summed over all iterations: CPU time a start is their quotient. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    /** Trajectories that were started. */
    public long starts;

    /** CPU time of the thread that started them, in microseconds. */
    public long cpuMicros;
  }

  private final Snapshot glass = References.snapA();
  private int run;

  /** One start. */
  @Benchmark
  public EventDrivenSimulation start(Sums sums) {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    EventDrivenSimulation started = EventDrivenSimulation.ofRun(glass, 1, 0, run++);
    sums.cpuMicros += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000;
    sums.starts++;
    return started;
  }
}
