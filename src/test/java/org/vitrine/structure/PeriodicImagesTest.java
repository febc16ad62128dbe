package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.Descriptors;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;

/** A box too small for the nearest image alone is described as copies of it side by side. */
class PeriodicImagesTest {

  @ParameterizedTest
  @CsvSource({
    "3.7, 4.1, 5, 3, 60, smaller than the averaging range's double",
    "9, 10.9, 4, 3, 90, of unequal sides",
    "1.5, 1.4, 1.6, 8, 2, many images of itself"
  })
  void smallBoxIsDescribedAsItsCopiesSideBySide(
      double x, double y, double z, int copies, int particles, String what) {
    Snapshot one = Configurations.random(new Box(x, y, z), particles, 13);
    StructuralDescriptors small =
        Descriptors.of(one, Descriptors.grid().withPeriodicImages().withGenerations(2));
    StructuralDescriptors large = Descriptors.of(sideBySide(one, copies));
    for (int i = 0; i < particles; i++) {
      assertThat(small.row(i)).as(what).containsExactly(large.row(i), within(1e-12));
    }
  }

  @Test
  void imagesOfAParticleAreNeighboursOfItsOwn() {
    Snapshot lone =
        Snapshot.of(Box.cube(2), new double[] {5, 0, 1}, new double[] {1}, new String[] {"L"});
    StructuralDescriptors cubic = Descriptors.of(lone, Descriptors.grid().withPeriodicImages());
    double[] density = cubic.select("g0_G_L_r2.0").row(0); // 6 at 2, 12 at 2.83 σ_L and so on
    assertThat(density[0]).isCloseTo(6, within(1e-12));
    assertThat(cubic.select("g2_G_L_r2.0").row(0)[0]).isCloseTo(6, within(1e-12));
  }

  @Test
  void inALargeBoxNothingChanges() {
    Snapshot large = Configurations.random(Box.cube(10.8), 100, 14);
    StructuralDescriptors expected = Descriptors.of(large);
    StructuralDescriptors images = Descriptors.of(large, Descriptors.grid().withPeriodicImages());
    for (int i = 0; i < 100; i++) {
      assertThat(images.row(i)).isEqualTo(expected.row(i));
    }
  }

  /** The particles of the first copy come first. */
  private static Snapshot sideBySide(Snapshot one, int copies) {
    Box box = one.box();
    int all = copies * copies * copies;
    int n = one.particles();
    double[] positions = new double[3 * n * all];
    double[] diameters = new double[n * all];
    String[] species = new String[n * all];
    for (int copy = 0; copy < all; copy++) {
      int[] shift = {copy % copies, copy / copies % copies, copy / (copies * copies)};
      for (int k = 0; k < 3 * n; k++) {
        positions[3 * n * copy + k] = one.positions()[k] + shift[k % 3] * box.side(k % 3);
      }
      System.arraycopy(one.diameters(), 0, diameters, n * copy, n);
      System.arraycopy(one.species(), 0, species, n * copy, n);
    }
    Box large = new Box(copies * box.x(), copies * box.y(), copies * box.z());
    return Snapshot.of(large, positions, diameters, species);
  }
}
