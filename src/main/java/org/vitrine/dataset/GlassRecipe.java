package org.vitrine.dataset;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;
import static org.vitrine.support.Arguments.requirePresent;
import static org.vitrine.support.Arguments.requireTimes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Runner;
import org.vitrine.dynamics.IsoconfigurationalEnsemble;
import org.vitrine.dynamics.LogarithmicTimes;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;
import org.vitrine.structure.Cage;
import org.vitrine.structure.Cages;
import org.vitrine.support.Summary;

/**
 * How a data set is made: independent snapshots, aged; runs from each; the cages; and the control
 * of the cages, other and shorter runs that cost as much. Immutable: a {@code with…} method returns
 * a new recipe.
 *
 * <pre>{@code
 * var data = Glass.recipe().withSnapshots(8).withAge(200).make("work");   // goes on after a stop
 * data.save("my-glasses");                                                // GlassData.read(…)
 * }</pre>
 */
public final class GlassRecipe implements Summary.Summarized {

  /** In τ. The last of them says what a control's run costs. */
  private static final double[] CONTROL_TIMES = {0.1, 0.3, 1, 3};

  private static final GlassRecipe STANDARD =
      new GlassRecipe(
          HardSphereMixture.PAPER,
          28,
          8_000,
          LogarithmicTimes.of(0.01, 316, 4),
          32,
          Cage.standard(),
          2026);

  private final HardSphereMixture mixture;
  private final int snapshots;
  private final double age;
  private final double[] times;
  private final int runs;
  private final Cage cage;
  private final long seed;

  private GlassRecipe(
      HardSphereMixture mixture,
      int snapshots,
      double age,
      double[] times,
      int runs,
      Cage cage,
      long seed) {
    this.mixture = mixture;
    this.snapshots = snapshots;
    this.age = age;
    this.times = times;
    this.runs = runs;
    this.cage = cage;
    this.seed = seed;
  }

  /**
   * That of the set "bhs-0.58": the paper's mixture, 28 snapshots aged 8 000 τ, 32 runs each to 316
   * τ at four times a decade, cages of R = 0.1, 0.2 and 0.3 σ_L, seed 2026.
   */
  public static GlassRecipe standard() {
    return STANDARD;
  }

  /** Of another mixture. */
  public GlassRecipe withMixture(HardSphereMixture other) {
    requirePresent("mixture", other);
    return new GlassRecipe(other, snapshots, age, times, runs, cage, seed);
  }

  /** With another number of snapshots, at least 1. */
  public GlassRecipe withSnapshots(int count) {
    require(count >= 1, "count", count, "at least 1");
    return new GlassRecipe(mixture, count, age, times, runs, cage, seed);
  }

  /** With another age, in τ: how long each snapshot is run after growth. */
  public GlassRecipe withAge(double tau) {
    requirePositive("age", tau);
    return new GlassRecipe(mixture, snapshots, tau, times, runs, cage, seed);
  }

  /** With the propensity at other times, in τ, increasing. */
  public GlassRecipe withTimes(double... others) {
    requirePresent("times", others);
    requireTimes(others);
    return new GlassRecipe(mixture, snapshots, age, others.clone(), runs, cage, seed);
  }

  /** With another number of runs from each snapshot, at least 2. */
  public GlassRecipe withRuns(int count) {
    require(count >= 2, "runs", count, "at least 2");
    return new GlassRecipe(mixture, snapshots, age, times, count, cage, seed);
  }

  /** With cages that are sampled otherwise. */
  public GlassRecipe withCage(Cage other) {
    requirePresent("cage", other);
    return new GlassRecipe(mixture, snapshots, age, times, runs, other, seed);
  }

  /** With another seed; the control's runs have the seed after it. */
  public GlassRecipe withSeed(long other) {
    return new GlassRecipe(mixture, snapshots, age, times, runs, cage, other);
  }

  /** τ that each snapshot is run after growth. */
  public double age() {
    return age;
  }

  /** The mixture. */
  public HardSphereMixture mixture() {
    return mixture;
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** As many runs as cost what the cages cost, at least 2. */
  private int controlRuns() {
    double last = CONTROL_TIMES[CONTROL_TIMES.length - 1];
    return (int) Math.max(2, Math.round(cage.cost() / last));
  }

  /** What everything costs, in τ of one trajectory of all particles. */
  public double cost() {
    return snapshots
        * (age
            + runs * times[times.length - 1]
            + cage.cost()
            + controlRuns() * CONTROL_TIMES[CONTROL_TIMES.length - 1]);
  }

  /**
   * Makes the set, in parallel.
   *
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public GlassData make() {
    return made(Runner.local(), null);
  }

  /**
   * As {@link #make()}, each finished piece kept in a directory: the same call goes on from there
   * after a stop or a kill, with the same bits, and so does one for more snapshots or runs.
   *
   * @param directory of this recipe alone; made if it is not there
   * @throws IllegalArgumentException when it holds the work of another recipe; the message names
   *     the first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public GlassData make(Path directory) {
    return make(Runner.local(), directory);
  }

  /** As {@link #make(Path)}. */
  public GlassData make(String directory) {
    return make(Places.path(directory));
  }

  /** As {@link #make(Path)}, by a runner such as {@code Spark.on("local[*]")}. */
  public GlassData make(Runner runner, Path directory) {
    requirePresent("runner", runner);
    requirePresent("directory", directory);
    return made(runner, directory);
  }

  /** As {@link #make(Runner, Path)}. */
  public GlassData make(Runner runner, String directory) {
    return make(runner, Places.path(directory));
  }

  private GlassData made(Runner runner, @Nullable Path directory) {
    List<Snapshot> starts =
        directory == null
            ? IndependentSnapshots.of(mixture, snapshots, age, seed)
            : IndependentSnapshots.of(
                mixture, snapshots, age, seed, runner, directory.resolve("snapshots"));
    return new GlassData(
        age,
        seed,
        propensity(starts, times, runs, seed, runner, directory, "runs"),
        propensity(starts, CONTROL_TIMES, controlRuns(), seed + 1, runner, directory, "control"),
        Cages.of(
            starts, cage, seed, runner, directory == null ? null : directory.resolve("cages")));
  }

  private static Propensity propensity(
      List<Snapshot> starts,
      double[] times,
      int runs,
      long seed,
      Runner runner,
      @Nullable Path directory,
      String name) {
    return directory == null
        ? IsoconfigurationalEnsemble.propensity(starts, times, runs, seed)
        : IsoconfigurationalEnsemble.propensity(
            starts, times, runs, seed, runner, directory.resolve(name));
  }

  @Override
  public Summary summary() {
    return Summary.of("Recipe of a data set")
        .with("mixture", "%s", mixture)
        .with("snapshots", "%d, aged %s τ", snapshots, age)
        .with(
            "propensity",
            "%d runs each, %d times from %s to %s τ",
            runs,
            times.length,
            times[0],
            times[times.length - 1])
        .with("cages", "R = %s, %s τ a snapshot", Arrays.toString(cage.radii()), cage.cost())
        .with("control", "%d runs to %s τ", controlRuns(), CONTROL_TIMES[CONTROL_TIMES.length - 1])
        .with("seed", "%d", seed)
        .with("cost", "%.3g τ in all", cost());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
