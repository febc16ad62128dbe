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

class StructureFactorTest {

  private static final Box BOX = new Box(4, 5, 6);

  /** Every vector by itself, with cosine and sine of q · r of each particle. */
  @Test
  void agreesWithThePlainSumOverParticles() {
    Snapshot gas =
        Configurations.random(BOX, 1100, 4); // more than one task, and tiles that are not full
    double longest = 8.3;
    double width = 0.3;
    Table table = StructureFactor.of(List.of(gas), longest, width).table();
    double[][] expected = plain(gas, longest, width);
    int row = 0;
    for (double[] shell : expected) {
      if (shell[0] > 0) {
        assertThat(2.0 * table.intColumn("vectors").get(row)).isEqualTo(shell[0]);
        String[] columns = {"q", "S_LL", "S_LS", "S_SS", "S"};
        for (int c = 0; c < columns.length; c++) {
          assertThat(table.doubleColumn(columns[c]).get(row))
              .as("%s in row %d", columns[c], row)
              .isCloseTo(shell[c + 1] / shell[0], within(1e-11));
        }
        row++;
      }
    }
    assertThat(table.rowCount()).isEqualTo(row).isGreaterThan(20);
  }

  /** Number of vectors, then sums of q, S_LL, S_LS, S_SS and S over them, by shell. */
  private static double[][] plain(Snapshot gas, double longest, double width) {
    double[][] sums = new double[(int) Math.ceil(longest / width)][6];
    for (int x = -9; x <= 9; x++) {
      for (int y = -9; y <= 9; y++) {
        for (int z = -9; z <= 9; z++) {
          double[] q = {x / BOX.x(), y / BOX.y(), z / BOX.z()};
          double length = 2 * Math.PI * Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
          if (length > 0 && length < longest) {
            double[] modes = modes(gas, q);
            double[] shell = sums[(int) (length / width)];
            double n = gas.particles();
            shell[0]++;
            shell[1] += length;
            shell[2] += (modes[0] * modes[0] + modes[1] * modes[1]) / (n / 2);
            shell[3] += (modes[0] * modes[2] + modes[1] * modes[3]) / (n / 2);
            shell[4] += (modes[2] * modes[2] + modes[3] * modes[3]) / (n / 2);
            shell[5] += (square(modes[0] + modes[2]) + square(modes[1] + modes[3])) / n;
          }
        }
      }
    }
    return sums;
  }

  /** Cosines and sines summed over L, then over S. */
  private static double[] modes(Snapshot gas, double[] q) {
    double[] r = gas.positions();
    String[] species = gas.species();
    double[] modes = new double[4];
    for (int i = 0; i < species.length; i++) {
      double phase = 2 * Math.PI * (q[0] * r[3 * i] + q[1] * r[3 * i + 1] + q[2] * r[3 * i + 2]);
      int place = species[i].equals("L") ? 0 : 2;
      modes[place] += Math.cos(phase);
      modes[place + 1] += Math.sin(phase);
    }
    return modes;
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void ofAnIdealGasItIsOneWithinItsError() {
    List<Snapshot> gases =
        IntStream.range(0, 20).mapToObj(k -> Configurations.random(BOX, 300, k)).toList();
    Table s = Descriptors.structureFactor(gases, 20, 0.5).table();
    assertThat(chiSquare(s, "S_LL", q -> 1)).isBetween(0.5, 1.8);
    assertThat(chiSquare(s, "S_LS", q -> 0)).isBetween(0.5, 1.8);
    assertThat(chiSquare(s, "S_SS", q -> 1)).isBetween(0.5, 1.8);
    assertThat(chiSquare(s, "S", q -> 1)).isBetween(0.5, 1.8);
  }

  private interface Expected {
    double at(double q);
  }

  /** The mean of squared deviations in units of the error; 1.1 is to be expected. */
  private static double chiSquare(Table table, String column, Expected expected) {
    return IntStream.range(2, table.rowCount()) // before, a shell has a few vectors
        .mapToDouble(
            k -> {
              double q = table.doubleColumn("q").get(k);
              double deviation = table.doubleColumn(column).get(k) - expected.at(q);
              return square(deviation / table.doubleColumn(column + "_error").get(k));
            })
        .average()
        .orElseThrow();
  }

  /** Percus and Yevick's solution, which at this density is exact to a fraction of a per cent. */
  @Test
  void ofADiluteFluidItIsThatOfTheory() {
    double eta = 0.1;
    HardSphereMixture mixture =
        HardSphereMixture.PAPER.withParticles(1000).withComposition(1).withPackingFraction(eta);
    EventDrivenSimulation fluid = EventDrivenSimulation.grow(mixture, 5).run(5);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      snapshots.add(fluid.run(5).snapshot());
    }
    Table s = Descriptors.structureFactor(snapshots, 15, 0.25).table();
    assertThat(s.columnNames()).containsExactly("q", "vectors", "S", "S_error");
    assertThat(chiSquare(s, "S", q -> percusYevick(q, eta))).isBetween(0.5, 1.8);
    assertThat(chiSquare(s, "S", q -> 1)).isGreaterThan(10);
  }

