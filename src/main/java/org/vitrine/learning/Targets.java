package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.dynamics.Propensity;
import org.vitrine.dynamics.TimeColumns;
import tech.tablesaw.api.Table;

/**
 * What a model is to predict: one number a particle and time; where they were measured from runs,
 * their noise too.
 */
final class Targets {

  private final double[] times;
  private final List<Particles> blocks;
  private final double[][] values;
  private final double @Nullable [][] variances;
  private final int runs;

  private Targets(
      double[] times,
      List<Particles> blocks,
      double[][] values,
      double @Nullable [][] variances,
      int runs) {
    this.times = times;
    this.blocks = List.copyOf(blocks);
    this.values = values;
    this.variances = variances;
    this.runs = runs;
  }

  static Targets of(Propensity propensity) {
    Targets values = of(propensity.table());
    Targets variances = of(propensity.variance());
    return new Targets(
        values.times, values.blocks, values.values, variances.values, propensity.runs());
  }

  /** Columns snapshot, particle and species, then one a time, named "t=…". */
  static Targets of(Table table) {
    List<Particles> blocks = Particles.blocks(table, "targets");
    List<double[]> columns = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (String name : table.columnNames()) {
      if (TimeColumns.isTime(name)) {
        times.add(TimeColumns.time(name));
        columns.add(Particles.finiteNumbers(table, name));
      }
    }
    require(
        !times.isEmpty(), "targets", table.columnNames(), "a table with columns named like t=0.01");
    double[] sorted = times.stream().mapToDouble(t -> t).toArray();
    for (int k = 1; k < sorted.length; k++) {
      require(sorted[k] > sorted[k - 1], "times of the targets", times, "increasing");
    }
    return new Targets(sorted, blocks, columns.toArray(double[][]::new), null, 0);
  }

  Targets ofBlocks(List<Particles> some) {
    return new Targets(times, some, values, variances, runs);
  }

  Targets atTimes(double[] some) {
    int[] numbers = Arrays.stream(some).mapToInt(this::number).toArray();
    return new Targets(
        some.clone(),
        blocks,
        pick(values, numbers),
        variances == null ? null : pick(variances, numbers),
        runs);
  }

  /** The number of a time. */
  private int number(double time) {
    int number = Arrays.binarySearch(times, time);
    require(number >= 0, "time", time, "one of " + Arrays.toString(times));
    return number;
  }

  private static double[][] pick(double[][] columns, int[] numbers) {
    return Arrays.stream(numbers).mapToObj(k -> columns[k]).toArray(double[][]::new);
  }

  double[] times() {
    return times;
  }

  List<Particles> blocks() {
    return blocks;
  }

  /** The particles of a snapshot. */
  Particles block(int snapshot) {
    for (Particles block : blocks) {
      if (block.snapshot() == snapshot) {
        return block;
      }
    }
    throw new IllegalArgumentException("snapshot " + snapshot + " must be predicted, not left out");
  }

  /** The target of each particle of a block at time number {@code time}. */
  double[] at(Particles block, int time) {
    return part(values[time], block);
  }

  boolean hasNoise() {
    return variances != null;
  }

  /** The variance between runs of each particle of a block; only where {@link #hasNoise}. */
  double[] varianceAt(Particles block, int time) {
    if (variances == null) {
      throw new IllegalStateException("these targets were not measured from runs");
    }
    return part(variances[time], block);
  }

  /** M, where {@link #hasNoise}. */
  int runs() {
    return runs;
  }

  private static double[] part(double[] column, Particles block) {
    return Arrays.copyOfRange(column, block.firstRow(), block.firstRow() + block.size());
  }
}
