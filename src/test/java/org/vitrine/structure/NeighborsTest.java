package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Descriptors;
import org.vitrine.References;
import org.vitrine.Threads;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.NeighborList;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.Table;

class NeighborsTest {

  private static final Snapshot GLASS = References.snapA();

  @ParameterizedTest
  @ValueSource(strings = {"fcc", "hcp", "bcc8", "bcc14", "sc", "ico"})
  void aParticleAmidAShellOfACrystalHasItsKnownOrder(String crystal) {
    Snapshot shell = Crystals.shell(crystal);
    double[] expected = expected(crystal);
    Table order = Descriptors.steinhardt(shell, 1.01);
    for (int l = 1; l <= 12; l++) {
      assertThat(order.doubleColumn("Q" + l + "_r1.01").get(0))
          .as("Q%d of %s", l, crystal)
          .isCloseTo(expected[l], within(1e-12));
    }
  }

  /** Cutoffs between the shells; in bcc they are 15 % apart. */
  @ParameterizedTest
  @CsvSource({"fcc, fcc, 1.2", "hcp, hcp, 1.2", "bcc, bcc8, 1.07", "bcc, bcc14, 1.3"})
  void everyParticleOfACrystalHasTheOrderOfItsShell(String lattice, String shell, double cutoff) {
    Snapshot crystal = Crystals.of(lattice, 4, lattice.equals("bcc") ? 0.68 : 0.7);
    double nearest = nearest(crystal);
    double[] expected = expected(shell);
    Table order = Descriptors.steinhardt(List.of(crystal), cutoff * nearest);
    for (int l = 1; l <= 12; l++) {
      double[] values = order.doubleColumn(l + 2).asDoubleArray();
      assertThat(values).as("Q%d of %s", l, shell).doesNotContain(Double.NaN);
      for (double value : values) {
        assertThat(value).isCloseTo(expected[l], within(1e-12));
      }
    }
  }

  private static double nearest(Snapshot crystal) {
    NeighborList neighbors = NeighborList.of(crystal, 1.5);
    return IntStream.range(0, neighbors.size())
        .mapToDouble(neighbors::distance)
        .min()
        .orElseThrow();
  }

  /** Q_l from l = 1 on. */
  private static double[] expected(String crystal) {
    String[] cells =
        References.csv("steinhardt_shells.csv").stream()
            .filter(line -> line[0].equals(crystal))
            .findFirst()
            .orElseThrow();
    return IntStream.rangeClosed(0, 12)
        .mapToDouble(l -> l == 0 ? 1 : Double.parseDouble(cells[l + 1]))
        .toArray();
  }

  @Test
  void countsAreThoseOfANeighborList() {
    Table counts = Descriptors.neighbors(GLASS, 1.4);
    assertThat(counts.columnNames())
        .containsExactly("snapshot", "particle", "species", "neighbors_L_r1.4", "neighbors_S_r1.4");
    NeighborList list = NeighborList.of(GLASS, 1.4);
    String[] species = GLASS.species();
    for (int i = 0; i < GLASS.particles(); i++) {
      double[] expected = new double[2];
      for (int e = list.first(i); e < list.first(i + 1); e++) {
        expected[species[list.particle(e)].equals("L") ? 0 : 1]++;
      }
      assertThat(counts.doubleColumn(3).get(i)).isEqualTo(expected[0]);
      assertThat(counts.doubleColumn(4).get(i)).isEqualTo(expected[1]);
    }
  }

  @Test
  void descriptorsTakeThemAsColumns() {
    Snapshot other = Configurations.random(Box.cube(11), 400, 1);
    List<Snapshot> snapshots = List.of(GLASS, other);
    StructuralDescriptors both =
        Descriptors.of(snapshots)
            .withGenerations(0)
            .with(Descriptors.neighbors(snapshots, 1.4))
            .with(Descriptors.neighbors(snapshots, 2.1))
            .with(Descriptors.steinhardt(snapshots, 2.5, 4, 6));
    assertThat(both.names())
        .hasSize(354 + 6)
        .endsWith("neighbors_L_r2.1", "neighbors_S_r2.1", "Q4_r2.5", "Q6_r2.5");
  }

  @Test
  void withoutNeighborsTheOrderIsMissing() {
    double[] positions = {1, 1, 1, 2, 1, 1, 5, 5, 5};
    Snapshot three =
        Snapshot.of(Box.cube(9), positions, new double[] {1, 1, 1}, new String[] {"L", "L", "L"});
    Table order = Descriptors.steinhardt(three, 1.5, 6);
    assertThat(order.doubleColumn("Q6_r1.5").get(0)).isCloseTo(1, within(1e-14));
    assertThat(order.doubleColumn("Q6_r1.5").isMissing(2)).isTrue();
    assertThat(Descriptors.neighbors(three, 1.5).doubleColumn(3).asDoubleArray())
        .containsExactly(1, 1, 0);
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    Table one = Threads.with(1, () -> Descriptors.steinhardt(GLASS, 1.4, 6));
    Table two = Threads.with(2, () -> Descriptors.steinhardt(GLASS, 1.4, 6));
    assertThat(two.doubleColumn(3).asDoubleArray()).isEqualTo(one.doubleColumn(3).asDoubleArray());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    List<Snapshot> glass = List.of(GLASS);
    assertThatThrownBy(() -> Descriptors.steinhardt(glass, 1.4, 6, 0))
        .hasMessage("degrees[1] must be in 1 … 100, not 0");
    assertThatThrownBy(() -> Descriptors.steinhardt(glass, 1.4, 6, 6))
        .hasMessage("degrees must be all different, not [6, 6]");
    assertThatThrownBy(() -> Descriptors.neighbors(glass, 6))
        .hasMessageContaining("twice the cutoff 6");
    assertThatThrownBy(() -> Descriptors.neighbors(glass, 0)).hasMessageContaining("cutoff");
  }
}
