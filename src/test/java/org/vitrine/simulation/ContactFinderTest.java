package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Glass;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

class ContactFinderTest {

  @Test
  void theVectorApiIsFoundWhereTheJvmWasStartedWithIt() {
    assertThat(ContactFinder.vector())
        .isNotNull(); // as the tests are: see the arguments in pom.xml
  }

  /**
   * Of a dilute fluid with few neighbours, and of a dense one with more than two vectors of them.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.58})
  void everyKindOfFinderNamesTheSameContactAtTheSameTime(double packingFraction) {
    Snapshot glass =
        Glass.simulate(Glass.mixture().withParticles(400).withPackingFraction(packingFraction), 1)
            .snapshot();
    Box box = glass.box();
    int n = glass.particles();
    int[] order = IntStream.range(0, n).toArray();
    ParticleRows rows = new ParticleRows(box, order, glass.diameters(), glass.masses());
    RandomStream random = RandomStream.of(Purpose.ENSEMBLE, 1, 0, 0);
    rows.place(glass.wrappedPositions(), Velocities.maxwellBoltzmann(glass.masses(), random));
    NeighborShells shells = new NeighborShells(box, rows.radii());
    shells.listAll(rows.positions());
    double[] images = CollisionPredictor.images(box);
    ContactFinder plain = new PlainContacts(rows.array(), shells, images);
    ContactFinder vector =
        Objects.requireNonNull(ContactFinder.vector()).make(rows.array(), shells, images);

    int contacts = 0;
    for (int i = 0; i < n; i++) {
      double time = plain.timeToContact(i, 1e-4);
      assertThat(vector.timeToContact(i, 1e-4)).as("particle %d", i).isEqualTo(time);
      if (time < Double.POSITIVE_INFINITY) {
        assertThat(vector.partner()).as("particle %d", i).isEqualTo(plain.partner());
        contacts++;
      }
    }
    assertThat(contacts).isGreaterThan(n / 4);
    assertThat(IntStream.range(0, n).filter(shells::crossesBoundary).count()).isBetween(1L, n - 1L);
  }
}
