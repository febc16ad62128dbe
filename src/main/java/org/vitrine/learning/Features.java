package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.support.Heap;
import tech.tablesaw.api.Table;

/** What a model sees of the particles: named numbers, one row a particle, snapshot by snapshot. */
final class Features {

  /** Where a row's numbers come from. */
  interface Rows {
    void copy(int row, double[] target);
  }

  private final List<String> names;
  private final List<Particles> blocks;
  private final Rows rows;

  /** By number; none when only features are known. */
  private final List<Snapshot> snapshots;

  private Features(
      List<String> names, List<Particles> blocks, Rows rows, List<Snapshot> snapshots) {
    this.names = List.copyOf(names);
    this.blocks = List.copyOf(blocks);
    this.rows = rows;
    this.snapshots = List.copyOf(snapshots);
  }

  /**
   * Descriptors, all of them finite numbers.
   *
   * @throws IllegalArgumentException that names snapshot, particle and column of another one
   */
  static Features of(StructuralDescriptors structure) {
    List<Particles> blocks =
        Particles.blocks(
            structure.size(),
            structure::snapshot,
            structure::particle,
            structure::species,
            "descriptors");
    requireNumbers(structure);
    return new Features(
        structure.names(),
        blocks,
        (row, target) -> structure.copyRow(row, target, 0),
        structure.snapshots());
  }

  private static void requireNumbers(StructuralDescriptors structure) {
    double[] values = new double[structure.names().size()];
    for (int row = 0; row < structure.size(); row++) {
      structure.copyRow(row, values, 0);
      for (int c = 0; c < values.length; c++) {
        if (!Double.isFinite(values[c])) {
          throw new IllegalArgumentException(
              ("column %s must be finite, not %s for snapshot %d, particle %d"
                      + " (bond order in a shell that no neighbour reaches is not a number)")
                  .formatted(
                      structure.names().get(c),
                      values[c],
                      structure.snapshot(row),
                      structure.particle(row)));
        }
      }
    }
  }

  /**
   * Columns snapshot, particle and species, then the features: every other column, all of them
   * finite numbers.
   */
  static Features of(Table table) {
    List<Particles> blocks = Particles.blocks(table, "features");
    List<String> names = new ArrayList<>(table.columnNames());
    names.removeAll(Particles.KEY_COLUMNS);
    require(
        !names.isEmpty(),
        "features",
        "a table of keys alone",
        "a table with at least one column of numbers");
    double[][] values = byRow(table, names);
    Rows rows = (row, target) -> System.arraycopy(values[row], 0, target, 0, names.size());
    return new Features(names, blocks, rows, List.of());
  }

  /** The numbers of a table, turned eight columns at a time: as many as a cache line holds. */
  private static double[][] byRow(Table table, List<String> names) {
    Heap.requireRoom(
        table.rowCount() + " rows × " + names.size() + " columns",
        (long) Double.BYTES * table.rowCount() * names.size(),
        "fewer columns or snapshots");
    double[][] values = new double[table.rowCount()][names.size()];
    for (int first = 0; first < names.size(); first += 8) {
      double[][] columns =
          names.subList(first, Math.min(first + 8, names.size())).stream()
              .map(name -> Particles.finiteNumbers(table, name))
              .toArray(double[][]::new);
      for (int row = 0; row < values.length; row++) {
        for (int k = 0; k < columns.length; k++) {
          values[row][first + k] = columns[k][row];
        }
      }
    }
    return values;
  }

  /**
   * The same, of these snapshots.
   *
   * @throws IllegalArgumentException when there are particles that the snapshots do not have
   */
  Features of(List<Snapshot> configurations) {
    for (Particles block : blocks) {
      require(
          block.snapshot() >= 0 && block.snapshot() < configurations.size(),
          "snapshot of the features",
          block.snapshot(),
          "in 0 … " + (configurations.size() - 1));
      String[] species = configurations.get(block.snapshot()).species();
      for (int i = 0; i < block.size(); i++) {
        int particle = block.particle(i);
        require(
            particle >= 0
                && particle < species.length
                && species[particle].equals(block.species(i)),
            "row " + (block.firstRow() + i) + " of the features",
            "particle " + particle + " of species " + block.species(i),
            "a particle of snapshot " + block.snapshot() + ", and of its species");
      }
    }
    return new Features(names, blocks, rows, configurations);
  }

  /** The same features of some of the blocks. */
  Features ofBlocks(List<Particles> some) {
    return new Features(names, some, rows, snapshots);
  }

  /**
   * The configuration of a block.
   *
   * @throws IllegalArgumentException when the features came without one, or are those of some of
   *     its particles alone
   */
  Snapshot configuration(Particles block) {
    require(
        !snapshots.isEmpty(),
        "features",
        "a table without positions",
        "descriptors, or features of snapshots, Models.data(snapshots, …), for a graph network");
    Snapshot snapshot = snapshots.get(block.snapshot());
    boolean whole = block.size() == snapshot.particles();
    for (int i = 0; whole && i < block.size(); i++) {
      whole = block.particle(i) == i;
    }
    require(
        whole,
        "particles described in snapshot " + block.snapshot(),
        block.size() + " in some order",
        "all " + snapshot.particles() + " in theirs for a graph network");
    return snapshot;
  }

  List<String> names() {
    return names;
  }

  List<Particles> blocks() {
    return blocks;
  }

  /** Writes the features of a block's particle number {@code i} of the block. */
  void copy(Particles block, int i, double[] target) {
    rows.copy(block.firstRow() + i, target);
  }
}
