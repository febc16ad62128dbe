package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.learning.KnownLaw.data;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.Charts;
import org.vitrine.Models;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Predictions judged, alone and against each other. */
class JudgingTest {

  private static final Table OURS = Ridge.standard().crossPredict(data(), 6, 42);

  /** Our predictions spoilt by noise of about their own size. */
  private static Table spoilt() {
    Table table = OURS.copy().setName("spoilt");
    double[] noise = KnownLaw.gaussians(6);
    for (String time : List.of("t=0.1", "t=1")) {
      double[] values = table.doubleColumn(time).asDoubleArray();
      double size = OURS.doubleColumn(time).standardDeviation();
      Arrays.setAll(values, i -> values[i] + size * noise[i]);
      table.replaceColumn(DoubleColumn.create(time, values));
    }
    return table;
  }

  @Test
  void everySnapshotIsPredictedByTheModelThatDidNotSeeIt() {
    assertThat(OURS.name()).isEqualTo("ridge");
    assertThat(OURS.rowCount()).isEqualTo(KnownLaw.ROWS);
    for (Split split : data().folds(6, 42)) {
      Table own = Ridge.standard().fit(split).predict(split.test());
      int snapshot = split.test().snapshots().get(0);
      double[] expected = own.doubleColumn("t=1").asDoubleArray();
      double[] actual =
          OURS.where(OURS.intColumn("snapshot").isEqualTo(snapshot))
              .doubleColumn("t=1")
              .asDoubleArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-9)); // sums in another order
      }
    }
  }

  @Test
  void predictionsAreScoredAsTheModelThatMadeThem() {
    Split split = data().split(0.6, 0.2, 1);
    FittedModel model = Ridge.standard().fit(split);
    Table predictions = model.predict(split.test()).setName("ridge");
    Table score = Models.score(split.test(), predictions);
    assertThat(score.stringColumn("protocol").asList()).containsOnly("not stated");
    assertThat(score.removeColumns("protocol").print())
        .isEqualTo(model.score(split.test()).removeColumns("protocol").print());
  }

  @Test
  void aModelDoesNotDifferFromItself() {
    Table table = Models.compare(data(), OURS, OURS);
    assertThat(table.rowCount()).isEqualTo(4);
    for (String name : List.of("difference", "low", "high")) {
      assertThat(table.doubleColumn(name).asList()).containsOnly(0.0);
    }
  }

  @Test
  void noiseIsFoundOutAndTheIntervalIsThatOfTheMean() {
    Table table = Models.compare(data(), OURS, spoilt());
    Table back = Models.compare(data(), spoilt(), OURS);
    Table ours = Models.score(data(), OURS);
    Table theirs = Models.score(data(), spoilt());
    for (int row = 0; row < 4; row++) {
      double difference = table.doubleColumn("difference").get(row);
      double expected =
          ours.doubleColumn("pearson_mean").get(row) - theirs.doubleColumn("pearson_mean").get(row);
      assertThat(difference).isCloseTo(expected, within(1e-12)).isGreaterThan(0.1);
      assertThat(table.doubleColumn("low").get(row)).isBetween(0.0, difference);
      assertThat(table.doubleColumn("high").get(row)).isGreaterThan(difference);
      assertThat(back.doubleColumn("difference").get(row)).isCloseTo(-difference, within(1e-12));
    }
    assertThat(table.stringColumn("second").asList()).containsOnly("spoilt");
    assertThat(table.intColumn("snapshots").asList()).containsOnly(KnownLaw.SNAPSHOTS);
  }

  @Test
  void moreSnapshotsTeachMore() {
    Table curve = Models.learningCurve(Ridge.standard(), data(), new int[] {1, 4}, 6, 42);
    assertThat(curve.rowCount()).isEqualTo(2 * 4);
    assertThat(curve.intColumn("training snapshots").asList()).containsOnly(1, 4);
    Table one = curve.where(curve.intColumn("training snapshots").isEqualTo(1));
    Table four = curve.where(curve.intColumn("training snapshots").isEqualTo(4));
    assertThat(four.doubleColumn("pearson_mean").mean())
        .isGreaterThan(one.doubleColumn("pearson_mean").mean());
    Table whole = Ridge.standard().crossValidate(data(), 6, 42); // four of six train there
    assertThat(four.doubleColumn("pearson_mean").mean())
        .isCloseTo(whole.doubleColumn("pearson_mean").mean(), within(1e-9));
    assertThat(Charts.learningCurve(curve).json()).contains("training snapshots", "t=0.1");
    assertThatThrownBy(
            () -> Models.learningCurve(Ridge.standard(), data(), new int[] {1, 5}, 6, 42))
        .hasMessage("snapshots[1] must be in 1 … 4, not 5");
    assertThatThrownBy(() -> Charts.learningCurve(whole)).hasMessageContaining("a learning curve");
  }

  @Test
  void costAndAccuracyStandBesideEachOther() {
    Table scores = Models.score(data(), OURS);
    double[] ceiling = new double[scores.rowCount()];
    Arrays.fill(ceiling, 0.5);
    scores.replaceColumn(DoubleColumn.create("ceiling_mean", ceiling));
    CostAccuracy methods =
        Models.costAccuracy()
            .with("structure", 0, scores)
            .with("runs", 100, scores)
            .with("runs", 10, scores);
    Table table = methods.table();
    assertThat(table.rowCount()).isEqualTo(3 * 4);
    assertThat(table.doubleColumn("of_ceiling").get(0))
        .isEqualTo(scores.doubleColumn("pearson_mean").get(0) / 0.5);
    assertThat(Charts.costAccuracy(methods, 1).json())
        .contains("\"x\":[10,100]", "structure", "species B");
    assertThatThrownBy(() -> Charts.costAccuracy(methods, 7))
        .hasMessage("time must be one of those of the scores, not 7.0");
    assertThatThrownBy(() -> methods.with("x", -1, scores)).hasMessageContaining("0 or more");
  }

  @Test
  void theParityChartHasAPointAParticle() {
    String json = Charts.parity(data(), OURS, 1).json();
    assertThat(json).contains("species A, t=1", "species B, t=1", "predicted");
    assertThatThrownBy(() -> Charts.parity(data(), OURS, 3))
        .hasMessageContaining("time must be one of [0.1, 1.0], not 3.0");
  }

  @Test
  void theParityChartHasAPanelForEachSpeciesThatIsPredicted() {
    Table some = Ridge.standard().withSpecies("B").crossPredict(data(), 3, 1);
    assertThat(Charts.parity(data(), some, 1).json())
        .contains("species B, t=1")
        .doesNotContain("species A");
  }

  @Test
  void whatFitsCostIsATable() {
    Split split = data().split(0.6, 0.2, 1);
    FittedModel ridge = Ridge.standard().fit(split);
    FittedModel perceptron = LearnerContractTest.perceptron().withEpochs(1).fit(split);
    Table cost = Models.cost(ridge, perceptron);
    assertThat(cost.stringColumn("model").asList()).containsExactly("ridge", "perceptron");
    // three features that vary, an intercept, two species and times; 3-8-1 as many times
    assertThat(cost.intColumn("parameters").asList()).containsExactly(4 * 4, 4 * (4 * 8 + 9));
    assertThat(cost.doubleColumn("seconds").asList())
        .allSatisfy(seconds -> assertThat(seconds).isPositive());
    assertThat(cost.stringColumn("device").get(0)).isEqualTo("CPU");
    FittedModel own = new LearnerContractTest.FittedNearest(data());
    assertThatThrownBy(() -> Models.cost(own)).hasMessageContaining("the library's own");
  }

  @Test
  void settingsAreARowALearnerAndAColumnASetting() {
    Table table = Models.settings(Models.mlp().table1(4), Models.ridge());
    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(table.stringColumn("name").asList()).containsExactly("perceptron 4", "ridge");
    assertThat(table.stringColumn("hidden layers").asList()).containsExactly("2 [16, 16]", "");
    assertThat(table.stringColumn("drop-out").get(0)).startsWith("0.25");
    assertThatThrownBy(() -> Models.settings(new LearnerContractTest.Nearest()))
        .hasMessageContaining("learners[0]")
        .hasMessageContaining("nearest");
  }

  @Test
  void foldsOfPredictionsAreScoredAsCrossValidationDoes() {
    Table once = Ridge.standard().crossValidate(data(), 6, 42);
    Table later = Models.score(data(), OURS, 6, 42);
    assertThat(later.doubleColumn("pearson_error").asDoubleArray())
        .containsExactly(once.doubleColumn("pearson_error").asDoubleArray());
    assertThat(later.doubleColumn("pearson").asDoubleArray())
        .containsExactly(once.doubleColumn("pearson").asDoubleArray());
  }

  @Test
  void withoutACeilingThereIsNoPartOfIt() {
    Table scores = Models.score(data(), OURS, 6, 42);
    scores.doubleColumn("ceiling_mean").setMissing(0);
    Table parts = Models.costAccuracy().with("ridge", 0, scores).table();
    assertThat(parts.doubleColumn("of_ceiling").isMissing(0)).isTrue();
    assertThat(parts.doubleColumn("of_ceiling").getDouble(1)).isPositive();
  }
}
