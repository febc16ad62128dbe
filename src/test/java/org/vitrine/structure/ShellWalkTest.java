package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.Descriptors;

class ShellWalkTest {

  @ParameterizedTest
  @CsvSource({
    "0.86, 2, 46, 0.025, 9, the paper's first band",
    "3.1, 4.5, 15, 0.1, 9, its last",
    "3.1, 4.5, 15, 0.1, 3.3, cut short",
    "1, 3, 3, 0.001, 9, shells far apart",
    "1, 3, 5, 0.04, 9, one neighbour in two shells at most",
    "1, 1, 1, 0.2, 9, a single shell",
    "0, 3, 301, 0.2, 12, many shells of one neighbour"
  })
  void weightsAreGaussiansOutToTheCut(
      double first, double last, int count, double width, double cut, String what) {
    Shells shells = Shells.between(first, last, count, width);
    ShellBand band = shells.bands().get(0);
    double[] distances = IntStream.range(0, 4000).mapToDouble(j -> 0.3001 + 0.00137 * j).toArray();
    ShellWalk walk = new ShellWalk(shells, cut);
    walk.begin(distances, distances.length);
    for (int k = 0; k < count; k++) {
      walk.next();
      double sum = 0;
      for (int j = 0; j < distances.length; j++) {
        double x = (distances[j] - band.centre(k)) / width;
        boolean reached = j >= walk.from() && j < walk.to();
        assertThat(reached).as("%s: %s δ away", what, x).isEqualTo(Math.abs(x) < cut);
        if (reached) {
          double expected = Math.exp(-0.5 * x * x);
          assertThat(walk.weight(j)).isCloseTo(expected, Percentage.withPercentage(1e-9));
          sum += expected;
        }
      }
      assertThat(walk.sum()).isCloseTo(sum, within(1e-12 * sum));
    }
  }

  @Test
  void wideShellsReachWhereNearerNarrowOnesDoNot() {
    // 2.0 + 9 * 0.025 = 2.225 is short of 2.3, but 2.05 + 9 * 0.05 = 2.5 is not
    double[] weights = weightsAt(2.3, Descriptors.grid().radial());
    assertThat(weights).hasSize(81);
    assertThat(weights[45]).isZero();
    assertThat(weights[46]).isCloseTo(Math.exp(-12.5), within(1e-15));
  }

  @Test
  void shellsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Shells.between(1, 2, 0, 0.1))
        .hasMessage("count must be at least 1, not 0");
    assertThatThrownBy(() -> Shells.between(2, 1, 5, 0.1))
        .hasMessage("last must be above first, 2.0, not 1.0");
    assertThatThrownBy(() -> Shells.between(1, 2, 5, 0))
        .hasMessage("width must be positive and finite, not 0.0");
    assertThatThrownBy(() -> Shells.between(1, 2, 3, 0.1).and(2, 3, 2, 0.1))
        .hasMessageStartingWith("shells must be of different centre or width, not [r1.000000_d0.1");
  }

  private static double[] weightsAt(double distance, Shells shells) {
    ShellWalk walk = new ShellWalk(shells, 9);
    walk.begin(new double[] {distance}, 1);
    return IntStream.range(0, shells.count())
        .mapToDouble(
            k -> {
              walk.next();
              return walk.sum();
            })
        .toArray();
  }
}
