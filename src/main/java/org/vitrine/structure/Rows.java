package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The particles of some snapshots, one row each, in order of snapshot, then particle. */
final class Rows {

  /** Some successive particles of a snapshot. */
  record Block(int snapshot, int from, int to) {
    int particles() {
      return to - from;
    }
  }

  private final List<Snapshot> snapshots;
  private final List<String[]> species;

  /** The row of each snapshot's first particle, and the number of all rows. */
  private final int[] first;

  Rows(List<Snapshot> snapshots) {
    require(!snapshots.isEmpty(), "snapshots", "an empty list", "at least one snapshot");
    this.snapshots = List.copyOf(snapshots);
    this.species = this.snapshots.stream().map(Snapshot::species).toList();
    first = new int[snapshots.size() + 1];
    for (int s = 0; s < snapshots.size(); s++) {
      first[s + 1] = Math.addExact(first[s], this.snapshots.get(s).particles());
    }
  }

  List<Snapshot> snapshots() {
    return snapshots;
  }

  int size() {
    return first[snapshots.size()];
  }

  int particles(int snapshot) {
    return first[snapshot + 1] - first[snapshot];
  }

  /** The number of the snapshot that a row belongs to. */
  int snapshot(int row) {
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException("row must be in 0 … " + (size() - 1) + ", not " + row);
    }
    int place = Arrays.binarySearch(first, row);
    return place >= 0 ? place : -place - 2;
  }

  /** The number of a row's particle within its snapshot. */
  int particle(int row) {
    return row - first[snapshot(row)];
  }

  String species(int row) {
    return species.get(snapshot(row))[particle(row)];
  }

  /** A row in words, for messages. */
  String describe(int row) {
    return "snapshot " + snapshot(row) + ", particle " + particle(row);
  }

  /** The row of a snapshot's particle, or −1 if there is none. */
  int find(double snapshot, double particle) {
    int s = (int) snapshot;
    int i = (int) particle;
    boolean found = s == snapshot && i == particle && s >= 0 && s < snapshots.size() && i >= 0;
    return found && i < particles(s) ? first[s] + i : -1;
  }

  /** Each particle's species in a snapshot, as a place in {@code names}. */
  int[] speciesIndices(int snapshot, List<String> names) {
    return Arrays.stream(species.get(snapshot)).mapToInt(names::indexOf).toArray();
  }

  /** Columns "snapshot", "particle" and "species", then some with one value for each row. */
  Table table(String name, Stream<ColumnBlock.Column> columns) {
    int[] all = IntStream.range(0, size()).toArray();
    Table table =
        Table.create(
            name,
            IntColumn.create(
                TableColumns.SNAPSHOT, IntStream.of(all).map(this::snapshot).toArray()),
            IntColumn.create(
                TableColumns.PARTICLE, IntStream.of(all).map(this::particle).toArray()),
            StringColumn.create(TableColumns.SPECIES, IntStream.of(all).mapToObj(this::species)));
    columns.forEach(
        column -> table.addColumns(DoubleColumn.create(column.name(), column.values())));
    return table;
  }

  /** All rows in blocks of at most {@code length}. */
  List<Block> blocks(int length) {
    List<Block> blocks = new ArrayList<>();
    for (int s = 0; s < snapshots.size(); s++) {
      for (int from = 0; from < particles(s); from += length) {
        blocks.add(new Block(s, from, Math.min(from + length, particles(s))));
      }
    }
    return blocks;
  }

  /**
   * The species of all snapshots, by decreasing diameter, then by name.
   *
   * @throws IllegalArgumentException when a snapshot has other species than the first: its columns
   *     would not be comparable
   */
  List<String> speciesNames() {
    Map<String, Double> diameter = new TreeMap<>();
    for (int s = 0; s < snapshots.size(); s++) {
      Snapshot snapshot = snapshots.get(s);
      var own = new TreeSet<>(snapshot.speciesNames());
      var expected = new TreeSet<>(snapshots.get(0).speciesNames());
      require(
          own.equals(expected),
          "the species of snapshot " + s,
          own + ": snapshots of different species",
          expected + " as in snapshot 0");
      double[] diameters = snapshot.diameters();
      for (int i = 0; i < diameters.length; i++) {
        diameter.merge(species.get(s)[i], diameters[i], Math::max);
      }
    }
    long distinct =
        diameter.keySet().stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().count();
    require(
        distinct == diameter.size(), "species", diameter.keySet(), "different by more than case");
    return diameter.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())) // stable: then by name
        .map(Map.Entry::getKey)
        .toList();
  }
}
