package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.References;
import org.vitrine.Threads;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import tech.tablesaw.api.Table;

class PairDistributionTest {

  private static final Snapshot GLASS = References.snapA();

  @Test
  void ofAnIdealGasItIsOneWithinItsError() {
    int n = 1000;
    List<Snapshot> gases =
        IntStream.range(0, 20)
            .mapToObj(k -> Configurations.random(new Box(9, 10, 11), n, k))
            .toList();
    Table g = Descriptors.pairDistribution(gases, 4.5, 0.1).table();
    assertThat(chiSquare(g, "g_LL", 1 - 2.0 / n)).isBetween(0.5, 1.8);
    assertThat(chiSquare(g, "g_LS", 1)).isBetween(0.5, 1.8);
    assertThat(chiSquare(g, "g_SS", 1 - 2.0 / n)).isBetween(0.5, 1.8);
    assertThat(chiSquare(g, "g", 1 - 1.0 / n)).isBetween(0.5, 1.8);
  }

  /** The mean of squared deviations in units of the error, over the bins; 1.1 is to be expected. */
  private static double chiSquare(Table table, String column, double expected) {
    double sum = 0;
    int bins = 0;
    for (int k = 5; k < table.rowCount(); k++) { // nearer, bins hold but a few pairs
      double error = table.doubleColumn(column + "_error").get(k);
      double deviation = (table.doubleColumn(column).get(k) - expected) / error;
      sum += deviation * deviation;
      bins++;
    }
    return sum / bins;
  }

  @Test
  void shellsOfAnFccCrystalHaveTheirDistancesAndNumbers() {
    Snapshot crystal = Crystals.of("fcc", 5, 0.7);
    double nearest = crystal.box().x() / 5 / Math.sqrt(2);
    double width = nearest / 100.3; // so that no shell is on the edge of a bin
    Table g = PairDistribution.of(List.of(crystal), 2.3 * nearest, width).table();
    assertThat(g.columnNames()).containsExactly("r", "g", "g_error");
    double density = crystal.particles() / crystal.box().volume();
    int[] numbers = {12, 6, 24, 12, 24};
    int shell = 0;
    for (int k = 0; k < g.rowCount(); k++) {
      double value = g.doubleColumn("g").get(k);
      if (value > 0) {
        double r = g.doubleColumn("r").get(k);
        assertThat(r).isCloseTo(nearest * Math.sqrt(shell + 1), within(width / 2));
        double volume = 4 * Math.PI / 3 * (cube(r + width / 2) - cube(r - width / 2));
        assertThat(density * value * volume).isCloseTo(numbers[shell], within(1e-9));
        shell++;
      }
    }
    assertThat(shell).isEqualTo(5);
    assertThat(g.doubleColumn("g_error").countMissing()).isEqualTo(g.rowCount());
  }

  private static double cube(double x) {
    return x * x * x;
  }

  @Test
  void everyOtherParticleOfASmallBoxIsCounted() {
    // All within half the side of a cube of 20, so that each sees all others.
    Snapshot droplet =
        Snapshot.of(
            Box.cube(20),
            Configurations.random(Box.cube(5), 50, 3).positions(),
            Configurations.random(Box.cube(5), 50, 3).diameters(),
            Configurations.random(Box.cube(5), 50, 3).species());
    Table g = PairDistribution.of(List.of(droplet), 10, 0.01).table();
    assertThat(neighbors(g, "g_LL", 25)).isCloseTo(24, within(1e-9));
    assertThat(neighbors(g, "g_LS", 25)).isCloseTo(25, within(1e-9));
    assertThat(neighbors(g, "g_SS", 25)).isCloseTo(24, within(1e-9));
    assertThat(neighbors(g, "g", 50)).isCloseTo(49, within(1e-9));
  }

  /** ρ ∫ g 4π r² dr, with the bins' exact volumes. */
  private static double neighbors(Table table, String column, int particles) {
    double sum = 0;
    for (int k = 0; k < table.rowCount(); k++) {
      double r = table.doubleColumn("r").get(k);
      double volume = 4 * Math.PI / 3 * (cube(r + 0.005) - cube(r - 0.005));
      sum += table.doubleColumn(column).get(k) * volume * particles / cube(20);
    }
    return sum;
  }

  @Test
  void agreesWithTheNeighborsOfTheGlass() {
    Table g = PairDistribution.of(List.of(GLASS), 1.4, 0.1).table();
    Table counts = Descriptors.neighbors(List.of(GLASS), 1.4);
    double mean =
        counts
            .doubleColumn("neighbors_S_r1.4")
            .where(counts.stringColumn("species").isEqualTo("L"))
            .mean();
    double sum = 0;
    for (int k = 0; k < g.rowCount(); k++) {
      double volume = 4 * Math.PI / 3 * (cube((k + 1) * 0.1) - cube(k * 0.1));
      sum += 1400 / GLASS.box().volume() * g.doubleColumn("g_LS").get(k) * volume;
    }
    assertThat(sum).isCloseTo(mean, within(1e-9));
  }

