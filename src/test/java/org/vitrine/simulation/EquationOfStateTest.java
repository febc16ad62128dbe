package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class EquationOfStateTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.49})
  void equalSpheresFollowCarnahanAndStarling(double eta) {
    var mixture = HardSphereMixture.PAPER.withComposition(1).withPackingFraction(eta);
    double density = mixture.particles() / mixture.box().volume();
    double expected = density * (1 + eta + eta * eta - eta * eta * eta) / Math.pow(1 - eta, 3);
    assertThat(bmcsl(mixture)).isCloseTo(expected, within(1e-12 * expected));
  }

  @Test
  void thePapersMixtureHasItsKnownPressure() {
    assertThat(bmcsl(HardSphereMixture.PAPER)).isCloseTo(34.8, within(0.05));
  }

  /** Diameters drawn at will, all of them different. */
  @Test
  void aFluidWithoutTwoSpheresAlikeHasThisPressure() {
    int n = 400;
    double[] diameters = new double[n];
    Arrays.setAll(diameters, i -> 0.7 + 0.6 * i / n);
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) { // on a grid of 8 × 8 × 8, 1.35 apart
      int layer = i / 64;
      positions[3 * i] = 1.35 * (i % 8);
      positions[3 * i + 1] = 1.35 * (i / 8 % 8);
      positions[3 * i + 2] = 1.35 * layer;
    }
    String[] species = new String[n];
    Arrays.fill(species, "L");
    Box box = Box.cube(8 * 1.35);
    var fluid = EventDrivenSimulation.of(Snapshot.of(box, positions, diameters, species), 1);
    fluid.run(20).run(60);
    double expected = EquationOfState.bmcsl(box, diameters);
    assertThat(fluid.pressure()).isCloseTo(expected, within(0.02 * expected));
  }

  private static double bmcsl(HardSphereMixture mixture) {
    return EquationOfState.bmcsl(mixture.box(), mixture.diameters());
  }
}
