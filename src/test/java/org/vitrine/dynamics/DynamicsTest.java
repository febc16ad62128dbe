package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Glass;
import org.vitrine.Threads;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;
import tech.tablesaw.api.Table;

class DynamicsTest {

  private static final double[] TIMES = {0.01, 0.1, 1, 8};
  private static final int RUNS = 5;

  private static List<Snapshot> starts;
  private static Propensity propensity;

  /** Displacements of every run: by snapshot, run and time 3 a particle. */
  private static double[][][][] displacements;

  @BeforeAll
  static void measure() {
    starts = IndependentSnapshots.of(HardSphereMixture.PAPER.withParticles(200), 3, 1, 42);
    propensity = IsoconfigurationalEnsemble.propensity(starts, TIMES, RUNS, 42);
    displacements = new double[starts.size()][RUNS][TIMES.length][];
    for (int k = 0; k < starts.size(); k++) {
      for (int run = 0; run < RUNS; run++) {
        var simulation = EventDrivenSimulation.ofRun(starts.get(k), 42, k, run);
        for (int t = 0; t < TIMES.length; t++) {
          simulation.run(TIMES[t] - simulation.time());
          double[] moved = simulation.snapshot().positions();
          double[] from = starts.get(k).positions();
          Arrays.setAll(moved, i -> moved[i] - from[i]);
          displacements[k][run][t] = moved;
        }
      }
    }
  }

  private interface OfParticle {
    double value(double x, double y, double z);
  }

  /** The average over the small particles of a run. */
  private static double ofRun(int snapshot, int run, int time, OfParticle of) {
    double[] moved = displacements[snapshot][run][time];
    String[] species = starts.get(snapshot).species();
    double sum = 0;
    for (int i = 0; i < species.length; i++) {
      sum +=
          species[i].equals("S") ? of.value(moved[3 * i], moved[3 * i + 1], moved[3 * i + 2]) : 0;
    }
    return sum / starts.get(snapshot).count("S");
  }

  private static double ofAll(int time, OfParticle of) {
    double sum = 0;
    for (int k = 0; k < starts.size(); k++) {
      for (int run = 0; run < RUNS; run++) {
        sum += ofRun(k, run, time, of);
      }
    }
    return sum / (starts.size() * RUNS);
  }

  private static double square(double x, double y, double z) {
    return x * x + y * y + z * z;
  }

  /** One number of the small particles at the last time. */
  private static double measured(Table table, String column) {
    return TimeTable.column(table, "S", column)[TIMES.length - 1];
  }

  @Test
  void displacementsAreAveragedAsTheirDefinitionsSay() {
    Table table = propensity.dynamics(7.25).table();
    int last = TIMES.length - 1;
    double msd = ofAll(last, DynamicsTest::square);
    double fourth = ofAll(last, (x, y, z) -> square(x, y, z) * square(x, y, z));
    double overlap = ofAll(last, (x, y, z) -> square(x, y, z) < 0.3 * 0.3 ? 1 : 0);
    assertThat(measured(table, "msd")).isCloseTo(msd, within(1e-12));
    assertThat(measured(table, "alpha2"))
        .isCloseTo(3 * fourth / (5 * msd * msd) - 1, within(1e-10));
    assertThat(measured(table, "overlap")).isCloseTo(overlap, within(1e-12));
    assertThat(measured(table, "msd_error")).isPositive().isLessThan(msd);
    assertThat(overlap).isBetween(0.2, 0.98);
  }

