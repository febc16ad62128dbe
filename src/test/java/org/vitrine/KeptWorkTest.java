package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.structure.Cage;
import org.vitrine.structure.StructuralDescriptors;

/** Nothing is lost: what happens to the process, the disk and the directory of a long call. */
class KeptWorkTest {

  private static final HardSphereMixture MIXTURE = KeptCall.MIXTURE;
  private static final double[] TIMES = {0.1, 0.5};

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  @Timeout(300)
  void killedAgainAndAgainACallEndsWithTheBitsOfAnUndisturbedOne(KeptCall call) throws Exception {
    Path directory = folder.resolve("work");
    Path result = folder.resolve("result.xyz");
    for (int kill = 1; kill <= 3; kill++) {
      long before = pieces(directory);
      Process process = call.start(1 + kill % 2, directory, result);
      boolean ended = false;
      while (pieces(directory) == before && !ended) {
        ended = process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
      assertThat(pieces(directory)).isGreaterThan(before).isLessThan(call.pieces);
      assertThat(result).doesNotExist();
    }
    call.make(directory, result);
    assertThat(pieces(directory)).isEqualTo(call.pieces);
    assertThat(result).hasSameBinaryContentAs(undisturbed(call));
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(300)
  void twoProcessesInOneDirectoryBothGetTheBitsOfAnUndisturbedOne(KeptCall call) throws Exception {
    Path directory = folder.resolve("work");
    Path one = folder.resolve("one.xyz");
    Path other = folder.resolve("other.xyz");
    Process first = call.start(1, directory, one);
    Process second = call.start(2, directory, other);
    assertThat(ended(first)).isEmpty();
    assertThat(ended(second)).isEmpty();
    assertThat(one).hasSameBinaryContentAs(undisturbed(call));
    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(pieces(directory)).isEqualTo(call.pieces);
  }

  /** The limit on the size of a file stands for a full disk: a write ends half-way. */
  @Test
  @Timeout(120)
  void aDiskThatTakesNoMoreIsNamedAndTheFinishedWorkStays() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "a shell that sets the limit");
    KeptCall call = KeptCall.PROPENSITY;
    Path directory = folder.resolve("work");
    Path result = folder.resolve("result.xyz");
    Glass.propensity(KeptCall.starts(), KeptCall.TIMES, 2, 42, directory);
    String[] limited = {"/bin/bash", "-c", "ulimit -f 2 && exec \"$@\"", "limited"};
    assertThat(ended(call.start(2, directory, result, limited)))
        .containsPattern(
            "work.snapshot-\\d-run-\\d+\\.safetensors cannot be written: .+; "
                + "what is kept stays, and the same call goes on from it");
    assertThat(pieces(directory)).isEqualTo(4);
    call.make(directory, result);
    assertThat(result).hasSameBinaryContentAs(undisturbed(call));
  }

  private Path undisturbed(KeptCall call) {
    Path path = folder.resolve("undisturbed.xyz");
    call.make(null, path);
    return path;
  }

