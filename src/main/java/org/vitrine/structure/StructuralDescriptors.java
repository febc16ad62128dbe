package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.ColumnBlock.Column;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * The surroundings of each particle as numbers: one row a particle, one named column a descriptor.
 *
 * <p>Generation 0 are the paper's radial densities (eq. 2) and bond order (eqs. 3–5) in spherical
 * shells; generation n averages generation n − 1 over neighbours (eq. 6). All are dimensionless.
 * Bond order in a shell that no neighbour reaches, which the paper leaves undefined, is not a
 * number (NaN), and so are averages over it; models refuse it. Of two species, a generation of the
 * paper's grid has 354 columns:
 *
 * <ul>
 *   <li>{@code g0_G_L_r0.860000_d0.025}: density of species L at r = 0.86 σ_L, width δ = 0.025 σ_L;
 *       81 shells a species, the species by decreasing diameter;
 *   <li>{@code g0_q_l6_r1.100000_d0.100}: bond order of degree l = 6 of both species at r = 1.1
 *       σ_L; 16 shells for each l from 1 to 12.
 * </ul>
 *
 * <p>Rows are in order of snapshot, then particle. Immutable; what {@code with…} and {@code select}
 * return shares the numbers with the original.
 */
public final class StructuralDescriptors implements Summary.Summarized {

  private final Rows rows;
  private final Generations calculation;
  private final List<ColumnBlock> generations;

  private final NamedColumns columns;

  private StructuralDescriptors(
      Rows rows, Generations calculation, List<ColumnBlock> generations, NamedColumns columns) {
    this.rows = rows;
    this.calculation = calculation;
    this.generations = List.copyOf(generations);
    this.columns = columns;
  }

  /**
   * Describes every particle. In parallel; the paper's descriptors take some 0.15 milliseconds of
   * one core a particle.
   *
   * @param grid which descriptors, in which generations
   * @throws IllegalArgumentException when there is no snapshot, when snapshots have different
   *     species, when two columns have the same name, or when a box is smaller than twice the range
   *     of the shells, of the paper's 5.4 σ_L, and the grid is not with periodic images
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static StructuralDescriptors of(List<Snapshot> snapshots, DescriptorGrid grid) {
    Rows rows = new Rows(snapshots);
    Generations calculation = new Generations(grid, rows);
    List<ColumnBlock> generations = new ArrayList<>();
    try (Progress progress = Progress.start("describing", rows.size(), "particles")) {
      generations.add(calculation.zeroth(progress));
      calculation.extend(generations, grid.generations(), Progress.NONE);
    }
    Stream<Column> columns = generations.stream().flatMap(ColumnBlock::columns);
    return new StructuralDescriptors(
        rows, calculation, generations, new NamedColumns(rows, columns));
  }

  /**
   * The same descriptors in generations 0 … {@code last}, and the columns of your own after them.
   * Generations beyond those at hand are computed.
   *
   * @param last at least 0
   * @throws IllegalArgumentException when no column is left that has generations
   */
  public StructuralDescriptors withGenerations(int last) {
    require(last >= 0, "last", last, "at least 0");
    var kept = new TreeSet<Integer>();
    described().forEach(column -> kept.add(column.index()));
    require(!kept.isEmpty(), "columns", names(), "some that have generations, such as g0_…");
    List<ColumnBlock> blocks =
        new ArrayList<>(generations.subList(0, Math.min(last + 1, generations.size())));
    if (blocks.size() <= last) {
      double work = (double) rows.size() * (last + 1 - blocks.size());
      try (Progress progress = Progress.start("averaging descriptors", work, "particles")) {
        calculation.extend(blocks, last, progress);
      }
    }
    Stream<Column> descriptors =
        blocks.stream().flatMap(block -> kept.stream().map(index -> new Column(block, index)));
    NamedColumns others = columns.where(column -> !hasGenerations(column));
    return new StructuralDescriptors(
        rows, calculation, blocks, new NamedColumns(rows, descriptors).with(others.all().stream()));
  }

  private List<Column> described() {
    return columns.all().stream().filter(this::hasGenerations).toList();
  }

  private boolean hasGenerations(Column column) {
    return generations.contains(column.block());
  }

