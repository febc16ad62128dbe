package org.vitrine;

import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.List;
import org.vitrine.concurrent.Runner;
import org.vitrine.dataset.GlassData;
import org.vitrine.dataset.GlassRecipe;
import org.vitrine.dynamics.Dynamics;
import org.vitrine.dynamics.IsoconfigurationalEnsemble;
import org.vitrine.dynamics.LogarithmicTimes;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.Places;
import org.vitrine.io.SnapshotFiles;
import org.vitrine.notebook.Cell;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;
import org.vitrine.structure.Health;
import org.vitrine.structure.StructureFactor;

/**
 * Make a glass and watch it move. Lengths are in σ_L, masses in m_L, times in τ = sqrt(m_L σ_L² /
 * kT), energies in kT.
 *
 * <pre>{@code
 * var glass = Glass.simulate(Glass.mixture(), 42);          // the paper's mixture, grown to η = 0.58
 * glass.run(100);                                           // 100 τ more
 * glass.save("glass.safetensors");                          // Glass.resume(…) goes on in every bit
 *
 * var starts = Glass.snapshots(Glass.mixture(), 6, 300, 42);              // 6 independent ones, aged 300 τ
 * var propensity = Glass.propensity(starts, Glass.times(0.01, 10, 4), 12, 42);
 * propensity.chart();                                       // the paper's Figure 1
 * }</pre>
 *
 * <p>The same seed gives the same bits on any number of threads ({@code -Dvitrine.threads}, by
 * default all cores) and on every JDK.
 *
 * <p>Where a file or directory is given by its name, that may be an address such as {@code
 * s3://bucket/runs} ({@link org.vitrine.io.Places}).
 */
public final class Glass {

  /** In σ_L⁻¹: up to here F_s is measured. S(q) of spheres above 0.5 σ_L has its peak below. */
  private static final double LONGEST_WAVE = 16;

  private Glass() {}

  /**
   * Shows this page in the cell; {@code help(Models.class)} or {@code help(value)} shows others.
   */
  public static void help() {
    Cell.help(Glass.class);
  }

  /** The paper's mixture: 600 large and 1400 small spheres, σ_S/σ_L = 0.85, η = 0.58. */
  public static HardSphereMixture mixture() {
    return HardSphereMixture.PAPER;
  }

  /**
   * A mixture by its name: "paper" is that of {@link #mixture()}, "course" the same at η = 0.54
   * with N = 500, which relaxes in 4 τ and so comes to equilibrium within seconds.
   *
   * @throws IllegalArgumentException when it is another name; the message lists them
   */
  public static HardSphereMixture mixture(String name) {
    requirePresent("name", name);
    return HardSphereMixture.named(name);
  }

  /**
   * A simulation of a mixture: grown to its packing fraction, with Maxwell–Boltzmann velocities, at
   * time 0.
   */
  public static EventDrivenSimulation simulate(HardSphereMixture mixture, long seed) {
    requirePresent("mixture", mixture);
    return EventDrivenSimulation.grow(mixture, seed);
  }

  /**
   * A simulation from the positions of a snapshot, with new velocities, at time 0.
   *
   * @throws IllegalArgumentException when two spheres overlap by more than 1e-9 σ; the message
   *     names them
   */
  public static EventDrivenSimulation simulate(Snapshot start, long seed) {
    requirePresent("start", start);
    return EventDrivenSimulation.of(start, seed);
  }

  /**
   * A simulation that {@link EventDrivenSimulation#save(Path)} has kept: it goes on in every bit as
   * the one that was saved.
   *
   * @throws IllegalArgumentException when the file is another one, was cut short, damaged or edited
   *     amiss, or was written by a newer version of this library
   */
  public static EventDrivenSimulation resume(Path path) {
    return EventDrivenSimulation.resume(path);
  }

  /** As {@link #resume(Path)}. */
  public static EventDrivenSimulation resume(String path) {
    return resume(Places.path(path));
  }

  /**
   * Independent snapshots, each grown and aged by itself, in parallel.
   *
   * @param count how many; snapshot k of 10 equals snapshot k of 20
   * @param age τ that each is run after growth
   */
  public static List<Snapshot> snapshots(
      HardSphereMixture mixture, int count, double age, long seed) {
    requirePresent("mixture", mixture);
    return IndependentSnapshots.of(mixture, count, age, seed);
  }

