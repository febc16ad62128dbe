package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Threads;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class EventDrivenSimulationTest {

  private static final HardSphereMixture PAPER = HardSphereMixture.PAPER;
  private static final HardSphereMixture SMALL = PAPER.withParticles(300);

  @Test
  void thePapersGlassConservesEnergyAndMomentumAndNeverOverlaps() {
    var glass = EventDrivenSimulation.grow(PAPER, 42);
    assertThat(glass.snapshot().packingFraction()).isCloseTo(0.58, within(1e-12));
    glass.run(50);
    assertThat(Gaps.smallest(glass.snapshot())).isGreaterThan(-1e-12);
    glass.run(50);
    assertThat(Gaps.smallest(glass.snapshot())).isGreaterThan(-1e-12);
    assertThat(glass.kineticEnergy()).isCloseTo(1.5, within(1e-10));
    for (int axis = 0; axis < 3; axis++) {
      assertThat(glass.drift(axis)).isCloseTo(0, within(1e-13));
    }
    assertThat(glass.pressure()).isBetween(35.0, 39.5); // it ages: 38 at 50 tau, 36.4 at 300
    assertThat(glass.time()).isEqualTo(100);
  }

  @Test
  void cuttingARunIntoPiecesChangesNoBit() {
    var whole = EventDrivenSimulation.grow(SMALL, 5).run(2);
    var pieces = EventDrivenSimulation.grow(SMALL, 5);
    for (int k = 0; k < 8; k++) {
      pieces.run(0.25);
      pieces.snapshot();
    }
    assertThat(pieces.snapshot()).isEqualTo(whole.snapshot());
    assertThat(pieces.collisions()).isEqualTo(whole.collisions());
  }

  /** The calendar's turns are long here, and each sees many cuts. */
  @Test
  void noNumberOfPiecesChangesABit() {
    HardSphereMixture dilute = SMALL.withParticles(64).withPackingFraction(0.3);
    var whole = EventDrivenSimulation.grow(dilute, 5).run(2);
    var pieces = EventDrivenSimulation.grow(dilute, 5);
    for (int k = 0; k < 8192; k++) {
      pieces.run(2.0 / 8192);
    }
    assertThat(pieces.snapshot()).isEqualTo(whole.snapshot());
    assertThat(pieces.collisions()).isEqualTo(whole.collisions());
  }

  /** What JDK 17 and 25 both gave, compiled and interpreted, when this test was written. */
  @Test
  void theSameSeedGivesTheSameBitsOnEveryJdk() {
    var glass = EventDrivenSimulation.grow(SMALL, 42).run(3);
    assertThat(glass.collisions()).isEqualTo(COLLISIONS);
    assertThat(Arrays.hashCode(glass.snapshot().positions())).isEqualTo(HASH);
  }

  private static final long COLLISIONS = 45_338;
  private static final int HASH = 1_762_184_172;

  @Test
  void twoSpheresMeetWhereTheyShould() {
    // two spheres on a line through the box's face, far apart otherwise: free flight and head-on
    // collisions only
    Snapshot start =
        Snapshot.of(
            Box.cube(4),
            new double[] {3.5, 2, 2, 1.5, 2, 2},
            new double[] {1, 1},
            new String[] {"L", "L"});
    var pair = EventDrivenSimulation.of(start, 3).run(50);
    assertThat(Gaps.smallest(pair.snapshot())).isGreaterThan(-1e-12);
    assertThat(pair.kineticEnergy()).isCloseTo(1.5, within(1e-12));
    assertThat(pair.collisions()).isPositive();
  }

  @Test
  void aSimulationThatIsStoppedCanBeRunOn() throws InterruptedException {
    var glass = EventDrivenSimulation.grow(SMALL, 1);
    List<String> messages = new ArrayList<>();
    CountDownLatch moving = new CountDownLatch(1);
    Progress.setListener(progress -> moving.countDown());
    Thread cell =
        new Thread(
            () -> {
              try {
                glass.run(1e6);
              } catch (StoppedException e) {
                messages.add(e.getMessage());
              }
            });
    cell.start();
    moving.await();
    long pressed = System.nanoTime();
    cell.interrupt();
    cell.join();
    assertThat(1e-9 * (System.nanoTime() - pressed)).isLessThan(1);
    assertThat(messages)
        .singleElement()
        .asString()
        .startsWith("stopped: the simulation has come to t = ");
    double stopped = glass.time();
    glass.run(1);
    Progress.setListener(progress -> {});
    assertThat(glass.time()).isEqualTo(stopped + 1);
    assertThat(glass.kineticEnergy()).isCloseTo(1.5, within(1e-10));
  }

  @Test
  void progressHearsOfTheTimeAndOfEveryCollision() {
    var glass = EventDrivenSimulation.grow(SMALL, 1);
    Progress progress = Progress.start("running", 2, "τ");
    glass.run(1.5, progress);
    progress.close();
    assertThat(progress.done()).isCloseTo(1.5, within(1e-12));
    assertThat(progress.tallied()).isEqualTo("collisions");
    assertThat(Math.round(progress.rate() * progress.seconds())).isEqualTo(glass.collisions());
  }

  @Test
  void snapshotsDoNotDependOnHowManyAreMadeNorOnTheThreads() {
    var three = IndependentSnapshots.of(SMALL, 3, 0.5, 42);
    var two = Threads.with(1, () -> IndependentSnapshots.of(SMALL, 2, 0.5, 42));
    assertThat(three.subList(0, 2)).isEqualTo(two);
    assertThat(three.get(0)).isNotEqualTo(three.get(1));
    assertThat(EventDrivenSimulation.grow(SMALL, 42).run(0.5).snapshot()).isEqualTo(three.get(0));
  }

  @Test
  void overlappingSpheresAreRefusedByName() {
    Snapshot overlapping =
        Snapshot.of(
            Box.cube(5),
            new double[] {1, 1, 1, 3, 3, 3, 3.5, 3, 3},
            new double[] {1, 1, 1},
            new String[] {"L", "L", "L"});
    assertThatThrownBy(() -> EventDrivenSimulation.of(overlapping, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "distance of particles 1 and 2 must be at least their contact distance 1.0 σ_L, not 0.5000000000");
  }

  @Test
  void aBoxTooSmallToTellImagesApartIsRefused() {
    Snapshot close =
        Snapshot.of(
            Box.cube(2),
            new double[] {0, 0, 0, 1, 1, 1},
            new double[] {1, 1},
            new String[] {"L", "L"});
    assertThatThrownBy(() -> EventDrivenSimulation.of(close, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the box's shortest side must be at least 2.1 times the largest diameter");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aDurationThatIsNotPositiveIsRefusedAndChangesNothing(double duration) {
    var glass = EventDrivenSimulation.grow(SMALL, 1);
    assertThatThrownBy(() -> glass.run(duration))
        .hasMessage("duration must be positive and finite, not " + duration);
    assertThat(glass.time()).isEqualTo(0);
  }
}