  /** What the process has said, once it has ended. */
  private static String ended(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long pieces(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (var files = Files.newDirectoryStream(directory, "snapshot-*")) {
      long count = 0;
      for (Path ignored : files) {
        count++;
      }
      return count;
    }
  }

  @Test
  void moreRunsAndMoreSnapshotsGoOnFromWhatIsThere() throws IOException {
    Path aged = folder.resolve("aged");
    List<Snapshot> two = Glass.snapshots(MIXTURE, 2, 0.5, 7, aged.toString());
    List<Snapshot> three = Glass.snapshots(MIXTURE, 3, 0.5, 7, aged);
    assertThat(three.subList(0, 2)).isEqualTo(two);
    Path work = folder.resolve("work");
    Glass.propensity(two, TIMES, 2, 42, work.toString());
    FileTime longAgo = FileTime.fromMillis(0);
    List<Path> kept = new ArrayList<>();
    try (var files = Files.newDirectoryStream(work, "snapshot-*")) {
      files.forEach(kept::add);
    }
    assertThat(kept).hasSize(4);
    for (Path path : kept) {
      Files.setLastModifiedTime(path, longAgo);
    }
    Propensity more = Glass.propensity(three, TIMES, 4, 42, work);
    assertThat(pieces(work)).isEqualTo(12);
    assertThat(kept)
        .allSatisfy(path -> assertThat(Files.getLastModifiedTime(path)).isEqualTo(longAgo));
    assertSame(more, Glass.propensity(three, TIMES, 4, 42));
  }

  @Test
  void aDamagedTrajectoryIsRunAnew() throws IOException {
    Snapshot start = Glass.simulate(MIXTURE, 1).snapshot();
    Propensity first = Glass.propensity(start, TIMES, 2, 42, folder);
    Path piece = folder.resolve("snapshot-0-run-1.safetensors");
    byte[] bytes = Files.readAllBytes(piece);
    Files.write(piece, Arrays.copyOf(bytes, bytes.length - 1));
    assertSame(Glass.propensity(start, TIMES, 2, 42, folder.toString()), first);
    assertThat(piece).hasBinaryContent(bytes);
  }

  private static void assertSame(Propensity one, Propensity other) {
    assertThat(one.snapshots()).isEqualTo(other.snapshots());
    for (int k = 0; k < one.snapshots().size(); k++) {
      for (double t : TIMES) {
        assertThat(one.at(k, t)).isEqualTo(other.at(k, t));
        assertThat(one.varianceAt(k, t)).isEqualTo(other.varianceAt(k, t));
      }
    }
  }

  @Test
  void theDirectoryOfAnotherCallIsRefusedBeforeAnythingIsRun() {
    List<Snapshot> starts = Glass.snapshots(MIXTURE, 1, 0.5, 7, folder.resolve("aged"));
    Path work = folder.resolve("work");
    Glass.propensity(starts, TIMES, 2, 42, work);
    List<Snapshot> others = Glass.snapshots(MIXTURE, 1, 0.5, 8);
    assertThatThrownBy(() -> Glass.propensity(starts, TIMES, 2, 43, work))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            work + " holds the work of another call (seed is 42, not 43): give another directory");
    assertThatThrownBy(() -> Glass.propensity(starts, new double[] {0.1}, 2, 42, work))
        .hasMessageContaining("(times is [0.1, 0.5], not [0.1])");
    assertThatThrownBy(() -> Glass.propensity(others, TIMES, 2, 42, work))
        .hasMessageContaining("(starts[0].positions are others)");
    assertThatThrownBy(() -> Glass.snapshots(MIXTURE, 1, 0.5, 7, work))
        .hasMessageContaining("(call is propensity, not snapshots)");
    assertThatThrownBy(() -> Glass.snapshots(MIXTURE, 1, 0.6, 7, folder.resolve("aged")))
        .hasMessageContaining("(age is 0.5, not 0.6)");
  }

  @Test
  void theDirectoryOfOtherCagesIsRefusedAndMoreOfTheSameGoOn() throws IOException {
    List<Snapshot> gases = KeptCall.gases();
    Cage cage = Descriptors.cage().withRadii(0.1).withLength(2);
    StructuralDescriptors one = Descriptors.of(gases.get(0)).select("g0_G_L_r0.86");
    StructuralDescriptors both = Descriptors.of(gases).select("g0_G_L_r0.86");
    one.withCage(cage, 42, folder.toString());
    assertThat(pieces(folder)).isEqualTo(1);
    StructuralDescriptors more = both.withCage(cage.withRadii(0.2, 0.1), 42, folder);
    assertThat(pieces(folder)).isEqualTo(4);
    assertThat(more.toString()).contains("s of one core");
    StructuralDescriptors again = both.withCage(cage.withRadii(0.2, 0.1), 42, folder);
    assertThat(again.row(250)).isEqualTo(more.row(250));
    assertThat(again.toString()).contains("kept from an earlier call");
    assertThat(both.withCageCentres(cage, 42, folder).names()).hasSize(3);
    assertThatThrownBy(() -> one.withCage(cage, 43, folder))
        .hasMessageContaining("(seed is 42, not 43)");
    assertThatThrownBy(() -> one.withCage(cage.withLength(3), 42, folder))
        .hasMessageContaining("(length at R0.1 is 2.0, not 3.0)");
    assertThatThrownBy(
            () -> Descriptors.of(gases.get(1)).select("g0_G_L").withCage(cage, 42, folder))
        .hasMessageContaining("(snapshots[0].positions are others)");
  }

  @Test
  void everyParameterOfTheMixtureBelongsToTheCall() {
    Glass.snapshots(MIXTURE, 1, 0.1, 7, folder);
    ArrayFile call = ArrayFile.read(folder.resolve("call.safetensors"), "call");
    for (var component : HardSphereMixture.class.getRecordComponents()) {
      assertThat(call.text(component.getName())).isNotEmpty();
    }
  }

