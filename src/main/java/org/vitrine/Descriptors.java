package org.vitrine;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.Cage;
import org.vitrine.structure.DescriptorGrid;
import org.vitrine.structure.Neighbors;
import org.vitrine.structure.PairDistribution;
import org.vitrine.structure.Shells;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.structure.StructureFactor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The structure round each particle as numbers.
 *
 * <pre>{@code
 * var starts = Glass.snapshots(Glass.mixture(), 10, 1_000, 42);
 * var structure = Descriptors.of(starts);   // the paper's 354 descriptors in 3 generations
 * structure.table("g0_q_l6_r1.100000_d0.100", "g1_q_l6_r1.100000_d0.100")
 * }</pre>
 *
 * <p>Fewer generations or more, and columns of your own beside them:
 *
 * <pre>{@code
 * structure.withGenerations(0).with(myTable)   // myTable: snapshot, particle, and numbers
 * }</pre>
 *
 * <p>Other shells, degrees, cuts and ranges, and descriptors of your own making:
 *
 * <pre>{@code
 * var grid = Descriptors.grid().withRadial(Descriptors.shells(0.8, 3, 45, 0.05)).withDegree(6);
 * Descriptors.of(starts, grid.withGenerations(1).with(new Crowding(1.5)))   // yours: a Descriptor
 * }</pre>
 *
 * <p>What a glass is commonly judged by, with errors over snapshots:
 *
 * <pre>{@code
 * Descriptors.pairDistribution(starts).chart()                  // g(r) of each pair of species
 * Descriptors.structureFactor(starts).chart()                   // S(q)
 * structure.with(Descriptors.neighbors(starts, 1.4))            // counts by species, as columns
 * structure.with(Descriptors.steinhardt(starts, 1.4, 4, 6))     // Q4 and Q6
 * }</pre>
 *
 * <p>The cage that each particle is in, sampled by short tethered runs, and the control that such
 * columns have to be held against, other short runs of equal cost:
 *
 * <pre>{@code
 * var caged = structure.withGenerations(1).withCage(7);
 * caged.select("cage_")
 * var brief = Glass.propensity(starts, new double[] {0.3, 1, 3}, 46, 7);   // 46 × 3 τ; another seed
 * structure.with(Descriptors.shortTime(brief, 0.3, 1, 3))
 * }</pre>
 */
public final class Descriptors {

  private Descriptors() {}

  /**
   * The paper's descriptors: the default, from which others are made.
   *
   * @return to be changed by {@code withRadial}, {@code withAngular}, {@code withDegree}, {@code
   *     withCut}, {@code withAveragingRange}, {@code withGenerations}, {@code withPeriodicImages},
   *     and {@code with(your own)}
   */
  public static DescriptorGrid grid() {
    return DescriptorGrid.PAPER;
  }

  /**
   * Equally spaced shells for a grid.
   *
   * @param first centre of the first, in σ_L
   * @param last centre of the last, in σ_L
   * @param count how many
   * @param width δ, in σ_L
   * @return to be followed by others with {@code and}
   */
  public static Shells shells(double first, double last, int count, double width) {
    return Shells.between(first, last, count, width);
  }

  /**
   * The paper's descriptors of every particle (eqs. 2–6): generations 0 to 2, for two species 1062
   * columns. In parallel over all cores.
   *
   * @param snapshots at least one; all of the same species
   * @return a row for each particle, in order of snapshot, then particle
   * @throws IllegalArgumentException when there is no snapshot, when species differ, or when a
   *     box's side is below 10.8 σ_L, twice the descriptors' range: a particle would see the
   *     periodic images of its own neighbours
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static StructuralDescriptors of(List<Snapshot> snapshots) {
    return of(snapshots, grid());
  }

  /** The same of one snapshot. */
  public static StructuralDescriptors of(Snapshot snapshot) {
    return of(snapshot, grid());
  }

  /**
   * The descriptors of a grid of every particle.
   *
   * @param snapshots at least one; all of the same species
   * @throws IllegalArgumentException when there is no snapshot, when species differ, or when a box
   *     is smaller than twice the grid's range and the grid is not {@code withPeriodicImages()}
   */
  public static StructuralDescriptors of(List<Snapshot> snapshots, DescriptorGrid grid) {
    requirePresent("snapshots", snapshots);
    requirePresent("grid", grid);
    return StructuralDescriptors.of(snapshots, grid);
  }

  /** The same of one snapshot. */
  public static StructuralDescriptors of(Snapshot snapshot, DescriptorGrid grid) {
    requirePresent("snapshot", snapshot);
    return of(List.of(snapshot), grid);
  }

  /**
   * The radial distribution functions g(r) of each pair of species and of all particles, up to 5
   * σ_L in bins of 0.02 σ_L.
   *
   * <pre>{@code
   * var g = Descriptors.pairDistribution(starts);
   * g.chart()      // g_LL, g_LS, g_SS and that of all particles, with errors over snapshots
   * g.table()      // r, g_LL, g_LL_error, …
   * }</pre>
   *
   * @param snapshots at least one; all of the same species
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static PairDistribution pairDistribution(List<Snapshot> snapshots) {
    requirePresent("snapshots", snapshots);
    return PairDistribution.of(snapshots);
  }

  /** The same of one snapshot: without errors. */
  public static PairDistribution pairDistribution(Snapshot snapshot) {
    requirePresent("snapshot", snapshot);
    return PairDistribution.of(List.of(snapshot));
  }

