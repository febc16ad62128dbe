package org.vitrine.structure;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;

/** What leaves the physics alone leaves the descriptors alone. */
class InvarianceTest {

  private static final int N = 240;
  private static final Snapshot ORIGINAL = Configurations.random(new Box(11, 12, 13), N, 5);
  private static final StructuralDescriptors EXPECTED = Descriptors.of(ORIGINAL);

  @Test
  void shiftingAllParticlesChangesNothing() {
    double[] positions = ORIGINAL.positions();
    for (int i = 0; i < positions.length; i++) {
      positions[i] += 3.7 - i % 3;
    }
    assertSame(ORIGINAL.withPositions(positions), i -> i);
  }

  @Test
  void leavingTheBoxThroughAFaceChangesNothing() {
    double[] positions = ORIGINAL.positions();
    for (int i = 0; i < positions.length; i++) {
      positions[i] += (i % 5 - 2) * ORIGINAL.box().side(i % 3);
    }
    assertSame(ORIGINAL.withPositions(positions), i -> i);
  }

  @Test
  void turningBoxAndParticlesChangesNothing() {
    Box box = ORIGINAL.box();
    double[] positions = ORIGINAL.positions();
    double[] turned = new double[3 * N]; // about the z axis by 90 degrees: (x, y, z) to (−y, x, z)
    for (int i = 0; i < N; i++) {
      turned[3 * i] = -positions[3 * i + 1];
      turned[3 * i + 1] = positions[3 * i];
      turned[3 * i + 2] = positions[3 * i + 2];
    }
    Box turnedBox = new Box(box.y(), box.x(), box.z());
    assertSame(Snapshot.of(turnedBox, turned, ORIGINAL.diameters(), ORIGINAL.species()), i -> i);
  }

  @Test
  void numberingParticlesOtherwiseChangesTheOrderOnly() {
    IntUnaryOperator renumbered = i -> (7 * i + 3) % N;
    double[] positions = new double[3 * N];
    double[] diameters = new double[N];
    String[] species = new String[N];
    for (int i = 0; i < N; i++) {
      int to = renumbered.applyAsInt(i);
      System.arraycopy(ORIGINAL.positions(), 3 * i, positions, 3 * to, 3);
      diameters[to] = ORIGINAL.diameters()[i];
      species[to] = ORIGINAL.species()[i];
    }
    assertSame(Snapshot.of(ORIGINAL.box(), positions, diameters, species), renumbered);
  }

  private static void assertSame(Snapshot changed, IntUnaryOperator renumbered) {
    StructuralDescriptors actual = Descriptors.of(changed);
    for (int i = 0; i < N; i++) {
      double[] expected = EXPECTED.row(i);
      double[] row = actual.row(renumbered.applyAsInt(i));
      for (int c = 0; c < expected.length; c++) {
        if (Math.abs(row[c] - expected[c]) > 1e-10) {
          fail("particle %d, %s: %s, not %s", i, EXPECTED.names().get(c), row[c], expected[c]);
        }
      }
    }
  }
}
