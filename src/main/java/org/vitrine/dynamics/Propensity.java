package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The dynamic propensity ⟨|r_i(t) − r_i(0)|⟩ of every particle, in σ_L, at a set of times, and its
 * variance between runs. Made by {@link IsoconfigurationalEnsemble}.
 */
public final class Propensity implements Summary.Summarized {

  /** In τ: later, the line of free flight would only stretch the axis. */
  private static final double FREE_FLIGHT_ENDS = 0.2;

  private final double[] times;
  private final int runs;
  private final List<PropensityBlock> blocks;

  Propensity(double[] times, int runs, List<PropensityBlock> blocks) {
    this.times = times;
    this.runs = runs;
    this.blocks = List.copyOf(blocks);
  }

  /** The times, in τ. */
  public double[] times() {
    return times.clone();
  }

  /** The number of runs M from each snapshot. */
  public int runs() {
    return runs;
  }

  /** The configurations that the runs started from. */
  public List<Snapshot> snapshots() {
    return blocks.stream().map(PropensityBlock::start).toList();
  }

  /** The species, by decreasing diameter. */
  public List<String> speciesNames() {
    return blocks.get(0).start().speciesNames();
  }

  /**
   * The propensity: columns snapshot, particle, species, then one a time, named "t=0.01"; in σ_L.
   */
  public Table table() {
    return table("propensity", PropensityBlock::meanAt);
  }

  /** The variance between the runs (ddof 1), in σ_L²: the same layout. */
  public Table variance() {
    return table("variance", PropensityBlock::varianceAt);
  }

  /** The propensity of the particles of a snapshot, numbered from 0, at one of the times. */
  public double[] at(int snapshot, double time) {
    return block(snapshot).meanAt(indexOf(time));
  }

  /** The variance between runs (ddof 1) of the particles of a snapshot at one of the times. */
  public double[] varianceAt(int snapshot, double time) {
    return block(snapshot).varianceAt(indexOf(time));
  }

  /**
   * Keeps everything, the configurations included, in a file that {@link #read} gives back in every
   * bit and that other programs can read ({@link org.vitrine.io.ArrayFile}). It appears whole or
   * not at all.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void save(Path path) {
    requirePresent("path", path);
    PropensityFile.write(times, runs, blocks, path);
  }

  /** As {@link #save(Path)}. */
  public void save(String path) {
    save(Path.of(path));
  }

  /**
   * A propensity that was saved.
   *
   * @throws IllegalArgumentException when the file is another one, was cut short or damaged, or was
   *     written by a newer version of this library
   */
  public static Propensity read(Path path) {
    requirePresent("path", path);
    return PropensityFile.read(path);
  }

  private PropensityBlock block(int snapshot) {
    require(
        snapshot >= 0 && snapshot < blocks.size(),
        "snapshot",
        snapshot,
        "in 0 … " + (blocks.size() - 1));
    return blocks.get(snapshot);
  }

  private int indexOf(double time) {
    for (int k = 0; k < times.length; k++) {
      if (Math.abs(times[k] - time) <= 1e-9 * times[k]) {
        return k;
      }
    }
    throw new IllegalArgumentException(
        "time must be one of " + Arrays.toString(times) + ", not " + time);
  }

  private interface Values {
    double[] of(PropensityBlock block, int time);
  }

  private Table table(String name, Values values) {
    IntColumn snapshot = IntColumn.create("snapshot");
    IntColumn particle = IntColumn.create("particle");
    StringColumn species = StringColumn.create("species");
    for (int k = 0; k < blocks.size(); k++) {
      String[] names = blocks.get(k).start().species();
      for (int i = 0; i < names.length; i++) {
        snapshot.append(k);
        particle.append(i);
        species.append(names[i]);
      }
    }
    Table table = Table.create(name, snapshot, particle, species);
    for (int t = 0; t < times.length; t++) {
      int time = t;
      double[] column =
          blocks.stream().flatMapToDouble(block -> Arrays.stream(values.of(block, time))).toArray();
      table.addColumns(DoubleColumn.create(TimeColumns.name(times[t]), column));
    }
    return table;
  }

  /**
   * The propensity averaged over the particles of a species. Columns: species; time (τ);
   * displacement (σ_L); error, its standard error over snapshots, missing for a single one;
   * ceiling, the highest Pearson correlation that a perfect predictor could reach, and predictable,
   * the part of one run's variance that the configuration fixes: both missing where the runs are
   * too few ({@link NoiseCeiling}).
   */
  public Table mean() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    DoubleColumn displacement = DoubleColumn.create("displacement");
    DoubleColumn error = DoubleColumn.create("error");
    DoubleColumn ceiling = DoubleColumn.create("ceiling");
    DoubleColumn predictable = DoubleColumn.create("predictable");
    for (String name : speciesNames()) {
      for (int t = 0; t < times.length; t++) {
        double[] means = snapshotMeans(name, t);
        NoiseCeiling noise = noiseCeiling(name, t);
        species.append(name);
        time.append(times[t]);
        displacement.append(Arrays.stream(means).average().orElseThrow());
        error.append(standardError(means));
        ceiling.append(noise.ceiling());
        predictable.append(noise.predictable());
      }
    }
    return Table.create(
        "mean propensity", species, time, displacement, error, ceiling, predictable);
  }

  private double[] snapshotMeans(String species, int time) {
    return blocks.stream()
        .mapToDouble(
            block ->
                Arrays.stream(ofSpecies(block, species, block.meanAt(time)))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  private NoiseCeiling noiseCeiling(String species, int time) {
    return NoiseCeiling.of(
        blocks.stream()
            .flatMapToDouble(b -> Arrays.stream(ofSpecies(b, species, b.meanAt(time))))
            .toArray(),
        blocks.stream()
            .flatMapToDouble(b -> Arrays.stream(ofSpecies(b, species, b.varianceAt(time))))
            .toArray(),
        runs);
  }

  private static double[] ofSpecies(PropensityBlock block, String species, double[] values) {
    String[] names = block.start().species();
    return IntStream.range(0, names.length)
        .filter(i -> names[i].equals(species))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double standardError(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /**
   * The paper's Figure 1: ⟨Δr⟩ against time, one line a species, with the ballistic law sqrt(8/π)
   * t.
   */
  public Chart chart() {
    Table mean = mean();
    Chart chart =
        Chart.titled("").withXAxis(Axis.log("t / τ")).withYAxis(Axis.log("⟨Δr⟩ / σ<sub>L</sub>"));
    for (String name : speciesNames()) {
      Table rows = mean.where(mean.stringColumn("species").isEqualTo(name));
      chart =
          chart.withLine(
              name,
              times,
              rows.doubleColumn("displacement").asDoubleArray(),
              rows.doubleColumn("error").asDoubleArray());
    }
    double[] early = Arrays.stream(times).filter(t -> t < FREE_FLIGHT_ENDS).toArray();
    return early.length < 2
        ? chart
        : chart.withDashedLine(
            "ballistic",
            early,
            Arrays.stream(early).map(t -> Math.sqrt(8 / Math.PI) * t).toArray());
  }

  @Override
  public Summary summary() {
    return Summary.of("Dynamic propensity")
        .with("snapshots", "%d", blocks.size())
        .with("runs", "%d each", runs)
        .with("times", "%d, from %s to %s τ", times.length, times[0], times[times.length - 1]);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
