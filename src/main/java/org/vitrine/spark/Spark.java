package org.vitrine.spark;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.util.regex.Pattern;
import org.vitrine.concurrent.Runner;

/**
 * Makes the pieces of a long call on a cluster of Apache Spark 4.
 *
 * <pre>{@code
 * var propensity = Glass.propensity(starts, times, 32, 2026, Spark.on("spark://head:7077"), "/shared/runs");
 * }</pre>
 *
 * <p>A piece is a snapshot, a trajectory or a tethered run. Whoever makes it keeps it in the call's
 * directory, which therefore all machines share; long pieces are kept on their way, too. The same
 * seed gives the same bits as on one machine, whatever is lost or made twice, and the same call
 * goes on after a stop, with or without the cluster. Interrupting the call cancels its job.
 *
 * <p>Spark itself is not part of this library. It must be on the class path, in the version of the
 * cluster; Spark 4.2 runs on JDK 17, 21 and 25.
 */
public final class Spark {

  private static final Pattern MASTER = Pattern.compile("local(\\[.+])?|(spark|k8s)://.+|yarn");

  private Spark() {}

  /**
   * A cluster by its address. A call connects to it when it starts and leaves it when it ends.
   * Settings of Spark are read from the system properties that begin with {@code spark.}. A JVM has
   * one session of Spark at a time: where there is one, {@link #onSession} uses it.
   *
   * @param master "local[*]", "local[2]", "spark://host:7077", "yarn" or "k8s://…"
   * @throws IllegalStateException when Spark is not on the class path
   */
  public static Runner on(String master) {
    requirePresent("master", master);
    require(
        MASTER.matcher(master).matches(),
        "master",
        master,
        "local[*], local[cores], spark://host:port, yarn or k8s://host:port");
    requireSpark();
    return new SparkRunner(Cluster.at(master));
  }

  /**
   * The cluster of a session that is there: a SparkSession, SparkContext or JavaSparkContext. It
   * stays; the library's jar is added to it.
   *
   * @throws IllegalStateException when Spark is not on the class path of this library
   */
  public static Runner onSession(Object session) {
    requirePresent("session", session);
    requireSpark();
    return new SparkRunner(Cluster.of(session));
  }

  private static void requireSpark() {
    try {
      Class.forName("org.apache.spark.SparkContext", false, Spark.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Spark is not on the class path: add the jars of Apache Spark 4 (SPARK_HOME/jars), or"
              + " org.apache.spark:spark-core_2.13:4.2.0, beside those of Vitrine",
          e);
    }
  }
}