  /**
   * The columns whose names start so.
   *
   * @param prefix such as "g0_" or "g1_q_l6_"
   * @throws IllegalArgumentException when there is none
   */
  public StructuralDescriptors select(String prefix) {
    return select(
        name -> name.startsWith(prefix),
        "prefix",
        prefix,
        "the start of a column's name, such as g0_");
  }

  /**
   * The columns of one generation: those with {@code g0}, {@code g1}, … as a part of their names.
   * Columns that have no generation are left out.
   *
   * @throws IllegalArgumentException when there is none
   */
  public StructuralDescriptors selectGeneration(int generation) {
    Predicate<String> wanted = Pattern.compile("(^|_)g" + generation + "_").asPredicate();
    return select(wanted, "generation", generation, "one that there are columns of, such as g0_…");
  }

  /**
   * The columns that are about one species of neighbours: its densities {@code …_G_L_…}, in every
   * generation. All particles keep their rows. Bond order, of both species at once, is left out.
   *
   * @throws IllegalArgumentException when there is none
   */
  public StructuralDescriptors selectSpecies(String species) {
    String part = "G_" + species + "_r";
    return select(
        name -> name.contains(part),
        "species",
        species,
        "one that there are columns of, such as g0_G_L_…");
  }

  private StructuralDescriptors select(
      Predicate<String> wanted, String argument, Object value, String allowed) {
    NamedColumns selected = columns.where(column -> wanted.test(column.name()));
    require(!selected.all().isEmpty(), argument, value, allowed);
    return new StructuralDescriptors(rows, calculation, generations, selected);
  }

  /**
   * With columns of your own after these.
   *
   * @param table one row for each particle described here, in any order; columns "snapshot" and
   *     "particle", numbered from 0, optionally "species", and any number of numeric ones
   * @throws IllegalArgumentException when a particle is missing, unknown or there twice, a name is
   *     taken, or a value is missing, infinite or not a number
   */
  public StructuralDescriptors with(Table table) {
    return joined(TableColumns.read(table, rows).columns());
  }

  /**
   * With what a particle's cage is like: for each radius the distance of the cage's centre from the
   * particle's place, |⟨r_i⟩ − r_i(0)|, the cage's radius, sqrt⟨|r_i − ⟨r_i⟩|²⟩, and the mean
   * displacement, ⟨|r_i − r_i(0)|⟩, in σ_L. They are averaged over time in runs in which every
   * particle is tethered to its place ({@link Cage}); columns {@code cage_distance_R0.1}, {@code
   * cage_radius_R0.1}, {@code cage_displacement_R0.1}, then those of R = 0.2 and 0.3. The square of
   * the distance is the scalar product of the centres of two half-runs, which noise does not raise;
   * where noise has made it negative, as for a few particles in a thousand whose centre is next to
   * their place, the distance is 0.
   *
   * <p>2000 particles take 139 τ, eight seconds of one core, a snapshot. In parallel over snapshots
   * and radii; a radius and a snapshot have the same bits whichever others there are. {@link
   * #summary()} says what was spent and how well each column is known.
   *
   * @param seed of the velocities
   * @throws IllegalArgumentException when a snapshot is not of hard spheres: when two overlap
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public StructuralDescriptors withCage(long seed) {
    return withCage(Cage.standard(), seed);
  }

  /** As {@link #withCage(long)}, sampled otherwise: other radii, another length. */
  public StructuralDescriptors withCage(Cage cage, long seed) {
    requirePresent("cage", cage);
    return caged(cage, seed, Runner.local(), null);
  }

  /**
   * As {@link #withCage(long)}, each run kept in a directory as soon as it has ended: the same call
   * goes on from there after a stop or a kill, with the same bits, and so does one for more
   * snapshots or other radii.
   *
   * @param directory of this seed and length alone; made if it is not there
   * @throws IllegalArgumentException when it holds the work of another call; the message names the
   *     first parameter that differs
   * @throws java.io.UncheckedIOException when it cannot be written to; what is kept there stays
   */
  public StructuralDescriptors withCage(long seed, Path directory) {
    return withCage(Cage.standard(), seed, directory);
  }

  /** As {@link #withCage(long, Path)}. */
  public StructuralDescriptors withCage(long seed, String directory) {
    return withCage(seed, Places.path(directory));
  }

