package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The static structure factors S(q) of a set of snapshots: of all particles, and the partial ones
 * of Ashcroft and Langreth (Phys. Rev. 156, 685 (1967)) of each pair of species.
 *
 * <p>With ρ_a(q) = Σ_{j∈a} exp(i q · r_j),
 *
 * <p>S_ab(q) = (N_a N_b)^−½ ⟨ρ_a(q) ρ_b(−q)⟩, S(q) = N⁻¹ ⟨|Σ_a ρ_a(q)|²⟩ = Σ_ab (x_a x_b)^½ S_ab(q)
 *
 * <p>with x_a = N_a / N, so that S_ab is δ_ab without correlations and at large q, and S_ab(q) =
 * δ_ab + (ρ_a ρ_b)^½ ∫ (g_ab(r) − 1) exp(i q · r) d³r.
 *
 * <p>q are the box's own wave vectors, 2π n_x / L_x and so on, averaged over shells of |q|; of a
 * shell of more than about 2000 vectors that number is taken, evenly among them. The scatter of the
 * snapshots gives the standard error. q is in σ_L⁻¹. Immutable.
 */
public final class StructureFactor implements Summary.Summarized {

  private static final double LONGEST = 20;
  private static final double WIDTH = 0.1;
  private static final int MOST_SHELLS = 100_000;

  /** Boxes may differ by what rounding in a file does. */
  private static final double SAME_SIDE = 1e-6;

  /** Particles a task. */
  private static final int BLOCK = 1024;

  private final Rows rows;
  private final double longest;
  private final int[] vectors;
  private final PairFunctions functions;

  private StructureFactor(Rows rows, double longest, int[] vectors, PairFunctions functions) {
    this.rows = rows;
    this.longest = longest;
    this.vectors = vectors;
    this.functions = functions;
  }

  /** Up to q = 20 σ_L⁻¹, in shells of 0.1 σ_L⁻¹. */
  public static StructureFactor of(List<Snapshot> snapshots) {
    return of(snapshots, LONGEST, WIDTH);
  }

  /**
   * Sums over particles for each wave vector, in parallel; takes some tenths of a second for 2000
   * particles and q up to 20 σ_L⁻¹.
   *
   * @param snapshots at least one; all of the same species and box
   * @param longest wave vectors are shorter than this, in σ_L⁻¹; above 2π over the box's longest
   *     side
   * @param width of the shells in |q|, in σ_L⁻¹
   * @throws IllegalArgumentException when boxes or species differ, or no wave vector is that short
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static StructureFactor of(List<Snapshot> snapshots, double longest, double width) {
    requirePositive("longest", longest);
    requirePositive("width", width);
    require(longest / width <= MOST_SHELLS, "width", width, "above longest / " + MOST_SHELLS);
    Rows rows = new Rows(snapshots);
    List<String> species = rows.speciesNames();
    Box box = sameBox(rows.snapshots());
    WaveVectors waves = new WaveVectors(box, longest, width);
    require(waves.size() > 0, "longest", longest, "above 2π over the longest side of the box");
    int[] inShell = waves.vectorsByShell();
    int[] shells = IntStream.range(0, inShell.length).filter(s -> inShell[s] > 0).toArray();
    PairFunctions functions = new PairFunctions(species, meanLengths(waves, shells));
    List<Rows.Block> blocks = rows.blocks(BLOCK);
    List<DensityModes> ofSnapshot = new ArrayList<>();
    try (Progress progress =
        Progress.start("summing over wave vectors", rows.size(), "particles")) {
      Parallel.run(
          blocks.size(),
          number -> {
            Rows.Block block = blocks.get(number);
            DensityModes modes = new DensityModes(waves, species.size());
            modes.add(
                rows.snapshots().get(block.snapshot()),
                rows.speciesIndices(block.snapshot(), species),
                block.from(),
                block.to());
            return modes;
          },
          (number, modes) -> {
            Rows.Block block = blocks.get(number);
            progress.add(block.particles());
            ofSnapshot.add(modes);
            if (ofSnapshot.size() > 1) {
              ofSnapshot.get(0).add(ofSnapshot.remove(1));
            }
            Snapshot snapshot = rows.snapshots().get(block.snapshot());
            if (block.to() == snapshot.particles()) {
              int[] particles = species.stream().mapToInt(snapshot::count).toArray();
              double[][] factors =
                  ofSnapshot.remove(0).structureFactors(functions.pairs(), particles);
              functions.add(
                  Arrays.stream(factors)
                      .map(f -> Arrays.stream(shells).mapToDouble(s -> f[s]).toArray())
                      .toArray(double[][]::new));
            }
          });
    }
    return new StructureFactor(
        rows, longest, Arrays.stream(shells).map(s -> inShell[s]).toArray(), functions);
  }

  private static Box sameBox(List<Snapshot> snapshots) {
    Box box = snapshots.get(0).box();
    for (int k = 1; k < snapshots.size(); k++) {
      Box other = snapshots.get(k).box();
      for (int axis = 0; axis < 3; axis++) {
        require(
            Math.abs(other.side(axis) / box.side(axis) - 1) < SAME_SIDE,
            "the box of snapshot " + k,
            other,
            "that of snapshot 0, " + box + ", whose wave vectors they share");
      }
    }
    return box;
  }

  /** The mean |q| of the vectors in each of some shells. */
  private static double[] meanLengths(WaveVectors waves, int[] shells) {
    double[] sums = new double[waves.shells()];
    for (int e = 0; e < waves.size(); e++) {
      sums[waves.shell(e)] += waves.vectors(e) * waves.length(e);
    }
    int[] inShell = waves.vectorsByShell();
    return Arrays.stream(shells).mapToDouble(s -> sums[s] / inShell[s]).toArray();
  }

  /**
   * Where the S(q) of all particles is highest, in σ_L⁻¹: in a dense fluid its first peak, at which
   * relaxation is measured.
   */
  public double peak() {
    return functions.x()[functions.highest(functions.pairs().size() - 1)];
  }

  /** Where the partial S(q) of a species with itself is highest, in σ_L⁻¹. */
  public double peak(String species) {
    int place = rows.speciesNames().indexOf(species);
    require(place >= 0, "species", species, "one of " + rows.speciesNames());
    return functions.x()[functions.highest(functions.pair(place))];
  }

  /**
   * Columns: q, the mean |q| of a shell's vectors, in σ_L⁻¹; vectors, how many they are, q and −q
   * counted once; then, for species L and S, S_LL, S_LL_error, S_LS, S_LS_error, S_SS, S_SS_error,
   * and S, S_error of all particles; of one species only these. Errors are standard errors over
   * snapshots, missing for a single one. Shells without vectors are left out.
   */
  public Table table() {
    Table table = functions.table("structure factor", "q", "S");
    return table.insertColumn(1, IntColumn.create("vectors", vectors));
  }

  /** S(q) against q, a line for each pair of species, with a band of one standard error. */
  public Chart chart() {
    return functions.chart(
        Axis.linear("q σ<sub>L</sub>").withRange(0, longest), Axis.linear("S(q)"));
  }

  @Override
  public Summary summary() {
    return Summary.of("Structure factor")
        .with("snapshots", "%d", functions.snapshots())
        .with("particles", "%d", rows.size())
        .with(
            "wave vectors",
            "%d, to q = %s σ_L⁻¹",
            IntStream.of(vectors).sum(),
            Verdict.brief(longest))
        .with("highest, all particles", "%s", functions.peak("q", "σ_L⁻¹"));
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
