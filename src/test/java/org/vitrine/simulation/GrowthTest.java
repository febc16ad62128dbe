package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class GrowthTest {

  private static final HardSphereMixture PAPER = HardSphereMixture.PAPER.withParticles(500);

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.85, 0.0001",
    "0.3, 0.85, 0.3",
    "0.3, 0.85, 0.58",
    "0.3, 0.85, 0.6",
    "0, 0.85, 0.58",
    "0, 0.5, 0.6",
    "1, 1, 0.6",
    "0.3, 0.5, 0.58",
    "0.3, 0.5, 0.6",
    "0.3, 0.7, 0.6",
    "0.3, 1, 0.58"
  })
  void everyMixtureReachesItsPackingFractionWithoutOverlaps(
      double composition, double sizeRatio, double eta) {
    var mixture =
        PAPER.withComposition(composition).withSizeRatio(sizeRatio).withPackingFraction(eta);
    Snapshot grown = EventDrivenSimulation.grow(mixture, 1).snapshot();
    assertThat(grown.packingFraction()).isCloseTo(eta, within(1e-12));
    assertThat(Gaps.smallest(grown)).isGreaterThan(-1e-12);
    assertThat(grown.count("L")).isEqualTo((int) (composition * 500));
    assertThat(grown.count("S")).isEqualTo(500 - grown.count("L"));
  }

  /** Of all, spheres of one size order most easily: their crystal's pressure would be about 15. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void spheresOfOneSizeStayDisordered(long seed) {
    var glass = EventDrivenSimulation.grow(PAPER.withComposition(1), seed).run(2);
    assertThat(glass.pressure()).isBetween(28.0, 38.0);
  }

  @ParameterizedTest
  @Timeout(60)
  @CsvSource({"0.3, 0.85, 0.66", "0.3, 0.85, 0.73", "1, 1, 0.7", "0, 0.5, 0.7", "0.3, 0.5, 0.72"})
  void jammingIsToldWithThePackingFractionThatWasReached(
      double composition, double sizeRatio, double eta) {
    var mixture =
        PAPER.withComposition(composition).withSizeRatio(sizeRatio).withPackingFraction(eta);
    assertThatThrownBy(() -> EventDrivenSimulation.grow(mixture, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "packingFraction must be one that random growth can reach: the spheres jammed at 0\\.6[2-8]\\d\\d, before "
                + eta);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.85, 0.58", "1, 1, 0.3", "0, 0.5, 0.5", "0.5, 0.7, 0.05"})
  void aFewSpheresAreGrownOrAreTooFewForTheirBox(double composition, double sizeRatio, double eta) {
    for (int n = 2; n <= 32; n++) {
      var mixture =
          PAPER
              .withParticles(n)
              .withComposition(composition)
              .withSizeRatio(sizeRatio)
              .withPackingFraction(eta);
      double largest = mixture.diameters()[0];
      if (mixture.box().x() > 2.1 * largest) {
        var few = EventDrivenSimulation.grow(mixture, 1).run(5);
        assertThat(Gaps.smallest(few.snapshot())).isGreaterThan(-1e-12);
        assertThat(few.kineticEnergy()).isCloseTo(1.5, within(1e-11));
      } else {
        assertThatThrownBy(() -> EventDrivenSimulation.grow(mixture, 1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "particles must be enough for a box with a side of 2.1 times the largest diameter, not "
                    + n);
      }
    }
  }

  @Test
  void oneSphereAloneIsRefused() {
    Snapshot alone = Snapshot.of(Box.cube(9), new double[3], new double[] {1}, new String[] {"L"});
    assertThatThrownBy(() -> EventDrivenSimulation.of(alone, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("particles must be at least 2, not 1");
  }
}
