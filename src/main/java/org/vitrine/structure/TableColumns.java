package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads a user's table of particles: columns "snapshot" and "particle" say which of our rows each
 * line is about, "species" may be there and must then agree, and all others are numbers. Lines may
 * come in any order. Names are compared as Tablesaw does, without regard to case.
 */
final class TableColumns {

  static final String SNAPSHOT = "snapshot";
  static final String PARTICLE = "particle";
  static final String SPECIES = "species";
  private static final List<String> KEYS = List.of(SNAPSHOT, PARTICLE, SPECIES);

  private final Table table;
  private final Rows rows;

  /** The row that each line is about. */
  private final int[] rowOf;

  private TableColumns(Table table, Rows rows) {
    this.table = table;
    this.rows = rows;
    this.rowOf = rowOfEachLine();
  }

  /**
   * All columns but the keys.
   *
   * @throws IllegalArgumentException when a row has no line or several, a line is about none of the
   *     rows, or a value is missing, not finite or not a number
   */
  static ColumnBlock read(Table table, Rows rows) {
    return new TableColumns(table, rows).block();
  }

  private ColumnBlock block() {
    requireSameSpecies();
    List<NumericColumn<?>> columns =
        table.columns().stream()
            .filter(column -> !KEYS.contains(column.name().toLowerCase(Locale.ROOT)))
            .<NumericColumn<?>>map(TableColumns::numeric)
            .toList();
    require(!columns.isEmpty(), "the table", table.columnNames(), "of columns beside " + KEYS);
    ColumnBlock block = new ColumnBlock(columns.stream().map(Column::name).toList(), rows);
    for (int c = 0; c < columns.size(); c++) {
      for (int line = 0; line < rowOf.length; line++) {
        double value = columns.get(c).getDouble(line);
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "column %s must be finite, not %s in row %d of the table (%s)"
                  .formatted(columns.get(c).name(), value, line, rows.describe(rowOf[line])));
        }
        int snapshot = rows.snapshot(rowOf[line]);
        block.values(snapshot)[rows.particle(rowOf[line]) * columns.size() + c] = value;
      }
    }
    return block;
  }

  private int[] rowOfEachLine() {
    NumericColumn<?> snapshot = key(SNAPSHOT);
    NumericColumn<?> particle = key(PARTICLE);
    int[] row = new int[table.rowCount()];
    int[] lineOf = new int[rows.size()];
    Arrays.fill(lineOf, -1);
    for (int line = 0; line < row.length; line++) {
      row[line] = rows.find(snapshot.getDouble(line), particle.getDouble(line));
      if (row[line] < 0) {
        throw new IllegalArgumentException(
            "row %d of the table is of snapshot %s, particle %s, which is not described here"
                .formatted(line, snapshot.getString(line), particle.getString(line)));
      }
      if (lineOf[row[line]] >= 0) {
        throw new IllegalArgumentException(
            "rows %d and %d of the table are both of %s"
                .formatted(lineOf[row[line]], line, rows.describe(row[line])));
      }
      lineOf[row[line]] = line;
    }
    for (int i = 0; i < lineOf.length; i++) {
      if (lineOf[i] < 0) {
        throw new IllegalArgumentException("the table has no row for " + rows.describe(i));
      }
    }
    return row;
  }

  private NumericColumn<?> key(String name) {
    require(
        table.containsColumn(name),
        "the table",
        table.columnNames(),
        "of columns " + SNAPSHOT + ", " + PARTICLE + " and your own");
    return numeric(table.column(name));
  }

  private static NumericColumn<?> numeric(Column<?> column) {
    if (column instanceof NumericColumn<?> numbers) {
      return numbers;
    }
    throw new IllegalArgumentException(
        "column %s must be numeric, not %s".formatted(column.name(), column.type().name()));
  }

  private void requireSameSpecies() {
    if (!table.containsColumn(SPECIES)) {
      return;
    }
    for (int line = 0; line < rowOf.length; line++) {
      String species = table.column(SPECIES).getString(line);
      if (!species.equals(rows.species(rowOf[line]))) {
        throw new IllegalArgumentException(
            "column species must be %s, not %s in row %d of the table (%s)"
                .formatted(rows.species(rowOf[line]), species, line, rows.describe(rowOf[line])));
      }
    }
  }
}
