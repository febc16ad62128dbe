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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.CellListSimulation;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * Collisions of aged samples at η = 0.58: the engine on one core and on two, and a plain cell-list
 * simulation of the same.
 *
 * <p>One call covers the time of about 41 000 collisions, whatever the number of particles. Other
 * work on the machine does not count: collisions and CPU time are summed beside the wall time, and
 * their quotient is the speed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CollisionBenchmark {

  /** Summed over all iterations and threads: their quotient is the speed. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    /** Collisions. */
    public long collisions;

    /** CPU time of the threads that ran them, in microseconds. */
    public long cpuMicros;

    private void add(long newCollisions, long cpuNanos) {
      collisions += newCollisions;
      cpuMicros += cpuNanos / 1000;
    }
  }

  /** Where every trajectory starts. */
  @State(Scope.Benchmark)
  public static class Sample {
    /** N. */
    @Param({"500", "2000", "20000", "100000"})
    public int particles = 2000;

    private Snapshot glass = AgedSamples.of(2000);

    /** Once a fork. */
    @Setup
    public void age() {
      glass = AgedSamples.of(particles);
    }

    /** τ: half a one at N = 2000. */
    private double duration() {
      return 1000.0 / particles;
    }
  }

  /** The engine's, one for each thread. */
  @State(Scope.Thread)
  public static class Trajectory {
    private EventDrivenSimulation simulation = EventDrivenSimulation.of(AgedSamples.of(2000), 1);

    /** Once a fork. */
    @Setup
    public void start(Sample sample, ThreadParams thread) {
      simulation = EventDrivenSimulation.of(sample.glass, thread.getThreadIndex());
    }
  }

  /** The plain simulation's. */
  @State(Scope.Thread)
  public static class PlainTrajectory {
    private CellListSimulation simulation = CellListSimulation.of(AgedSamples.of(2000), 1);

    /** Once a fork. */
    @Setup
    public void start(Sample sample, ThreadParams thread) {
      simulation = CellListSimulation.of(sample.glass, thread.getThreadIndex());
    }
  }

  /** One trajectory on one core. */
  @Benchmark
  public void engine(Sample sample, Trajectory trajectory, Sums sums) {
    run(sample, trajectory, sums);
  }

  /** Two trajectories on two cores; time and sums are those of both. */
  @Benchmark
  @Threads(2)
  public void engineOnTwoCores(Sample sample, Trajectory trajectory, Sums sums) {
    run(sample, trajectory, sums);
  }

  private static void run(Sample sample, Trajectory trajectory, Sums sums) {
    EventDrivenSimulation simulation = trajectory.simulation;
    long collisions = simulation.collisions();
    long cpu = cpuNanos();
    simulation.run(sample.duration());
    sums.add(simulation.collisions() - collisions, cpuNanos() - cpu);
  }

  /** The baseline, on one core. */
  @Benchmark
  public void plainCellList(Sample sample, PlainTrajectory trajectory, Sums sums) {
    CellListSimulation simulation = trajectory.simulation;
    long collisions = simulation.collisions();
    long cpu = cpuNanos();
    simulation.run(simulation.time() + sample.duration());
    sums.add(simulation.collisions() - collisions, cpuNanos() - cpu);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
