package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.Table;

/**
 * What the neighbours within a cutoff say of each particle, as tables that {@link
 * StructuralDescriptors#with} takes: columns snapshot, particle, species, then numbers.
 *
 * <p>Neighbours are all other particles, of whatever species, closer than the cutoff, by nearest
 * periodic image. Their first shell ends about 1.4 σ_L away, at the first minimum of g(r) ({@link
 * PairDistribution}).
 */
public final class Neighbors {

  private static final int HIGHEST_DEGREE = 12;
  private static final int MOST_DEGREES = 100;

  /** Particles a task. */
  private static final int BLOCK = 256;

  /** Describes a particle. For one thread. */
  private interface Measure {
    void measure(Neighborhood around, int snapshot, double[] target, int offset);
  }

  private Neighbors() {}

  /**
   * The number of neighbours of each species: of L and S, columns {@code neighbors_L_r1.4} and
   * {@code neighbors_S_r1.4}.
   *
   * @param snapshots at least one; all of the same species
   * @param cutoff in σ_L, at most half the shortest side of the boxes
   */
  public static Table count(List<Snapshot> snapshots, double cutoff) {
    requirePositive("cutoff", cutoff);
    Rows rows = new Rows(snapshots);
    List<String> species = rows.speciesNames();
    List<int[]> speciesOf = new ArrayList<>();
    for (int s = 0; s < snapshots.size(); s++) {
      speciesOf.add(rows.speciesIndices(s, species));
    }
    List<String> names = species.stream().map(name -> "neighbors_" + name + at(cutoff)).toList();
    Measure counts =
        (around, snapshot, target, offset) -> {
          for (int k = 0; k < around.size(); k++) {
            target[offset + speciesOf.get(snapshot)[around.particle(k)]]++;
          }
        };
    return table("neighbors", rows, cutoff, names, () -> counts);
  }

  /**
   * The bond-orientational order of Steinhardt, Nelson and Ronchetti (Phys. Rev. B 28, 784 (1983)),
   * columns {@code Q1_r1.4} and so on:
   *
   * <p>Q_l(i) = [4π / (2l + 1) Σ_m |n⁻¹ Σ_j Y_lm(r_ij)|²]^½
   *
   * <p>with the sum over the n neighbours j of i; dimensionless, in [0, 1]. Without neighbours it
   * is undefined and missing from the table.
   *
   * @param snapshots at least one; all of the same species
   * @param cutoff in σ_L, at most half the shortest side of the boxes
   * @param degrees l, each in 1 … 100; none for 1 … 12
   */
  public static Table steinhardt(List<Snapshot> snapshots, double cutoff, int... degrees) {
    requirePositive("cutoff", cutoff);
    int[] wanted =
        degrees.length == 0 ? IntStream.rangeClosed(1, HIGHEST_DEGREE).toArray() : degrees.clone();
    for (int k = 0; k < wanted.length; k++) {
      require(
          wanted[k] >= 1 && wanted[k] <= MOST_DEGREES,
          "degrees[" + k + "]",
          wanted[k],
          "in 1 … " + MOST_DEGREES);
    }
    require(
        IntStream.of(wanted).distinct().count() == wanted.length,
        "degrees",
        Arrays.toString(wanted),
        "all different");
    List<String> names = IntStream.of(wanted).mapToObj(l -> "Q" + l + at(cutoff)).toList();
    return table("bond order", new Rows(snapshots), cutoff, names, () -> new Steinhardt(wanted));
  }

  /** Every degree's order of one particle after the other. */
  private static final class Steinhardt implements Measure {

    private final int[] degrees;
    private final SphericalHarmonics harmonics;
    private final double[] direction;
    private final double[] sums;

    /** Σ_m of the sums' squares, by l. */
    private final double[] squares;

    Steinhardt(int[] degrees) {
      this.degrees = degrees;
      int highest = IntStream.of(degrees).max().orElseThrow();
      harmonics = new SphericalHarmonics(highest);
      direction = new double[harmonics.count()];
      sums = new double[harmonics.count()];
      squares = new double[highest + 1];
    }

    @Override
    public void measure(Neighborhood around, int snapshot, double[] target, int offset) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < around.size(); k++) {
        double distance = around.distance(k);
        if (distance > 0) { // else there is no direction
          harmonics.evaluate(
              around.difference(k, 0) / distance,
              around.difference(k, 1) / distance,
              around.difference(k, 2) / distance,
              direction);
          for (int h = 0; h < sums.length; h++) {
            sums[h] += direction[h];
          }
        }
      }
      Arrays.fill(squares, 0);
      harmonics.addSquares(sums, squares);
      for (int d = 0; d < degrees.length; d++) {
        target[offset + d] = Math.sqrt(squares[degrees[d]] / squares[0]); // that of degree 0 counts
      }
    }
  }

  private static String at(double cutoff) {
    return "_r" + Verdict.brief(cutoff);
  }

  private static Table table(
      String name, Rows rows, double cutoff, List<String> names, Supplier<Measure> measure) {
    List<CellList> cells =
        rows.snapshots().stream().map(snapshot -> CellList.of(snapshot, cutoff)).toList();
    ColumnBlock columns = new ColumnBlock(names, rows);
    List<Rows.Block> blocks = rows.blocks(BLOCK);
    try (Progress progress = Progress.start("visiting neighbours", rows.size(), "particles")) {
      Parallel.run(
          blocks.size(),
          number -> {
            Rows.Block block = blocks.get(number);
            Neighborhood around = cells.get(block.snapshot()).neighborhood();
            double[] values = columns.values(block.snapshot());
            Measure own = measure.get();
            for (int i = block.from(); i < block.to(); i++) {
              StoppedException.throwIfInterrupted("visiting neighbours");
              around.moveTo(i);
              own.measure(around, block.snapshot(), values, i * columns.count());
            }
            return block.particles();
          },
          (number, particles) -> progress.add(particles));
    }
    return rows.table(name, columns.columns());
  }
}