  /** As {@link #withCage(long, Path)}, sampled otherwise. */
  public StructuralDescriptors withCage(Cage cage, long seed, Path directory) {
    return withCage(cage, seed, Runner.local(), directory);
  }

  /** As {@link #withCage(Cage, long, Path)}. */
  public StructuralDescriptors withCage(Cage cage, long seed, String directory) {
    return withCage(cage, seed, Places.path(directory));
  }

  /** As {@link #withCage(Cage, long, Path)}, by a runner such as {@code Spark.on("local[*]")}. */
  public StructuralDescriptors withCage(Cage cage, long seed, Runner runner, Path directory) {
    requirePresent("cage", cage);
    requirePresent("directory", directory);
    return caged(cage, seed, runner, directory);
  }

  /** As {@link #withCage(Cage, long, Runner, Path)}. */
  public StructuralDescriptors withCage(Cage cage, long seed, Runner runner, String directory) {
    return withCage(cage, seed, runner, Places.path(directory));
  }

  private StructuralDescriptors caged(
      Cage cage, long seed, Runner runner, @Nullable Path directory) {
    requireNewCage(cage); // before it takes long
    return withCage(Cages.of(snapshots(), cage, seed, runner, directory));
  }

  /**
   * As {@link #withCage(long)}, of cages that were sampled before.
   *
   * @throws IllegalArgumentException when they are those of other snapshots
   */
  public StructuralDescriptors withCage(Cages cages) {
    requireOwn(cages);
    requireNewCage(cages.cage());
    return joined(cages.blocks().stream().flatMap(ColumnBlock::columns));
  }

  private void requireOwn(Cages cages) {
    requirePresent("cages", cages);
    require(
        cages.snapshots().equals(snapshots()),
        "cages",
        "those of " + cages.snapshots().size() + " other snapshots",
        "of the " + snapshots().size() + " that are described here, in their order");
  }

  private void requireNewCage(Cage cage) {
    DoubleStream.of(cage.radii())
        .forEach(radius -> Cage.names(radius).forEach(columns::requireNew));
  }

  /**
   * With the same descriptors measured at the centres of the cages, every particle at its mean
   * position (Alkemade, Smallenburg and Filion, arXiv 2301.13106): columns {@code cage_g0_…},
   * {@code cage_g1_…} beside those at hand, and {@code cage_centre_displacement_R0.2}, the distance
   * between the two places of the particle, the same number as {@code cage_distance_R0.2}. Mean
   * positions are those of {@link #withCage(long)}, as is what is said there of cost and seed.
   * Above R = 0.3 names begin with {@code dynamical_}.
   *
   * @param radius R of the tether, in σ_L: 0.2, for example
   * @throws IllegalArgumentException when there is no column that has generations, or a snapshot is
   *     not of hard spheres
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public StructuralDescriptors withCageCentres(double radius, long seed) {
    return withCageCentres(Cage.standard().withRadii(radius), seed);
  }

  /** As {@link #withCageCentres(double, long)}; what is kept is as of {@link #withCage}. */
  public StructuralDescriptors withCageCentres(double radius, long seed, Path directory) {
    return withCageCentres(Cage.standard().withRadii(radius), seed, directory);
  }

  /** As {@link #withCageCentres(double, long, Path)}. */
  public StructuralDescriptors withCageCentres(double radius, long seed, String directory) {
    return withCageCentres(radius, seed, Places.path(directory));
  }

  /** As {@link #withCageCentres(double, long)}, in a run of another length; of one radius. */
  public StructuralDescriptors withCageCentres(Cage cage, long seed) {
    requirePresent("cage", cage);
    return centred(cage, seed, null);
  }

  /** As {@link #withCageCentres(Cage, long)}, kept in a directory. */
  public StructuralDescriptors withCageCentres(Cage cage, long seed, Path directory) {
    requirePresent("cage", cage);
    requirePresent("directory", directory);
    return centred(cage, seed, directory);
  }

  private StructuralDescriptors centred(Cage cage, long seed, @Nullable Path directory) {
    double[] radii = cage.radii();
    require(radii.length == 1, "radii", Arrays.toString(radii), "a single one");
    requireNewCentres(radii[0]); // before it takes long
    return withCageCentres(Cages.of(snapshots(), cage, seed, directory), radii[0]);
  }

