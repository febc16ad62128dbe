package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.structure.ColumnBlock.Column;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/** Columns of numbers about the same rows, in order, each with a name of its own. Immutable. */
final class NamedColumns {

  /** A copy of the numbers larger than this is hardly what a cell is meant to make. */
  private static final double MOST_MEGABYTES = 200;

  /** Of a histogram, about. */
  private static final int BINS = 40;

  private final Rows rows;

  /** By name in lower case: a table takes no two names that differ by case alone. */
  private final Map<String, Column> columns = new LinkedHashMap<>();

  private final List<ColumnBlock.Run> runs;

  /**
   * @throws IllegalArgumentException when two columns have the same name
   */
  NamedColumns(Rows rows, Stream<Column> columns) {
    this.rows = rows;
    columns.forEach(
        column -> {
          requireNew(column.name());
          this.columns.put(key(column.name()), column);
        });
    this.runs = ColumnBlock.Run.of(this.columns.values());
  }

  /** These, and more after them. */
  NamedColumns with(Stream<Column> more) {
    return new NamedColumns(rows, Stream.concat(columns.values().stream(), more));
  }

  /** Those that are wanted; maybe none. */
  NamedColumns where(Predicate<Column> wanted) {
    return new NamedColumns(rows, columns.values().stream().filter(wanted));
  }

  /** In order. */
  Collection<Column> all() {
    return Collections.unmodifiableCollection(columns.values());
  }

  List<String> names() {
    return columns.values().stream().map(Column::name).toList();
  }

  void requireNew(String name) {
    if (columns.containsKey(key(name))) {
      throw new IllegalArgumentException("there is a column " + name + " already");
    }
  }

  private Column named(String name) {
    Column column = columns.get(key(name));
    if (column == null) {
      throw new IllegalArgumentException(
          "there is no column " + name + "; names() lists all " + columns.size());
    }
    return column;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  void copyRow(int row, double[] target, int offset) {
    int snapshot = rows.snapshot(row);
    int particle = rows.particle(row);
    int place = offset;
    for (ColumnBlock.Run run : runs) {
      place = run.copy(snapshot, particle, target, place);
    }
  }

  Table table() {
    double megabytes = 8e-6 * rows.size() * columns.size();
    require(
        megabytes <= MOST_MEGABYTES,
        "table()",
        "%.0f MB: %d rows × %d columns".formatted(megabytes, rows.size(), columns.size()),
        "at most %.0f MB; take some with table(columns…) or select(prefix).table()"
            .formatted(MOST_MEGABYTES));
    return rows.table("descriptors", columns.values().stream());
  }

  Table table(String... names) {
    return rows.table("descriptors", Stream.of(names).map(this::named));
  }

  /** How the values of one column are distributed, for each species. */
  Chart chart(String name) {
    Column column = named(name);
    double[] values = column.values();
    Map<String, double[]> bySpecies = new LinkedHashMap<>();
    for (String species : rows.speciesNames()) {
      double[] own =
          IntStream.range(0, values.length)
              .filter(row -> rows.species(row).equals(species) && Double.isFinite(values[row]))
              .mapToDouble(row -> values[row])
              .toArray();
      if (own.length > 0) {
        bySpecies.put(species, own);
      }
    }
    require(!bySpecies.isEmpty(), "column " + column.name(), "without a number", "of numbers");
    return Chart.titled("")
        .withXAxis(Axis.linear(column.name()))
        .withYAxis(Axis.linear("probability density"))
        .withHistograms(bySpecies, BINS);
  }

  /** What is told of the blocks that the columns are from. */
  List<Summary.Fact> facts() {
    return runs.stream().flatMap(run -> run.block().facts().stream()).distinct().toList();
  }
}
