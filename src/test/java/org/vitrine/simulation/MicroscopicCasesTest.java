package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** A few spheres whose future can be worked out by hand. */
@Timeout(10) // an engine that finds the same collision for ever would not end
class MicroscopicCasesTest {

  /** Equal spheres of diameter 1 in a cube of side 6. */
  private static Snapshot spheres(double... positions) {
    int n = positions.length / 3;
    double[] diameters = new double[n];
    String[] species = new String[n];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    return Snapshot.of(Box.cube(6), positions, diameters, species);
  }

  private static CollisionEngine run(Snapshot start, double time, double... velocities) {
    CollisionEngine engine = Engines.of(start, velocities);
    engine.run(time, Progress.NONE);
    return engine;
  }

  private static void assertPositions(CollisionEngine engine, double... expected) {
    assertThat(Engines.positions(engine, expected.length / 3))
        .containsExactly(expected, within(1e-12));
  }

  @Test
  void ofTwoEqualSpheresHeadOnEachTakesTheOthersVelocity() {
    Snapshot start = spheres(1, 3, 3, 4, 3, 3);
    var engine = run(start, 2, 1.5, 0, 0, -0.5, 0, 0); // a gap of 2, closed at speed 2: t = 1
    assertPositions(engine, 2, 3, 3, 5, 3, 3);
    assertThat(engine.collisions()).isEqualTo(1);
  }

  @Test
  void anObliqueCollisionTurnsOnlyTheNormalVelocities() {
    // impact parameter 0.6: contact at d = (0.8, 0.6), t = 1.2; of u = (−1, 0) the normal part is
    // 0.8
    Snapshot start = spheres(1, 3, 3, 3, 3.6, 3);
    var engine = run(start, 2.2, 1, 0, 0, 0, 0, 0);
    assertPositions(engine, 2.2 + 0.36, 3 - 0.48, 3, 3 + 0.64, 3.6 + 0.48, 3);
    assertThat(engine.collisions()).isEqualTo(1);
  }

  @Test
  void aCradleOfTouchingSpheresPassesTheStrokeOnAtOnce() {
    Snapshot start = spheres(1, 3, 3, 2, 3, 3, 3, 3, 3);
    var engine = run(start, 0.5, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    assertPositions(engine, 1, 3, 3, 2, 3, 3, 3.5, 3, 3);
    assertThat(engine.collisions()).isEqualTo(2);
  }

  @Test
  void theLastSphereOfACradleComesRoundTheBoxAndStrikesTheFirst() {
    Snapshot start = spheres(1, 3, 3, 2, 3, 3, 3, 3, 3);
    // 3 of the side are free: at t = 3 the second sphere takes over, through the first
    var engine = run(start, 3.5, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    assertPositions(engine, 1, 3, 3, 2.5, 3, 3, 6, 3, 3);
    assertThat(engine.collisions()).isEqualTo(4);
  }

  @Test
  void touchingSpheresThatPartOrSlideDoNotCollide() {
    Snapshot start = spheres(2, 2, 2, 3, 2, 2, 2, 3, 2);
    // one parts along x, one slides off along z
    var engine = run(start, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1);
    assertPositions(engine, 2, 2, 2, 4, 2, 2, 2, 3, 3);
    assertThat(engine.collisions()).isZero();
  }

  @Test
  void aSphereSlidesOffARestingOneInAnyDirection() {
    // what is b = d·u = 0 on paper is a sum of zeros of either sign
    for (int axis = 0; axis < 3; axis++) {
      for (double side : new double[] {-1, 1}) {
        for (double along : new double[] {-1, 1}) {
          double[] positions = {3, 3, 3, 3, 3, 3};
          positions[3 + axis] += side;
          double[] velocities = {0, 0, 0, along, along, along};
          velocities[3 + axis] = 0;
          var engine = run(spheres(positions), 1, velocities);
          assertThat(engine.collisions()).isZero();
        }
      }
    }
  }

  @Test
  void spheresAtRestStayWhereTheyAre() {
    Snapshot start = spheres(1, 1, 1, 2, 1, 1, 4, 4, 4);
    var engine = run(start, 1000, new double[9]);
    assertPositions(engine, start.positions());
    assertThat(engine.collisions()).isZero();
  }

  @Test
  void twoSpheresThatStrikeAThirdAtOnceBothBounceBack() {
    Snapshot start = spheres(1, 3, 3, 3, 3, 3, 5, 3, 3);
    var engine = run(start, 1.5, 1, 0, 0, 0, 0, 0, -1, 0, 0);
    assertPositions(engine, 1.5, 3, 3, 3, 3, 3, 4.5, 3, 3);
  }

  @Test
  void sixSpheresThatStrikeASeventhAtOnceAllBounceBack() {
    Snapshot start = spheres(1, 3, 3, 5, 3, 3, 3, 1, 3, 3, 5, 3, 3, 3, 1, 3, 3, 5, 3, 3, 3);
    var engine = run(start, 1.5, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0);
    assertPositions(
        engine, 1.5, 3, 3, 4.5, 3, 3, 3, 1.5, 3, 3, 4.5, 3, 3, 3, 1.5, 3, 3, 4.5, 3, 3, 3);
  }

  @Test
  void aThousandCollisionsAtTheSameInstantAllHappen() {
    // 10 × 10 × 10 pairs head-on along x, each in a cube of side 4, all alike: all meet at t = 1
    int pairs = 1000;
    double[] positions = new double[6 * pairs];
    double[] velocities = new double[6 * pairs];
    double[] diameters = new double[2 * pairs];
    String[] species = new String[2 * pairs];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    for (int k = 0; k < pairs; k++) {
      double[] corner = {4 * (k / 100), 4 * (k / 10 % 10), 4 * (k % 10)};
      for (int axis = 0; axis < 3; axis++) {
        positions[6 * k + axis] = corner[axis] + (axis == 0 ? 0.5 : 2);
        positions[6 * k + 3 + axis] = corner[axis] + (axis == 0 ? 3.5 : 2);
      }
      velocities[6 * k] = 1;
      velocities[6 * k + 3] = -1;
    }
    Snapshot start = Snapshot.of(Box.cube(40), positions, diameters, species);
    var engine = run(start, 1, velocities);
    assertThat(engine.collisions()).isEqualTo(pairs);
    engine.run(1.25, Progress.NONE);
    double[] expected = positions.clone();
    for (int k = 0; k < pairs; k++) {
      expected[6 * k] += 0.75; // there and back
      expected[6 * k + 3] -= 0.75;
    }
    assertPositions(engine, expected);
    assertThat(engine.collisions()).isEqualTo(pairs);
  }

  @Test
  void aSphereCollidesThroughTheCornerOfTheBox() {
    // along the diagonal from (5.5, 5.5, 5.5) to the one at (1, 1, 1), which is seen at (7, 7, 7)
    double contact = 7 - 1 / Math.sqrt(3); // of the first sphere, on each axis
    double time = 2;
    Snapshot start = spheres(5.5, 5.5, 5.5, 1, 1, 1);
    var engine = run(start, time, 1, 1, 1, 0, 0, 0);
    double beyond = 1 + time - (contact - 5.5);
    assertPositions(engine, contact, contact, contact, beyond, beyond, beyond);
    assertThat(engine.collisions()).isEqualTo(1);
  }

  @Test
  void aSphereThatCrossesThreeFacesAtOnceFliesOn() {
    Snapshot start = spheres(5, 5, 5, 2, 4, 1);
    var engine = run(start, 600.125, 1, 1, 1, 0, 0, 0);
    assertPositions(engine, 605.125, 605.125, 605.125, 2, 4, 1);
  }
}
