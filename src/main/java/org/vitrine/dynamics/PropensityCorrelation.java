package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Parallel;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How far the deviations of the propensity from its mean reach: their correlation in space, and its
 * length.
 *
 * <p>With z_i the deviation of particle i from the mean of its species in its snapshot, divided by
 * the standard deviation within the species, C(r) is the average of z_i z_j over the pairs of a
 * species at distance r, in bins of 0.2 σ_L; of several species "all" has the pairs of any. C(0) is
 * 1. The correlation length ξ is that of A exp(−r / ξ) + c, fitted by least squares, each bin
 * weighted by its pairs, over a stated range; there is none when C does not decay from above c.
 *
 * <p>The constant is there because a snapshot's deviations add up to 0, which lowers C everywhere,
 * by about the number of particles in a correlated region divided by N: without it ξ would come out
 * too short. The noise that M runs leave in the propensity is part of C; what is uncorrelated of it
 * lowers A, not ξ. Errors are standard errors over snapshots (jackknife). Lengths in σ_L.
 * Immutable.
 */
public final class PropensityCorrelation implements Summary.Summarized {

  private final double time;
  private final double from;
  private final double to;
  private final List<String> species;
  private final List<PairCorrelations> snapshots;

  private PropensityCorrelation(
      double time, double from, double to, List<String> species, List<PairCorrelations> snapshots) {
    this.time = time;
    this.from = from;
    this.to = to;
    this.species = species;
    this.snapshots = List.copyOf(snapshots);
  }

  /**
   * @param values one a particle of each snapshot
   */
  static PropensityCorrelation of(
      List<Snapshot> starts, List<double[]> values, double time, double from, double to) {
    requirePositive("from", from);
    int bins = (int) (to / PairCorrelations.WIDTH + 1e-9);
    require(
        to - from >= 4 * PairCorrelations.WIDTH && Double.isFinite(to),
        "to",
        to,
        "at least 0.8 σ_L above from, " + from);
    List<PairCorrelations> sums = new ArrayList<>();
    Parallel.run(
        starts.size(),
        k -> PairCorrelations.of(starts.get(k), values.get(k), bins),
        (k, ofSnapshot) -> sums.add(ofSnapshot));
    List<String> groups = List.of(Displacements.groups(starts.get(0).speciesNames()));
    return new PropensityCorrelation(time, from, to, groups, sums);
  }

  /**
   * C(r). Columns: species; r, the mean distance of a bin's pairs, in σ_L; correlation and error;
   * pairs, how many. Bins without pairs are left out.
   */
  public Table table() {
    StringColumn name = StringColumn.create("species");
    DoubleColumn r = DoubleColumn.create("r");
    DoubleColumn correlation = DoubleColumn.create("correlation");
    DoubleColumn error = DoubleColumn.create("error");
    IntColumn pairs = IntColumn.create("pairs");
    for (int s = 0; s < species.size(); s++) {
      int group = s;
      PairCorrelations all = sum(everySnapshot());
      for (int bin = 0; bin < all.pairs[s].length; bin++) {
        if (all.pairs[s][bin] > 0) {
          int place = bin;
          Estimate value = Estimate.of(snapshots.size(), of -> sum(of).correlation(group, place));
          name.append(species.get(s));
          r.append(all.distance(s, bin));
          correlation.append(value.value());
          error.append(value.error());
          pairs.append((int) Math.rint(all.pairs[s][bin]));
        }
      }
    }
    return Table.create("propensity correlation", name, r, correlation, error, pairs);
  }

  /**
   * The correlation lengths. Columns: species; length (σ_L), missing when there is no decay; error;
   * amplitude A; constant c; from and to, the range of the fit (σ_L).
   */
  public Table lengths() {
    double[][] columns = new double[4][species.size()];
    for (int s = 0; s < species.size(); s++) {
      int group = s;
      Estimate length = Estimate.of(snapshots.size(), of -> decay(of, group).length());
      columns[0][s] = length.value();
      columns[1][s] = length.error();
      columns[2][s] = decay(everySnapshot(), s).amplitude();
      columns[3][s] = decay(everySnapshot(), s).constant();
    }
    return Table.create(
        "correlation lengths",
        StringColumn.create("species", species),
        DoubleColumn.create("length", columns[0]),
        DoubleColumn.create("error", columns[1]),
        DoubleColumn.create("amplitude", columns[2]),
        DoubleColumn.create("constant", columns[3]),
        DoubleColumn.create("from", species.stream().mapToDouble(name -> from).toArray()),
        DoubleColumn.create("to", species.stream().mapToDouble(name -> to).toArray()));
  }

  private int[] everySnapshot() {
    return IntStream.range(0, snapshots.size()).toArray();
  }

  private PairCorrelations sum(int[] of) {
    return PairCorrelations.sum(Arrays.stream(of).mapToObj(snapshots::get).toList());
  }

  private ExponentialDecay decay(int[] of, int group) {
    PairCorrelations sum = sum(of);
    int[] bins =
        IntStream.range(0, sum.pairs[group].length)
            .filter(bin -> sum.pairs[group][bin] > 0 && sum.distance(group, bin) >= from)
            .toArray();
    return ExponentialDecay.through(
        Arrays.stream(bins).mapToDouble(bin -> sum.distance(group, bin)).toArray(),
        Arrays.stream(bins).mapToDouble(bin -> sum.correlation(group, bin)).toArray(),
        Arrays.stream(bins).mapToDouble(bin -> sum.pairs[group][bin]).toArray());
  }

  /** C(r) of each species, and dashed the exponential over the range of its fit. */
  public Chart chart() {
    Table table = table();
    Chart chart =
        Chart.titled("")
            .withXAxis(Axis.linear("r / σ<sub>L</sub>"))
            .withYAxis(Axis.linear("C(r) at " + TimeColumns.text(time)));
    for (int s = 0; s < species.size(); s++) {
      String name = species.get(s);
      chart =
          chart.withLine(
              name,
              TimeTable.column(table, name, "r"),
              TimeTable.column(table, name, "correlation"),
              TimeTable.column(table, name, "error"));
      ExponentialDecay decay = decay(everySnapshot(), s);
      double[] r =
          IntStream.rangeClosed(0, 40).mapToDouble(k -> from + k * (to - from) / 40).toArray();
      chart = chart.withDashedLine(name, r, Arrays.stream(r).map(decay::at).toArray());
    }
    return chart;
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Correlation of the propensity in space")
            .with("time", "%s τ", time)
            .with("snapshots", "%d", snapshots.size())
            .with("fit", "A exp(−r/ξ) + c, r from %s to %s σ_L", from, to);
    Table lengths = lengths();
    for (int s = 0; s < species.size(); s++) {
      Estimate length =
          new Estimate(
              lengths.doubleColumn("length").getDouble(s),
              lengths.doubleColumn("error").getDouble(s));
      summary =
          summary.with(
              "ξ of " + species.get(s),
              "%s",
              Double.isNaN(length.value()) ? "none: no decay" : length.text("σ_L"));
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
