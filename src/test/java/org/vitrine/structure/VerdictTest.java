package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.References;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/** Conclusions from numbers that no simulation gives at will. */
class VerdictTest {

  private static final SolidLike NONE = SolidLike.of(References.snapA());
  private static final SolidLike ALL = SolidLike.of(Crystals.of("fcc", 4, 0.6));

  @Test
  void aFallOfMoreThanTwoErrorsIsAgeingWhereThePressureIsAboveTheFluids() {
    assertThat(verdict(37.5, -0.5, 0.2)).startsWith("ageing: ");
    assertThat(verdict(35.0, -0.5, 0.2)).startsWith("aged: ");
    assertThat(verdict(35.0, -0.7, 0.2)).startsWith("ageing: ");
  }

  @Test
  void aYoungGlassWhoseFallIsNotSeenIsPointedOut() {
    assertThat(verdict(37, -0.2, 0.2))
        .startsWith("aged: ")
        .contains("pressure 37.00 ± 0.10, BMCSL's fluid 34.80 (as far above it as a young glass)");
    assertThat(verdict(35, -0.2, 0.2)).doesNotContain("young");
  }

  @Test
  void aPressureThatRisesIsUnsteady() {
    assertThat(verdict(35.0, 0.7, 0.2))
        .isEqualTo(
            "unsteady: the pressure rises (change in 20 τ: 0.70 ± 0.20); pressure 35.00 ± 0.10, "
                + "BMCSL's fluid 34.80; 0.0 % solid-like, largest cluster 0");
  }

  @Test
  void theLeastMobileSpeciesDecides() {
    assertThat(verdict(run(NONE, NONE, 1.1, 1.2))).startsWith("equilibrated as a fluid: ");
    assertThat(verdict(run(NONE, NONE, 0.9, 1.1))).startsWith("aged: ");
  }

  @Test
  void crystalsComeFirst() {
    SolidLike half = SolidLike.of(disorderedBeyond(0.3, Crystals.of("fcc", 6, 0.6)));
    assertThat(verdict(run(half, half, 2, 2))).startsWith("partly crystalline: ");
    assertThat(verdict(run(ALL, ALL, 2, 2))).startsWith("crystalline: ");
    assertThat(verdict(run(NONE, ALL, 2, 2))).startsWith("crystallising: ");
    assertThat(verdict(run(ALL, NONE, 2, 2))).startsWith("melting: ");
  }

  /** The particles beyond a fraction of the box's length are anywhere there. */
  private static Snapshot disorderedBeyond(double fraction, Snapshot crystal) {
    RandomStream random = RandomStream.of(Purpose.SPLIT, 1, 0, 0);
    double[] positions = crystal.positions();
    double side = crystal.box().x();
    for (int i = 0; i < positions.length; i += 3) {
      if (positions[i] > fraction * side) {
        positions[i] = side * (fraction + (1 - fraction) * random.nextDouble());
        positions[i + 1] = side * random.nextDouble();
        positions[i + 2] = side * random.nextDouble();
      }
    }
    return crystal.withPositions(positions);
  }

  private static String verdict(double pressure, double change, double changeError) {
    return Verdict.of(
        List.of(run(NONE, NONE, 0.2, 0.2)), new Trend(pressure, 0.1, change, changeError, 0.2), 20);
  }

  private static String verdict(HealthRun run) {
    return Verdict.of(List.of(run), run.trend(), 20);
  }

  /** Displacements are in σ_L; the diameters are 1. */
  private static HealthRun run(SolidLike before, SolidLike after, double large, double small) {
    return new HealthRun(
        new double[0],
        new Trend(34.8, 0.1, 0, 0.2, 0.2),
        34.8,
        new double[] {large, small},
        new double[] {1, 1},
        before,
        after);
  }
}
