package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Runner;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import org.vitrine.support.Summary.Fact;
import tech.tablesaw.api.Table;

/**
 * What tethered runs have told of the cages in some snapshots: for each radius and particle the
 * cage's centre, its distance, its radius and the mean displacement ({@link Cage} says how). Made
 * once, they can be kept in a file, and serve {@link StructuralDescriptors#withCage(Cages)} and
 * {@link StructuralDescriptors#withCageCentres(Cages, double)} alike. Immutable.
 */
public final class Cages implements Summary.Summarized {

  private final Rows rows;
  private final Cage cage;
  private final long seed;

  /** For each radius in turn the runs of all snapshots. */
  private final List<List<CageRun>> runs;

  Cages(List<Snapshot> snapshots, Cage cage, long seed, List<List<CageRun>> runs) {
    this.rows = new Rows(snapshots);
    this.cage = cage;
    this.seed = seed;
    this.runs = runs.stream().map(List::copyOf).toList();
  }

  /**
   * Samples the cages. In parallel over snapshots and radii; a radius and a snapshot have the same
   * bits whichever others there are.
   *
   * @param seed of the velocities
   * @throws IllegalArgumentException when a snapshot is not of hard spheres: when two overlap
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public static Cages of(List<Snapshot> snapshots, Cage cage, long seed) {
    return of(snapshots, cage, seed, null);
  }

  /**
   * As {@link #of(List, Cage, long)}, each run kept in a directory as soon as it has ended: the
   * same call goes on from there after a stop or a kill, with the same bits, and so does one for
   * more snapshots or other radii.
   *
   * @param directory of this seed and length alone; made if it is not there; null to keep nothing
   * @throws IllegalArgumentException when it holds the work of another call; the message names the
   *     first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public static Cages of(List<Snapshot> snapshots, Cage cage, long seed, @Nullable Path directory) {
    return of(snapshots, cage, seed, Runner.local(), directory);
  }

  /** As {@link #of(List, Cage, long, Path)}, by a runner such as a cluster. */
  public static Cages of(
      List<Snapshot> snapshots, Cage cage, long seed, Runner runner, @Nullable Path directory) {
    requirePresent("snapshots", snapshots);
    requirePresent("cage", cage);
    requirePresent("runner", runner);
    return new Cages(
        snapshots, cage, seed, new CageSampling(snapshots, cage, seed).runs(runner, directory));
  }

  /** The snapshots whose cages these are. */
  public List<Snapshot> snapshots() {
    return rows.snapshots();
  }

  /** How they were sampled. */
  public Cage cage() {
    return cage;
  }

  /** The seed of the runs. */
  public long seed() {
    return seed;
  }

  /**
   * The configurations of the cages' centres: every particle at its mean position.
   *
   * @param radius one of those that were sampled, in σ_L
   * @throws IllegalArgumentException when it is none
   */
  public List<Snapshot> centres(double radius) {
    List<CageRun> sampled = runs(radius);
    return IntStream.range(0, sampled.size())
        .mapToObj(s -> sampled.get(s).centres(snapshots().get(s)))
        .toList();
  }

  /**
   * Columns "snapshot", "particle" and "species", then for each radius "cage_distance_R0.1",
   * "cage_radius_R0.1" and "cage_displacement_R0.1", in σ_L.
   */
  public Table table() {
    return rows.table("cages", blocks().stream().flatMap(ColumnBlock::columns));
  }

  /** Three columns for each radius: distance, radius, mean displacement. */
  List<ColumnBlock> blocks() {
    return Arrays.stream(cage.radii())
        .mapToObj(radius -> block(Cage.names(radius), radius).withFact(fact(radius)))
        .toList();
  }

  /** One column: the distance of each centre from its particle. */
  ColumnBlock distances(double radius) {
    String name = centreName(radius);
    return block(List.of(name), radius).withFact(fact(radius));
  }

  /** The first of the columns of a radius, under these names. */
  private ColumnBlock block(List<String> names, double radius) {
    ColumnBlock block = new ColumnBlock(names, rows);
    for (int s = 0; s < snapshots().size(); s++) {
      double[] columns = runs(radius).get(s).columns();
      double[] values = block.values(s);
      for (int k = 0; k < values.length; k++) {
        values[k] = columns[CageRun.COLUMNS * (k / names.size()) + k % names.size()];
      }
    }
    return block;
  }

  /** The name of the column that says how far the centres are. */
  static String centreName(double radius) {
    return Cage.kind(radius) + "_centre_displacement_" + Cage.label(radius);
  }

  /**
   * Keeps everything, the snapshots included, in a file that {@link #read} gives back in every bit
   * and that other programs can read ({@link org.vitrine.io.ArrayFile}): {@code columns.0.R0.1} has
   * the three columns of snapshot 0, {@code displacements.0.R0.1} the ways to the cages' centres.
   * It appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void save(Path path) {
    requirePresent("path", path);
    CagesFile.write(this, path);
  }

  /** As {@link #save(Path)}. */
  public void save(String path) {
    save(Places.path(path));
  }

  /**
   * Cages that were saved.
   *
   * @throws IllegalArgumentException when the file is another one, was cut short or damaged, or was
   *     written by a newer version of this library
   */
  public static Cages read(Path path) {
    requirePresent("path", path);
    return CagesFile.read(path);
  }

  /**
   * The runs of a radius, one a snapshot.
   *
   * @throws IllegalArgumentException when it was not sampled
   */
  List<CageRun> runs(double radius) {
    int place = Arrays.stream(cage.radii()).boxed().toList().indexOf(radius);
    require(place >= 0, "radius", radius, "one of " + Arrays.toString(cage.radii()));
    return runs.get(place);
  }

  /** What a radius has cost a snapshot, and how well its columns are known. */
  private Fact fact(double radius) {
    List<CageRun> sampled = runs(radius);
    double seconds =
        sampled.stream()
            .mapToDouble(CageRun::seconds)
            .filter(s -> s >= 0)
            .average()
            .orElse(Double.NaN);
    String time =
        Double.isNaN(seconds)
            ? "kept from an earlier call"
            : String.format(Locale.ROOT, "%.2g s of one core", seconds);
    return new Fact(
        Cage.kind(radius) + " " + Cage.label(radius),
        String.format(
            Locale.ROOT,
            "%s τ a snapshot, %s; two-seed correlation %.2f, %.2f, %.2f"
                + " (distance, radius, displacement; estimated from half-runs)",
            Cage.plain(Cage.EQUILIBRATION + cage.length(radius)),
            time,
            reliability(sampled, 0),
            reliability(sampled, 1),
            reliability(sampled, 2)));
  }

  /** Of one column: the mean over snapshots, of the species where it is lowest. */
  private static double reliability(List<CageRun> runs, int column) {
    int species = runs.get(0).reliability().length / CageRun.COLUMNS;
    return IntStream.range(0, species)
        .mapToDouble(
            k ->
                runs.stream()
                    .mapToDouble(run -> run.reliability()[CageRun.COLUMNS * k + column])
                    .average()
                    .orElseThrow())
        .filter(r -> !Double.isNaN(r)) // a species of one particle has none
        .min()
        .orElse(Double.NaN);
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Cages")
            .with("snapshots", "%d", snapshots().size())
            .with("particles", "%d", rows.size());
    for (double radius : cage.radii()) {
      Fact fact = fact(radius);
      summary = summary.with(fact.name(), "%s", fact.value());
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
