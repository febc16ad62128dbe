package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.learning.KnownLaw.FEATURES;
import static org.vitrine.learning.KnownLaw.PARTICLES;
import static org.vitrine.learning.KnownLaw.ROWS;
import static org.vitrine.learning.KnownLaw.TARGETS;
import static org.vitrine.learning.KnownLaw.data;
import static org.vitrine.learning.KnownLaw.keys;
import static org.vitrine.learning.KnownLaw.targets;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.Models;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class LearningTest {

  @Test
  void descriptorThatIsNoNumberIsRefused() {
    double[] positions = {1, 1, 1, 1.25, 1, 1}; // 0.25 apart: shells from 1.2 on are empty
    Snapshot pair =
        Snapshot.of(Box.cube(20), positions, new double[] {1, 1}, new String[] {"A", "A"});
    Table targets = keys().first(2).addColumns(DoubleColumn.create("t=1", 1, 2));
    targets.stringColumn("species").set(1, "A");
    StructuralDescriptors structure = Descriptors.of(pair).withGenerations(0);
    assertThatThrownBy(() -> Models.data(structure, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "column g0_q_l1_r1.200000_d0.100 must be finite, not NaN for snapshot 0, particle 0"
                + " (bond order in a shell that no neighbour reaches is not a number)");
    assertThat(Models.data(structure.select("g0_G_"), targets).size()).isEqualTo(2);
  }

  @Test
  void ridgeFindsTheLaw() {
    Split split = LearningData.of(FEATURES, targets(1e-6)).split(0.6, 0.2, 1);
    FittedRidge ridge = Ridge.standard().fit(split);
    Table predictions = ridge.predict(split.test());
    Table score = ridge.score(split.test());
    assertThat(score.doubleColumn("pearson").asList())
        .allSatisfy(r -> assertThat(r).isGreaterThan(0.999999));
    int first = split.test().snapshots().get(0) * PARTICLES;
    for (int i = 0; i < PARTICLES; i++) {
      assertThat(predictions.doubleColumn("t=1").get(i))
          .isCloseTo(targets(0).doubleColumn("t=1").get(first + i), within(1e-3));
    }
  }

  @Test
  void aConstantFeatureIsDroppedAndReported() {
    FittedRidge ridge = Ridge.standard().fit(data().split(0.6, 0.2, 1));
    assertThat(ridge.dropped("A")).containsExactly("constant");
    assertThat(ridge.toString()).contains("1 features dropped as constant");
  }

  @Test
  void alphaIsTheSmallestOfTheBestAndNeverOneWithoutACorrelation() {
    double[] correlations = {Double.NaN, 0, 0.5, 0, 0.7, 0, 0.7, 0, 0.6, 0}; // five α, two targets
    assertThat(Ridge.best(correlations, 0, 2)).isEqualTo(2);
    assertThat(Ridge.best(correlations, 1, 2)).isZero();
  }

  @Test
  void scoresNameTheirModelAndCountTheirParticles() {
    Split split = data().split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    Table score = Ridge.standard().withName("mine").fit(split).score(split.test());
    assertThat(score.columnNames())
        .containsExactly(
            "species",
            "time",
            "model",
            "protocol",
            "pearson",
            "pearson_mean",
            "pearson_error",
            "spearman",
            "ceiling",
            "ceiling_mean",
            "particles");
    assertThat(score.stringColumn("model").asList()).containsOnly("mine");
    assertThat(score.stringColumn("protocol").asList()).containsOnly("clean");
    assertThat(score.intColumn("particles").asList()).containsOnly(PARTICLES);
    assertThat(score.doubleColumn("ceiling").countMissing())
        .isEqualTo(score.rowCount()); // a table has no runs
    assertThat(score.doubleColumn("pearson_error").countMissing()).isZero();
  }

  @Test
  void pooledAndPerSnapshotPearsonAreWhatTheySay() {
    Split split = data().split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
    FittedRidge ridge = Ridge.standard().fit(split);
    double[] guess = ridge.predict(split.test()).doubleColumn("t=0.1").asDoubleArray();
    double[] truth =
        Arrays.copyOfRange(TARGETS.doubleColumn("t=0.1").asDoubleArray(), 4 * PARTICLES, ROWS);
    Table score = ridge.score(split.test());
    assertThat(score.doubleColumn("pearson").get(0))
        .isCloseTo(pearson(truth, guess, 0, 2 * PARTICLES), within(1e-12));
    double first = pearson(truth, guess, 0, PARTICLES);
    double second = pearson(truth, guess, PARTICLES, 2 * PARTICLES);
    assertThat(score.doubleColumn("pearson_mean").get(0))
        .isCloseTo((first + second) / 2, within(1e-12));
    assertThat(score.doubleColumn("pearson_error").get(0))
        .isCloseTo(Math.abs(first - second) / 2, within(1e-12));
  }

  /** Of species A, the even rows, from the definition. */
  private static double pearson(double[] x, double[] y, int from, int to) {
    int n = (to - from) / 2;
    double sx = 0;
    double sy = 0;
    for (int i = from; i < to; i += 2) {
      sx += x[i] / n;
      sy += y[i] / n;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = from; i < to; i += 2) {
      xy += (x[i] - sx) * (y[i] - sy);
      xx += (x[i] - sx) * (x[i] - sx);
      yy += (y[i] - sy) * (y[i] - sy);
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void crossValidationTestsEverySnapshotOnceByAModelThatDidNotSeeIt() {
    List<Split> folds = data().folds(3, 42);
    List<Integer> tested =
        folds.stream().flatMap(split -> split.test().snapshots().stream()).sorted().toList();
    assertThat(tested).containsExactly(0, 1, 2, 3, 4, 5);
    for (Split split : folds) {
      assertThat(split.train().snapshots()).doesNotContainAnyElementsOf(split.test().snapshots());
      assertThat(split.validation().snapshots())
          .doesNotContainAnyElementsOf(split.test().snapshots());
      assertThat(split.train().snapshots())
          .doesNotContainAnyElementsOf(split.validation().snapshots());
    }
    Table score = Ridge.standard().crossValidate(data(), 6, 42);
    assertThat(score.rowCount()).isEqualTo(4);
    assertThat(score.intColumn("particles").asList()).containsOnly(ROWS / 2);
    assertThat(score.doubleColumn("pearson").asList())
        .allSatisfy(r -> assertThat(r).isGreaterThan(0.9));
    assertThat(score.doubleColumn("pearson_error").asList())
        .allSatisfy(e -> assertThat(e).isBetween(0.0, 0.05));
  }

  @Test
  void momentsOfFoldsAddUpToThoseOfWhatAModelIsFittedTo() {
    Learner fittedAnewInEachFold =
        new Learner() {
          @Override
          public String name() {
            return "ridge";
          }

          @Override
          public FittedModel fit(Split split) {
            return Ridge.standard().fit(split);
          }
        };
    Table added = Ridge.standard().crossValidate(data(), 6, 42);
    Table anew = fittedAnewInEachFold.crossValidate(data(), 6, 42);
    for (String column : List.of("pearson", "pearson_mean", "pearson_error", "spearman")) {
      assertThat(added.doubleColumn(column).asDoubleArray())
          .containsExactly(anew.doubleColumn(column).asDoubleArray(), within(1e-9));
    }
  }

  @Test
  void aSplitIsBySeedAndBySnapshot() {
    assertThat(data().split(0.5, 0.2, 3).train().snapshots())
        .isEqualTo(data().split(0.5, 0.2, 3).train().snapshots());
    Split split = data().split(0.5, 0.2, 3);
    assertThat(split.train().snapshots()).hasSize(3);
    assertThat(split.validation().snapshots()).hasSize(1);
    assertThat(split.test().snapshots()).hasSize(2);
  }

  @Test
  void emptyOrOverlappingPartsAreRefused() {
    assertThatThrownBy(() -> data().split(0.9, 0.05, 1))
        .hasMessage("validation part must be at least one of 6 snapshots, not empty");
    assertThatThrownBy(() -> data().split(0.6, 0.5, 1))
        .hasMessage("validation must be in (0, 1 − train), not 0.5");
    assertThatThrownBy(() -> data().split(new int[] {0}, new int[] {0}, new int[] {1}))
        .hasMessage("snapshot 0 must be in one part only, not in two places");
    assertThatThrownBy(() -> data().split(new int[] {0}, new int[] {9}, new int[] {1}))
        .hasMessage("snapshot must be one of [0, 1, 2, 3, 4, 5], not 9");
    assertThatThrownBy(() -> Ridge.standard().crossValidate(data(), 7, 1))
        .hasMessage("folds must be in 3 … 6 (the snapshots), not 7");
  }

  @Test
  void aConstantTargetIsRefused() {
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 0.5);
    Table targets = keys().addColumns(DoubleColumn.create("t=0.01", ones));
    assertThatThrownBy(() -> LearningData.of(FEATURES, targets))
        .hasMessage(
            "target t=0.01 of species A must be different from particle to particle, not constant (0.5)");
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() {
    Table features = FEATURES.copy();
    features.doubleColumn("a").set(5, Double.NaN);
    assertThatThrownBy(() -> LearningData.of(features, TARGETS))
        .hasMessage("row 5 of column a must be a finite number, not NaN");
  }

  @Test
  void otherParticlesAreRefused() {
    Table fewer = TARGETS.first(ROWS - 1);
    assertThatThrownBy(() -> LearningData.of(FEATURES, fewer))
        .hasMessage(
            "particles of snapshot 5 in the targets must be those of the features, not others, or in another order");
    Split split = data().split(0.6, 0.2, 1);
    FittedRidge ridge = Ridge.standard().fit(split);
    Table renamed = FEATURES.copy();
    renamed.column("a").setName("z");
    assertThatThrownBy(() -> ridge.predict(LearningData.of(renamed, TARGETS)))
        .hasMessage("features must be the 4 that the model was fitted to, not 4 of other names");
  }

  @Test
  void coefficientsTellTheLaw() {
    Split split = data().split(0.6, 0.2, 1);
    FittedRidge fitted = Ridge.standard().withAlphas(1e-3).withTimes(0.1).fit(split);
    double[] deviation = Scaling.of(split.train(), "A").deviations();
    Table all = fitted.coefficients();
    Table ofA = all.where(all.stringColumn("species").isEqualTo("A"));
    assertThat(ofA.stringColumn("descriptor").asList()).containsExactly("a", "b", "c");
    double[] weights = ofA.doubleColumn("weight").asDoubleArray(); // y = 1 + 2 a − 3 b
    assertThat(weights[0]).isCloseTo(2 * deviation[0], within(0.1));
    assertThat(weights[1]).isCloseTo(-3 * deviation[1] / 0.01, within(0.1)); // b was shrunk
    assertThat(weights[2]).isCloseTo(0, within(0.1));
    assertThatThrownBy(() -> fitted.coefficientsChart("A", 0.1, 0))
        .hasMessageContaining("one of the paper's descriptors");
  }
}
