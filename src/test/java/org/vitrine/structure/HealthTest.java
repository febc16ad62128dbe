package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.References;
import org.vitrine.Threads;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.Table;

class HealthTest {

  private static final HardSphereMixture SMALL = HardSphereMixture.PAPER.withParticles(300);
  private static final HardSphereMixture EQUAL = SMALL.withParticles(500).withComposition(1);

  @Test
  void theReferenceGlassIsAgedAndNotShownToBeInEquilibrium() {
    Health health = Health.of(List.of(References.snapA()), 20, 0);
    assertThat(health.verdict())
        .startsWith("aged: no certain drift")
        .containsPattern("moved by 0\\.1\\d diameters only, so equilibrium is not shown")
        .contains("BMCSL's fluid 34.78")
        .endsWith("0.0 % solid-like, largest cluster 0");
    Table mean = health.mean();
    assertThat(mean.doubleColumn("pressure").get(0))
        .isCloseTo(35.1, within(0.35)); // another program; samples differ by 0.09
    // 16 other runs have 0.170, with a standard deviation of 0.008 from run to run
    assertThat(mean.doubleColumn("displacement_S").get(0)).isCloseTo(0.170, within(3 * 0.008));
  }

  @Test
  void aGlassJustGrownIsAgeing() {
    Health health = Health.of(IndependentSnapshots.of(SMALL, 2, 1, 1), 20, 0);
    assertThat(health.verdict()).startsWith("ageing: the pressure still falls (change in 20 τ: −");
    assertThat(health.mean().doubleColumn("change").get(0)).isLessThan(-1);
  }

  @Test
  void aFluidIsEquilibratedAndHasThePressureOfBmcsl() {
    Health health =
        Health.of(IndependentSnapshots.of(SMALL.withPackingFraction(0.45), 2, 5, 1), 20, 0);
    assertThat(health.verdict())
        .startsWith("equilibrated as a fluid: no certain drift")
        .contains("while every species moved by ");
    Table mean = health.mean();
    assertThat(mean.doubleColumn("pressure").get(0))
        .isCloseTo(mean.doubleColumn("bmcsl").get(0), within(0.2));
  }

