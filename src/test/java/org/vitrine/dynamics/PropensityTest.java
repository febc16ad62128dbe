package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Glass;
import org.vitrine.Threads;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;

class PropensityTest {

  private static final double[] TIMES = {0.01, 0.1, 1};
  private static final int RUNS = 6;

  private static List<Snapshot> starts;
  private static Propensity propensity;

  @BeforeAll
  static void measure() {
    starts = IndependentSnapshots.of(HardSphereMixture.PAPER.withParticles(200), 3, 1, 42);
    propensity = IsoconfigurationalEnsemble.propensity(starts, TIMES, RUNS, 42);
  }

  @Test
  void isTheMeanDistanceOverTheRunsAndItsVarianceWithDdofOne() {
    int particle = 17;
    double[] distances = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      var simulation = EventDrivenSimulation.ofRun(starts.get(1), 42, 1, run).run(0.1);
      double[] from = starts.get(1).positions();
      double[] to = simulation.snapshot().positions();
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        square += Math.pow(to[3 * particle + axis] - from[3 * particle + axis], 2);
      }
      distances[run] = Math.sqrt(square);
    }
    double mean = Arrays.stream(distances).average().orElseThrow();
    double variance = Arrays.stream(distances).map(d -> (d - mean) * (d - mean)).sum() / (RUNS - 1);
    assertThat(propensity.at(1, 0.1)[particle]).isCloseTo(mean, within(1e-12));
    assertThat(propensity.varianceAt(1, 0.1)[particle]).isCloseTo(variance, within(1e-12));
  }

  /** A dilute gas: 11 000 τ of it, which are kept once on their way, take seconds. */
  @Test
  @Timeout(120)
  void aLongRunThatIsStoppedGoesOnFromWhereItWasKept(@TempDir Path directory) throws Exception {
    Snapshot gas =
        Glass.simulate(Glass.mixture().withParticles(200).withPackingFraction(0.001), 1).snapshot();
    double[] times = {1, 11_000};
    Thread caller =
        new Thread(
            () -> {
              try {
                Glass.propensity(gas, times, 2, 42, directory);
              } catch (StoppedException e) {
                // as it should
              }
            });
    caller.start();
    Path kept = directory.resolve("running-snapshot-0-run-0.safetensors");
    while (!Files.exists(kept)) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();
    assertThat(directory.resolve("snapshot-0-run-0.safetensors")).doesNotExist();

    DoubleAccumulator found = new DoubleAccumulator(Math::max, 0);
    Progress.setListener(progress -> found.accumulate(progress.share().found()));
    Propensity resumed = Glass.propensity(gas, times, 2, 42, directory);
    Progress.setListener(ignored -> {});
    assertThat(found.get()).isGreaterThanOrEqualTo(10_000);
    assertThat(kept).doesNotExist();
    Propensity undisturbed = Glass.propensity(gas, times, 2, 42);
    assertThat(resumed.at(0, 11_000)).isEqualTo(undisturbed.at(0, 11_000));
    assertThat(resumed.at(0, 1)).isEqualTo(undisturbed.at(0, 1));
  }

  @Test
  void theSameBitsOnOneThreadAndOnMany() {
    Propensity alone =
        Threads.with(1, () -> IsoconfigurationalEnsemble.propensity(starts, TIMES, RUNS, 42));
    Propensity many =
        Threads.with(5, () -> IsoconfigurationalEnsemble.propensity(starts, TIMES, RUNS, 42));
    for (int k = 0; k < starts.size(); k++) {
      for (double t : TIMES) {
        assertThat(alone.at(k, t)).isEqualTo(many.at(k, t)).isEqualTo(propensity.at(k, t));
        assertThat(alone.varianceAt(k, t)).isEqualTo(many.varianceAt(k, t));
      }
    }
  }

  @Test
  void tablesHoldEveryParticleOnceInOrder() {
    var table = propensity.table();
    assertThat(table.columnNames())
        .containsExactly("snapshot", "particle", "species", "t=0.01", "t=0.1", "t=1");
    assertThat(table.rowCount()).isEqualTo(600);
    assertThat(table.intColumn("snapshot").get(450)).isEqualTo(2);
    assertThat(table.intColumn("particle").get(450)).isEqualTo(50);
    assertThat(table.stringColumn("species").get(450)).isEqualTo("L");
    assertThat(table.doubleColumn("t=0.1").get(450)).isEqualTo(propensity.at(2, 0.1)[50]);
    assertThat(propensity.variance().columnNames()).isEqualTo(table.columnNames());
  }

  @Test
  void theMeanStandsBesideItsErrorAndCeiling() {
    var mean = propensity.mean();
    assertThat(mean.columnNames())
        .containsExactly("species", "time", "displacement", "error", "ceiling", "predictable");
    assertThat(mean.rowCount()).isEqualTo(6);
    assertThat(mean.doubleColumn("displacement").get(0))
        .isBetween(0.013, 0.016); // 0.0144 when aged
    assertThat(mean.doubleColumn("error").get(2)).isPositive().isLessThan(0.02);
    assertThat(mean.doubleColumn("ceiling").get(2)).isBetween(0.4, 1.0);
    var one = IsoconfigurationalEnsemble.propensity(starts.subList(0, 1), TIMES, 2, 1).mean();
    assertThat(one.doubleColumn("error").isMissing(0)).isTrue();
  }

  @Test
  void whatIsReadEqualsWhatWasSavedInEveryBit(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("propensity.safetensors");
    propensity.save(path.toString());
    Propensity read = Glass.readPropensity(path.toString());
    assertThat(read.times()).isEqualTo(TIMES);
    assertThat(read.runs()).isEqualTo(RUNS);
    assertThat(read.snapshots()).isEqualTo(starts);
    for (int k = 0; k < starts.size(); k++) {
      for (double t : TIMES) {
        assertThat(read.at(k, t)).isEqualTo(propensity.at(k, t));
        assertThat(read.varianceAt(k, t)).isEqualTo(propensity.varianceAt(k, t));
      }
    }
    Path again = folder.resolve("again");
    read.save(again);
    assertThat(again).hasSameBinaryContentAs(path);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 1000));
    assertThatThrownBy(() -> Glass.readPropensity(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path + " was cut short or damaged");
  }

  @Test
  void theChartShowsBothSpeciesOnLogarithmicAxes() {
    assertThat(propensity.chart().json())
        .contains("\"name\":\"L\"", "\"name\":\"S\"", "\"type\":\"log\"");
  }

  @Test
  void oneLargeParticleHasAMeanButNoCeiling() {
    var mixture =
        HardSphereMixture.PAPER.withParticles(50).withComposition(0.02).withPackingFraction(0.3);
    Snapshot start = EventDrivenSimulation.grow(mixture, 1).snapshot();
    double[] late = {0.5, 1};
    var measured = IsoconfigurationalEnsemble.propensity(List.of(start), late, 3, 1);
    assertThat(measured.mean().doubleColumn("displacement").get(0)).isPositive();
    assertThat(measured.mean().doubleColumn("ceiling").isMissing(0)).isTrue();
    assertThat(measured.chart().json()).doesNotContain("ballistic"); // free flight is long over
  }

  @Test
  void whatWouldNotFitIsRefusedBeforeItIsMeasured() {
    int count = (int) (Runtime.getRuntime().maxMemory() / (32L * 200)) + 1;
    double[] many = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    List<Snapshot> one = starts.subList(0, 1);
    assertThatThrownBy(() -> IsoconfigurationalEnsemble.propensity(one, many, 2, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("propensities of 200 particles at ", "fewer snapshots or times");
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertThatThrownBy(() -> IsoconfigurationalEnsemble.propensity(List.of(), TIMES, 2, 1))
        .hasMessage("starts must be at least one snapshot, not an empty list");
    assertThatThrownBy(() -> IsoconfigurationalEnsemble.propensity(starts, TIMES, 1, 1))
        .hasMessage("runs must be at least 2, not 1");
    assertThatThrownBy(() -> IsoconfigurationalEnsemble.propensity(starts, new double[0], 2, 1))
        .hasMessage("times must be at least one time, not an empty array");
    assertThatThrownBy(
            () -> IsoconfigurationalEnsemble.propensity(starts, new double[] {1, -1}, 2, 1))
        .hasMessage("times[1] must be positive and finite, not -1.0");
    assertThatThrownBy(
            () -> IsoconfigurationalEnsemble.propensity(starts, new double[] {2, 1}, 2, 1))
        .hasMessage("times[1] must be above the time before it, 2.0, not 1.0");
    assertThatThrownBy(() -> propensity.at(0, 0.5))
        .hasMessage("time must be one of [0.01, 0.1, 1.0], not 0.5");
    assertThatThrownBy(() -> propensity.at(3, 0.1)).hasMessage("snapshot must be in 0 … 2, not 3");
  }

  @Test
  void snapshotsOfDifferentSpeciesAreRefused() {
    var large =
        HardSphereMixture.PAPER.withParticles(60).withComposition(1).withPackingFraction(0.3);
    var mixed = List.of(starts.get(0), EventDrivenSimulation.grow(large, 1).snapshot());
    assertThatThrownBy(() -> IsoconfigurationalEnsemble.propensity(mixed, TIMES, 2, 1))
        .hasMessage("species of starts[1] must be those of starts[0], [L, S], not [L]");
  }
}
