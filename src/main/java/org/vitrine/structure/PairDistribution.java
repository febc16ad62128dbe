package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.List;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * The radial distribution functions g(r) of a set of snapshots: of each pair of species, and of all
 * particles.
 *
 * <p>Of species a and b, with densities ρ_a = N_a / V,
 *
 * <p>ρ_a ρ_b g_ab(r) = ⟨Σ_{i∈a} Σ_{j∈b, j≠i} δ(r − |r_ij|)⟩ / (4π r² V)
 *
 * <p>with the pairs counted in bins of equal width and divided by the bin's exact volume. The mean
 * number of b within R of an a is thus ρ_b ∫ g_ab 4π r² dr from 0 to R, and over the whole box N_b
 * − δ_ab: of an ideal gas g_ab is 1 − δ_ab / N_a. The functions of single snapshots are averaged;
 * their scatter gives the standard error.
 *
 * <p>Distances are by nearest periodic image, in σ_L. Immutable.
 */
public final class PairDistribution implements Summary.Summarized {

  /** Range and bins unless the user says otherwise: four shells of neighbours of a dense fluid. */
  private static final double RANGE = 5;

  private static final double WIDTH = 0.02;

  private static final int MOST_BINS = 1_000_000;

  /** Particles a task. */
  private static final int BLOCK = 256;

  private final Rows rows;
  private final double range;
  private final PairFunctions functions;

  private PairDistribution(Rows rows, double range, PairFunctions functions) {
    this.rows = rows;
    this.range = range;
    this.functions = functions;
  }

  /** Up to 5 σ_L, or half the shortest side of a smaller box, in bins of 0.02 σ_L. */
  public static PairDistribution of(List<Snapshot> snapshots) {
    double half =
        snapshots.stream().mapToDouble(s -> s.box().shortestSide() / 2).min().orElse(RANGE);
    return of(snapshots, Math.min(RANGE, half), WIDTH);
  }

  /**
   * Counts the pairs, in parallel; takes some tens of milliseconds for 2000 particles.
   *
   * @param snapshots at least one; all of the same species
   * @param range in σ_L, at most half the shortest side of the boxes
   * @param width of the bins, in σ_L; a last one that would pass the range is left out
   * @throws IllegalArgumentException when a box is too small or species differ
   * @throws StoppedException when the calling thread is interrupted
   */
  public static PairDistribution of(List<Snapshot> snapshots, double range, double width) {
    requirePositive("range", range);
    requirePositive("width", width);
    // A hair more, for a range that is a multiple of the width but for rounding.
    double fitting = range / width * (1 + 1e-12);
    require(
        fitting >= 1 && fitting <= MOST_BINS,
        "width",
        width,
        "a millionth of the range to all of it, " + range);
    int bins = (int) fitting;
    Rows rows = new Rows(snapshots);
    List<String> species = rows.speciesNames();
    List<CellList> cells =
        rows.snapshots().stream()
            .map(snapshot -> CellList.of(snapshot, range, "the range"))
            .toList();
    double[] centres = new double[bins];
    for (int k = 0; k < bins; k++) {
      centres[k] = (k + 0.5) * width;
    }
    List<PairCounts> counts =
        rows.snapshots().stream().map(s -> new PairCounts(species.size(), bins, width)).toList();
    List<Rows.Block> blocks = rows.blocks(BLOCK);
    try (Progress progress = Progress.start("counting pairs", rows.size(), "particles")) {
      Parallel.run(
          blocks.size(),
          number -> {
            int snapshot = blocks.get(number).snapshot();
            PairCounts ofBlock = new PairCounts(species.size(), bins, width);
            ofBlock.count(
                cells.get(snapshot), blocks.get(number), rows.speciesIndices(snapshot, species));
            return ofBlock;
          },
          (number, ofBlock) -> {
            counts.get(blocks.get(number).snapshot()).add(ofBlock);
            progress.add(blocks.get(number).particles());
          });
    }
    PairFunctions functions = new PairFunctions(species, centres);
    for (int s = 0; s < counts.size(); s++) {
      functions.add(
          counts.get(s).distributions(rows.snapshots().get(s), species, functions.pairs()));
    }
    return new PairDistribution(rows, range, functions);
  }

  /**
   * Columns: r, the centre of each bin, in σ_L; then, for species L and S, g_LL, g_LL_error, g_LS,
   * g_LS_error, g_SS, g_SS_error, and g, g_error of all particles; of one species only these.
   * Errors are standard errors over snapshots, missing for a single one.
   */
  public Table table() {
    return functions.table("pair distribution", "r", "g");
  }

  /** g(r) against r, a line for each pair of species, with a band of one standard error. */
  public Chart chart() {
    return functions.chart(
        Axis.linear("r / σ<sub>L</sub>").withRange(0, range), Axis.linear("g(r)"));
  }

  @Override
  public Summary summary() {
    return Summary.of("Pair distribution")
        .with("snapshots", "%d", functions.snapshots())
        .with("particles", "%d", rows.size())
        .with("bins", "%d, to r = %s σ_L", functions.x().length, Verdict.brief(range))
        .with("highest, all particles", "%s", functions.peak("r", "σ_L"));
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
