package org.vitrine.dynamics;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of numbers for each species, or group of particles, and each time. */
final class TimeTable {

  private TimeTable() {}

  /** The numbers of a row, by the places of its species and time. */
  interface Row {
    double[] of(int species, int time);
  }

  /** Columns species, time (τ), then those named. */
  static Table of(
      String name, List<String> species, double[] times, Row row, String... columnNames) {
    StringColumn first = StringColumn.create("species");
    DoubleColumn second = DoubleColumn.create("time");
    DoubleColumn[] columns = new DoubleColumn[columnNames.length];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = DoubleColumn.create(columnNames[c]);
    }
    for (int s = 0; s < species.size(); s++) {
      for (int t = 0; t < times.length; t++) {
        first.append(species.get(s));
        second.append(times[t]);
        double[] numbers = row.of(s, t);
        for (int c = 0; c < columns.length; c++) {
          columns[c].append(numbers[c]);
        }
      }
    }
    return Table.create(name, first, second).addColumns(columns);
  }

  /** The column of one species, one number a time. */
  static double[] column(Table table, String species, String column) {
    return table
        .where(table.stringColumn("species").isEqualTo(species))
        .doubleColumn(column)
        .asDoubleArray();
  }
}
