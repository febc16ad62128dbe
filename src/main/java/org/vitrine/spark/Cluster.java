package org.vitrine.spark;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Where the tasks run: a cluster that each call connects to, or a session that stays. */
interface Cluster {

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
        SparkContext context = new SparkContext(conf);
        try {
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
