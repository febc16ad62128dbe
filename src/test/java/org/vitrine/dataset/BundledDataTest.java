package org.vitrine.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.Glass;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/** The data set in notebooks/data. */
class BundledDataTest {

  private static GlassData data;

  @BeforeAll
  static void find() {
    data = Glass.dataset("bhs-0.58");
  }

  @Test
  void itsCardHasItsChecksum() throws IOException {
    assertThat(Files.readString(Path.of("notebooks", "data", "bhs-0.58", "README.md")))
        .contains("\n" + data.checksum() + "\n");
  }

  @Test
  void itIsThatOfTheRecipe() {
    GlassRecipe recipe = GlassRecipe.standard();
    assertThat(data.age()).isEqualTo(recipe.age());
    assertThat(data.seed()).isEqualTo(recipe.seed());
    assertThat(data.starts()).hasSize(28);
    assertThat(data.propensity().times()).isEqualTo(Glass.times(0.01, 316, 4));
    assertThat(data.propensity().runs()).isEqualTo(32);
    assertThat(data.propensity().snapshots()).isEqualTo(data.starts());
    assertThat(data.cage().snapshots()).isEqualTo(data.starts());
    for (Snapshot start : data.starts()) {
      assertThat(start.particles()).isEqualTo(recipe.mixture().particles());
      assertThat(start.packingFraction()).isCloseTo(0.58, within(1e-12));
      EventDrivenSimulation.requireNoOverlaps(start);
    }
  }

  /** Two means of 32 runs differ by the noise that their variances tell. */
  @Test
  void itsPropensityIsWhatOtherRunsMeasure() {
    Propensity kept = data.propensity();
    for (int k : new int[] {0, 27}) {
      Propensity again = Glass.propensity(data.starts().get(k), new double[] {1}, 32, 1);
      double chiSquared = 0;
      for (int i = 0; i < again.at(0, 1).length; i++) {
        double difference = again.at(0, 1)[i] - kept.at(k, 1)[i];
        double noise = (again.varianceAt(0, 1)[i] + kept.varianceAt(k, 1)[i]) / 32;
        chiSquared += difference * difference / noise;
      }
      assertThat(chiSquared / again.at(0, 1).length).isCloseTo(1, within(0.15));
    }
  }
}