  /**
   * 1 / (1 − ρ c(q)), c(r) = −(λ₁ + 6 η λ₂ r + η/2 λ₁ r³) within a diameter; the integral by sum.
   */
  private static double percusYevick(double q, double eta) {
    double one = square(1 + 2 * eta) / Math.pow(1 - eta, 4);
    double two = -square(1 + eta / 2) / Math.pow(1 - eta, 4);
    double density = 6 * eta / Math.PI;
    int steps = 2000;
    double transform = 0;
    for (int k = 0; k < steps; k++) {
      double r = (k + 0.5) / steps;
      double c = -(one + 6 * eta * two * r + eta / 2 * one * r * r * r);
      transform += 4 * Math.PI * r * Math.sin(q * r) / q * c / steps;
    }
    return 1 / (1 - density * transform);
  }

  /** S_ab − δ_ab = (ρ_a ρ_b)^½ ∫ (g_ab − 1) sin(qr)/(qr) 4π r² dr, for a fluid of short memory. */
  @Test
  void isTheTransformOfThePairDistribution() {
    HardSphereMixture mixture =
        HardSphereMixture.PAPER.withParticles(1500).withPackingFraction(0.35);
    EventDrivenSimulation fluid = EventDrivenSimulation.grow(mixture, 6).run(5);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      snapshots.add(fluid.run(3).snapshot());
    }
    double half = mixture.box().x() / 2;
    Table g = Descriptors.pairDistribution(snapshots, half, 0.01).table();
    Table s = Descriptors.structureFactor(snapshots, 15, 0.5).table();
    double volume = mixture.box().volume();
    for (int k = 3; k < s.rowCount(); k++) {
      double q = s.doubleColumn("q").get(k);
      double scale = Math.sqrt(450.0 * 1050.0) / volume;
      assertThat(s.doubleColumn("S_LS").get(k))
          .as("S_LS at q = %s", q)
          .isCloseTo(scale * transform(g, "g_LS", q), within(0.03));
      assertThat(s.doubleColumn("S").get(k))
          .as("S at q = %s", q)
          .isCloseTo(1 + 1500 / volume * transform(g, "g", q), within(0.03));
    }
  }

  private static double transform(Table g, String column, double q) {
    double sum = 0;
    for (int k = 0; k < g.rowCount(); k++) {
      double r = g.doubleColumn("r").get(k);
      sum += 4 * Math.PI * r * Math.sin(q * r) / q * (g.doubleColumn(column).get(k) - 1) * 0.01;
    }
    return sum;
  }

  @Test
  void aCrystalHasItsBraggPeaksAndNothingBetween() {
    Snapshot crystal = Crystals.of("fcc", 4, 0.7);
    double unit = 2 * Math.PI / crystal.box().x() * 4;
    Table s = StructureFactor.of(List.of(crystal), 3 * unit, 0.001 * unit).table();
    for (int k = 0; k < s.rowCount(); k++) {
      double square = Math.pow(s.doubleColumn("q").get(k) / unit, 2);
      boolean peak = IntStream.of(3, 4, 8).anyMatch(h -> Math.abs(square - h) < 1e-6);
      if (peak) { // of {111}, {200} and {220} all vectors of a length are Bragg's
        assertThat(s.doubleColumn("S").get(k)).isCloseTo(256, within(1e-9));
      } else if (square < 2.9) {
        assertThat(s.doubleColumn("S").get(k)).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void shellsOfManyVectorsAreSampledEvenly() {
    Snapshot gas = Configurations.random(Box.cube(30), 400, 2);
    Table s = StructureFactor.of(List.of(gas), 8, 0.5).table();
    assertThat(s.intColumn("vectors").max()).isBetween(1900.0, 2000.0);
    WaveVectors waves = new WaveVectors(Box.cube(30), 8, 0.5);
    double[] squares = new double[3];
    for (int e = 0; e < waves.size(); e++) {
      if (waves.shell(e) == 15) {
        for (int axis = 0; axis < 3; axis++) {
          squares[axis] += waves.vectors(e) * square(waves.number(e, axis) / waves.length(e));
        }
      }
    }
    double third = (squares[0] + squares[1] + squares[2]) / 3;
    for (double alongAxis : squares) {
      assertThat(alongAxis / third).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void theGlassHasItsFirstPeakAtTheDistanceOfNeighbors() {
    StructureFactor s = Descriptors.structureFactor(References.snapA());
    assertThat(s.peak()).isBetween(7.5, 9.0);
    assertThat(s.peak("S")).isEqualTo(highest(s.table(), "S_SS"));
    assertThat(s.peak("L")).isEqualTo(highest(s.table(), "S_LL")).isLessThan(s.peak("S"));
    assertThatThrownBy(() -> s.peak("X")).hasMessage("species must be one of [L, S], not X");
    assertThat(s.toString()).contains("Structure factor", "at q = ", "σ_L⁻¹");
    assertThat(s.chart().toString()).contains("LL", "LS", "SS", "all", "S(q)");
  }

  private static double highest(Table table, String column) {
    double highest = table.doubleColumn(column).max();
    return table
        .where(table.doubleColumn(column).isEqualTo(highest))
        .doubleColumn("q")
        .getDouble(0);
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    List<Snapshot> two = List.of(References.snapA(), References.snapA());
    Table one = Threads.with(1, () -> Descriptors.structureFactor(two, 8, 0.2).table());
    Table many = Threads.with(2, () -> Descriptors.structureFactor(two, 8, 0.2).table());
    assertThat(many.doubleColumn("S_LS").asDoubleArray())
        .isEqualTo(one.doubleColumn("S_LS").asDoubleArray());
    assertThat(one.doubleColumn("S_error").asDoubleArray()).containsOnly(0);
  }

  @Test
  void interruptStopsTheCall() {
    Snapshot gas = Configurations.random(BOX, 100, 2);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Descriptors.structureFactor(gas)).isInstanceOf(StoppedException.class);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Snapshot gas = Configurations.random(BOX, 10, 2);
    Snapshot other = Configurations.random(Box.cube(5), 10, 2);
    assertThatThrownBy(() -> StructureFactor.of(List.of(gas), 1, 0.1))
        .hasMessage("longest must be above 2π over the longest side of the box, not 1.0");
    assertThatThrownBy(() -> StructureFactor.of(List.of(gas), 1e4, 1))
        .hasMessageContaining("short enough for 2·10⁸ wave vectors");
    assertThatThrownBy(() -> StructureFactor.of(List.of(gas, other), 5, 0.1))
        .hasMessageContaining("the box of snapshot 1 must be that of snapshot 0");
    assertThatThrownBy(() -> StructureFactor.of(List.of(gas), 5, 0)).hasMessageContaining("width");
  }
}
