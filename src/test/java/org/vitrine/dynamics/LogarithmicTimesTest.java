package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogarithmicTimesTest {

  @Test
  void fourADecadeWithBothEnds() {
    assertThat(LogarithmicTimes.of(0.01, 1, 4))
        .containsExactly(0.01, 0.01778, 0.03162, 0.05623, 0.1, 0.1778, 0.3162, 0.5623, 1);
    assertThat(LogarithmicTimes.of(0.01, 100, 4)).hasSize(17).endsWith(100);
  }

  @Test
  void theLastTimeIsKeptWhereTheDecadesDoNotReachIt() {
    assertThat(LogarithmicTimes.of(1, 5, 2)).containsExactly(1, 3.162, 5);
  }

  @Test
  void columnsAreNamedWithoutExponents() {
    assertThat(TimeColumns.name(1e-4)).isEqualTo("t=0.0001");
    assertThat(TimeColumns.name(0.01778)).isEqualTo("t=0.01778");
    assertThat(TimeColumns.name(100_000)).isEqualTo("t=100000");
    assertThat(TimeColumns.time("t=0.0001")).isEqualTo(1e-4);
  }

  @Test
  void impossibleRangesAreRefused() {
    assertThatThrownBy(() -> LogarithmicTimes.of(0, 1, 4))
        .hasMessage("first must be positive and finite, not 0.0");
    assertThatThrownBy(() -> LogarithmicTimes.of(-1, 1, 4))
        .hasMessage("first must be positive and finite, not -1.0");
    assertThatThrownBy(() -> LogarithmicTimes.of(1, 1, 4))
        .hasMessage("last must be above first, 1.0, not 1.0");
    assertThatThrownBy(() -> LogarithmicTimes.of(1, 2, 0))
        .hasMessage("perDecade must be in 1 … 100, not 0");
  }
}
