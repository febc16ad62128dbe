package org.vitrine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.References;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class SnapshotFilesTest {

  private static final Snapshot THREE =
      Snapshot.of(
          new Box(4, 5, 6),
          new double[] {0.1, 0.2, 1.0 / 3, -1.5, 2, 3, 4.5, 11, 5.9},
          new double[] {1, 0.85, 0.85},
          new String[] {"L", "S", "S"});

  private static final Snapshot UNEQUAL =
      Snapshot.of(
          THREE.box(),
          THREE.positions(),
          THREE.diameters(),
          new double[] {1, 1.0 / 3, 0.1},
          THREE.species());

  @TempDir private Path folder;

  @Test
  void theReferenceReadsAlikeInBothFormats() {
    Snapshot sph = References.snapA();
    Snapshot xyz = SnapshotFiles.read(References.path("snapA.extxyz"));
    assertThat(sph.particles()).isEqualTo(2000);
    assertThat(sph.count("L")).isEqualTo(600);
    assertThat(sph.packingFraction()).isCloseTo(0.58, within(1e-12));
    assertThat(xyz.species()).isEqualTo(sph.species());
    assertThat(xyz.diameters()).isEqualTo(sph.diameters());
    assertThat(xyz.wrappedPositions()).containsExactly(sph.wrappedPositions(), within(1e-12));
  }

  @Test
  void extendedXyzKeepsEveryBit() {
    Path path = folder.resolve("three.xyz");
    SnapshotFiles.write(List.of(THREE, UNEQUAL), path);
    assertThat(SnapshotFiles.readAll(path)).containsExactly(THREE, UNEQUAL);
  }

  @Test
  void sphKeepsEverythingButTheUnwrapping() {
    Path path = folder.resolve("three.sph");
    SnapshotFiles.write(List.of(THREE), path);
    assertThat(SnapshotFiles.read(path)).isEqualTo(THREE.withPositions(THREE.wrappedPositions()));
  }

  @Test
  void extendedXyzNamesMassesOnlyWhereTheyDiffer() throws IOException {
    Path path = folder.resolve("three.xyz");
    SnapshotFiles.write(List.of(THREE, UNEQUAL), path);
    assertThat(Files.readAllLines(path))
        .filteredOn(line -> line.startsWith("Lattice"))
        .satisfiesExactly(
            equal -> assertThat(equal).contains("Properties=species:S:1:pos:R:3:radius:R:1 "),
            unequal ->
                assertThat(unequal)
                    .contains("Properties=species:S:1:pos:R:3:radius:R:1:mass:R:1 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mass", "masses"})
  void massesAreReadByOvitosNameAndByAses(String name) throws IOException {
    String head = "1\nLattice=\"9 0 0 0 9 0 0 0 9\" Properties=species:S:1:pos:R:3:diameter:R:1:";
    Path path = file("light.xyz", head + name + ":R:1\nAr 1 2 3 1 0.25\n");
    assertThat(SnapshotFiles.read(path).masses()).containsExactly(0.25);
    Path massless = file("massless.xyz", head + name + ":R:1\nAr 1 2 3 1 0\n");
    assertThatThrownBy(() -> SnapshotFiles.read(massless))
        .hasMessage(massless + ", line 3: a mass must be positive, not 0");
  }

  @Test
  void massesOfAnExtendedXyzFileWithTypesAreKept() throws IOException {
    Path path =
        file(
            "types.xyz",
            """
            2
            Lattice="9 0 0 0 9 0 0 0 9" Properties=type:I:1:pos:R:3:radius:R:1:mass:R:1
            1 1 2 3 0.4 0.1
            2 5 5 5 0.5 1
            """);
    assertThat(SnapshotFiles.read(path).masses()).containsExactly(0.1, 1);
  }

  @Test
  void sphRefusesMassesThatItCannotCarryAndWritesNothing() throws IOException {
    Path path = folder.resolve("unequal.sph");
    assertThatThrownBy(() -> SnapshotFiles.write(List.of(THREE, UNEQUAL), path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "masses[1] must be 1 in a .sph file, which has no place for it (.extxyz has), not "
                + 1.0 / 3);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void namesOfAnExtendedXyzFileWithoutTypesAreKept() throws IOException {
    Path path =
        file(
            "argon.xyz",
            "1\nLattice=\"9 0 0 0 9 0 0 0 9\" Properties=species:S:1:pos:R:3:diameter:R:1\nAr 1 2 3 1\n");
    assertThat(SnapshotFiles.read(path).species()).containsExactly("Ar");
  }

  @Test
  void aFileWithSeveralSnapshotsIsNotReadAsOne() {
    Path path = folder.resolve("two.sph");
    SnapshotFiles.write(List.of(THREE, THREE), path);
    assertThatThrownBy(() -> SnapshotFiles.read(path))
        .hasMessage(
            path + " must be a file with one snapshot (readAll reads several), not 2 snapshots");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapA.sph", "snapA.extxyz"})
  void aTruncatedFileIsRefusedWithItsNameAndLine(String name) throws IOException {
    String text = Files.readString(References.path(name));
    Path path = file(name, text.substring(0, text.indexOf('\n', text.length() / 2) + 1));
    int lines = Files.readAllLines(path).size();
    assertThatThrownBy(() -> SnapshotFiles.read(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            path
                + ", line "
                + (lines + 1)
                + ": the file ends where particle "
                + (lines - 2)
                + " of 2000 should be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a 1 NaN 3 0.5 | line 3: a coordinate must be a finite number, not NaN",
        "a 1 2 x 0.5   | line 3: a coordinate must be a finite number, not x",
        "a 1 2 3       | line 3: a particle must have a letter, x, y, z and a radius, not 4 words",
        "a 1 2 3 -0.5  | line 3: a radius must be positive, not -0.5"
      })
  void aDamagedLineIsNamed(String line, String complaint) throws IOException {
    Path path = file("damaged.sph", "1\n9 9 9\n" + line + "\n");
    assertThatThrownBy(() -> SnapshotFiles.read(path)).hasMessage(path + ", " + complaint);
  }

  @Test
  void aSlantedBoxIsRefused() throws IOException {
    Path path =
        file(
            "slanted.xyz",
            "1\nLattice=\"9 0 0 1 9 0 0 0 9\" Properties=species:S:1:pos:R:3\nAr 1 2 3\n");
    assertThatThrownBy(() -> SnapshotFiles.read(path))
        .hasMessage(
            path
                + ", line 2: Lattice must be rectangular (zero off its diagonal), not 9 0 0 1 9 0 0 0 9");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> SnapshotFiles.write(List.of(THREE), folder.resolve("three.pdb")))
        .hasMessageEndingWith("three.pdb")
        .hasMessageStartingWith("path must be a file ending in .sph, .xyz or .extxyz");
    assertThatThrownBy(() -> SnapshotFiles.read(folder.resolve("missing.sph")))
        .hasMessageStartingWith("path must be an existing file");
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path path = folder.resolve("three.xyz");
    SnapshotFiles.write(List.of(THREE), path);
    assertThatThrownBy(() -> SnapshotFiles.write(List.of(), path))
        .hasMessageStartingWith("snapshots must be");
    assertThat(SnapshotFiles.read(path)).isEqualTo(THREE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
