package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ShellBandTest {

  @Test
  void weightsAreGaussiansOutToNineWidths() {
    ShellBand band = ShellBand.between(0.86, 2, 46, 0.025);
    for (double distance = 0.5; distance < 2.4; distance += 0.00137) {
      double[] weights = new double[46];
      boolean reached = band.add(distance, weights, 0);
      boolean any = false;
      for (int k = 0; k < 46; k++) {
        double x = (distance - band.centre(k)) / 0.025;
        any |= Math.abs(x) < 9;
        if (Math.abs(x) < 9) {
          assertThat(weights[k]).isCloseTo(Math.exp(-0.5 * x * x), Percentage.withPercentage(1e-9));
        } else {
          assertThat(weights[k]).isZero();
        }
      }
      assertThat(reached).isEqualTo(any);
    }
  }

  @Test
  void shellsFartherApartThanTheyAreWideAreSafe() {
    double[] weights = new double[3];
    assertThat(new ShellBand(1, 1, 3, 0.001).add(2.001, weights, 0)).isTrue();
    assertThat(weights[0]).isZero();
    assertThat(weights[1]).isCloseTo(Math.exp(-0.5), within(1e-12));
    assertThat(weights[2]).isZero();
  }

  @Test
  void wideShellsReachWhereNearerNarrowOnesDoNot() {
    // 2.0 + 9 * 0.025 = 2.225 is short of 2.3, but 2.05 + 9 * 0.05 = 2.5 is not
    double[] weights = new double[81];
    DescriptorGrid.ofPaper().radial().add(2.3, weights, 0);
    assertThat(weights[45]).isZero();
    assertThat(weights[46]).isCloseTo(Math.exp(-12.5), within(1e-15));
  }
}
