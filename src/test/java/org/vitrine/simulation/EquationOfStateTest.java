package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Fluids beside BMCSL's equation of state, which is good to a few tenths of a per cent. */
class EquationOfStateTest {

  private static final int BLOCKS = 10;
  private static final double BLOCK = 4; // τ

  private final double[] pressures = new double[BLOCKS];
  private final double[] rates = new double[BLOCKS];

  @ParameterizedTest(name = "η = {0}, x_L = {1}, σ_S/σ_L = {2}, m_S/m_L = {3}")
  @CsvSource({
    "0.10, 0.3, 0.85, 1",
    "0.20, 0.5, 0.60, 1",
    "0.25, 0.3, 0.85, 1",
    "0.30, 1.0, 1.00, 1",
    "0.30, 0.0, 0.85, 0.1",
    "0.35, 0.2, 0.50, 1",
    "0.40, 0.3, 0.85, 1",
    "0.40, 0.3, 0.85, 10",
    "0.40, 0.5, 0.60, 0.1",
    "0.45, 1.0, 1.00, 1",
    "0.45, 0.5, 0.85, 1",
  })
  void pressureAndCollisionRateAreThoseOfBmcsl(
      double eta, double composition, double sizeRatio, double massRatio) {
    var mixture = new HardSphereMixture(1000, composition, sizeRatio, massRatio, eta);
    var fluid = EventDrivenSimulation.grow(mixture, 7).run(5);
    for (int block = 0; block < BLOCKS; block++) {
      long before = fluid.collisions();
      pressures[block] = fluid.run(BLOCK).pressure();
      rates[block] = (fluid.collisions() - before) / BLOCK;
    }
    assertMeanIs("pressure", bmcsl(mixture), pressures);
    assertMeanIs("collisions per τ", ContactValues.collisionRate(mixture), rates);
  }

  /** Within 3 standard errors and 0.5 %. */
  private static void assertMeanIs(String quantity, double expected, double[] blocks) {
    double mean = Arrays.stream(blocks).average().orElseThrow();
    double squares = Arrays.stream(blocks).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (BLOCKS - 1) / BLOCKS);
    assertThat(mean).as(quantity).isCloseTo(expected, within(3 * error + 0.005 * expected));
  }

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
