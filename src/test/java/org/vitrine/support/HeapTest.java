package org.vitrine.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.Glass;
import org.vitrine.particles.Snapshot;

class HeapTest {

  @Test
  void whatDoesNotFitIsRefusedWithAdvice() {
    assertThatThrownBy(() -> Heap.requireRoom("the numbers", Long.MAX_VALUE, "fewer"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("the numbers take 9223372036.9 GB", "take fewer", "VITRINE_HEAP");
    assertThatCode(() -> Heap.requireRoom("the numbers", 1000, "fewer")).doesNotThrowAnyException();
  }

  @Test
  void descriptorsThatDoNotFitAreRefusedBeforeTheyAreComputed() {
    Snapshot snapshot = Glass.simulate(Glass.mixture(), 1).snapshot();
    int copies = (int) (Runtime.getRuntime().maxMemory() / (2000L * 354 * 8)) + 1;
    assertThatThrownBy(() -> Descriptors.of(Collections.nCopies(copies, snapshot)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rows × 354 columns take")
        .hasMessageContaining("fewer snapshots");
  }
}