  @Test
  void theSusceptibilityIsTheVarianceOfTheOverlap() {
    int last = TIMES.length - 1;
    double[] means = new double[starts.size()];
    double within = 0;
    for (int k = 0; k < starts.size(); k++) {
      double[] overlaps = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        overlaps[run] = ofRun(k, run, last, (x, y, z) -> square(x, y, z) < 0.04 ? 1 : 0);
        means[k] += overlaps[run] / RUNS;
      }
      within += variance(overlaps) / starts.size();
    }
    int small = starts.get(0).count("S");
    Table table = propensity.dynamics(7.25).withOverlap(0.2).table();
    assertThat(measured(table, "chi4_isoconfigurational")).isCloseTo(small * within, within(1e-10));
    assertThat(measured(table, "chi4"))
        .isCloseTo(small * (within * (RUNS - 1) / RUNS + variance(means)), within(1e-10));
  }

  /** With ddof 1. */
  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  /** Those within 0.16 σ_L⁻¹ of 7.25 σ_L⁻¹: multiples of 1.23 σ_L⁻¹ along each axis. */
  @Test
  void theAverageOverDirectionsAgreesWithTheBoxesOwnWaveVectors() {
    double unit = 2 * Math.PI / starts.get(0).box().x();
    for (int t = 1; t < TIMES.length; t++) {
      double sum = 0;
      int vectors = 0;
      for (int a = -6; a <= 6; a++) {
        for (int b = -6; b <= 6; b++) {
          for (int c = 0; c <= 6; c++) { // q and −q give the same
            double[] q = {a * unit, b * unit, c * unit};
            if (Math.abs(Math.sqrt(square(q[0], q[1], q[2])) - 7.25) < 0.16) {
              sum += ofAll(t, (x, y, z) -> Math.cos(q[0] * x + q[1] * y + q[2] * z));
              vectors++;
            }
          }
        }
      }
      double isotropic = TimeTable.column(propensity.dynamics(7.25).table(), "S", "F_s")[t];
      assertThat(isotropic).isCloseTo(sum / vectors, within(0.01));
    }
  }

  /** In a thin gas hardly anything meets: velocities of Maxwell and Boltzmann, straight lines. */
  @Test
  void freeFlightIsGaussian() {
    var gas =
        HardSphereMixture.PAPER.withParticles(1000).withMassRatio(0.5).withPackingFraction(0.0005);
    Snapshot start = EventDrivenSimulation.grow(gas, 1).snapshot();
    double[] times = {0.01, 0.05};
    double mass = Arrays.stream(start.masses()).min().orElseThrow();
    Table table =
        IsoconfigurationalEnsemble.propensity(List.of(start), times, 20, 3).dynamics(16).table();
    for (int t = 0; t < 2; t++) {
      double square = times[t] * times[t];
      assertThat(TimeTable.column(table, "L", "msd")[t])
          .isCloseTo(3 * square, within(0.05 * square));
      assertThat(TimeTable.column(table, "S", "msd")[t])
          .isCloseTo(3 * square / mass, within(0.05 * square / mass));
      assertThat(TimeTable.column(table, "L", "F_s")[t])
          .isCloseTo(Math.exp(-128 * square), within(0.005));
      assertThat(TimeTable.column(table, "S", "F_s")[t])
          .isCloseTo(Math.exp(-128 * square / mass), within(0.005));
      assertThat(TimeTable.column(table, "S", "alpha2")[t]).isCloseTo(0, within(0.04));
    }
  }

  @Test
  void eachSpeciesIsScatteredAtThePeakOfItsOwnStructureFactor() {
    Dynamics dynamics = Glass.dynamics(propensity);
    Table relaxation = dynamics.relaxation();
    assertThat(dynamics.species()).containsExactly("L", "S", "all");
    assertThat(relaxation.doubleColumn("q").getDouble(0)).isBetween(7.0, 9.0);
    assertThat(relaxation.doubleColumn("q").getDouble(1)).isBetween(7.5, 9.5);
    assertThat(dynamics.withWaveNumber("L", 5).relaxation().doubleColumn("q").getDouble(0))
        .isEqualTo(5);
    assertThat(relaxation.stringColumn("state").get(0)).isEqualTo("not reached by t = 8.0");
    assertThat(relaxation.doubleColumn("tau_alpha").isMissing(0)).isTrue();
    assertThat(dynamics.toString()).contains("τ_α of L", "not reached", "a = 0.3 σ_L");
    Dynamics fine = dynamics.withWaveNumber(16).withOverlap(0.1);
    assertThat(fine.relaxation().doubleColumn("tau_alpha").getDouble(1)).isBetween(0.05, 8.0);
    assertThat(fine.toString()).contains(" ± ");
  }

  @Test
  void chartsShowTheirLawsAndUnits() {
    Dynamics dynamics = propensity.dynamics(7.25);
    assertThat(dynamics.chart().toString()).contains("ballistic", "⟨Δr²⟩");
    assertThat(dynamics.scatteringChart().toString()).contains("1/e", "= 7.25");
    assertThat(dynamics.nonGaussianChart().toString()).contains("all");
    assertThat(dynamics.overlapChart().toString()).contains("a = 0.3");
    assertThat(dynamics.susceptibilityChart().toString()).contains("isoconfigurational");
    assertThat(propensity.distribution(1).toString()).contains("t = 1 τ", "L", "S");
    assertThat(propensity.predictableChart().toString()).contains("L", "S");
    var one = IsoconfigurationalEnsemble.propensity(starts.subList(0, 1), TIMES, 2, 1);
    assertThat(one.dynamics(7).susceptibilityChart().toString()).contains("isoconfigurational");
    assertThat(one.dynamics(7).table().doubleColumn("chi4").isMissing(0)).isTrue();
  }

  @Test
  void thePredictablePartStandsBesideItsError() {
    Table part = propensity.predictable();
    double[] mean = propensity.mean().doubleColumn("predictable").asDoubleArray();
    assertThat(part.doubleColumn("predictable").asDoubleArray()).isEqualTo(mean);
    assertThat(part.doubleColumn("error").getDouble(2)).isBetween(0.001, 0.2);
  }

  @Test
  void theSameBitsOnOneThreadAndOnTwoAndFromTrajectoriesThatWereKept(@TempDir Path folder)
      throws IOException {
    Table once = propensity.dynamics(7.25).table();
    for (int threads = 1; threads <= 2; threads++) {
      Propensity kept =
          Threads.with(
              threads,
              () -> IsoconfigurationalEnsemble.propensity(starts, TIMES, RUNS, 42, folder));
      assertSame(kept.dynamics(7.25).table(), once);
      Files.delete(folder.resolve("snapshot-1-run-3.safetensors"));
    }
    Path path = folder.resolve("propensity");
    propensity.save(path);
    assertSame(Propensity.read(path).dynamics(7.25).table(), once);
  }

  private static void assertSame(Table one, Table other) {
    assertThat(one.columnNames()).isEqualTo(other.columnNames());
    for (String name : one.columnNames().subList(1, one.columnCount())) {
      assertThat(one.doubleColumn(name).asDoubleArray())
          .as(name)
          .isEqualTo(other.doubleColumn(name).asDoubleArray());
    }
  }

  /** A file as it was before averages over particles were measured. */
  @Test
  void anOldFileIsReadAndSaysWhatItLacks(@TempDir Path folder) {
    Path path = folder.resolve("old");
    int n = starts.get(0).particles();
    ArrayFile.of("propensity")
        .with("runs", 2)
        .with("snapshots", 1)
        .with("times", new double[] {1})
        .with("mean.0", new double[n])
        .with("variance.0", new double[n])
        .with("start.0", starts.get(0))
        .write(path);
    Propensity old = Propensity.read(path);
    assertThat(old.at(0, 1)).hasSize(n);
    old.save(path);
    Propensity again = Propensity.read(path);
    assertThatThrownBy(() -> again.dynamics(7))
        .hasMessage(
            "propensity must be made anew for this (with the directory of its call no trajectory is"
                + " run again), not read from a file that was saved before averages over particles"
                + " were measured");
  }

  @Test
  void whatWasNotMeasuredIsRefused() {
    Dynamics dynamics = propensity.dynamics(7.25);
    assertThatThrownBy(() -> dynamics.withWaveNumber("X", 7))
        .hasMessage("species must be one of [L, S, all], not X");
    assertThatThrownBy(() -> dynamics.withWaveNumber(-1)).hasMessageContaining("not -1.0");
    assertThatThrownBy(() -> dynamics.withOverlap(0.33)).hasMessageContaining("not 0.33");
    assertThatThrownBy(() -> propensity.distribution(3))
        .hasMessageContaining("time must be one of");
  }
}
