package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Descriptors;
import org.vitrine.Threads;
import org.vitrine.concurrent.Runner;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.simulation.IndependentSnapshots;
import tech.tablesaw.api.Table;

/** Columns of the cage, of gases: these are dilute enough to be described in a small box. */
class CageTest {

  private static final List<Snapshot> GASES =
      IndependentSnapshots.of(
          HardSphereMixture.PAPER.withParticles(120).withPackingFraction(0.03), 3, 1, 1);

  private static final StructuralDescriptors DESCRIBED = Descriptors.of(GASES).withGenerations(1);

  private static final Cage BRIEF = Descriptors.cage().withLength(2);

  private static double[] column(StructuralDescriptors structure, String name) {
    return structure.table(name).doubleColumn(name).asDoubleArray();
  }

  @Test
  void aRadiusHasDistanceRadiusAndDisplacement() {
    StructuralDescriptors caged = DESCRIBED.withCage(BRIEF, 7);
    assertThat(caged.select("cage_").names())
        .containsExactly(
            "cage_distance_R0.1",
            "cage_radius_R0.1",
            "cage_displacement_R0.1",
            "cage_distance_R0.2",
            "cage_radius_R0.2",
            "cage_displacement_R0.2",
            "cage_distance_R0.3",
            "cage_radius_R0.3",
            "cage_displacement_R0.3");
    assertThat(caged.names()).hasSize(2 * 354 + 9);
    assertThat(caged.withGenerations(0).names()).hasSize(354 + 9);
    for (int i = 0; i < caged.size(); i++) {
      double[] row = caged.select("cage_").row(i);
      for (int r = 0; r < 3; r++) {
        assertThat(row[3 * r]).isBetween(0.0, row[3 * r + 2]);
        assertThat(row[3 * r + 1]).isBetween(0.0, 0.1 * (r + 1));
        assertThat(row[3 * r + 2]).isBetween(0.0, 0.1 * (r + 1));
      }
    }
  }

  @Test
  void itIsWhatATetheredRunAverages() {
    StructuralDescriptors caged = DESCRIBED.withCage(BRIEF.withRadii(0.2), 7).select("cage_");
    Table run = EventDrivenSimulation.inCages(GASES.get(2), 0.2, 7, 2).run(3).averages(2).table();
    for (int i = 0; i < 120; i++) {
      assertThat(caged.row(240 + i))
          .containsExactly(
              run.doubleColumn("distance").getDouble(i),
              run.doubleColumn("radius").getDouble(i),
              run.doubleColumn("displacement").getDouble(i));
    }
  }

  @Test
  void largerRadiiAreDynamical() {
    StructuralDescriptors caged = DESCRIBED.withCage(BRIEF.withRadii(0.3, 0.4, 1000), 7);
    assertThat(caged.select("cage_").names()).hasSize(3).allMatch(name -> name.endsWith("_R0.3"));
    assertThat(caged.select("dynamical_").names())
        .containsExactly(
            "dynamical_distance_R0.4",
            "dynamical_radius_R0.4",
            "dynamical_displacement_R0.4",
            "dynamical_distance_R1000",
            "dynamical_radius_R1000",
            "dynamical_displacement_R1000");
  }

  @Test
  void aCageHasTheSameBitsWhateverElseIsSampledAndOnAnyThreads() {
    StructuralDescriptors one = Threads.with(1, () -> DESCRIBED.withCage(BRIEF, 7));
    StructuralDescriptors two = Threads.with(2, () -> DESCRIBED.withCage(BRIEF, 7));
    StructuralDescriptors few =
        Descriptors.of(GASES.subList(0, 2)).withCage(BRIEF.withRadii(0.3, 0.2), 7);
    String name = "cage_radius_R0.2";
    assertThat(column(two, name)).isEqualTo(column(one, name));
    assertThat(column(few, name))
        .isEqualTo(IntStream.range(0, 240).mapToDouble(i -> column(one, name)[i]).toArray());
    assertThat(column(DESCRIBED.withCage(BRIEF, 8), name)).isNotEqualTo(column(one, name));
  }

  @Test
  void centresAreDescribedAsTheSnapshotsAre() {
    StructuralDescriptors some = DESCRIBED.select("g1_q_l6_");
    StructuralDescriptors centred =
        Descriptors.of(GASES)
            .select("g")
            .withGenerations(1)
            .withCageCentres(BRIEF.withRadii(0.2), 7);
    assertThat(centred.names()).hasSize(4 * 354 + 1);
    assertThat(centred.select("cage_").names())
        .hasSize(2 * 354 + 1)
        .startsWith("cage_g0_G_L_r0.860000_d0.025")
        .endsWith("cage_centre_displacement_R0.2");
    Snapshot start = GASES.get(0);
    double[] positions = start.positions();
    double[] moved =
        EventDrivenSimulation.inCages(start, 0.2, 7, 0).run(3).averages(2).displacements();
    for (int k = 0; k < moved.length; k++) {
      positions[k] += moved[k];
    }
    StructuralDescriptors expected =
        Descriptors.of(start.withPositions(positions)).select("g1_q_l6_");
    StructuralDescriptors few = some.withCageCentres(BRIEF.withRadii(0.2), 7);
    assertThat(few.names()).hasSize(2 * 16 + 1);
    for (int i = 0; i < 120; i++) {
      assertThat(few.select("cage_g1_").row(i)).isEqualTo(expected.row(i));
    }
    assertThat(column(few, "cage_centre_displacement_R0.2"))
        .isEqualTo(column(DESCRIBED.withCage(BRIEF.withRadii(0.2), 7), "cage_distance_R0.2"));
    assertThat(DESCRIBED.withCageCentres(BRIEF.withRadii(0.4), 7).select("dynamical_g0_").names())
        .hasSize(354);
  }