  /** β P / ρ = 1 + 2π/3 ρ Σ x_a x_b σ_ab³ g_ab(σ_ab). */
  @Test
  void contactValuesGiveThePressureThatCollisionsDo() {
    HardSphereMixture mixture =
        HardSphereMixture.PAPER.withParticles(1000).withPackingFraction(0.4);
    EventDrivenSimulation fluid = EventDrivenSimulation.grow(mixture, 11).run(10);
    List<Snapshot> snapshots = new ArrayList<>();
    double pressure = 0;
    for (int k = 0; k < 40; k++) {
      pressure += fluid.run(1).pressure() / 40;
      snapshots.add(fluid.snapshot());
    }
    Table g = Descriptors.pairDistribution(snapshots, 2, 0.025).table();
    double density = 1000 / mixture.box().volume();
    double virial =
        0.09 * atContact(g, "g_LL", 1)
            + 0.42 * cube(0.925) * atContact(g, "g_LS", 0.925)
            + 0.49 * cube(0.85) * atContact(g, "g_SS", 0.85);
    assertThat(density * (1 + 2 * Math.PI / 3 * density * virial) / pressure)
        .isCloseTo(1, within(0.01));
  }

  /** A parabola through ln g of the first six bins; a bin's edge is at contact. */
  private static double atContact(Table g, String column, double contact) {
    int first = (int) Math.round(contact / 0.025);
    double[][] moments = new double[3][4];
    for (int k = 0; k < 6; k++) {
      double x = k + 0.5;
      double y = Math.log(g.doubleColumn(column).get(first + k));
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          moments[i][j] += Math.pow(x, i + j);
        }
        moments[i][3] += Math.pow(x, i) * y;
      }
    }
    double all = determinant(moments, 0, 1, 2);
    return Math.exp(determinant(moments, 3, 1, 2) / all);
  }

  private static double determinant(double[][] m, int a, int b, int c) {
    return m[0][a] * (m[1][b] * m[2][c] - m[2][b] * m[1][c])
        - m[1][a] * (m[0][b] * m[2][c] - m[2][b] * m[0][c])
        + m[2][a] * (m[0][b] * m[1][c] - m[1][b] * m[0][c]);
  }

  @Test
  void errorsAreThoseOfTheMeanOverSnapshots() {
    Snapshot one = Configurations.random(Box.cube(8), 200, 1);
    Snapshot two = Configurations.random(Box.cube(8), 200, 2);
    double a = PairDistribution.of(List.of(one), 3, 0.5).table().doubleColumn("g_LS").get(4);
    double b = PairDistribution.of(List.of(two), 3, 0.5).table().doubleColumn("g_LS").get(4);
    Table both = PairDistribution.of(List.of(one, two), 3, 0.5).table();
    assertThat(both.doubleColumn("g_LS").get(4)).isCloseTo((a + b) / 2, within(1e-14));
    assertThat(both.doubleColumn("g_LS_error").get(4))
        .isCloseTo(Math.abs(a - b) / 2, within(1e-14));
  }

  @Test
  void drawsALineForEachPairOfSpecies() {
    PairDistribution g = Descriptors.pairDistribution(GLASS);
    assertThat(g.chart().toString()).contains("LL", "LS", "SS", "all", "r / σ");
    assertThat(g.toString()).contains("250, to r = 5 σ_L", "at r = 0.93 σ_L");
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    Table one = Threads.with(1, () -> Descriptors.pairDistribution(GLASS).table());
    Table two = Threads.with(2, () -> Descriptors.pairDistribution(GLASS).table());
    assertThat(two.doubleColumn("g_LS").asDoubleArray())
        .isEqualTo(one.doubleColumn("g_LS").asDoubleArray());
  }

  @Test
  void interruptStopsTheCall() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Descriptors.pairDistribution(GLASS))
        .isInstanceOf(StoppedException.class);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    List<Snapshot> glass = List.of(GLASS);
    assertThatThrownBy(() -> PairDistribution.of(glass, 6, 0.1))
        .hasMessageContaining("twice the range 6");
    assertThatThrownBy(() -> PairDistribution.of(glass, 1, 2))
        .hasMessage("width must be a millionth of the range to all of it, 1.0, not 2.0");
    assertThatThrownBy(() -> PairDistribution.of(glass, -1, 2)).hasMessageContaining("range");
    assertThatThrownBy(() -> Descriptors.pairDistribution(List.of()))
        .hasMessageContaining("at least one snapshot");
  }
}
