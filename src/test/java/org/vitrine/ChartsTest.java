package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class ChartsTest {

  private final Snapshot snapshot =
      Snapshot.of(
          Box.cube(3),
          new double[] {0, 0, 0, 1, 1, 1},
          new double[] {1, 0.85},
          new String[] {"L", "S"});

  @Test
  void measuredStandsBesidePredicted() {
    double[] measured = {0.1, 0.2};
    double[] predicted = {0.2, 0.1};
    assertThat(Charts.map(snapshot, measured, predicted).toString().lines())
        .containsExactly(
            "Chart",
            "  measured: 2 particles in their box",
            "  predicted: 2 particles in their box");
  }

  @Test
  void predictionOfAnotherSnapshotIsRefused() {
    assertThatThrownBy(() -> Charts.map(snapshot, new double[2], new double[3]))
        .hasMessage("values of predicted must be one for each of 2 particles, not 3 numbers");
  }
}