  /**
   * As {@link #snapshots(HardSphereMixture, int, double, long)}, each snapshot kept in a directory
   * as soon as it is old enough: the same call goes on from there after a stop or a kill, with the
   * same bits, and so does one for more snapshots.
   *
   * @param directory of this call alone; made if it is not there
   * @throws IllegalArgumentException when it holds the work of another call; the message names the
   *     first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static List<Snapshot> snapshots(
      HardSphereMixture mixture, int count, double age, long seed, Path directory) {
    return snapshots(mixture, count, age, seed, Runner.local(), directory);
  }

  /** As {@link #snapshots(HardSphereMixture, int, double, long, Path)}. */
  public static List<Snapshot> snapshots(
      HardSphereMixture mixture, int count, double age, long seed, String directory) {
    return snapshots(mixture, count, age, seed, Places.path(directory));
  }

  /**
   * As {@link #snapshots(HardSphereMixture, int, double, long, Path)}, by a runner such as {@link
   * org.vitrine.spark.Spark#on}; one that is lost goes on from where it was at most 200 τ earlier.
   */
  public static List<Snapshot> snapshots(
      HardSphereMixture mixture, int count, double age, long seed, Runner runner, Path directory) {
    requirePresent("mixture", mixture);
    requirePresent("runner", runner);
    requirePresent("directory", directory);
    return IndependentSnapshots.of(mixture, count, age, seed, runner, directory);
  }

  /** As {@link #snapshots(HardSphereMixture, int, double, long, Runner, Path)}. */
  public static List<Snapshot> snapshots(
      HardSphereMixture mixture,
      int count,
      double age,
      long seed,
      Runner runner,
      String directory) {
    return snapshots(mixture, count, age, seed, runner, Places.path(directory));
  }

  /** The snapshot in a file: {@code .sph}, or extended XYZ ({@code .xyz}, {@code .extxyz}). */
  public static Snapshot read(Path path) {
    return SnapshotFiles.read(path);
  }

  /** As {@link #read(Path)}. */
  public static Snapshot read(String path) {
    return read(Places.path(path));
  }

  /** Every snapshot in a file. */
  public static List<Snapshot> readAll(Path path) {
    return SnapshotFiles.readAll(path);
  }

  /** As {@link #readAll(Path)}. */
  public static List<Snapshot> readAll(String path) {
    return readAll(Places.path(path));
  }

  /** Writes a snapshot; the extension says the format. The file appears whole or not at all. */
  public static void write(Snapshot snapshot, Path path) {
    requirePresent("snapshot", snapshot);
    requirePresent("path", path);
    SnapshotFiles.write(List.of(snapshot), path);
  }

  /** As {@link #write(Snapshot, Path)}. */
  public static void write(Snapshot snapshot, String path) {
    write(snapshot, Places.path(path));
  }

  /** Writes snapshots one after the other into one file. */
  public static void write(List<Snapshot> snapshots, Path path) {
    requirePresent("snapshots", snapshots);
    requirePresent("path", path);
    SnapshotFiles.write(snapshots, path);
  }

  /** As {@link #write(List, Path)}. */
  public static void write(List<Snapshot> snapshots, String path) {
    write(snapshots, Places.path(path));
  }

  /**
   * Logarithmic times with both ends, rounded to 4 significant digits.
   *
   * @param first in τ
   * @param last in τ
   * @param perDecade times a decade
   */
  public static double[] times(double first, double last, int perDecade) {
    return LogarithmicTimes.of(first, last, perDecade);
  }

  /**
   * The dynamic propensity of every particle (paper, eq. 1), from many runs with other velocities;
   * in parallel.
   *
   * @param times in τ, increasing; none above a twentieth of the snapshots' age, or ageing shows in
   *     the figures
   * @param runs from each snapshot, at least 2
   */
  public static Propensity propensity(List<Snapshot> starts, double[] times, int runs, long seed) {
    requirePresent("starts", starts);
    requirePresent("times", times);
    return IsoconfigurationalEnsemble.propensity(starts, times, runs, seed);
  }

  /** As {@link #propensity(List, double[], int, long)}, of one snapshot. */
  public static Propensity propensity(Snapshot start, double[] times, int runs, long seed) {
    requirePresent("start", start);
    return propensity(List.of(start), times, runs, seed);
  }

