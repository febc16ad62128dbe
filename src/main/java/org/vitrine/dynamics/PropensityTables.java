package org.vitrine.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of a {@link Propensity}. */
final class PropensityTables {

  private final double[] times;
  private final int runs;
  private final List<PropensityBlock> blocks;
  private final List<String> species;

  PropensityTables(double[] times, int runs, List<PropensityBlock> blocks) {
    this.times = times;
    this.runs = runs;
    this.blocks = blocks;
    this.species = blocks.get(0).start().speciesNames();
  }

  /** One value a particle of a block at the time of a place. */
  interface Values {
    double[] of(PropensityBlock block, int time);
  }

  /** Columns snapshot, particle, species, then one a time. */
  Table byParticle(String name, Values values) {
    IntColumn snapshot = IntColumn.create("snapshot");
    IntColumn particle = IntColumn.create("particle");
    StringColumn kind = StringColumn.create("species");
    for (int k = 0; k < blocks.size(); k++) {
      String[] names = blocks.get(k).start().species();
      for (int i = 0; i < names.length; i++) {
        snapshot.append(k);
        particle.append(i);
        kind.append(names[i]);
      }
    }
    Table table = Table.create(name, snapshot, particle, kind);
    for (int t = 0; t < times.length; t++) {
      int time = t;
      double[] column =
          blocks.stream().flatMapToDouble(block -> Arrays.stream(values.of(block, time))).toArray();
      table.addColumns(DoubleColumn.create(TimeColumns.name(times[t]), column));
    }
    return table;
  }

  /** See {@link Propensity#mean()}. */
  Table mean() {
    return TimeTable.of(
        "mean propensity",
        species,
        times,
        (s, t) -> {
          double[][] propensity = ofSpecies(s, t, PropensityBlock::meanAt);
          Estimate mean = Estimate.of(blocks.size(), of -> mean(propensity, of));
          NoiseCeiling noise = noise(s, t).apply(everySnapshot());
          return new double[] {mean.value(), mean.error(), noise.ceiling(), noise.predictable()};
        },
        "displacement",
        "error",
        "ceiling",
        "predictable");
  }

  /** See {@link Propensity#predictable()}. */
  Table predictable() {
    return TimeTable.of(
        "predictable",
        species,
        times,
        (s, t) -> {
          Function<int[], NoiseCeiling> noise = noise(s, t);
          Estimate part = Estimate.of(blocks.size(), of -> noise.apply(of).predictable());
          Estimate ceiling = Estimate.of(blocks.size(), of -> noise.apply(of).ceiling());
          return new double[] {part.value(), part.error(), ceiling.value(), ceiling.error()};
        },
        "predictable",
        "error",
        "ceiling",
        "ceiling_error");
  }

  /** The values of a species in each snapshot. */
  private double[][] ofSpecies(int place, int time, Values values) {
    return blocks.stream()
        .map(block -> block.ofSpecies(species.get(place), values.of(block, time)))
        .toArray(double[][]::new);
  }

  private Function<int[], NoiseCeiling> noise(int place, int time) {
    double[][] propensity = ofSpecies(place, time, PropensityBlock::meanAt);
    double[][] variance = ofSpecies(place, time, PropensityBlock::varianceAt);
    return of -> NoiseCeiling.of(joined(propensity, of), joined(variance, of), runs);
  }

  private int[] everySnapshot() {
    int[] every = new int[blocks.size()];
    Arrays.setAll(every, k -> k);
    return every;
  }

  /** The average over snapshots of their averages. */
  private static double mean(double[][] values, int[] of) {
    return Arrays.stream(of)
        .mapToDouble(k -> Arrays.stream(values[k]).average().orElseThrow())
        .average()
        .orElseThrow();
  }

  private static double[] joined(double[][] values, int[] of) {
    return Arrays.stream(of).mapToObj(k -> values[k]).flatMapToDouble(Arrays::stream).toArray();
  }
}