  /** Thermal motion takes a crystal's particles off their lattice sites; their cages are there. */
  @Test
  void theCentresOfACrystalsCagesAreItsLatticeSites() {
    Snapshot lattice = Crystals.of("fcc", 4, 0.6);
    Snapshot warm = EventDrivenSimulation.of(lattice, 1).run(3).snapshot();
    Cage cage = Cage.standard().withRadii(0.3).withLength(30);
    Snapshot centres =
        new CageSampling(List.of(warm), cage, 1)
            .runs(Runner.local(), null)
            .get(0)
            .get(0)
            .centres(warm);
    assertThat(distance(lattice, warm)).isCloseTo(0.1, within(0.02));
    assertThat(distance(lattice, centres)).isLessThan(0.25 * distance(lattice, warm));
  }

  /** Between the places of a particle, root mean square, however far the whole has drifted. */
  private static double distance(Snapshot one, Snapshot other) {
    double[] from = one.positions();
    double[] to = other.positions();
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double mean = 0;
      double square = 0;
      for (int k = axis; k < from.length; k += 3) {
        mean += 3 * (to[k] - from[k]) / from.length;
        square += 3 * (to[k] - from[k]) * (to[k] - from[k]) / from.length;
      }
      sum += square - mean * mean;
    }
    return Math.sqrt(sum);
  }

  @Test
  void theSummarySaysWhatTheCageCostsAndHowWellItIsKnown() {
    String summary = DESCRIBED.withCage(BRIEF.withRadii(0.1, 0.4), 7).toString();
    assertThat(summary)
        .containsPattern(
            "cage R0.1 +5 τ a snapshot, \\d.* s of one core; two-seed correlation -?\\d\\.\\d\\d, ")
        .containsPattern("dynamical R0.4 +5 τ a snapshot");
    assertThat(DESCRIBED.toString()).doesNotContain("two-seed");
    assertThat(Cage.standard().toString())
        .contains("R = 0.3  60 τ, structural", "139 τ a snapshot")
        .doesNotContain("dynamical");
  }

  @Test
  void whatIsNotOfHardSpheresIsRefused() {
    Snapshot points = Configurations.random(Box.cube(11), 90, 6);
    StructuralDescriptors described = Descriptors.of(List.of(points, points));
    assertThatThrownBy(() -> described.withCage(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "snapshots\\[0] must be of hard spheres without overlap, whose collisions sample the"
                + " cage: distance of particles \\d+ and \\d+ must be at least .*");
  }

  @Test
  void badArgumentsAreRefusedBeforeAnythingIsRun() {
    assertThatThrownBy(() -> Cage.standard().withRadii())
        .hasMessage("radii must be at least one, not none");
    assertThatThrownBy(() -> Cage.standard().withRadii(0.1, -1))
        .hasMessage("radii[1] must be positive and finite, not -1.0");
    assertThatThrownBy(() -> Cage.standard().withRadii(0.1, 0.1))
        .hasMessage("radii must be different, not [0.1, 0.1]");
    assertThatThrownBy(() -> Cage.standard().withLength(0.9))
        .hasMessage("length must be finite and at least 1 τ, not 0.9");
    StructuralDescriptors caged = DESCRIBED.withCage(BRIEF.withRadii(0.2), 7);
    assertThatThrownBy(() -> caged.withCage(8))
        .hasMessage("there is a column cage_distance_R0.2 already");
    assertThatThrownBy(() -> caged.select("cage_").withCageCentres(0.2, 7))
        .hasMessageContaining("columns must be some that have generations, such as g0_…, not");
    assertThatThrownBy(() -> caged.withCageCentres(Cage.standard(), 7))
        .hasMessage("radii must be a single one, not [0.1, 0.2, 0.3]");
  }

  @Test
  void keptCagesServeColumnsAndCentres(@TempDir Path directory) {
    Cages.of(GASES, BRIEF, 7).save(directory.resolve("cages.safetensors"));
    Cages kept = Cages.read(directory.resolve("cages.safetensors"));
    assertThat(column(DESCRIBED.withCage(kept), "cage_radius_R0.2"))
        .containsExactly(column(DESCRIBED.withCage(BRIEF, 7), "cage_radius_R0.2"));
    String descriptor = "cage_g1_q_l6_r1.400000_d0.100";
    assertThat(column(DESCRIBED.withCageCentres(kept, 0.2), descriptor))
        .containsExactly(column(DESCRIBED.withCageCentres(BRIEF.withRadii(0.2), 7), descriptor));
    assertThatThrownBy(() -> kept.centres(0.25)).hasMessageContaining("[0.1, 0.2, 0.3]");
    assertThatThrownBy(() -> Descriptors.of(GASES.subList(0, 2)).withCage(kept))
        .hasMessageContaining("other snapshots");
  }
}
