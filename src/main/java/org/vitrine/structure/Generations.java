package org.vitrine.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.NeighborList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

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

  /** Without the generation. */
  private final List<String> names;

  private final double range;

  Generations(DescriptorGrid grid, Rows rows) {
    this.grid = grid;
    this.rows = rows;
    this.species = rows.speciesNames();
    List<Descriptor> measures = grid.measures(species, new int[0]);
    this.names = measures.stream().flatMap(measure -> measure.names().stream()).toList();
    this.range = measures.stream().mapToDouble(Descriptor::range).max().orElseThrow();
  }

  private List<String> names(int generation) {
    return names.stream().map(name -> "g" + generation + "_" + name).toList();
  }

  /** The same descriptors of other configurations. */
  Generations of(Rows others) {
    return new Generations(grid, others);
  }

  /**
   * Generation 0, which describes each particle's own surroundings (eqs. 2–5).
   *
   * @throws IllegalArgumentException when a box is smaller than twice the range, unless the grid is
   *     with periodic images
   */
  ColumnBlock zeroth(Progress progress) {
    List<CellList> cells = rows.snapshots().stream().map(this::cells).toList();
    List<int[]> speciesOf =
        IntStream.range(0, cells.size()).mapToObj(s -> rows.speciesIndices(s, species)).toList();
    ColumnBlock result = new ColumnBlock(names(0), rows);
    Queue<Measuring> idle = new ConcurrentLinkedQueue<>();
    inBlocks(
        progress,
        block -> {
          int s = block.snapshot();
          Measuring measuring = idle.poll();
          if (measuring == null || measuring.cells != cells.get(s)) {
            measuring = new Measuring(cells.get(s), grid.measures(species, speciesOf.get(s)));
          }
          measuring.describe(block, result.values(s), result.count());
          idle.add(measuring);
        });
    return result;
  }

  private CellList cells(Snapshot snapshot) {
    return grid.periodicImages()
        ? CellList.withImages(snapshot, range)
        : CellList.of(
            snapshot, range, "the descriptors' range", " unless the grid is withPeriodicImages()");
  }

  /** What one thread needs for the particles of a snapshot, block after block. */
  private static final class Measuring {

    private final CellList cells;
    private final Neighborhood around;
    private final List<Descriptor> measures;
    private final double[][] measured;

    Measuring(CellList cells, List<Descriptor> measures) {
      this.cells = cells;
      this.around = cells.neighborhood();
      this.measures = measures;
      this.measured =
          measures.stream()
              .map(measure -> new double[measure.names().size()])
              .toArray(double[][]::new);
    }

    void describe(Rows.Block block, double[] values, int columns) {
      for (int place = block.from(); place < block.to(); place++) {
        StoppedException.throwIfInterrupted("describing particles");
        int particle = cells.particleAt(place);
        around.moveTo(particle);
        int column = particle * columns;
        for (int m = 0; m < measured.length; m++) {
          Arrays.fill(measured[m], 0);
          measures.get(m).measure(around, measured[m]);
          System.arraycopy(measured[m], 0, values, column, measured[m].length);
          column += measured[m].length;
        }
      }
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
    Parallel.run(
        rows.snapshots().size(),
        s ->
            new CoarseGraining(
                NeighborList.withImages(rows.snapshots().get(s), grid.averagingRange())),
        (s, result) -> averaging.add(result));
    for (int generation = generations.size(); generation <= last; generation++) {
      ColumnBlock before = generations.get(generation - 1);
      ColumnBlock next = new ColumnBlock(names(generation), rows);
      inBlocks(progress, block -> average(averaging.get(block.snapshot()), block, before, next));
      generations.add(next);
    }
  }

  private static void average(
      CoarseGraining averaging, Rows.Block block, ColumnBlock before, ColumnBlock next) {
    double[] values = before.values(block.snapshot());
    double[] averages = next.values(block.snapshot());
    double[][] workspace = CoarseGraining.workspace(before.count());
    for (int place = block.from(); place < block.to(); place++) {
      StoppedException.throwIfInterrupted("averaging descriptors");
      averaging.average(averaging.particleAt(place), values, averages, workspace);
    }
  }

  private void inBlocks(Progress progress, Work work) {
    List<Rows.Block> blocks = rows.blocks(BLOCK);
    Parallel.run(
        blocks.size(),
        number -> {
          work.run(blocks.get(number));
          return blocks.get(number).particles();
        },
        (number, particles) -> progress.add(particles));
  }
}