  /** Diameters from 0.7 to 1.3, no two of them alike. */
  @Test
  void aPolydisperseFluidIsJudgedAlike() {
    int n = 343;
    double[] diameters = new double[n];
    Arrays.setAll(diameters, i -> 0.7 + 0.6 * (i * 100 % n) / n);
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) { // a grid of 7 × 7 × 7
      int layer = i / 49;
      positions[3 * i] = 1.31 * (i % 7);
      positions[3 * i + 1] = 1.31 * (i / 7 % 7);
      positions[3 * i + 2] = 1.31 * layer;
    }
    String[] species = new String[n];
    Arrays.fill(species, "polydisperse");
    Snapshot grid = Snapshot.of(Box.cube(7 * 1.31), positions, diameters, species);
    Snapshot fluid = EventDrivenSimulation.of(grid, 1).run(10).snapshot();
    Health health = Health.of(List.of(fluid), 30, 0);
    assertThat(health.verdict()).startsWith("equilibrated as a fluid");
    double bmcsl = health.mean().doubleColumn("bmcsl").get(0);
    assertThat(health.mean().doubleColumn("pressure").get(0))
        .isCloseTo(bmcsl, within(0.03 * bmcsl));
  }

  @Test
  void aCrystalIsCrystallineAndMeltsWhereItMust() {
    assertThat(Health.of(List.of(Crystals.of("fcc", 4, 0.6)), 5, 0).verdict())
        .startsWith("crystalline: solid-like particles went from 100.0 to 100.0 % in 5 τ");
    assertThat(Health.of(List.of(Crystals.of("fcc", 4, 0.45)), 20, 0).verdict())
        .startsWith("melting: solid-like particles went from 100.0 to ");
  }

  @Test
  void aCrystalGrowsIntoTheDenseFluidBesideIt() {
    Snapshot fluid = EventDrivenSimulation.grow(EQUAL.withPackingFraction(0.58), 1).snapshot();
    Health health = Health.of(List.of(Crystals.beside(fluid, 5)), 20, 0);
    assertThat(health.verdict()).startsWith("crystallising: ");
    assertThat(health.bySnapshot().intColumn("cluster_end").get(0))
        .isGreaterThan(health.bySnapshot().intColumn("cluster_start").get(0) + 100);
  }

  @Test
  void oneCrystalAmongFluidsIsNamed() {
    Snapshot crystal = Crystals.of("fcc", 5, 0.5);
    Snapshot fluid = EventDrivenSimulation.grow(EQUAL.withPackingFraction(0.5), 1).snapshot();
    assertThat(Health.of(List.of(fluid, crystal, fluid), 0.2, 0).verdict())
        .contains("in snapshot 1 (of 3, 1 hold a crystal)");
  }

  @Test
  void tablesHoldEveryWindowSnapshotAndTheSet() {
    List<Snapshot> starts = IndependentSnapshots.of(SMALL, 2, 1, 1);
    Health health = Health.of(starts, 1, 7);
    Table windows = health.table();
    assertThat(windows.columnNames())
        .containsExactly("snapshot", "from", "to", "pressure", "error");
    assertThat(windows.rowCount()).isEqualTo(40);
    assertThat(windows.doubleColumn("pressure").get(20))
        .isEqualTo(
            EventDrivenSimulation.ofRun(starts.get(1), Purpose.HEALTH, 7, 1, 0)
                .run(0.05)
                .pressure());
    assertThat(health.bySnapshot().columnNames())
        .containsExactly(
            "snapshot",
            "pressure",
            "error",
            "bmcsl",
            "change",
            "change_error",
            "displacement_L",
            "displacement_S",
            "solid_start",
            "solid_end",
            "cluster_start",
            "cluster_end");
    assertThat(health.bySnapshot().rowCount()).isEqualTo(2);
    assertThat(health.mean().rowCount()).isEqualTo(1);
    assertThat(health.mean().intColumn("snapshots").get(0)).isEqualTo(2);
    assertThat(health.mean().doubleColumn("pressure").get(0))
        .isCloseTo(windows.doubleColumn("pressure").mean(), within(1e-12));
  }

  @Test
  void theSameBitsOnOneThreadAndOnMany() {
    List<Snapshot> starts = IndependentSnapshots.of(SMALL, 3, 1, 1);
    Health alone = Threads.with(1, () -> Health.of(starts, 0.5, 7));
    Health many = Threads.with(5, () -> Health.of(starts, 0.5, 7));
    assertThat(alone.table().print()).isEqualTo(many.table().print());
    assertThat(alone.verdict()).isEqualTo(many.verdict());
  }

  @Test
  void theVerdictStandsFirstAndTheChartShowsBmcsl() {
    Health health = Health.of(List.of(References.snapA()), 0.2, 0);
    assertThat(health.summary().facts().get(0).value()).isEqualTo(health.verdict());
    assertThat(health.chart().toString())
        .contains("measured: 20 points")
        .contains("measured: band of 20 points")
        .contains("BMCSL, extrapolated: 2 points");
  }

  @Test
  void snapshotsOfSeveralMixturesAreRefused() {
    Snapshot dense = Crystals.of("fcc", 4, 0.6);
    Snapshot dilute = Crystals.of("fcc", 4, 0.3);
    assertThatThrownBy(() -> Health.of(List.of(dense, dilute), 1, 0))
        .hasMessageStartingWith(
            "packing fraction of snapshots[1] must be that of snapshots[0], 0.6");
    assertThatThrownBy(() -> Health.of(List.of(dense, References.snapA()), 1, 0))
        .hasMessage("species of snapshots[1] must be those of snapshots[0], [L], not [L, S]");
    assertThatThrownBy(() -> Health.of(List.of(), 1, 0))
        .hasMessage("snapshots must be at least one snapshot, not an empty list");
    assertThatThrownBy(() -> Health.of(List.of(dense), 0, 0))
        .hasMessage("duration must be positive and finite, not 0.0");
  }
}
