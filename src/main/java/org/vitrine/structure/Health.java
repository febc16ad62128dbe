package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.support.RandomStream.Purpose;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The state of a set of snapshots of one mixture: is it in equilibrium, does it age, does it
 * crystallise?
 *
 * <p>A snapshot does not tell its age. Each one is therefore run on for a while, and what changes
 * meanwhile is measured: the pressure in 20 successive windows, the distance that particles move,
 * the solid-like particles ({@link SolidLike}) at both ends. The {@link #verdict()} draws one of
 * these conclusions, the first that holds:
 *
 * <ul>
 *   <li><b>crystallising</b>, <b>melting</b>, <b>crystalline</b>, <b>partly crystalline</b>: more
 *       than 5 % of a snapshot's particles are solid-like, or more than 50 in one cluster, and
 *       their number grows or falls by more than three times the noise of counting, or does not;
 *   <li><b>ageing</b>: the pressure falls over the run by more than three errors, or by more than
 *       two while it stands more than 3 % above BMCSL's fluid, as that of a young glass does; or it
 *       rises by more than three (<b>unsteady</b>);
 *   <li><b>equilibrated as a fluid</b>: it does not, and every species has moved by at least its
 *       diameter, so that the run has seen the structure relax;
 *   <li><b>aged</b>: it does not, but particles are still near where they started. What relaxes
 *       more slowly than the run is long cannot be seen: this shows neither equilibrium nor its
 *       absence. A longer run or more snapshots see slower drift.
 * </ul>
 */
public final class Health implements Summary.Summarized {

  private static final int WINDOWS = 20;

  /** Above it a fluid hardly comes to equilibrium, and the equation is an extrapolation. */
  private static final double TESTED_PACKING_FRACTION = 0.55;

  /** Snapshots of a set may differ in packing fraction by what rounding and sampling do. */
  private static final double SAME_PACKING_FRACTION = 1e-3;

  private final List<Snapshot> snapshots;
  private final List<HealthRun> runs;
  private final Trend trend;
  private final double duration;

  private Health(List<Snapshot> snapshots, List<HealthRun> runs, double duration) {
    this.snapshots = snapshots;
    this.runs = List.copyOf(runs);
    this.trend = Trend.mean(runs.stream().map(HealthRun::trend).toList());
    this.duration = duration;
  }

  /**
   * Runs each snapshot on, in parallel. 20 τ of 2000 particles take a second or two.
   *
   * @param snapshots of the same species and packing fraction, without overlaps
   * @param duration how long each is run on, in τ
   * @param seed of the velocities
   * @throws org.vitrine.concurrent.StoppedException when interrupted
   */
  public static Health of(List<Snapshot> snapshots, double duration, long seed) {
    require(!snapshots.isEmpty(), "snapshots", "an empty list", "at least one snapshot");
    requirePositive("duration", duration);
    Snapshot first = snapshots.get(0);
    for (int k = 0; k < snapshots.size(); k++) {
      Snapshot snapshot = snapshots.get(k);
      require(
          snapshot.speciesNames().equals(first.speciesNames()),
          "species of snapshots[" + k + "]",
          snapshot.speciesNames(),
          "those of snapshots[0], " + first.speciesNames());
      require(
          Math.abs(snapshot.packingFraction() - first.packingFraction()) < SAME_PACKING_FRACTION,
          "packing fraction of snapshots[" + k + "]",
          snapshot.packingFraction(),
          "that of snapshots[0], " + first.packingFraction());
      EventDrivenSimulation.requireNoOverlaps(snapshot);
    }
    List<HealthRun> runs = new ArrayList<>();
    try (Progress progress = Progress.start("checking health", snapshots.size() * duration, "τ")) {
      Parallel.run(
          snapshots.size(),
          k ->
              HealthRun.of(
                  EventDrivenSimulation.ofRun(snapshots.get(k), Purpose.HEALTH, seed, k, 0),
                  duration,
                  WINDOWS,
                  progress),
          (k, run) -> runs.add(run));
    }
    return new Health(List.copyOf(snapshots), runs, duration);
  }

  /** One sentence: the conclusion, and the numbers that it rests on. */
  public String verdict() {
    return Verdict.of(runs, trend, duration);
  }

  /**
   * The pressure in each window. Columns: snapshot; from and to, in τ since the snapshot; pressure,
   * β P σ_L³; error, the standard deviation of this run's windows about their straight line.
   */
  public Table table() {
    IntColumn snapshot = IntColumn.create("snapshot");
    DoubleColumn from = DoubleColumn.create("from");
    DoubleColumn to = DoubleColumn.create("to");
    DoubleColumn pressure = DoubleColumn.create("pressure");
    DoubleColumn error = DoubleColumn.create("error");
    for (int k = 0; k < runs.size(); k++) {
      for (int window = 0; window < WINDOWS; window++) {
        snapshot.append(k);
        from.append(duration * window / WINDOWS);
        to.append(duration * (window + 1) / WINDOWS);
        pressure.append(runs.get(k).pressures()[window]);
        error.append(runs.get(k).trend().scatter());
      }
    }
    return Table.create("pressure", snapshot, from, to, pressure, error);
  }

  /**
   * One row a snapshot. Columns: snapshot; pressure, β P σ_L³ over the whole run, and error; bmcsl,
   * that of the fluid after Boublík, Mansoori, Carnahan, Starling and Leland; change of the
   * pressure over the run, of the straight line through its windows, and change_error;
   * displacement_…, mean distance moved by each species, in σ_L; solid_start and solid_end, the
   * fraction of solid-like particles; cluster_start and cluster_end, the size of their largest
   * cluster.
   */
  public Table bySnapshot() {
    IntColumn number = IntColumn.create("snapshot");
    IntStream.range(0, runs.size()).forEach(number::append);
    Table table =
        Table.create(
            "health",
            number,
            column("pressure", run -> run.trend().mean()),
            column("error", run -> run.trend().meanError()),
            column("bmcsl", HealthRun::fluidPressure),
            column("change", run -> run.trend().change()),
            column("change_error", run -> run.trend().changeError()));
    List<String> species = snapshots.get(0).speciesNames();
    for (int s = 0; s < species.size(); s++) {
      int place = s;
      table.addColumns(column("displacement_" + species.get(s), run -> run.displacements()[place]));
    }
    return table.addColumns(
        column("solid_start", run -> run.before().fraction()),
        column("solid_end", run -> run.after().fraction()),
        sizes("cluster_start", HealthRun::before),
        sizes("cluster_end", HealthRun::after));
  }

  private DoubleColumn column(String name, ToDoubleFunction<HealthRun> value) {
    return DoubleColumn.create(name, runs.stream().mapToDouble(value).toArray());
  }

  private IntColumn sizes(String name, Function<HealthRun, SolidLike> when) {
    return IntColumn.create(
        name, runs.stream().mapToInt(run -> when.apply(run).largestCluster()).toArray());
  }

  /**
   * One row for the whole set: {@code snapshots}, their number, then the columns of {@link
   * #bySnapshot()} averaged, of the clusters the largest. The errors are those of all runs
   * together, or the standard error over the snapshots where that is larger.
   */
  public Table mean() {
    Table each = bySnapshot();
    Table mean =
        Table.create("mean health", IntColumn.create("snapshots", new int[] {runs.size()}));
    for (Column<?> column : each.columns().subList(1, each.columnCount())) {
      String name = column.name();
      mean.addColumns(
          column instanceof IntColumn sizes
              ? IntColumn.create(name, new int[] {(int) sizes.max()})
              : DoubleColumn.create(name, ((DoubleColumn) column).mean()));
    }
    mean.doubleColumn("error").set(0, trend.meanError());
    mean.doubleColumn("change_error").set(0, trend.changeError());
    return mean;
  }

  /**
   * Pressure against the time since the snapshots, averaged over them, with its standard error (of
   * a single snapshot, the scatter of its windows), and that of the fluid after BMCSL.
   */
  public Chart chart() {
    double[] times = new double[WINDOWS];
    double[] mean = new double[WINDOWS];
    double[] low = new double[WINDOWS];
    double[] high = new double[WINDOWS];
    for (int k = 0; k < WINDOWS; k++) {
      int window = k;
      double[] pressures = runs.stream().mapToDouble(run -> run.pressures()[window]).toArray();
      double error = runs.size() == 1 ? trend.scatter() : Trend.standardError(pressures);
      times[k] = duration * (k + 0.5) / WINDOWS;
      mean[k] = Arrays.stream(pressures).average().orElseThrow();
      low[k] = mean[k] - error;
      high[k] = mean[k] + error;
    }
    double[] ends = {0, duration};
    double[] fluid = {fluidPressure(), fluidPressure()};
    return Chart.titled("")
        .withXAxis(Axis.linear("time run on / τ"))
        .withYAxis(Axis.linear("βPσ<sub>L</sub>³"))
        .withLine("measured", times, mean)
        .withBand("measured", times, low, high)
        .withDashedLine(isExtrapolated() ? "BMCSL, extrapolated" : "BMCSL", ends, fluid);
  }

  private double fluidPressure() {
    return HealthRun.average(runs, HealthRun::fluidPressure);
  }

  private boolean isExtrapolated() {
    return snapshots.get(0).packingFraction() > TESTED_PACKING_FRACTION;
  }

  @Override
  public Summary summary() {
    return Summary.of("Health")
        .with("verdict", "%s", verdict())
        .with("snapshots", "%d, run on for %s τ", runs.size(), Verdict.brief(duration))
        .with("pressure βPσ_L³", "%s", Verdict.withError(trend.mean(), trend.meanError()))
        .with(
            "BMCSL's fluid",
            isExtrapolated() ? "%.2f, extrapolated: η is above %.2f" : "%.2f",
            fluidPressure(),
            TESTED_PACKING_FRACTION);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
