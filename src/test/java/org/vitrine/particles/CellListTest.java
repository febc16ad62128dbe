package org.vitrine.particles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellListTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10, 10, 500, 1.3, many cells",
    "10, 10, 10, 500, 3.3, three a side",
    "10, 10, 10, 500, 4.9, two a side",
    "10, 10, 10, 500, 5.0, half the side",
    "4, 9, 25, 700, 1.9, unequal sides",
    "4, 9, 25, 700, 2.0, unequal sides and half the shortest",
    "30, 30, 30, 20, 0.5, few particles in many cells",
    "7, 7, 7, 1, 3, one particle"
  })
  void findsWhatBruteForceFinds(double x, double y, double z, int n, double cutoff, String what) {
    Snapshot snapshot = Configurations.random(new Box(x, y, z), n, 1);
    Neighborhood around = CellList.of(snapshot, cutoff).neighborhood();
    for (int i = 0; i < n; i++) {
      around.moveTo(i);
      assertThat(distances(around)).as(what).isEqualTo(bruteForce(snapshot, i, cutoff));
      assertThat(around.size()).as("each neighbour once").isEqualTo(distances(around).size());
    }
  }

  @Test
  void particlesMayBeOutsideTheBox() {
    Box box = new Box(8, 9, 10);
    Snapshot inside = Configurations.random(box, 100, 2);
    double[] positions = inside.positions();
    for (int i = 0; i < positions.length; i++) {
      positions[i] += (i % 7 - 3) * box.side(i % 3);
    }
    Neighborhood there = CellList.of(inside.withPositions(positions), 3).neighborhood();
    Neighborhood here = CellList.of(inside, 3).neighborhood();
    for (int i = 0; i < 100; i++) {
      there.moveTo(i);
      here.moveTo(i);
      assertThat(distances(there).keySet()).isEqualTo(distances(here).keySet());
    }
  }

  @Test
  void differencePointsToTheNearestImage() {
    double[] positions = {0.5, 5, 5, 9.5, 5, 6};
    Neighborhood around = CellList.of(pair(positions), 2).neighborhood();
    around.moveTo(0);
    assertThat(around.size()).isEqualTo(1);
    assertThat(around.particle(0)).isEqualTo(1);
    assertThat(around.difference(0, 0)).isEqualTo(-1);
    assertThat(around.difference(0, 1)).isEqualTo(0);
    assertThat(around.difference(0, 2)).isEqualTo(1);
    assertThat(around.distance(0)).isEqualTo(Math.sqrt(2));
  }

  @Test
  void atTheCutoffIsNoNeighbour() {
    double[] positions = {1, 1, 1, 3, 1, 1};
    Neighborhood around = CellList.of(pair(positions), 2).neighborhood();
    around.moveTo(0);
    assertThat(around.size()).isZero();
  }

  @Test
  void neighboursComeFromNearToFar() {
    Neighborhood around =
        CellList.of(Configurations.random(Box.cube(10), 900, 7), 4.5).neighborhood();
    around.moveTo(450);
    assertThat(around.size()).isGreaterThan(250);
    for (int k = 1; k < around.size(); k++) {
      assertThat(around.distance(k)).isGreaterThanOrEqualTo(around.distance(k - 1));
    }
  }

  @Test
  void allImagesWithinTheCutoffAreFoundOnce() {
    double[] positions = {0.5, 0.5, 0.5, 1.5, 0.5, 0.5};
    Snapshot two =
        Snapshot.of(Box.cube(2), positions, new double[] {1, 0.85}, new String[] {"L", "S"});
    Neighborhood around = CellList.withImages(two, 2.5).neighborhood();
    around.moveTo(0);
    assertThat(around.center()).isEqualTo(0);
    // of 1 at 1 twice and, 2 further along y or z, at sqrt(5) 8 times; of 0 itself at 2, 6 times
    assertThat(around.size()).isEqualTo(2 + 6 + 8);
    assertThat(around.particle(1)).isEqualTo(1);
    assertThat(around.species(1)).isEqualTo("S");
    assertThat(around.diameter(1)).isEqualTo(0.85);
    assertThat(Math.abs(around.difference(1, 0))).isEqualTo(1);
    assertThat(around.difference(0, 0)).isEqualTo(-around.difference(1, 0));
    for (int k = 2; k < 8; k++) {
      assertThat(around.particle(k)).isEqualTo(0);
      assertThat(around.distance(k)).isEqualTo(2);
    }
  }

  @Test
  void boxSmallerThanTwiceTheCutoffIsRefused() {
    Snapshot small = Configurations.random(new Box(20, 9.3, 20), 10, 3);
    assertThatThrownBy(() -> CellList.of(small, 5.4, "the descriptors' range"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the box's shortest side must be at least 10.8 σ_L"
                + " (twice the descriptors' range 5.4), not 9.3");
    assertThatThrownBy(() -> CellList.of(small, -1))
        .hasMessage("the cutoff must be positive and finite, not -1.0");
  }

  private static Snapshot pair(double[] positions) {
    return Snapshot.of(Box.cube(10), positions, new double[] {1, 1}, new String[] {"L", "L"});
  }

  private static Map<Integer, Double> distances(Neighborhood around) {
    Map<Integer, Double> distances = new TreeMap<>();
    for (int k = 0; k < around.size(); k++) {
      distances.put(around.particle(k), around.distance(k));
    }
    return distances;
  }

  private static Map<Integer, Double> bruteForce(Snapshot snapshot, int i, double cutoff) {
    double[] positions = snapshot.positions();
    Map<Integer, Double> distances = new TreeMap<>();
    for (int j = 0; j < snapshot.particles(); j++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double side = snapshot.box().side(axis);
        double d = positions[3 * j + axis] - positions[3 * i + axis];
        d -= side * Math.rint(d / side);
        square += d * d;
      }
      if (j != i && Math.sqrt(square) < cutoff) {
        distances.put(j, Math.sqrt(square));
      }
    }
    return distances;
  }
}
