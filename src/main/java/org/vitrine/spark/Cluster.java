package org.vitrine.spark;

import static org.vitrine.support.Arguments.require;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Where the tasks run: a cluster that each call connects to, or a session that stays. */
interface Cluster {

  /** How the address of a standalone cluster begins; several masters may follow it. */
  String STANDALONE = "spark://";

  /** How long a master may take to take up a connection. */
  int MILLIS_TO_ANSWER = 10_000;

  /** A call begins. */
  SparkContext enter(String what);

  /** The call has ended. */
  void leave(SparkContext context);

  /** The cluster at an address, for the time of each call. */
  static Cluster at(String master) {
    return new Cluster() {
      @Override
      public SparkContext enter(String what) {
        SparkConf conf = new SparkConf().setMaster(master).setAppName("Vitrine: " + what);
        // An executor that is killed counts as a failure of its tasks: machines come and go.
        conf.setIfMissing("spark.task.maxFailures", "16");
        conf.setIfMissing("spark.log.level", "ERROR");
        requireAnswer(master);
        SparkContext context = new SparkContext(conf);
        try {
          requireEntered(context, master);
          return withLibrary(context);
        } catch (RuntimeException e) {
          context.stop();
          throw e;
        }
      }

      @Override
      public void leave(SparkContext context) {
        context.stop();
      }
    };
  }

  /** The cluster of a SparkContext, a JavaSparkContext or what has one, such as a SparkSession. */
  static Cluster of(Object session) {
    SparkContext context = context(session);
    return new Cluster() {
      @Override
      public SparkContext enter(String what) {
        return withLibrary(context);
      }

      @Override
      public void leave(SparkContext same) {
        // it stays
      }
    };
  }

  private static SparkContext context(Object session) {
    if (session instanceof SparkContext context) {
      return context;
    }
    if (session instanceof JavaSparkContext java) {
      return java.sc();
    }
    try { // a SparkSession, whose module need not be there
      if (session.getClass().getMethod("sparkContext").invoke(session)
          instanceof SparkContext context) {
        return context;
      }
    } catch (ReflectiveOperationException e) {
      throw notASession(session, e);
    }
    throw notASession(session, null);
  }

  private static IllegalArgumentException notASession(Object session, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "session must be a SparkSession, SparkContext or JavaSparkContext, not "
            + session.getClass().getName(),
        cause);
  }

  /**
   * Spark itself tries for a minute, and then has no reason to tell.
   *
   * @throws IllegalStateException when nobody listens at any of a standalone cluster's addresses
   */
  private static void requireAnswer(String master) {
    if (!master.startsWith(STANDALONE)) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    for (String address : master.substring(STANDALONE.length()).split(",", -1)) {
      URI uri = URI.create(STANDALONE + address);
      require(uri.getHost() != null && uri.getPort() > 0, "master", master, "spark://host:port");
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), MILLIS_TO_ANSWER);
        return;
      } catch (IOException e) {
        reasons.add(address + ": " + e.getMessage());
      }
    }
    throw new IllegalStateException(
        "no master of Spark answers at " + master + " (" + String.join("; ", reasons) + ")");
  }

  private static void requireEntered(SparkContext context, String master) {
    if (context.isStopped()) {
      throw new IllegalStateException(
          "Spark could not enter the cluster at "
              + master
              + ": is the master of the same version, and may this machine use it?");
    }
  }

  /** The machines of a cluster fetch the library from this one. */
  private static SparkContext withLibrary(SparkContext context) {
    if (!context.isLocal()) {
      Path jar = library();
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(
            "a cluster needs Vitrine's jar (mvn package): its classes are in " + jar);
      }
      if (!context.listJars().exists(url -> url.endsWith("/" + jar.getFileName()))) {
        context.addJar(jar.toUri().toString());
      }
    }
    return context;
  }

  private static Path library() {
    try {
      return Path.of(Cluster.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