  /**
   * As {@link #pairDistribution(List)}, with another range and other bins.
   *
   * @param range in σ_L, at most half the shortest side of the boxes
   * @param width of the bins, in σ_L
   */
  public static PairDistribution pairDistribution(
      List<Snapshot> snapshots, double range, double width) {
    requirePresent("snapshots", snapshots);
    return PairDistribution.of(snapshots, range, width);
  }

  /**
   * The static structure factors S(q) of all particles and, after Ashcroft and Langreth, of each
   * pair of species, at the box's own wave vectors up to 20 σ_L⁻¹, in shells of 0.1 σ_L⁻¹.
   *
   * <pre>{@code
   * var s = Descriptors.structureFactor(starts);
   * s.chart()      // S_LL, S_LS, S_SS and that of all particles, with errors over snapshots
   * s.table()      // q, vectors, S_LL, S_LL_error, …
   * s.peak()       // where the S of all particles is highest
   * }</pre>
   *
   * @param snapshots at least one; all of the same species and box
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static StructureFactor structureFactor(List<Snapshot> snapshots) {
    requirePresent("snapshots", snapshots);
    return StructureFactor.of(snapshots);
  }

  /** The same of one snapshot: without errors. */
  public static StructureFactor structureFactor(Snapshot snapshot) {
    requirePresent("snapshot", snapshot);
    return StructureFactor.of(List.of(snapshot));
  }

  /**
   * As {@link #structureFactor(List)}, with another range and other shells.
   *
   * @param longest wave vectors are shorter than this, in σ_L⁻¹
   * @param width of the shells in |q|, in σ_L⁻¹
   */
  public static StructureFactor structureFactor(
      List<Snapshot> snapshots, double longest, double width) {
    requirePresent("snapshots", snapshots);
    return StructureFactor.of(snapshots, longest, width);
  }

  /**
   * How many neighbours of each species each particle has within a cutoff.
   *
   * <pre>{@code
   * structure.with(Descriptors.neighbors(starts, 1.4))     // neighbors_L_r1.4, neighbors_S_r1.4
   * }</pre>
   *
   * @param cutoff in σ_L, at most half the shortest side of the boxes
   * @return columns snapshot, particle, species, then one a species
   */
  public static Table neighbors(List<Snapshot> snapshots, double cutoff) {
    requirePresent("snapshots", snapshots);
    return Neighbors.count(snapshots, cutoff);
  }

  /** The same of one snapshot. */
  public static Table neighbors(Snapshot snapshot, double cutoff) {
    requirePresent("snapshot", snapshot);
    return neighbors(List.of(snapshot), cutoff);
  }

  /**
   * The bond-orientational order Q_l of Steinhardt and others of each particle, from its neighbours
   * within a cutoff.
   *
   * <pre>{@code
   * Descriptors.steinhardt(starts, 1.4, 4, 6)     // Q4_r1.4, Q6_r1.4
   * Descriptors.steinhardt(starts, 1.4)           // Q1_r1.4 … Q12_r1.4
   * }</pre>
   *
   * @param cutoff in σ_L, at most half the shortest side of the boxes
   * @param degrees l, at least 1; none for 1 … 12
   * @return columns snapshot, particle, species, then one a degree, missing where a particle has no
   *     neighbour
   */
  public static Table steinhardt(List<Snapshot> snapshots, double cutoff, int... degrees) {
    requirePresent("snapshots", snapshots);
    return Neighbors.steinhardt(snapshots, cutoff, degrees);
  }

  /** The same of one snapshot. */
  public static Table steinhardt(Snapshot snapshot, double cutoff, int... degrees) {
    requirePresent("snapshot", snapshot);
    return steinhardt(List.of(snapshot), cutoff, degrees);
  }

  /**
   * How {@link StructuralDescriptors#withCage(Cage, long)} samples cages; {@code withRadii} and
   * {@code withLength} change it.
   */
  public static Cage cage() {
    return Cage.standard();
  }

  /**
   * A short measurement as features: the propensity of other runs, shorter than those that are to
   * be predicted. It is the control of every column that itself comes from running a little, such
   * as the cage's: what does it say beyond a short look at the dynamics of equal cost? It costs
   * runs times the latest of the times, in τ, a snapshot, and is dynamics, not structure.
   *
   * @param propensity of the same snapshots as the descriptors that it is joined to, measured with
   *     <b>another seed</b> than the target: with the same one the runs are the same
   * @param times one or more of the propensity's, in τ
   * @return snapshot, particle, species, then a column for each time, named by it and by the number
   *     of runs: {@code short_t0.3_runs46}; for {@link StructuralDescriptors#with(Table)}
   * @throws IllegalArgumentException when there is no such time
   */
  public static Table shortTime(Propensity propensity, double... times) {
    requirePresent("propensity", propensity);
    requirePresent("times", times);
    require(times.length > 0, "times", "none", "at least one");
    Table measured = propensity.table();
    Table table = Table.create("short time", measured.columns().subList(0, 3));
    for (double time : times) {
      double[] values =
          IntStream.range(0, propensity.snapshots().size())
              .boxed()
              .flatMapToDouble(s -> Arrays.stream(propensity.at(s, time)))
              .toArray();
      table.addColumns(DoubleColumn.create(shortName(time, propensity.runs()), values));
    }
    return table;
  }

  private static String shortName(double time, int runs) {
    String plain = BigDecimal.valueOf(time).stripTrailingZeros().toPlainString();
    return "short_t" + plain + "_runs" + runs;
  }
}
