package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.References;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * Dynamics of the reference snapshot, 2000 τ old at η = 0.58, beside the figures that another
 * event-driven program gave: the public C code of Smallenburg (Eur. Phys. J. E 45, 22 (2022)).
 */
class AgedGlassTest {

  private static Snapshot aged;

  @BeforeAll
  static void read() {
    aged = References.snapA();
  }

  @Test
  void pressureAndCollisionRateAgree() {
    var glass = EventDrivenSimulation.of(aged, 1).run(30);
    double rate = 2.0 * glass.collisions() / aged.particles() / glass.time();
    assertThat(glass.pressure())
        .isCloseTo(35.10, within(0.35)); // 0.09 between snapshots, the rest from 30 τ
    assertThat(rate).isCloseTo(83.0, within(0.9));
  }

  @Test
  void meanDisplacementAgreesFromFreeFlightToTheCage() {
    double[] times = {1e-4, 1e-3, 0.01, 0.1, 1, 10};
    double[] large = {1.5935e-4, 1.578e-3, 0.01436, 0.0768, 0.131, 0.145};
    double[] small = {1.5936e-4, 1.581e-3, 0.01468, 0.0844, 0.144, 0.164};
    Propensity propensity = IsoconfigurationalEnsemble.propensity(List.of(aged), times, 16, 1);
    for (int k = 0; k < times.length; k++) {
      // 16 runs: 0.5 % of a free flight's spread; later the cage adds a per cent between snapshots
      double tolerance = times[k] < 0.05 ? 0.015 : 0.03;
      assertThat(mean(propensity.at(0, times[k]), "L"))
          .as("L, t = %s", times[k])
          .isCloseTo(large[k], within(tolerance * large[k]));
      assertThat(mean(propensity.at(0, times[k]), "S"))
          .as("S, t = %s", times[k])
          .isCloseTo(small[k], within(tolerance * small[k]));
    }
  }

  @Test
  void freeFlightIsMaxwellBoltzmann() {
    Propensity propensity =
        IsoconfigurationalEnsemble.propensity(List.of(aged), new double[] {1e-4}, 50, 2);
    double mean = Arrays.stream(propensity.at(0, 1e-4)).average().orElseThrow();
    assertThat(mean).isCloseTo(Math.sqrt(8 / Math.PI) * 1e-4, within(0.005 * 1.6e-4));
  }

  private static double mean(double[] values, String species) {
    String[] names = aged.species();
    return IntStream.range(0, values.length)
        .filter(i -> names[i].equals(species))
        .mapToDouble(i -> values[i])
        .average()
        .orElseThrow();
  }
}
