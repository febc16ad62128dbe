package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import tech.tablesaw.api.Table;

/** A short measurement as features, beside descriptors of structure and of the cage. */
class ShortTimeTest {

  private static final List<Snapshot> GASES =
      Glass.snapshots(Glass.mixture().withParticles(120).withPackingFraction(0.03), 3, 1, 1);

  private static final Propensity BRIEF =
      Glass.propensity(GASES, new double[] {0.001, 0.1, 1}, 3, 7);

  @Test
  void columnsAreNamedByTimeAndRunsAndHoldThePropensity() {
    Table table = Descriptors.shortTime(BRIEF, 1, 0.001);
    assertThat(table.columnNames())
        .containsExactly("snapshot", "particle", "species", "short_t1_runs3", "short_t0.001_runs3");
    StructuralDescriptors structure = Descriptors.of(GASES).with(table).select("short_");
    assertThat(structure.size()).isEqualTo(360);
    for (int i = 0; i < 120; i++) {
      assertThat(structure.row(240 + i)).containsExactly(BRIEF.at(2, 1)[i], BRIEF.at(2, 0.001)[i]);
    }
    assertThatThrownBy(() -> Descriptors.shortTime(BRIEF, 2)).hasMessageContaining("not 2.0");
    assertThatThrownBy(() -> Descriptors.shortTime(BRIEF))
        .hasMessage("times must be at least one, not none");
  }

  @Test
  void aModelLearnsFromStructureCageAndShortRunsTogether() {
    StructuralDescriptors all =
        Descriptors.of(GASES)
            .withGenerations(0)
            .select("g0_G_") // so thin a gas has empty shells, without a bond order
            .withCage(Descriptors.cage().withLength(2), 7)
            .with(Descriptors.shortTime(BRIEF, 0.1));
    Propensity target = Glass.propensity(GASES, new double[] {0.1}, 3, 42);
    Table scores = Models.ridge().crossValidate(Models.data(all, target), 3, 42);
    assertThat(scores.doubleColumn("pearson").asList()).allMatch(Double::isFinite);
  }
}
