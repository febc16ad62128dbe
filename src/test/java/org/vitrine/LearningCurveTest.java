package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.learning.LearningData;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import tech.tablesaw.api.Table;

/** What more runs are worth to a learner. */
class LearningCurveTest {

  private static final List<Snapshot> LIQUIDS =
      Glass.snapshots(Glass.mixture().withParticles(200).withPackingFraction(0.5), 3, 5, 1);

  private static final StructuralDescriptors STRUCTURE =
      Descriptors.of(
          LIQUIDS,
          Descriptors.grid()
              .withGenerations(0)
              .withRadial(Descriptors.shells(0.86, 1.6, 30, 0.05))
              .withDegree(0));

  private static LearningData measured(int runs) {
    double[] times = {0.1};
    return Models.data(STRUCTURE, Glass.propensity(LIQUIDS, times, runs, 42));
  }

  @Test
  void moreRunsTeachMore() {
    Table curve =
        Models.learningCurve(
            Models.ridge().withAlphas(1), List.of(measured(2), measured(40)), 3, 42);
    assertThat(curve.columnNames()).startsWith("runs", "species", "time");
    assertThat(curve.intColumn("runs").asList()).containsExactly(2, 2, 40, 40);
    double[] pearson = curve.doubleColumn("pearson_mean").asDoubleArray();
    assertThat(pearson[2]).isGreaterThan(pearson[0]);
    assertThat(pearson[3]).isGreaterThan(pearson[1]);
    double[] ceiling = curve.doubleColumn("ceiling").asDoubleArray(); // all judged by the last
    assertThat(ceiling[0]).isEqualTo(ceiling[2]);
    assertThat(Charts.learningCurve(curve).json()).contains("runs", "species S");
  }

  @Test
  void targetsOfYourOwnHaveNoRuns() {
    Table own = Glass.propensity(LIQUIDS, new double[] {0.1}, 2, 42).table();
    LearningData data = Models.data(STRUCTURE, own);
    assertThatThrownBy(() -> Models.learningCurve(Models.ridge(), List.of(data), 3, 42))
        .hasMessageContaining("data[0] must be a propensity");
  }
}
