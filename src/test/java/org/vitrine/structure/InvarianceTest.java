package org.vitrine.structure;

import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  /** The 48 rotations and reflections that take the axes to axes, the box along with them. */
  @ParameterizedTest
  @CsvSource({"0, 1, 2", "0, 2, 1", "1, 0, 2", "1, 2, 0", "2, 0, 1", "2, 1, 0"})
  void symmetriesOfTheCubeChangeNothing(int x, int y, int z) {
    int[] axes = {x, y, z};
    Box box = ORIGINAL.box();
    Box turnedBox = new Box(box.side(x), box.side(y), box.side(z));
    for (int signs = 0; signs < 8; signs++) {
      double[] turned = new double[3 * N];
      for (int i = 0; i < N; i++) {
        for (int axis = 0; axis < 3; axis++) {
          double coordinate = ORIGINAL.positions()[3 * i + axes[axis]];
          turned[3 * i + axis] = (signs >> axis & 1) == 0 ? coordinate : -coordinate;
        }
      }
      assertSame(
          EXPECTED,
          Snapshot.of(turnedBox, turned, ORIGINAL.diameters(), ORIGINAL.species()),
          i -> i,
          1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rotationsOfAFreeClusterChangeNothing(long seed) {
    Box box = Box.cube(30);
    Snapshot cluster = Configurations.random(Box.cube(5), 60, 11);
    SplittableRandom random = new SplittableRandom(seed);
    double[] q = IntStream.range(0, 4).mapToDouble(k -> random.nextDouble() - 0.5).toArray();
    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double w = q[0] / length;
    double x = q[1] / length;
    double y = q[2] / length;
    double z = q[3] / length;
    double[][] rotation = {
      {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
      {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
      {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}
    };
    double[] positions = cluster.positions();
    double[] turned = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        turned[i] += rotation[i % 3][axis] * positions[i - i % 3 + axis];
      }
    }
    Snapshot free = Snapshot.of(box, positions, cluster.diameters(), cluster.species());
    assertSame(Descriptors.of(free), free.withPositions(turned), i -> i, 1e-11);
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
    assertSame(EXPECTED, changed, renumbered, 1e-10);
  }

  private static void assertSame(
      StructuralDescriptors original,
      Snapshot changed,
      IntUnaryOperator renumbered,
      double tolerance) {
    StructuralDescriptors actual = Descriptors.of(changed);
    for (int i = 0; i < original.size(); i++) {
      double[] expected = original.row(i);
      double[] row = actual.row(renumbered.applyAsInt(i));
      for (int c = 0; c < expected.length; c++) {
        boolean bothEmpty = Double.isNaN(row[c]) && Double.isNaN(expected[c]);
        if (!bothEmpty && !(Math.abs(row[c] - expected[c]) <= tolerance)) {
          fail("particle %d, %s: %s, not %s", i, original.names().get(c), row[c], expected[c]);
        }
      }
    }
  }
}
