package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Glass;
import org.vitrine.concurrent.Progress;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;

class SaveAndResumeTest {

  private static final String KIND = "simulation";
  private static final HardSphereMixture SMALL =
      HardSphereMixture.PAPER.withParticles(64).withMassRatio(0.4);

  @TempDir private Path folder;

  @ParameterizedTest(name = "N = {0}, η = {1}, m_S/m_L = {2}: {3} τ, then {4} τ")
  @CsvSource({
    "64, 0.58, 1, 50, 50",
    "64, 0.30, 1, 0.01, 40",
    "64, 0.05, 1, 100, 100",
    "64, 0.50, 10, 33.3, 6.7",
    "300, 0.58, 0.4, 3, 7",
    "300, 0.45, 1, 10.01, 0.003",
  })
  void aResumedRunIsTheUndisturbedOneInEveryBit(
      int particles, double eta, double massRatio, double before, double after) {
    var mixture =
        HardSphereMixture.PAPER
            .withParticles(particles)
            .withPackingFraction(eta)
            .withMassRatio(massRatio);
    var saved = Glass.simulate(mixture, 5).run(before);
    Path path = folder.resolve("glass.safetensors");
    saved.save(path);
    var resumed = Glass.resume(path);
    assertThat(resumed.summary()).hasToString(saved.summary().toString());
    assertSameState(resumed, saved);
    resumed.run(after);
    // nothing has changed in the one that was saved
    assertSameState(resumed, saved.run(after));
    assertThat(resumed.pressure()).isEqualTo(saved.pressure());
    // one run in place of two: its pressure alone is another
    var whole = Glass.simulate(mixture, 5).run(before + after);
    assertThat(resumed.snapshot()).isEqualTo(whole.snapshot());
    assertThat(resumed.time()).isEqualTo(whole.time());
    assertThat(resumed.collisions()).isEqualTo(whole.collisions());
    assertThat(resumed.kineticEnergy()).isEqualTo(whole.kineticEnergy());
    path = folder.resolve("resumed");
    resumed.state().with("pressure", 0).write(path);
    Path other = folder.resolve("whole");
    whole.state().with("pressure", 0).write(other);
    assertThat(path).hasSameBinaryContentAs(other);
  }

