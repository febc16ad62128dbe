package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.References;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;

class SolidLikeTest {

  private static final HardSphereMixture EQUAL =
      HardSphereMixture.PAPER.withParticles(500).withComposition(1);

  @ParameterizedTest
  @CsvSource({
    "fcc, 12, 0.5",
    "fcc, 12, 0.7",
    "hcp, 12, 0.5",
    "hcp, 12, 0.7",
    "bcc, 14, 0.5",
    "bcc, 14, 0.65"
  })
  void everyParticleOfACrystalIsSolidLike(String lattice, int neighbors, double packingFraction) {
    SolidLike solid = SolidLike.of(Crystals.of(lattice, 5, packingFraction));
    assertThat(solid.fraction()).isEqualTo(1);
    assertThat(solid.largestCluster()).isEqualTo(solid.count());
    assertThat(solid.solidBonds()).containsOnly(neighbors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fcc", "hcp"})
  void aCrystalInThermalMotionIsSolidLike(String lattice) {
    Snapshot crystal = Crystals.of(lattice, 5, 0.6);
    SolidLike solid = SolidLike.of(EventDrivenSimulation.of(crystal, 1).run(2).snapshot());
    assertThat(solid.fraction()).isGreaterThan(0.98);
  }

  @Test
  void hardlyAnyParticleOfAFluidOrAGlassIs() {
    Snapshot fluid =
        EventDrivenSimulation.grow(EQUAL.withPackingFraction(0.45), 1).run(5).snapshot();
    assertThat(SolidLike.of(fluid).fraction()).isLessThan(0.01);
    SolidLike glass = SolidLike.of(References.snapA());
    assertThat(glass.fraction()).isLessThan(0.005);
    assertThat(glass.largestCluster()).isLessThan(5);
  }

  @Test
  void aCrystalBesideAFluidIsOneClusterOfHalfTheParticles() {
    Snapshot fluid =
        EventDrivenSimulation.grow(EQUAL.withPackingFraction(0.5), 1).run(5).snapshot();
    SolidLike solid = SolidLike.of(Crystals.beside(fluid, 5));
    assertThat(solid.fraction()).isBetween(0.45, 0.6);
    assertThat(solid.largestCluster()).isGreaterThan(solid.count() - 5);
  }

  @Test
  void crystalsApartAreClustersOfTheirOwn() {
    Snapshot crystal = Crystals.of("fcc", 4, 0.6);
    double[] positions = crystal.positions();
    Box apart = new Box(crystal.box().x() + 3, crystal.box().y() + 3, crystal.box().z() + 3);
    double[] two = Arrays.copyOf(positions, 2 * positions.length);
    for (int i = 0; i < positions.length; i++) {
      two[positions.length + i] = positions[i] + (i % 3 == 0 ? apart.x() : 0);
    }
    Box box = new Box(2 * apart.x(), apart.y(), apart.z());
    String[] species = new String[2 * crystal.particles()];
    Arrays.fill(species, "L");
    double[] diameters = new double[species.length];
    Arrays.fill(diameters, 1);
    SolidLike solid = SolidLike.of(Snapshot.of(box, two, diameters, species));
    assertThat(solid.largestCluster()).isPositive();
    assertThat(solid.count()).isEqualTo(2 * solid.largestCluster());
  }

  @Test
  void theUnitOfLengthDoesNotMatter() {
    Snapshot glass = References.snapA();
    double[] positions = Arrays.stream(glass.positions()).map(x -> 3 * x).toArray();
    double[] diameters = Arrays.stream(glass.diameters()).map(d -> 3 * d).toArray();
    Snapshot larger =
        Snapshot.of(Box.cube(3 * glass.box().x()), positions, diameters, glass.species());
    assertThat(SolidLike.of(larger).solidBonds()).isEqualTo(SolidLike.of(glass).solidBonds());
  }

  @Test
  void aParticleAloneHasNoBonds() {
    Snapshot alone = Snapshot.of(Box.cube(3), new double[3], new double[] {1}, new String[] {"L"});
    assertThat(SolidLike.of(alone).fraction()).isZero();
    assertThat(SolidLike.of(alone).largestCluster()).isZero();
  }

  @Test
  void aBoxTooSmallIsRefused() {
    Snapshot small =
        Snapshot.of(Box.cube(2.5), new double[3], new double[] {1}, new String[] {"L"});
    assertThatThrownBy(() -> SolidLike.of(small))
        .hasMessage(
            "the box's shortest side must be at least 2.8 σ_L (twice the range of solid bonds 1.4), not 2.5");
  }
}
