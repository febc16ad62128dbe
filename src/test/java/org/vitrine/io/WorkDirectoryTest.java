package org.vitrine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

  private static final ArrayFile CALL = call(42);

  @TempDir private Path folder;

  private static ArrayFile call(long seed) {
    return ArrayFile.of("call").with("call", "trial").with("seed", seed);
  }

  private static ArrayFile piece(double value) {
    return ArrayFile.of("piece").with("values", new double[] {value, 2});
  }

  @Test
  void aPieceIsThereForTheNextProcess() {
    Path directory = folder.resolve("a/b");
    WorkDirectory.open(directory, CALL).keep("one", piece(1));
    WorkDirectory again = WorkDirectory.open(directory, CALL);
    assertThat(again.holds("one")).isTrue();
    assertThat(Objects.requireNonNull(again.find("one")).doubles("values")).containsExactly(1, 2);
    assertThat(again.holds("two")).isFalse();
    assertThat(again.find("two")).isNull();
    again.remove("one");
    again.remove("two");
    assertThat(again.holds("one")).isFalse();
  }

  @Test
  void theWorkOfAnotherCallIsRefusedAndStays() {
    WorkDirectory first = WorkDirectory.open(folder, CALL);
    first.keep("one", piece(1));
    assertThatThrownBy(() -> WorkDirectory.open(folder, call(43)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + " holds the work of another call (seed is 42, not 43): give another directory");
    assertThatThrownBy(() -> WorkDirectory.open(folder, CALL.with("age", 2.5)))
        .hasMessageContaining("(age is null, not 2.5)");
    assertThat(first.find("one")).isNotNull();
    first.agree("record", piece(1));
    assertThatThrownBy(() -> first.agree("record", piece(3)))
        .hasMessageContaining("(values are others)");
  }

  @Test
  void ofDifferentCallsThatOpenADirectoryAtOnceOneGetsIt() {
    for (int round = 0; round < 50; round++) {
      Path directory = folder.resolve("round" + round);
      AtomicInteger refused = new AtomicInteger();
      IntStream.range(0, 4)
          .parallel()
          .forEach(
              seed -> {
                try {
                  WorkDirectory.open(directory, call(seed));
                } catch (IllegalArgumentException e) {
                  refused.incrementAndGet();
                }
              });
      assertThat(refused).hasValue(3);
    }
  }

  @Test
  void aDamagedPieceIsToBeMadeAnew() throws IOException {
    WorkDirectory directory = WorkDirectory.open(folder, CALL);
    directory.keep("one", piece(1));
    Path path = folder.resolve("one.safetensors");
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(directory.find("one")).isNull();
    Files.write(path, new byte[0]);
    assertThat(directory.find("one")).isNull();
    directory.keep("one", piece(1));
    assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsSweptUpButNotWhatIsBeingWritten() throws IOException {
    Path abandoned = Files.createFile(folder.resolve(".abandoned.part"));
    Path current = Files.createFile(folder.resolve(".current.part"));
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    WorkDirectory.open(folder, CALL);
    assertThat(abandoned).doesNotExist();
    assertThat(current).exists();
  }

  @Test
  void aPlaceWhereNoDirectoryCanBeIsNamed() throws IOException {
    Path below = Files.createFile(folder.resolve("file")).resolve("work");
    assertThatThrownBy(() -> WorkDirectory.open(below, CALL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("directory " + below + " cannot be written to: ");
  }

  @Test
  void aReadOnlyDirectoryIsNamed() {
    folder.toFile().setWritable(false);
    try {
      assumeFalse(Files.isWritable(folder), "root may write everywhere");
      assertThatThrownBy(() -> WorkDirectory.open(folder, CALL))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("directory " + folder + " cannot be written to: ");
    } finally {
      folder.toFile().setWritable(true);
    }
  }

  @Test
  void aDirectoryElsewhereKeepsWhatOneHereKeeps() throws IOException {
    try (FileSystem store = Jimfs.newFileSystem("store", Configuration.unix())) {
      WorkDirectory first = WorkDirectory.open(Places.path("jimfs://store/kept"), CALL);
      first.keep("one", piece(1));
      WorkDirectory again = WorkDirectory.open(store.getPath("/kept"), CALL);
      assertThat(Objects.requireNonNull(again.find("one")).doubles("values")).containsExactly(1, 2);
      assertThatThrownBy(() -> WorkDirectory.open(store.getPath("/kept"), call(43)))
          .hasMessage(
              "jimfs://store/kept/ holds the work of another call (seed is 42, not 43): give"
                  + " another directory");
      Files.write(store.getPath("/kept/one.safetensors"), new byte[3]);
      assertThat(again.find("one")).isNull();
      again.remove("one");
      assertThat(again.holds("one")).isFalse();
    }
  }

  @Test
  void whatHasEndedIsKeptElsewhereThoughTheThreadIsInterrupted() throws IOException {
    try (FileSystem store = Jimfs.newFileSystem("store", Configuration.unix())) {
      WorkDirectory directory = WorkDirectory.open(store.getPath("/kept"), CALL);
      Thread.currentThread().interrupt();
      directory.keep("one", piece(1));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(directory.find("one")).isNotNull();
    }
  }
}
