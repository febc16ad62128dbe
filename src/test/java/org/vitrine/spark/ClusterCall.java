package org.vitrine.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.vitrine.Glass;
import org.vitrine.concurrent.Runner;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.HardSphereMixture;

/**
 * Snapshots, each kept twice on its way, and trajectories from them, of some tenths of a second:
 * long enough to be killed.
 */
final class ClusterCall {

  static final int SNAPSHOTS = 6;
  static final int TRAJECTORIES = 24;

  private static final HardSphereMixture MIXTURE = HardSphereMixture.PAPER.withParticles(100);

  private ClusterCall() {}

  static void make(Runner runner, Path directory, Path result) {
    List<Snapshot> starts =
        Glass.snapshots(MIXTURE, SNAPSHOTS, 450, 42, runner, directory.resolve("snapshots"));
    double[] times = {1, 100};
    int runs = TRAJECTORIES / SNAPSHOTS;
    Glass.propensity(starts, times, runs, 42, runner, directory.resolve("runs")).save(result);
  }

  /** Master, directory, result; says how many tasks Spark has started a second time. */
  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setMaster(args[0]).setAppName("test");
    SparkContext context = new SparkContext(conf);
    AtomicInteger twins = new AtomicInteger();
    context.addSparkListener(
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().speculative()) {
              twins.incrementAndGet();
            }
          }
        });
    make(Spark.onSession(context), Path.of(args[1]), Path.of(args[2]));
    context.stop(); // after the listener has heard of everything
    System.out.println(twins + " twins");
  }
}
