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
  void namedMixturesAreListedWhereANameIsUnknown() {
    assertThat(HardSphereMixture.named("paper")).isEqualTo(PAPER);
    assertThat(HardSphereMixture.named("course")).isEqualTo(HardSphereMixture.COURSE);
    assertThatThrownBy(() -> HardSphereMixture.named("lecture"))
        .hasMessage("name must be \"paper\" or \"course\", not lecture");
  }

  @Test
  void onlyTheSmallParticlesMassDependsOnTheRatio() {
    var mixture = PAPER.withParticles(10).withMassRatio(0.1);
    assertThat(mixture.masses()).startsWith(1, 1, 1, 0.1).endsWith(0.1);
    assertThat(PAPER.withParticles(2).withComposition(0).withMassRatio(3).masses())
        .containsExactly(3, 3);
    assertThat(PAPER.toString()).doesNotContain("mass");
    assertThat(mixture.toString()).contains("mass ratio", "0.1");
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
    assertThatThrownBy(() -> PAPER.withMassRatio(0))
        .hasMessage("massRatio must be positive and finite, not 0.0");
    assertThatThrownBy(() -> PAPER.withMassRatio(Double.POSITIVE_INFINITY))
        .hasMessage("massRatio must be positive and finite, not Infinity");
    assertThatThrownBy(() -> PAPER.withParticles(1))
        .hasMessage("particles must be at least 2, not 1");
  }
}
