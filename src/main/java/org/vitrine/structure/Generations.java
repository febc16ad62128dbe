package org.vitrine.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.NeighborList;

/**
 * Computes the generations of descriptors, in parallel over blocks of particles. Every value is
 * made by one thread in a fixed order, so its bits do not depend on how many there are.
 */
final class Generations {

  /** Particles a task: a few hundredths of a second, yet enough tasks for many cores. */
  private static final int BLOCK = 64;

  private interface Work {
    void run(Rows.Block block);
  }

  private final DescriptorGrid grid;
  private final Rows rows;
  private final List<String> species;

  Generations(DescriptorGrid grid, Rows rows) {
    this.grid = grid;
    this.rows = rows;
    this.species = rows.speciesNames();
  }

  /** The same descriptors of other configurations. */
  Generations of(Rows others) {
    return new Generations(grid, others);
  }

  /**
   * Generation 0, which describes each particle's own surroundings (eqs. 2–5).
   *
   * @throws IllegalArgumentException when a box is smaller than twice the range of the shells
   */
  ColumnBlock zeroth(Progress progress) {
    List<CellList> cells =
        rows.snapshots().stream()
            .map(snapshot -> CellList.of(snapshot, grid.range(), "the descriptors' range"))
            .toList();
    List<RadialDensity> radial =
        IntStream.range(0, cells.size())
            .mapToObj(s -> rows.speciesIndices(s, species))
            .map(speciesOf -> new RadialDensity(grid.radial(), speciesOf, species.size()))
            .toList();
    ColumnBlock result = new ColumnBlock(grid.names(0, species), rows);
    inBlocks(
        progress,
        block -> {
          int s = block.snapshot();
          describe(block, cells.get(s), radial.get(s), result.values(s), result.count());
        });
    return result;
  }

  private void describe(
      Rows.Block block, CellList cells, RadialDensity radial, double[] values, int columns) {
    var angular = new BondOrder(grid.angular(), grid.degree());
    var around = cells.neighborhood();
    for (int i = block.from(); i < block.to(); i++) {
      StoppedException.throwIfInterrupted("describing particles");
      around.moveTo(i);
      int row = i * columns;
      radial.measure(around, values, row);
      angular.measure(around, values, row + radial.columns());
    }
  }

  /**
   * Appends generations until {@code last} is among them, each the average of the one before over
   * neighbours (eq. 6).
   *
   * @param generations 0, 1, … so far; modified
   */
  void extend(List<ColumnBlock> generations, int last, Progress progress) {
    if (generations.size() > last) {
      return;
    }
    List<CoarseGraining> averaging = new ArrayList<>();
    Runner.local()
        .run(
            rows.snapshots().size(),
            s ->
                new CoarseGraining(NeighborList.of(rows.snapshots().get(s), grid.averagingRange())),
            (s, result) -> averaging.add(result));
    for (int generation = generations.size(); generation <= last; generation++) {
      ColumnBlock before = generations.get(generation - 1);
      ColumnBlock next = new ColumnBlock(grid.names(generation, species), rows);
      inBlocks(progress, block -> average(averaging.get(block.snapshot()), block, before, next));
      generations.add(next);
    }
  }

  private static void average(
      CoarseGraining averaging, Rows.Block block, ColumnBlock before, ColumnBlock next) {
    double[] values = before.values(block.snapshot());
    double[] averages = next.values(block.snapshot());
    for (int i = block.from(); i < block.to(); i++) {
      StoppedException.throwIfInterrupted("averaging descriptors");
      averaging.average(i, values, before.count(), averages);
    }
  }

  private void inBlocks(Progress progress, Work work) {
    List<Rows.Block> blocks = rows.blocks(BLOCK);
    Runner.local()
        .run(
            blocks.size(),
            number -> {
              work.run(blocks.get(number));
              return blocks.get(number).particles();
            },
            (number, particles) -> progress.add(particles));
  }
}
