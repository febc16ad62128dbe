package org.vitrine.benchmark;

import com.sun.management.OperatingSystemMXBean;
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
import org.vitrine.Descriptors;
import org.vitrine.References;
import org.vitrine.structure.StructuralDescriptors;

/** The nine columns of the cage, of the reference snapshot, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dvitrine.threads=1")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class CageBenchmark {

  /** CPU time of the whole process, its compiler included. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cpu {
    /** In milliseconds, summed over the iterations. */
    public long millis;
  }

  private final StructuralDescriptors described =
      Descriptors.of(References.snapA()).select("g0_G_L_r0.860000");

  private long seed;

  private static long processMillis() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1_000_000;
  }

  /** Of another seed each time. */
  @Benchmark
  public StructuralDescriptors cage(Cpu cpu) {
    long from = processMillis();
    StructuralDescriptors caged = described.withCage(++seed);
    cpu.millis += processMillis() - from;
    return caged;
  }
}
