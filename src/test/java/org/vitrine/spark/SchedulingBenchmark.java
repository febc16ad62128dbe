package org.vitrine.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;

/**
 * What Spark costs: a worker that says it has a thousand cores is given tasks that sleep, and then
 * keep an array in the call's directory. Scheduling, sending and writing are real; only the cores
 * are not, so that the figure for many of them can be had on two.
 *
 * <p>Arguments: cores, seconds a task, tasks a core, values to keep (38000 are a trajectory of 2000
 * particles at 19 times); class path: that of the tests.
 */
public final class SchedulingBenchmark {

  private SchedulingBenchmark() {}

  /** Cores, seconds a task, tasks a core, values a task. */
  public static void main(String[] args) throws Exception {
    if (args.length == 6) {
      drive(args[4], Path.of(args[5]), args);
      return;
    }
    Path folder = Files.createTempDirectory("scheduling");
    int cores = Integer.parseInt(args[0]);
    try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
      cluster.addWorker(cores, "6g");
      String classes =
          folder.resolve("vitrine.jar") + ":" + Path.of("target", "test-classes").toAbsolutePath();
      Path log = folder.resolve("log");
      Process driver =
          cluster.drive(
              log,
              SchedulingBenchmark.class,
              List.of("-Dspark.executor.memory=4g", "-Dspark.executor.extraClassPath=" + classes),
              args[0],
              args[1],
              args[2],
              args[3],
              cluster.address(),
              folder.resolve("work").toString());
      driver.waitFor();
      System.out.println(Files.readString(log));
    }
  }

  private static void drive(String master, Path directory, String[] args) {
    int cores = Integer.parseInt(args[0]);
    double seconds = Double.parseDouble(args[1]);
    int rounds = Integer.parseInt(args[2]);
    int values = Integer.parseInt(args[3]);
    SparkContext context = new SparkContext(new SparkConf().setMaster(master).setAppName("sleep"));
    // the executors come with the first call, which is not counted
    take(context, directory.resolve("first"), cores, 10, values);
    long from = System.nanoTime();
    long cpu = cpuNanos();
    take(context, directory.resolve("second"), cores * rounds, Math.round(1000 * seconds), values);
    double taken = 1e-9 * (System.nanoTime() - from);
    cpu = cpuNanos() - cpu;
    context.stop();
    System.out.printf(
        Locale.ROOT,
        "%d cores, tasks of %s s: %d tasks in %.2f s, efficiency %.3f, %.1f ms a task and core,"
            + " of the driver's CPU %.1f ms a task%n",
        cores,
        seconds,
        cores * rounds,
        taken,
        rounds * seconds / taken,
        1000 * (taken / rounds - seconds),
        1e-6 * cpu / (cores * rounds));
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void take(
      SparkContext context, Path directory, int tasks, long millis, int values) {
    WorkDirectory work = WorkDirectory.open(directory, ArrayFile.of("call"));
    Spark.onSession(context)
        .make(
            new Pieces<>(
                Progress.NONE, tasks, (number, progress) -> slept(millis, values), new Kept(work)),
            (number, piece) -> {});
  }

  private static double[] slept(long millis, int values) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new StoppedException("stopped: asleep");
    }
    return new double[values];
  }

  private record Kept(WorkDirectory directory) implements Pieces.Store<double[]> {

    @Override
    public boolean holds(int piece) {
      return directory.holds("piece-" + piece);
    }

    @Override
    public double @Nullable [] find(int piece) {
      ArrayFile file = directory.find("piece-" + piece);
      return file == null ? null : file.doubles("values");
    }

    @Override
    public void keep(int piece, double[] values) {
      directory.keep("piece-" + piece, ArrayFile.of("piece").with("values", values));
    }

    @Override
    public String place() {
      return directory.toString();
    }
  }
}
