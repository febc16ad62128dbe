package org.vitrine.particles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.References;

class NeighborListTest {

  @Test
  void holdsEveryPairInBothDirections() {
    Snapshot snapshot = Configurations.random(new Box(6, 7, 8), 200, 4);
    NeighborList list = NeighborList.of(snapshot, 2.1);
    Neighborhood around = CellList.of(snapshot, 2.1).neighborhood();
    Set<List<Number>> pairs = new HashSet<>();
    for (int i = 0; i < list.particles(); i++) {
      around.moveTo(i);
      assertThat(list.first(i + 1) - list.first(i)).isEqualTo(around.size());
      for (int entry = list.first(i); entry < list.first(i + 1); entry++) {
        pairs.add(List.of(i, list.particle(entry), list.distance(entry)));
      }
    }
    assertThat(pairs).hasSize(list.size()).isNotEmpty();
    assertThat(pairs)
        .allSatisfy(
            pair -> assertThat(pairs).contains(List.of(pair.get(1), pair.get(0), pair.get(2))));
  }

  @Test
  void glassHasSome58NeighboursWithinTheSecondShell() {
    NeighborList list = NeighborList.of(References.snapA(), 2.1);
    assertThat(list.size() / 2000.0).isBetween(58.0, 59.5);
    for (int i = 0; i < 2000; i++) {
      assertThat(list.first(i + 1) - list.first(i)).isBetween(51, 66);
    }
  }
}
