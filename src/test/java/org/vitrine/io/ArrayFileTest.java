package org.vitrine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class ArrayFileTest {

  private static final double[] DOUBLES = {
    1.0 / 3, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };
  private static final long[] LONGS = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
  private static final int[] INTS = {-1, 7};

  /** Names that would break a careless header. */
  private static final Snapshot THREE =
      Snapshot.of(
          new Box(4, 5, 6),
          new double[] {0.1, 0.2, 1.0 / 3, -1.5, 2, 3, 4.5, 11, 5.9},
          new double[] {1, 0.85, 0.85},
          new double[] {1, 1.0 / 3, 1e-300},
          new String[] {"σ \"L\"", "a,b\n", "a,b\n"});

  private static final ArrayFile FILE =
      ArrayFile.of("trial")
          .with("seed", Long.MIN_VALUE)
          .with("age", 0.1)
          .with("doubles", DOUBLES)
          .with("ints", INTS)
          .with("longs", LONGS)
          .with("none", new double[0])
          .with("start", THREE);

  @TempDir private Path folder;

  @Test
  void everyBitComesBack() {
    Path path = folder.resolve("trial");
    FILE.write(path);
    ArrayFile read = ArrayFile.read(path, "trial");
    assertThat(read.whole("seed")).isEqualTo(Long.MIN_VALUE);
    assertThat(read.text("age")).isEqualTo("0.1");
    assertThat(read.doubles("doubles")).isEqualTo(DOUBLES);
    assertThat(read.longs("longs")).isEqualTo(LONGS);
    assertThat(read.ints("ints")).isEqualTo(INTS);
    assertThat(read.doubles("none")).isEmpty();
    assertThat(read.snapshot("start")).isEqualTo(THREE);
    assertThat(read.bytes()).isEqualTo(FILE.bytes());
  }

  /** So that Python's safetensors read it: its rules, as its documentation has them. */
  @Test
  void theLayoutIsThatOfSafetensors() {
    byte[] bytes = ArrayFile.of("trial").with("seed", 42).with("ints", INTS).bytes();
    String header =
        "{\"__metadata__\":{\"vitrine\":\"1\",\"kind\":\"trial\",\"seed\":\"42\"},"
            + "\"ints\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"sha256\":{\"dtype\":\"U8\",\"shape\":[32],\"data_offsets\":[8,40]}}";
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(file.getLong(0)).isEqualTo(header.length());
    assertThat(new String(bytes, 8, header.length(), StandardCharsets.UTF_8)).isEqualTo(header);
    assertThat(file.getInt(8 + header.length())).isEqualTo(-1);
    assertThat(bytes).hasSize(8 + header.length() + 40);
  }

  @Test
  void aFileWithAnyOneByteChangedIsRefused() {
    byte[] bytes = FILE.bytes();
    for (int i = 0; i < bytes.length; i++) {
      for (int mask : new int[] {1, 0x80, 0xff}) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) mask;
        assertThatThrownBy(() -> ArrayFileFormat.parse(damaged, "trial.file"))
            .as("byte %d", i)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("trial.file ");
      }
    }
  }

  @Test
  void aFileCutShortAnywhereIsRefused() {
    byte[] bytes = FILE.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] damaged = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ArrayFileFormat.parse(damaged, "trial.file"))
          .as("length %d", length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "trial.file was cut short or damaged: its checksum is wrong; take another copy of it");
    }
  }

  @Test
  void aFileWithBytesAfterItsEndIsRefused() throws IOException {
    byte[] bytes = FILE.bytes();
    Path path = file(Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> ArrayFile.read(path, "trial"))
        .hasMessageContaining("cut short or damaged");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Path path = file("3\n9 9 9\na 1 2 3 0.5\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ArrayFile.read(path, "trial"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(path + " must be a file that this library has written, not another program's");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    Path path = folder.resolve("trial");
    FILE.write(path);
    assertThatThrownBy(() -> ArrayFile.read(path, "propensity"))
        .hasMessage(path + " must be a file that holds a propensity, not a trial");
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws IOException, NoSuchAlgorithmException {
    byte[] bytes = FILE.bytes();
    int version = 8 + "{\"__metadata__\":{\"vitrine\":\"".length();
    assertThat((char) bytes[version]).isEqualTo('1');
    bytes[version] = '2';
    byte[] before = Arrays.copyOf(bytes, bytes.length - 32);
    byte[] checksum = MessageDigest.getInstance("SHA-256").digest(before);
    System.arraycopy(checksum, 0, bytes, before.length, checksum.length);
    Path path = file(bytes);
    assertThatThrownBy(() -> ArrayFile.read(path, "trial"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "format of "
                + path
                + " must be at most 1 (a newer version of this library reads it), not 2");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> FILE.text("runs"))
        .hasMessage("a file of kind trial must hold a parameter named runs, not do without");
    assertThatThrownBy(() -> FILE.doubles("mean"))
        .hasMessage("a file of kind trial must hold an array named mean, not do without");
    assertThatThrownBy(() -> FILE.doubles("ints"))
        .hasMessage("ints must be an array of F64, not of I32");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere").resolve("trial");
    assertThatThrownBy(() -> FILE.write(nowhere))
        .hasMessage("path must be in a directory that is there, not " + nowhere);
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("inside"));
    assertThatThrownBy(() -> FILE.write(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(taken + " cannot be written: ");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void anInterruptDoesNotLoseTheFile() {
    Path path = folder.resolve("trial");
    Thread.currentThread().interrupt();
    FILE.write(path);
    ArrayFile.read(path, "trial");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("damaged"), bytes);
  }
}
