package org.vitrine.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.concurrent.Parallel;
import org.vitrine.support.Heap;
import org.vitrine.support.Summary;

/** Columns that are stored together: a generation of descriptors, or the columns of a table. */
final class ColumnBlock {

  /** One of the block's columns. */
  record Column(ColumnBlock block, int index) {
    String name() {
      return block.names.get(index);
    }

    /** The values of all rows, in their order. */
    double[] values() {
      double[] all =
          new double[Stream.of(block.values).mapToInt(v -> v.length).sum() / block.count()];
      int row = 0;
      for (double[] values : block.values) {
        for (int place = index; place < values.length; place += block.count()) {
          all[row++] = values[place];
        }
      }
      return all;
    }
  }

  /** Adjacent columns, whose values are adjacent too and can be copied at one stroke. */
  record Run(ColumnBlock block, int first, int length) {

    /** The same columns in the same order, in as few runs as possible. */
    static List<Run> of(Iterable<Column> columns) {
      List<Run> runs = new ArrayList<>();
      for (Column column : columns) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).endsBefore(column)) {
          runs.set(last, new Run(column.block, runs.get(last).first, runs.get(last).length + 1));
        } else {
          runs.add(new Run(column.block, column.index, 1));
        }
      }
      return List.copyOf(runs);
    }

    private boolean endsBefore(Column column) {
      return block == column.block && first + length == column.index;
    }

    /** Copies the values of a particle; returns the place after the last one. */
    int copy(int snapshot, int particle, double[] target, int offset) {
      int place = particle * block.count() + first;
      System.arraycopy(block.values[snapshot], place, target, offset, length);
      return offset + length;
    }
  }

  private final List<String> names;

  /** How the columns were measured, where that is not the same for all of their kind. */
  private final List<Summary.Fact> facts;

  /** One array a snapshot, with a row of {@code names.size()} values for each particle in turn. */
  private final double[][] values;

  /**
   * All zero.
   *
   * @throws IllegalStateException when they would not fit into memory
   */
  ColumnBlock(List<String> names, Rows rows) {
    this(names, List.of(), zeros(names.size(), rows));
  }

  private static double[][] zeros(int columns, Rows rows) {
    double[][] zeros = new double[rows.snapshots().size()][];
    long all = 0;
    for (int s = 0; s < zeros.length; s++) {
      all += rows.particles(s);
    }
    Heap.requireRoom(
        all + " rows × " + columns + " columns",
        Double.BYTES * all * columns,
        "fewer snapshots, generations or shells");
    // in parallel: the first touch of memory can take a tenth of what fills it
    Parallel.run(
        zeros.length,
        s -> new double[Math.multiplyExact(rows.particles(s), columns)],
        (s, array) -> zeros[s] = array);
    return zeros;
  }

  private ColumnBlock(List<String> names, List<Summary.Fact> facts, double[][] values) {
    this.names = List.copyOf(names);
    this.facts = List.copyOf(facts);
    this.values = values;
  }

  /** The same columns, their names after a prefix. */
  ColumnBlock withPrefix(String prefix) {
    return new ColumnBlock(names.stream().map(name -> prefix + name).toList(), facts, values);
  }

  /** The same columns with a fact about them. */
  ColumnBlock withFact(Summary.Fact fact) {
    return new ColumnBlock(names, List.of(fact), values);
  }

  List<Summary.Fact> facts() {
    return facts;
  }

  /** The number of columns. */
  int count() {
    return names.size();
  }

  Stream<Column> columns() {
    return IntStream.range(0, count()).mapToObj(index -> new Column(this, index));
  }

  /** The values of a snapshot, not a copy: only whoever makes the block may modify them. */
  double[] values(int snapshot) {
    return values[snapshot];
  }
}