  /**
   * As {@link #propensity(List, double[], int, long)}, each trajectory kept in a directory as soon
   * as it has ended: the same call goes on from there after a stop or a kill, with the same bits,
   * and so does one for more runs or more snapshots. A long trajectory that is killed goes on from
   * where it was at most a core-minute earlier.
   *
   * @param directory of this call alone; made if it is not there
   * @throws IllegalArgumentException when it holds the work of another call; the message names the
   *     first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Path directory) {
    return propensity(starts, times, runs, seed, Runner.local(), directory);
  }

  /** As {@link #propensity(List, double[], int, long, Path)}. */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, String directory) {
    return propensity(starts, times, runs, seed, Places.path(directory));
  }

  /**
   * As {@link #propensity(List, double[], int, long, Path)}, by a runner such as {@link
   * org.vitrine.spark.Spark#on}: the same bits, whoever made which trajectory.
   *
   * @param directory which all the runner's machines share
   */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Runner runner, Path directory) {
    requirePresent("starts", starts);
    requirePresent("times", times);
    requirePresent("runner", runner);
    requirePresent("directory", directory);
    return IsoconfigurationalEnsemble.propensity(starts, times, runs, seed, runner, directory);
  }

  /** As {@link #propensity(List, double[], int, long, Runner, Path)}. */
  public static Propensity propensity(
      List<Snapshot> starts, double[] times, int runs, long seed, Runner runner, String directory) {
    return propensity(starts, times, runs, seed, runner, Places.path(directory));
  }

  /** As {@link #propensity(List, double[], int, long, Path)}, of one snapshot. */
  public static Propensity propensity(
      Snapshot start, double[] times, int runs, long seed, Path directory) {
    requirePresent("start", start);
    return propensity(List.of(start), times, runs, seed, directory);
  }

  /** As {@link #propensity(Snapshot, double[], int, long, Path)}. */
  public static Propensity propensity(
      Snapshot start, double[] times, int runs, long seed, String directory) {
    return propensity(start, times, runs, seed, Places.path(directory));
  }

  /**
   * A propensity that {@link Propensity#save(Path)} has kept, in every bit.
   *
   * @throws IllegalArgumentException when the file is another one, was cut short or damaged, or was
   *     written by a newer version of this library
   */
  public static Propensity readPropensity(Path path) {
    return Propensity.read(path);
  }

  /** As {@link #readPropensity(Path)}. */
  public static Propensity readPropensity(String path) {
    return readPropensity(Places.path(path));
  }

  /**
   * Mean squared displacement, scattering functions F_s(q, t) with τ_α, non-Gaussian parameter,
   * overlap and χ₄ of the runs of a propensity; nothing is simulated. q of each species is where
   * its partial S(q) is highest below 16 σ_L⁻¹, averaged over the snapshots; {@link
   * Propensity#dynamics(double)} takes any other.
   *
   * @throws IllegalArgumentException when the boxes of the snapshots differ, or the propensity was
   *     saved before these were measured
   */
  public static Dynamics dynamics(Propensity propensity) {
    requirePresent("propensity", propensity);
    StructureFactor structure = StructureFactor.of(propensity.snapshots(), LONGEST_WAVE, 0.1);
    Dynamics dynamics = propensity.dynamics(structure.peak());
    for (String species : propensity.speciesNames()) {
      dynamics = dynamics.withWaveNumber(species, structure.peak(species));
    }
    return dynamics;
  }

  /**
   * The state of a set of snapshots: equilibrated, aged, ageing or crystallising, with the pressure
   * beside BMCSL's, and the solid-like particles. Each is run on for 20 τ; in parallel.
   *
   * @param snapshots of the same species and packing fraction
   */
  public static Health health(List<Snapshot> snapshots) {
    return health(snapshots, 20, 0);
  }

  /** As {@link #health(List)}, of one snapshot. */
  public static Health health(Snapshot snapshot) {
    requirePresent("snapshot", snapshot);
    return health(List.of(snapshot));
  }

  /**
   * As {@link #health(List)}.
   *
   * @param duration τ that each snapshot is run on: the longer, the slower the drift that shows
   * @param seed of the velocities
   */
  public static Health health(List<Snapshot> snapshots, double duration, long seed) {
    requirePresent("snapshots", snapshots);
    return Health.of(snapshots, duration, seed);
  }

  /**
   * A data set by its name: the directory of that name in {@code data} or {@code notebooks/data},
   * here or in a folder above, else where {@code -Dvitrine.data} points.
   *
   * @param name "bhs-0.58" is the one that comes with the notebooks
   * @throws IllegalArgumentException when there is none; the message says how to make it
   */
  public static GlassData dataset(String name) {
    return GlassData.named(name);
  }

  /** How the set "bhs-0.58" is made; its {@code with…} methods change that. */
  public static GlassRecipe recipe() {
    return GlassRecipe.standard();
  }
}