  /**
   * As {@link #withCageCentres(double, long)}, of cages that were sampled before.
   *
   * @param radius one of theirs
   * @throws IllegalArgumentException when they are those of other snapshots, or there is no column
   *     that has generations
   */
  public StructuralDescriptors withCageCentres(Cages cages, double radius) {
    requireOwn(cages);
    List<Column> described = requireNewCentres(radius);
    Generations ofCentres = calculation.of(new Rows(cages.centres(radius)));
    int last =
        described.stream().mapToInt(column -> generations.indexOf(column.block())).max().orElse(0);
    List<ColumnBlock> centres = new ArrayList<>();
    try (Progress progress = Progress.start("describing cage centres", rows.size(), "particles")) {
      centres.add(ofCentres.zeroth(progress));
      ofCentres.extend(centres, last, Progress.NONE);
    }
    centres.replaceAll(block -> block.withPrefix(Cage.kind(radius) + "_"));
    Stream<Column> there =
        described.stream()
            .map(c -> new Column(centres.get(generations.indexOf(c.block())), c.index()));
    return joined(Stream.concat(there, cages.distances(radius).columns()));
  }

  /** The columns that have generations; no cage centre may have theirs yet. */
  private List<Column> requireNewCentres(double radius) {
    List<Column> described = described();
    require(!described.isEmpty(), "columns", names(), "some that have generations, such as g0_…");
    columns.requireNew(Cages.centreName(radius));
    described.forEach(column -> columns.requireNew(Cage.kind(radius) + "_" + column.name()));
    return described;
  }

  private StructuralDescriptors joined(Stream<Column> more) {
    return new StructuralDescriptors(rows, calculation, generations, columns.with(more));
  }

  /** The snapshots that are described. */
  public List<Snapshot> snapshots() {
    return rows.snapshots();
  }

  /** The number of rows: the particles of all snapshots. */
  public int size() {
    return rows.size();
  }

  /** The number, from 0, of the snapshot that a row is about. */
  public int snapshot(int row) {
    return rows.snapshot(row);
  }

  /** The number, from 0, of the row's particle within its snapshot. */
  public int particle(int row) {
    return rows.particle(row);
  }

  /** The species of the row's particle. */
  public String species(int row) {
    return rows.species(row);
  }

  /** The columns' names. */
  public List<String> names() {
    return columns.names();
  }

  /** The values of a row: one for each of {@link #names()}. */
  public double[] row(int row) {
    double[] values = new double[columns.all().size()];
    copyRow(row, values, 0);
    return values;
  }

  /**
   * Copies the values of a row into an array, for loops over many rows.
   *
   * @param target modified from {@code offset} on, one value for each of {@link #names()}
   */
  public void copyRow(int row, double[] target, int offset) {
    columns.copyRow(row, target, offset);
  }

  /**
   * Columns "snapshot", "particle" and "species", then all of {@link #names()}.
   *
   * @throws IllegalArgumentException when the numbers take more than 200 MB, beside those that are
   *     here: take the columns that you need
   */
  public Table table() {
    return columns.table();
  }

  /**
   * Columns "snapshot", "particle" and "species", then those that are named.
   *
   * @throws IllegalArgumentException when there is no column of a name
   */
  public Table table(String... names) {
    return columns.table(names);
  }

  /**
   * How the values of one column are distributed: their probability density, for each species of
   * particles.
   *
   * @param name one of {@link #names()}
   * @throws IllegalArgumentException when there is no column of that name, or none of its values is
   *     a number
   */
  public Chart chart(String name) {
    return columns.chart(name);
  }

  @Override
  public Summary summary() {
    List<String> names = names();
    Summary summary =
        Summary.of("Structural descriptors")
            .with("snapshots", "%d", snapshots().size())
            .with("particles", "%d", size())
            .with("columns", "%d", names.size())
            .with("first", "%s", names.get(0))
            .with("last", "%s", names.get(names.size() - 1));
    for (Summary.Fact fact : columns.facts()) {
      summary = summary.with(fact.name(), "%s", fact.value());
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