  @Test
  @Timeout(60)
  void aStoppedCellSaysWhatIsKeptAndTheNextOneGoesOnFromThere() throws Exception {
    Snapshot start = Glass.simulate(MIXTURE, 1).snapshot();
    double[] times = {1};
    String message = stopped(() -> Glass.propensity(start, times, 10_000, 42, folder));
    assertThat(message)
        .isEqualTo(
            "stopped: "
                + pieces(folder)
                + " of 10000 trajectories are kept in "
                + folder
                + ": the same call goes on from there");
    assertThat(pieces(folder)).isPositive();
    Propensity propensity = Glass.propensity(start, times, 2, 42, folder);
    assertThat(propensity.at(0, 1)).isEqualTo(Glass.propensity(start, times, 2, 42).at(0, 1));
  }

  @Test
  @Timeout(60)
  void stoppedCagesAreKeptToo() throws Exception {
    StructuralDescriptors gas = Descriptors.of(KeptCall.gases()).select("g0_G_L_r0.86");
    double[] radii = IntStream.rangeClosed(1, 2000).mapToDouble(k -> 1e-3 * k).toArray();
    Cage cage = Descriptors.cage().withRadii(radii).withLength(1);
    assertThat(stopped(() -> gas.withCage(cage, 42, folder)))
        .isEqualTo(
            "stopped: "
                + pieces(folder)
                + " of 4000 cage runs are kept in "
                + folder
                + ": the same call goes on from there");
  }

  @Test
  @Timeout(60)
  void aStoppedCellWithoutADirectorySaysThatNothingIsKept() throws Exception {
    assertThat(stopped(() -> Glass.snapshots(MIXTURE, 10_000, 0.5, 42)))
        .matches(
            "stopped: \\d+ of 10000 snapshots had ended and are lost;"
                + " with a directory as last argument they are kept");
  }

  /** The age is no multiple of the time between two checkpoints. */
  @Test
  @Timeout(120)
  void aLongAgeingGoesOnFromItsLastCheckpoint() throws Exception {
    HardSphereMixture mixture = MIXTURE.withParticles(64);
    double age = 1000.1;
    Path checkpoint = folder.resolve("ageing-0.safetensors");
    stopped(() -> Glass.snapshots(mixture, 1, age, 42, folder), ageing -> Files.exists(checkpoint));
    double reached = Glass.resume(checkpoint).time();
    assertThat(reached).isPositive();
    assertThat(reached % 200).isZero();
    List<Snapshot> undisturbed = Glass.snapshots(mixture, 1, age, 42);
    byte[] kept = Files.readAllBytes(checkpoint);
    assertThat(Glass.snapshots(mixture, 1, age, 42, folder)).isEqualTo(undisturbed);
    assertThat(checkpoint).doesNotExist();
    // it does go on from there: in the place of this checkpoint another one leads elsewhere
    Files.delete(folder.resolve("snapshot-0.safetensors"));
    Glass.simulate(mixture, 43).run(200).save(checkpoint);
    Snapshot elsewhere = Glass.simulate(mixture, 43).run(age).snapshot();
    assertThat(Glass.snapshots(mixture, 1, age, 42, folder)).containsExactly(elsewhere);
    // and a damaged one is left aside
    Files.delete(folder.resolve("snapshot-0.safetensors"));
    Files.write(checkpoint, Arrays.copyOf(kept, kept.length / 2));
    assertThat(Glass.snapshots(mixture, 1, age, 42, folder)).isEqualTo(undisturbed);
  }

  /** Interrupts a call when its first piece has ended. */
  private static String stopped(Runnable call) throws InterruptedException {
    return stopped(call, progress -> progress.done() >= 1);
  }

  /** Interrupts a call as soon as its progress shows something; it has to end within a second. */
  private static String stopped(Runnable call, Predicate<Progress> when)
      throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    Progress.setListener(
        progress -> {
          if (when.test(progress)) {
            seen.countDown();
          }
        });
    List<String> messages = new ArrayList<>();
    Thread cell =
        new Thread(
            () -> {
              try {
                call.run();
              } catch (StoppedException e) {
                messages.add(String.valueOf(e.getMessage()));
              }
            });
    cell.start();
    seen.await();
    Progress.setListener(progress -> {});
    long pressed = System.nanoTime();
    cell.interrupt();
    cell.join();
    assertThat(1e-9 * (System.nanoTime() - pressed)).isLessThan(1);
    return messages.get(0);
  }
}
