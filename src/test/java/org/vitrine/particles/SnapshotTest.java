package org.vitrine.particles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final Box BOX = new Box(4, 5, 6);

  private static Snapshot three() {
    return Snapshot.of(
        BOX,
        new double[] {-0.5, 2, 3, 4.5, 11, 5.9, 1, 1, 1},
        new double[] {0.8, 1, 0.8},
        new String[] {"S", "L", "B"});
  }

  @Test
  void speciesAreOrderedByDecreasingDiameterThenName() {
    assertThat(three().speciesNames()).containsExactly("L", "B", "S");
  }

  @Test
  void wrappedPositionsLieInTheBoxAndPositionsStayAsGiven() {
    assertThat(three().positions()).startsWith(-0.5, 2, 3);
    assertThat(three().wrappedPositions())
        .containsExactly(new double[] {3.5, 2, 3, 0.5, 1, 5.9, 1, 1, 1}, within(1e-15));
    assertThat(BOX.wrap(-1e-18, 0)).isZero();
  }

  @Test
  void packingFractionIsTheVolumeOfTheSpheres() {
    double spheres = Math.PI / 6 * (1 + 2 * 0.8 * 0.8 * 0.8);
    assertThat(three().packingFraction()).isCloseTo(spheres / 120, within(1e-15));
  }

  @Test
  void massesAreOneUnlessGivenAndStayWithTheParticles() {
    assertThat(three().masses()).containsExactly(1, 1, 1);
    Snapshot heavy =
        Snapshot.of(
            BOX,
            three().positions(),
            three().diameters(),
            new double[] {3, 1, 3},
            three().species());
    assertThat(heavy.withPositions(new double[9]).masses()).containsExactly(3, 1, 3);
    assertThat(heavy).isNotEqualTo(three());
  }

  @Test
  void nothingReachesInFromOutside() {
    Snapshot snapshot = three();
    snapshot.positions()[0] = 99;
    snapshot.diameters()[0] = 99;
    snapshot.masses()[0] = 99;
    snapshot.species()[0] = "X";
    assertThat(snapshot).isEqualTo(three()).hasSameHashCodeAs(three());
  }

  @Test
  void whatIsNotAConfigurationIsRefused() {
    double[] one = {1};
    String[] large = {"L"};
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[] {1, Double.NaN, 1}, one, large))
        .hasMessage("positions[1] (particle 0) must be finite, not NaN");
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[] {1, 1}, one, large))
        .hasMessage("positions must be 3 for each of 1 particles, not 2 numbers");
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[3], new double[] {0}, large))
        .hasMessage("diameters[0] must be positive and finite, not 0.0");
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[3], one, new double[] {-1}, large))
        .hasMessage("masses[0] must be positive and finite, not -1.0");
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[3], one, new double[2], large))
        .hasMessage("masses must be one for each of 1 particles, not 2 numbers");
    assertThatThrownBy(() -> Snapshot.of(BOX, new double[3], one, new String[] {"L", "S"}))
        .hasMessage("species must be one for each of 1 particles, not 2 names");
    assertThatThrownBy(() -> new Box(1, 0, 1))
        .hasMessage("box side y must be positive and finite, not 0.0");
  }
}