  /** Down to the order of the neighbour lists: their files are the same. */
  private void assertSameState(EventDrivenSimulation one, EventDrivenSimulation other) {
    Path first = folder.resolve("one");
    Path second = folder.resolve("other");
    one.save(first);
    other.save(second.toString());
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void aSimulationMayBeResumedAgainAndAgain() {
    var whole = Glass.simulate(SMALL, 5).run(20);
    var resumed = Glass.simulate(SMALL, 5);
    Path path = folder.resolve("glass");
    for (int k = 0; k < 80; k++) {
      resumed.run(0.25).save(path);
      resumed = Glass.resume(path.toString());
    }
    assertThat(resumed.snapshot()).isEqualTo(whole.snapshot());
    assertThat(resumed.collisions()).isEqualTo(whole.collisions());
  }

  @Test
  void aTetheredRunIsResumedInEveryBit() {
    var saved = Glass.simulate(SMALL, 5).run(1).withTether(0.1).run(3);
    Path path = folder.resolve("glass");
    saved.save(path);
    assertThat(saved.state().ints("engine.partner")).contains(Tether.WALL);
    var resumed = Glass.resume(path);
    assertThat(resumed.summary()).hasToString(saved.summary().toString());
    resumed.run(7);
    assertSameState(resumed, saved.run(7));
  }

  @Test
  void anAnchorOutOfReachIsRefused() {
    ArrayFile state = Glass.simulate(SMALL, 5).withTether(0.1).state();
    double[] anchors = state.doubles("tether.anchors");
    anchors[7] += 0.2;
    assertThatThrownBy(
            () -> EventDrivenSimulation.resume(state.with("tether.anchors", anchors), "glass"))
        .hasMessageStartingWith(
            "glass must hold arrays that fit together: tether.anchors must be at most 0.1 away");
  }

  /** No event will ever come: their times are infinite. */
  @Test
  void spheresAtRestStayAtRest() {
    Snapshot start = Glass.simulate(SMALL, 5).snapshot();
    CollisionEngine resting = Engines.of(start, new double[3 * start.particles()]);
    ArrayFile state = resting.writeTo(ArrayFile.of("engine"));
    var resumed = new CollisionEngine(start, new SavedArrays(state));
    resumed.run(10, Progress.NONE);
    assertThat(Engines.positions(resumed, start.particles())).isEqualTo(start.positions());
  }

  @Test
  void countersOfCollisionsWrapHarmlessly() {
    var glass = Glass.simulate(SMALL, 5).run(2);
    Path path = folder.resolve("glass");
    ArrayFile state = glass.state();
    int[] own = state.ints("engine.ownCollisions");
    int shift = Integer.MAX_VALUE - Arrays.stream(own).max().orElseThrow() - 3;
    state
        .with("engine.ownCollisions", shifted(own, shift))
        .with("engine.partnerCollisions", shifted(state.ints("engine.partnerCollisions"), shift))
        .with("engine.collisions", (1L << 31) - 10)
        .write(path);
    var shifted = Glass.resume(path);
    long before = glass.collisions();
    glass.run(3);
    shifted.run(3);
    assertThat(Arrays.stream(shifted.state().ints("engine.ownCollisions")).min().orElseThrow())
        .isNegative();
    assertThat(shifted.snapshot()).isEqualTo(glass.snapshot());
    assertThat(shifted.state().doubles("engine.rows"))
        .isEqualTo(glass.state().doubles("engine.rows"));
    assertThat(shifted.pressure()).isEqualTo(glass.pressure());
    assertThat(shifted.collisions()).isEqualTo((1L << 31) - 10 + glass.collisions() - before);
  }

  private static int[] shifted(int[] counts, int shift) {
    return Arrays.stream(counts).map(count -> count + shift).toArray();
  }

  @Test
  void aDamagedOrForeignFileIsRefused() throws IOException {
    Path path = folder.resolve("glass");
    Glass.simulate(SMALL, 5).save(path);
    byte[] bytes = Files.readAllBytes(path);
    String damaged = "cut short or damaged: its checksum is wrong";
    for (int length : new int[] {0, 40, bytes.length / 2, bytes.length - 1}) {
      Files.write(path, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Glass.resume(path)).hasMessageContaining(damaged);
    }
    for (int place : new int[] {100, bytes.length / 2, bytes.length - 1}) {
      byte[] flipped = bytes.clone();
      flipped[place] ^= 4;
      Files.write(path, flipped);
      assertThatThrownBy(() -> Glass.resume(path)).hasMessageContaining(damaged);
    }
    Files.writeString(path, "2\n4 4 4\na 1 1 1 0.5\na 3 3 3 0.5\n");
    assertThatThrownBy(() -> Glass.resume(path))
        .hasMessage(path + " must be a file that this library has written, not another program's");
    ArrayFile.of("propensity").write(path);
    assertThatThrownBy(() -> Glass.resume(path))
        .hasMessage(path + " must be a file that holds a simulation, not a propensity");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFileOfAnotherLayoutIsRefused(int layout) {
    Path path = folder.resolve("glass");
    Glass.simulate(SMALL, 5).state().with("layout", layout).write(path);
    assertThatThrownBy(() -> Glass.resume(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "layout of "
                + path
                + " must be 2, this version's (the version of the library that wrote the file reads"
                + " it), not "
                + layout);
  }

  /** A state is a state, whichever engine has come to it. */
  @Test
  void theFileOfAnEngineWithOtherBitsIsResumed() {
    var glass = Glass.simulate(SMALL, 5);
    Path path = folder.resolve("glass");
    glass.state().with("dynamics", -1).write(path);
    assertSameState(Glass.resume(path), glass);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start.box",
        "start.positions",
        "start.masses",
        "engine.rows",
        "engine.crossings",
        "shells.places",
        "calendar.times"
      })
  void numbersThatAreTooFewOrNotFiniteAreRefused(String name) {
    assertRefused(
        name, state -> state.with(name, Arrays.copyOf(state.doubles(name), 2)), "numbers");
    assertRefused(
        name,
        state -> {
          double[] values = state.doubles(name);
          values[1] = Double.NaN;
          return state.with(name, values);
        },
        "not NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine.order",
        "engine.partner",
        "engine.partnerCollisions",
        "engine.ownCollisions",
        "shells.cellByCell",
        "shells.counts",
        "shells.entries",
        "shells.crossesBoundary"
      })
  void indicesThatAreTooFewOrOutOfRangeAreRefused(String name) {
    assertRefused(name, state -> state.with(name, new int[3]), name + " must be ");
    if (!name.endsWith("Collisions")) { // of these every number may be
      for (int wrong : new int[] {-2, 1 << 20}) {
        assertRefused(name, state -> withFirst(state, name, wrong), "[0] must be in ");
      }
    }
  }

  @Test
  void arraysThatContradictEachOtherAreRefused() {
    assertRefused(
        "twice",
        state -> withFirst(state, "engine.order", state.ints("engine.order")[1]),
        "engine.order must be each of 0 … 63 once");
    assertRefused(
        "lists",
        state -> withFirst(state, "shells.entries", state.ints("shells.entries")[1]),
        "shells.entries must be mutual, not ");
    assertRefused(
        "radii",
        state -> state.with("start.diameters", new double[64]),
        "diameters[0] must be positive");
    assertRefused(
        "places",
        state -> {
          double[] places = state.doubles("shells.places");
          places[4] = -0.1;
          return state.with("shells.places", places);
        },
        "shells.places[4] must be in the box, not -0.1");
    assertRefused("count", state -> state.with("engine.collisions", -1), "at least 0, not -1");
    assertRefused("width", state -> state.with("calendar.width", 0.0), "positive and finite");
  }

  private static ArrayFile withFirst(ArrayFile state, String name, int value) {
    int[] values = state.ints(name);
    values[0] = value;
    return state.with(name, values);
  }

  private void assertRefused(String what, UnaryOperator<ArrayFile> edit, String message) {
    Path path = folder.resolve(what);
    ArrayFile state = Glass.simulate(SMALL, 5).state();
    edit.apply(state).write(path);
    assertThat(ArrayFile.read(path, KIND)).isNotNull(); // its checksum fits
    assertThatThrownBy(() -> Glass.resume(path))
        .as(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path + " must hold arrays that fit together: ")
        .hasMessageContaining(message);
  }
}
