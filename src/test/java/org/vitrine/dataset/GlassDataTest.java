package org.vitrine.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Descriptors;
import org.vitrine.Glass;
import org.vitrine.dynamics.Propensity;
import org.vitrine.simulation.HardSphereMixture;

class GlassDataTest {

  private static final HardSphereMixture GAS =
      Glass.mixture().withParticles(120).withPackingFraction(0.03);

  private static final GlassRecipe BRIEF =
      Glass.recipe()
          .withMixture(GAS)
          .withSnapshots(2)
          .withAge(2)
          .withTimes(0.1, 1)
          .withRuns(3)
          .withCage(Descriptors.cage().withRadii(0.1, 0.3).withLength(2))
          .withSeed(5);

  @TempDir private Path directory;

  private static void assertSame(GlassData one, GlassData other) {
    assertThat(one.starts()).isEqualTo(other.starts());
    assertSame(one.propensity(), other.propensity());
    assertSame(one.control(), other.control());
    assertThat(one.cage().table().printAll()).isEqualTo(other.cage().table().printAll());
    assertThat(one.cage().centres(0.3)).isEqualTo(other.cage().centres(0.3));
    assertThat(one.age()).isEqualTo(other.age());
    assertThat(one.seed()).isEqualTo(other.seed());
  }

  private static void assertSame(Propensity one, Propensity other) {
    assertThat(one.times()).containsExactly(other.times());
    for (double time : one.times()) {
      assertThat(one.at(1, time)).containsExactly(other.at(1, time));
      assertThat(one.varianceAt(1, time)).containsExactly(other.varianceAt(1, time));
    }
  }

  @Test
  void holdsWhatTheCellsOfTheFacadeWouldMeasure() {
    GlassData data = BRIEF.make();
    var starts = Glass.snapshots(GAS, 2, 2, 5);
    assertThat(data.starts()).isEqualTo(starts);
    assertSame(data.propensity(), Glass.propensity(starts, new double[] {0.1, 1}, 3, 5));
    double[] early = {0.1, 0.3, 1, 3};
    int runs = 3; // two cages of 2 + 3 τ each cost as much as three runs of 3 τ, about
    assertSame(data.control(), Glass.propensity(starts, early, runs, 6));
    var cage = Descriptors.cage().withRadii(0.1, 0.3).withLength(2);
    var own = Descriptors.of(starts).withCage(cage, 5).select("cage_");
    var kept = Descriptors.of(starts).withCage(data.cage()).select("cage_");
    assertThat(kept.names()).isEqualTo(own.names());
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.row(i)).containsExactly(own.row(i));
    }
  }

  @Test
  void aKeptSetIsTheSameInEveryBit() {
    GlassData data = BRIEF.make();
    data.save(directory.resolve("kept"));
    assertSame(GlassData.read(directory.resolve("kept")), data);
    assertThat(GlassData.read(directory.resolve("kept")).checksum()).isEqualTo(data.checksum());
    assertThat(BRIEF.withSeed(6).make().checksum()).isNotEqualTo(data.checksum());
    data.save(directory.resolve("kept")); // in the place of what is there
    assertSame(GlassData.read(directory.resolve("kept")), data);
  }

  @Test
  void aRecipeGoesOnInItsDirectoryAndRefusesAnothers() {
    Path work = directory.resolve("work");
    BRIEF.withSnapshots(1).make(work);
    assertSame(BRIEF.make(work), BRIEF.make());
    assertThatThrownBy(() -> BRIEF.withAge(3).make(work))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("age is 2.0, not 3.0");
  }

  @Test
  void aFileOfAnotherSetIsNoticed() throws IOException {
    BRIEF.make().save(directory.resolve("one"));
    BRIEF.withSeed(6).make().save(directory.resolve("other"));
    Files.copy(
        directory.resolve("other/cage.safetensors"),
        directory.resolve("one/cage.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> GlassData.read(directory.resolve("one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cage.safetensors")
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aNameIsLookedForInTheFoldersAboveAndThenWhereThePropertyPoints() throws IOException {
    Path here = Files.createDirectories(directory.resolve("notebooks/course"));
    Files.createDirectories(directory.resolve("notebooks/data"));
    assertThat(DatasetPlaces.places(here, "elsewhere"))
        .containsSubsequence(directory.resolve("notebooks/data"), Path.of("elsewhere"));
  }

  @Test
  void aNameThatIsNotThereSaysHowToMakeTheSet() {
    assertThatThrownBy(() -> Glass.dataset("bhs-0.99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bhs-0.99")
        .hasMessageContaining("-Dvitrine.data")
        .hasMessageContaining("Glass.recipe().make(");
  }

  @Test
  void theStandardRecipeSaysWhatItCosts() {
    // 28 × (8 000 τ of ageing, 32 runs of 316 τ, 139 τ of cages, 46 runs of 3 τ)
    assertThat(Glass.recipe().cost()).isEqualTo(28 * (8_000 + 32 * 316 + 139 + 46 * 3.0));
  }
}
