package org.vitrine.spark;

import static org.vitrine.support.Arguments.require;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.ProgressLog;
import org.vitrine.dataset.GlassRecipe;
import org.vitrine.dynamics.LogarithmicTimes;
import org.vitrine.io.Places;
import org.vitrine.simulation.HardSphereMixture;

/**
 * Makes a data set on a cluster, for {@code spark-submit}:
 *
 * <pre>spark-submit --master spark://head:7077 --driver-class-path 'target/lib/*' \
 *   --class org.vitrine.spark.Submit target/vitrine-0.1.0.jar \
 *   --snapshots 32 --runs 32 --times 0.01,316,4 --out /shared/glass</pre>
 *
 * <p>The pieces are kept in {@code work} under the directory, the finished set in {@code set},
 * which {@link org.vitrine.dataset.GlassData#read} reads. The same command goes on after a stop.
 */
public final class Submit {

  private static final String USAGE =
      """
      --out DIRECTORY        where all machines can write (required)
      --snapshots COUNT      independent configurations (24)
      --runs COUNT           from each of them (32)
      --times FIRST,LAST,N   in tau, N a decade (0.01,316,4)
      --age TAU              of each snapshot after growth (8000)
      --mixture NAME         paper or course (paper)
      --seed NUMBER          (2026)""";

  private GlassRecipe recipe = GlassRecipe.standard();
  private @Nullable Path out;

  private Submit(String[] arguments) {
    Iterator<String> words = Arrays.asList(arguments).iterator();
    while (words.hasNext()) {
      String option = words.next();
      require(
          words.hasNext(), option, "the last word", "followed by a value; options are\n" + USAGE);
      set(option, words.next());
    }
  }

  private void set(String option, String value) {
    try {
      switch (option) {
        case "--out" -> out = Places.path(value);
        case "--snapshots" -> recipe = recipe.withSnapshots(Integer.parseInt(value));
        case "--runs" -> recipe = recipe.withRuns(Integer.parseInt(value));
        case "--times" -> recipe = recipe.withTimes(times(value));
        case "--age" -> recipe = recipe.withAge(Double.parseDouble(value));
        case "--mixture" -> recipe = recipe.withMixture(HardSphereMixture.named(value));
        case "--seed" -> recipe = recipe.withSeed(Long.parseLong(value));
        default ->
            throw new IllegalArgumentException("there is no " + option + "; options are\n" + USAGE);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " must be a number, not " + value, e);
    }
  }

  private static double[] times(String value) {
    String[] parts = value.split(",", -1);
    require(parts.length == 3, "--times", value, "first,last,times a decade: 0.01,316,4");
    return LogarithmicTimes.of(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
  }

  /**
   * Makes the data set.
   *
   * @throws IllegalArgumentException when an option is not known or its value not allowed
   */
  public static void main(String[] arguments) {
    Submit call = new Submit(arguments);
    Path out = call.out;
    if (out == null) {
      throw new IllegalArgumentException("--out is missing; options are\n" + USAGE);
    }
    System.out.println(call.recipe);
    Progress.setListener(new ProgressLog(System.out));
    SparkContext context = new SparkContext(new SparkConf());
    try {
      var data = call.recipe.make(Spark.onSession(context), out.resolve("work"));
      data.save(out.resolve("set"));
      System.out.println(data);
    } finally {
      context.stop();
    }
  }
}
