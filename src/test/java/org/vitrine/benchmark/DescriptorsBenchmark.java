package org.vitrine.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.vitrine.structure.DescriptorGrid;
import org.vitrine.structure.StructuralDescriptors;

/**
 * Describes an aged glass: generation 0, the 354 columns of the paper with Gaussians out to 9 δ,
 * and generations 1 and 2 together.
 *
 * <p>Other work on the machine does not count: particles and the CPU time of the whole process are
 * summed beside the wall time, and their quotient is the speed. What two cores gain shows in the
 * wall time. The heap has been touched before, as that of a kernel that has run for a while: on a
 * virtual machine the first touch of the rows takes up to a tenth of the time, on one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class DescriptorsBenchmark {

  /** Summed over all iterations. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    /** Particles described. */
    public long particles;

    /** CPU time, in microseconds. */
    public long cpuMicros;

    private StructuralDescriptors add(Supplier<StructuralDescriptors> call) {
      long before = PROCESS.getProcessCpuTime();
      StructuralDescriptors described = call.get();
      cpuMicros += (PROCESS.getProcessCpuTime() - before) / 1000;
      particles += described.size();
      return described;
    }
  }

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** As in {@link AgedSamples}. */
  @Param({"2000", "20000", "100000"})
  public int particles = 2000;

  /** As in {@code -Dvitrine.threads}. */
  @Param({"1", "2"})
  public String threads = "1";

  private static final DescriptorGrid GRID = Descriptors.grid().withGenerations(0);

  private List<Snapshot> glass = List.of();
  private @Nullable StructuralDescriptors measured;

  /** For all calls of a trial. */
  @Setup(Level.Trial)
  public void describeOnce() {
    glass = List.of(AgedSamples.of(particles));
    System.setProperty("vitrine.threads", threads);
    measured = Descriptors.of(glass, GRID);
  }

  /** Generation 0. */
  @Benchmark
  public StructuralDescriptors measure(Sums sums) {
    return sums.add(() -> Descriptors.of(glass, GRID));
  }

  /** Generations 1 and 2. */
  @Benchmark
  public StructuralDescriptors average(Sums sums) {
    StructuralDescriptors zeroth = Objects.requireNonNull(measured);
    return sums.add(() -> zeroth.withGenerations(2));
  }
}
