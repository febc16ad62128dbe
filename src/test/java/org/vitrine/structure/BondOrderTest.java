package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.References;
import org.vitrine.particles.Box;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

class BondOrderTest {

  private static final int SHELLS = 16;

  @ParameterizedTest
  @ValueSource(strings = {"fcc", "hcp", "bcc8", "bcc14", "sc", "ico"})
  void shellsOfCrystalsHaveTheirKnownOrder(String crystal) {
    String[] expected =
        References.lines("steinhardt_shells.csv").stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells[0].equals(crystal))
            .findFirst()
            .orElseThrow();
    double[] order = order(Crystals.shell(crystal), 0);
    for (int l = 1; l <= 12; l++) {
      assertThat(order[(l - 1) * SHELLS])
          .as("Q%d of %s", l, crystal)
          .isCloseTo(Double.parseDouble(expected[l + 1]), within(1e-13));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fcc, 4, 7, 192", "fcc, 6, 169, 512",
    "hcp, 4, 49, 5184", "hcp, 6, 29237, 124416",
    "bcc8, 4, 7, 27", "bcc8, 6, 32, 81",
    "bcc14, 4, 1, 756", "bcc14, 6, 169, 648",
    "sc, 4, 7, 12", "sc, 6, 1, 8",
    "ico, 4, 0, 1", "ico, 6, 11, 25"
  })
  void squaresOfCrystalsAreExactFractions(String crystal, int l, double above, double below) {
    double q = order(Crystals.shell(crystal), 0)[(l - 1) * SHELLS];
    assertThat(q * q).isCloseTo(above / below, within(1e-13));
  }

  /** q_l² = Z⁻² Σ_jk w_j w_k P_l(cos γ_jk) needs no spherical harmonics. */
  @Test
  void agreesWithTheSumOverPairsOfNeighbours() {
    Snapshot glass = References.snapA();
    for (int particle : new int[] {0, 599, 600, 1999}) {
      double[] order = order(glass, particle);
      for (int shell : new int[] {0, 4, 15}) {
        for (int l = 1; l <= 12; l++) {
          assertThat(order[(l - 1) * SHELLS + shell])
              .as("particle %d, shell %d, l = %d", particle, shell, l)
              .isCloseTo(overPairs(glass, particle, 1 + 0.1 * shell, l), within(1e-12));
        }
      }
    }
  }

  @Test
  void shellWithoutNeighboursHasNoOrder() {
    double[] positions = {1, 1, 1, 1.2, 1, 1}; // 0.2 apart reaches shells up to 0.2 + 9 * 0.1
    double[] order = order(inBoxOf20(positions), 0);
    for (int l = 1; l <= 12; l++) {
      assertThat(order[(l - 1) * SHELLS]).isCloseTo(1, within(1e-14));
      assertThat(order[(l - 1) * SHELLS + 2]).isNaN();
    }
  }

  @Test
  void particlesAtOnePlaceHaveNoDirection() {
    assertThat(order(inBoxOf20(new double[] {1, 1, 1, 1, 1, 1}), 0)).containsOnly(Double.NaN);
  }

  private static double[] order(Snapshot snapshot, int particle) {
    DescriptorGrid grid = DescriptorGrid.PAPER;
    BondOrder bondOrder = new BondOrder(grid.angular(), grid.cut(), grid.degree());
    double[] order = new double[bondOrder.names().size()];
    bondOrder.measure(around(snapshot, particle), order);
    return order;
  }

  private static Neighborhood around(Snapshot snapshot, int particle) {
    Neighborhood around = CellList.of(snapshot, 3.5).neighborhood();
    around.moveTo(particle);
    return around;
  }

  private static double overPairs(Snapshot snapshot, int particle, double centre, int l) {
    Neighborhood around = around(snapshot, particle);
    double[] weight = new double[around.size()];
    for (int j = 0; j < weight.length; j++) {
      double x = (around.distance(j) - centre) / 0.1;
      weight[j] = Math.exp(-0.5 * x * x);
    }
    double sum = 0;
    for (int j = 0; j < weight.length; j++) {
      for (int k = 0; k < weight.length; k++) {
        double dot = 0;
        for (int axis = 0; axis < 3; axis++) {
          dot += around.difference(j, axis) * around.difference(k, axis);
        }
        double cosine = dot / (around.distance(j) * around.distance(k));
        sum += weight[j] * weight[k] * Legendre.polynomial(l, cosine);
      }
    }
    return Math.sqrt(sum) / Arrays.stream(weight).sum();
  }

  private static Snapshot inBoxOf20(double[] positions) {
    return Crystals.ofEqualSpheres(Box.cube(20), positions);
  }
}
