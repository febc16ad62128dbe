package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The particles of one snapshot, as consecutive rows of a table. */
final class Particles {

  static final List<String> KEY_COLUMNS = List.of("snapshot", "particle", "species");

  private final int snapshot;
  private final int firstRow;
  private final int[] particle;
  private final String[] species;

  private Particles(int snapshot, int firstRow, int[] particle, String[] species) {
    this.snapshot = snapshot;
    this.firstRow = firstRow;
    this.particle = particle;
    this.species = species;
  }

  /** The snapshots that the rows {@code 0 … size − 1} belong to. */
  static List<Particles> blocks(
      int size,
      IntUnaryOperator snapshot,
      IntUnaryOperator particle,
      IntFunction<String> species,
      String what) {
    require(size > 0, what, "no rows", "at least one particle");
    List<Particles> blocks = new ArrayList<>();
    int first = 0;
    for (int row = 1; row <= size; row++) {
      if (row == size || snapshot.applyAsInt(row) != snapshot.applyAsInt(first)) {
        int number = snapshot.applyAsInt(first);
        require(
            blocks.stream().noneMatch(block -> block.snapshot() == number),
            what,
            "in another order: snapshot " + number + " comes twice",
            "sorted by snapshot");
        blocks.add(
            new Particles(
                number,
                first,
                IntStream.range(first, row).map(particle).toArray(),
                IntStream.range(first, row).mapToObj(species).toArray(String[]::new)));
        first = row;
      }
    }
    return blocks;
  }

  static List<Particles> blocks(Table table, String what) {
    for (String key : KEY_COLUMNS) {
      require(
          table.containsColumn(key),
          what,
          "a table with columns " + head(table),
          "a table with a column named " + key);
    }
    IntColumn snapshot = table.intColumn("snapshot");
    IntColumn particle = table.intColumn("particle");
    StringColumn species = table.stringColumn("species");
    return blocks(table.rowCount(), snapshot::getInt, particle::getInt, species::get, what);
  }

  /** A table of the key columns alone: one row a particle. */
  static Table keys(List<Particles> blocks) {
    IntColumn snapshot = IntColumn.create("snapshot");
    IntColumn particle = IntColumn.create("particle");
    StringColumn species = StringColumn.create("species");
    for (Particles block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        snapshot.append(block.snapshot());
        particle.append(block.particle(i));
        species.append(block.species(i));
      }
    }
    return Table.create("particles", snapshot, particle, species);
  }

  private static String head(Table table) {
    List<String> names = table.columnNames();
    return names.size() <= 6 ? names.toString() : names.subList(0, 6) + " …";
  }

  /** A column of finite numbers. */
  static double[] finiteNumbers(Table table, String name) {
    Column<?> column = table.column(name);
    require(
        column instanceof NumericColumn<?>,
        "column " + name,
        "of type " + column.type().name(),
        "of numbers");
    double[] values = ((NumericColumn<?>) column).asDoubleArray();
    for (int row = 0; row < values.length; row++) {
      require(
          Double.isFinite(values[row]),
          "row " + row + " of column " + name,
          values[row],
          "a finite number");
    }
    return values;
  }

  /** The snapshot's number. */
  int snapshot() {
    return snapshot;
  }

  /** The row of the first particle. */
  int firstRow() {
    return firstRow;
  }

  /** The number in its snapshot of this block's particle {@code i}. */
  int particle(int i) {
    return particle[i];
  }

  String species(int i) {
    return species[i];
  }

  int size() {
    return particle.length;
  }

  /** The different species. */
  List<String> speciesNames() {
    return Arrays.stream(species).distinct().toList();
  }

  /** Positions within this block of the particles of a species. */
  int[] ofSpecies(String name) {
    return IntStream.range(0, size()).filter(i -> species[i].equals(name)).toArray();
  }

  /** Whether two blocks are about the same particles in the same order. */
  boolean sameAs(Particles other) {
    return snapshot == other.snapshot
        && Arrays.equals(particle, other.particle)
        && Arrays.equals(species, other.species);
  }
}
