package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HardSphereMixtureTest {

  private static final HardSphereMixture PAPER = HardSphereMixture.PAPER;

  @Test
  void thePapersBoxHasTheReferencesSide() {
    assertThat(PAPER.box().x()).isCloseTo(10.963574787700889, within(1e-13));
    assertThat(PAPER.largeParticles()).isEqualTo(600);
  }

  @Test
  void everyParameterIsRefusedWithItsNameValueAndRange() {
    assertThatThrownBy(() -> PAPER.withPackingFraction(0))
        .hasMessage("packingFraction must be in (0, 0.74), not 0.0");
    assertThatThrownBy(() -> PAPER.withPackingFraction(0.9))
        .hasMessage("packingFraction must be in (0, 0.74), not 0.9");
    assertThatThrownBy(() -> PAPER.withPackingFraction(Double.NaN))
        .hasMessage("packingFraction must be in (0, 0.74), not NaN");
    assertThatThrownBy(() -> PAPER.withComposition(1.2))
        .hasMessage("composition must be in [0, 1], not 1.2");
    assertThatThrownBy(() -> PAPER.withSizeRatio(0))
        .hasMessage("sizeRatio must be in (0, 1], not 0.0");
    assertThatThrownBy(() -> PAPER.withParticles(1))
        .hasMessage("particles must be at least 2, not 1");
  }
}
