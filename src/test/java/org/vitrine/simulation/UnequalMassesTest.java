package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

class UnequalMassesTest {

  private static final HardSphereMixture MIXTURE =
      HardSphereMixture.PAPER.withParticles(400).withPackingFraction(0.5);

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 10})
  void energyAndMomentumAreConservedAndNothingOverlaps(double massRatio) {
    var fluid = EventDrivenSimulation.grow(MIXTURE.withMassRatio(massRatio), 3).run(20);
    assertThat(fluid.kineticEnergy()).isCloseTo(1.5, within(1e-11));
    for (int axis = 0; axis < 3; axis++) {
      assertThat(fluid.drift(axis)).isCloseTo(0, within(1e-13));
    }
    assertThat(Gaps.smallest(fluid.snapshot())).isGreaterThan(-1e-12);
    assertThat(fluid.snapshot().masses()).isEqualTo(MIXTURE.withMassRatio(massRatio).masses());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 10})
  void everyDegreeOfFreedomOfFreshVelocitiesHasHalfAKt(double massRatio) {
    double[] masses = MIXTURE.withParticles(20_000).withMassRatio(massRatio).masses();
    double[] velocities =
        Velocities.maxwellBoltzmann(masses, RandomStream.of(Purpose.VELOCITIES, 1, 0, 0));
    double light = 0;
    double all = 0;
    double[] momentum = new double[3];
    for (int i = 0; i < velocities.length; i++) {
      double energy = masses[i / 3] * velocities[i] * velocities[i] / 2;
      all += energy / masses.length;
      light += masses[i / 3] == 1 ? 0 : energy / (0.7 * masses.length);
      momentum[i % 3] += masses[i / 3] * velocities[i];
    }
    assertThat(all).isCloseTo(1.5, within(1e-12));
    assertThat(light).isCloseTo(massRatio == 1 ? 0 : 1.5, within(3 * Math.sqrt(1.5 / 14_000)));
    assertThat(momentum).containsExactly(new double[3], within(1e-9));
  }

  /** The small spheres start at rest, all energy is in the large ones: collisions share it out. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 10})
  void collisionsBringAboutEquipartition(double massRatio) {
    Snapshot start = EventDrivenSimulation.grow(MIXTURE.withMassRatio(massRatio), 5).snapshot();
    int n = start.particles();
    int large = start.count("L");
    double[] ofLarge =
        Velocities.maxwellBoltzmann(
            Arrays.copyOf(start.masses(), large), RandomStream.of(Purpose.VELOCITIES, 5, 0, 0));
    double[] velocities = Arrays.copyOf(ofLarge, 3 * n);
    var engine = Engines.of(start, velocities);
    engine.run(5, Progress.NONE);
    int looks = 50;
    double[] shares = new double[looks]; // a large sphere's energy over a particle's
    for (int k = 0; k < looks; k++) {
      engine.run(engine.time() + 4, Progress.NONE); // a share is forgotten in about 1 τ
      engine.copyVelocities(velocities);
      double energy = 0;
      for (int i = 0; i < 3 * large; i++) {
        energy += velocities[i] * velocities[i] / 2;
      }
      shares[k] = energy / large / engine.kineticEnergy();
    }
    double mean = Arrays.stream(shares).average().orElseThrow();
    double squares = Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum();
    double error = Math.sqrt(squares / (looks - 1) / looks);
    // that momentum is zero takes the share m / M of its energy from a particle of mass m
    double fair = (1 - 1 / Arrays.stream(start.masses()).sum()) * n / (n - 1);
    assertThat(mean).isCloseTo(fair, within(3 * error));
    assertThat(error).isLessThan(0.01);
  }
}
