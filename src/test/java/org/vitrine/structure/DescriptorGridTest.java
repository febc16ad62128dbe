package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.NeighborList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

class DescriptorGridTest {

  private static final Snapshot GLASS = Configurations.random(Box.cube(11), 300, 12);
  private static final DescriptorGrid PAPER = Descriptors.grid();

  @Test
  void everyPartOfTheGridIsAParameter() {
    DescriptorGrid grid =
        PAPER
            .withRadial(Descriptors.shells(1, 2, 3, 0.05).and(2.5, 2.5, 1, 0.0005))
            .withAngular(Descriptors.shells(1.2, 1.4, 2, 0.2))
            .withDegree(3)
            .withGenerations(1);
    assertThat(Descriptors.of(GLASS, grid).names().subList(0, 2 * 4 + 3 * 2))
        .containsExactly(
            "g0_G_L_r1.000000_d0.050",
            "g0_G_L_r1.500000_d0.050",
            "g0_G_L_r2.000000_d0.050",
            "g0_G_L_r2.500000_d0.0005",
            "g0_G_S_r1.000000_d0.050",
            "g0_G_S_r1.500000_d0.050",
            "g0_G_S_r2.000000_d0.050",
            "g0_G_S_r2.500000_d0.0005",
            "g0_q_l1_r1.200000_d0.200",
            "g0_q_l1_r1.400000_d0.200",
            "g0_q_l2_r1.200000_d0.200",
            "g0_q_l2_r1.400000_d0.200",
            "g0_q_l3_r1.200000_d0.200",
            "g0_q_l3_r1.400000_d0.200");
    assertThat(Descriptors.of(GLASS, grid).names()).hasSize(2 * 14);
  }

  @Test
  void aPartOfTheGridHasTheValuesOfTheWhole() {
    DescriptorGrid part =
        PAPER.withRadial(Shells.none()).withAngular(Shells.between(1.1, 1.2, 2, 0.1)).withDegree(6);
    double[] whole =
        Descriptors.of(GLASS).table("g2_q_l6_r1.200000_d0.100").doubleColumn(3).asDoubleArray();
    double[] same =
        Descriptors.of(GLASS, part)
            .table("g2_q_l6_r1.200000_d0.100")
            .doubleColumn(3)
            .asDoubleArray();
    assertThat(same).containsExactly(whole, within(1e-11));
  }

  @Test
  void averagingRangeIsThatOfTheWeights() {
    StructuralDescriptors described = Descriptors.of(GLASS, PAPER.withAveragingRange(3.3));
    NeighborList neighbors = NeighborList.of(GLASS, 3.3);
    double expected = described.row(0)[100];
    double sum = 1;
    for (int e = 0; e < neighbors.first(1); e++) {
      double weight = Math.exp(-neighbors.distance(e) / 3.3);
      expected += weight * described.row(neighbors.particle(e))[100];
      sum += weight;
    }
    assertThat(described.row(0)[354 + 100]).isCloseTo(expected / sum, within(1e-12));
  }

  /** Contact of two large particles is 5.6 δ from the first shell. */
  @Test
  void shorterCutEmptiesTheFirstShell() {
    Snapshot touching =
        Snapshot.of(
            Box.cube(11),
            new double[] {1, 1, 1, 2, 1, 1},
            new double[] {1, 1},
            new String[] {"L", "L"});
    double x = 0.14 / 0.025;
    assertThat(Descriptors.of(touching).row(0)[0]).isCloseTo(Math.exp(-0.5 * x * x), within(1e-19));
    assertThat(Descriptors.of(touching, PAPER.withCut(5)).row(0)[0]).isZero();
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> PAPER.withDegree(-1)).hasMessage("degree must be in 0 … 100, not -1");
    assertThatThrownBy(() -> PAPER.withCut(0))
        .hasMessage("cut must be in (0, 12.0] (widths), not 0.0");
    assertThatThrownBy(() -> PAPER.withAveragingRange(0))
        .hasMessage("averagingRange must be positive and finite, not 0.0");
    assertThatThrownBy(() -> PAPER.withGenerations(-1))
        .hasMessage("generations must be at least 0 (the last one's number), not -1");
    assertThatThrownBy(() -> Descriptors.of(GLASS, PAPER.withRadial(Shells.none()).withDegree(0)))
        .hasMessage("grid must be of at least one descriptor, not without columns");
  }

  @Test
  void oneOfYourOwnIsAveragedLikeTheOthers() {
    DescriptorGrid grid =
        PAPER.withRadial(Shells.none()).withDegree(0).with(new Nearest()).withGenerations(1);
    StructuralDescriptors described = Descriptors.of(GLASS, grid);
    assertThat(described.names()).containsExactly("g0_nearest", "g1_nearest");
    StructuralDescriptors both = Descriptors.of(GLASS, PAPER.with(new Nearest()));
    assertThat(both.names()).hasSize(3 * 355);
    assertThat(both.row(7)[354]).isEqualTo(described.row(7)[0]);
    assertThat(both.row(7)[2 * 355 - 1]).isEqualTo(described.row(7)[1]);
  }

  @Test
  void saysWhatItIs() {
    assertThat(PAPER.toString())
        .contains("46 at 0.86 … 2.0 σ_L, δ = 0.025; 20 at", "1 … 12", "9.000 δ", "refused");
  }

  /** The distance to the nearest neighbour. */
  private record Nearest() implements Descriptor {
    @Override
    public double range() {
      return 3;
    }

    @Override
    public List<String> names() {
      return List.of("nearest");
    }

    @Override
    public void measure(Neighborhood around, double[] values) {
      values[0] = around.distance(0);
    }
  }
}
