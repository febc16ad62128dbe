package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.vitrine.charts.Chart;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * The dynamic propensity ⟨|r_i(t) − r_i(0)|⟩ of every particle, in σ_L, at a set of times, and its
 * variance between runs. Made by {@link IsoconfigurationalEnsemble}.
 */
public final class Propensity implements Summary.Summarized {

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
    return tables().byParticle("propensity", PropensityBlock::meanAt);
  }

  /** The variance between the runs (ddof 1), in σ_L²: the same layout. */
  public Table variance() {
    return tables().byParticle("variance", PropensityBlock::varianceAt);
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
    save(Places.path(path));
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

  /**
   * The propensity averaged over the particles of a species. Columns: species; time (τ);
   * displacement (σ_L); error, its standard error over snapshots, missing for a single one;
   * ceiling, the highest Pearson correlation that a perfect predictor could reach, and predictable,
   * the part of one run's variance that the configuration fixes: both missing where the runs are
   * too few ({@link NoiseCeiling}).
   */
  public Table mean() {
    return tables().mean();
  }

  /**
   * How predictable the dynamics is. Columns: species; time (τ); predictable, the part of the
   * variance of one run's displacements that is variance between particles of a species, S / (S +
   * W), which is what the configuration fixes; ceiling, as in {@link #mean()}; error and
   * ceiling_error, their standard errors by the jackknife over snapshots. Both are corrected for
   * the finite number of runs ({@link NoiseCeiling}), and missing where these are too few.
   */
  public Table predictable() {
    return tables().predictable();
  }

  /** {@link #predictable()} against time: how much of one run the configuration decides. */
  public Chart predictableChart() {
    return PropensityCharts.predictable(this);
  }

  /**
   * How the propensity is distributed over the particles of each species, those of all snapshots
   * together, at one of the times; in σ_L.
   */
  public Chart distribution(double time) {
    return PropensityCharts.distribution(this, times[indexOf(time)]);
  }

  /**
   * How far the deviations of the propensity from its mean reach, at one of the times; fitted from
   * 1 σ_L to 5 σ_L, or to half the shortest side of a smaller box.
   */
  public PropensityCorrelation correlation(double time) {
    double half =
        blocks.stream().mapToDouble(b -> b.start().box().shortestSide() / 2).min().orElseThrow();
    return correlation(time, 1, Math.min(5, half));
  }

  /**
   * As {@link #correlation(double)}.
   *
   * @param from where the fit of an exponential begins, in σ_L
   * @param to where it and the correlation end, in σ_L; at most half the shortest side of a box
   */
  public PropensityCorrelation correlation(double time, double from, double to) {
    int place = indexOf(time);
    return PropensityCorrelation.of(
        snapshots(), blocks.stream().map(b -> b.meanAt(place)).toList(), times[place], from, to);
  }

  /**
   * Mean squared displacement, scattering function, overlap and what else the field measures of
   * these runs, with the scattering function of every species at one wave number; {@link
   * Dynamics#withWaveNumber(String, double)} gives a species its own.
   *
   * @param q in σ_L⁻¹; the nearest of 0.25, 0.5 … 16 is taken
   * @throws IllegalArgumentException when this was read from a file that was saved before these
   *     were measured; the message says what to do
   */
  public Dynamics dynamics(double q) {
    return Dynamics.of(times, runs, blocks).withWaveNumber(q);
  }

  /**
   * The paper's Figure 1: ⟨Δr⟩ against time, one line a species, with the ballistic law sqrt(8/π)
   * t.
   */
  public Chart chart() {
    return PropensityCharts.displacement(this);
  }

  /** The propensity of the particles of a species in all snapshots at one of the times. */
  double[] ofSpecies(String species, double time) {
    int place = indexOf(time);
    return blocks.stream()
        .flatMapToDouble(b -> Arrays.stream(b.ofSpecies(species, b.meanAt(place))))
        .toArray();
  }

  private PropensityTables tables() {
    return new PropensityTables(times, runs, blocks);
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
