package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.learning.KnownLaw.gaussians;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.vitrine.Models;
import org.vitrine.Threads;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Moments and weights of more columns and rows than are multiplied at once. */
class RidgeAccuracyTest {

  private static final int ROWS = 1100;
  private static final int COLUMNS = 270;
  private static final double[] ALPHAS = {1e-5, 1, 1e5};

  /** Each column like the one before it but for {@code step}; the target is one of them. */
  private static LearningData walk(double step) {
    Table features = keys();
    double[] values = new double[ROWS];
    for (int j = 0; j < COLUMNS; j++) {
      RandomStream random = RandomStream.of(Purpose.SPLIT, 3, 0, j);
      for (int i = 0; i < ROWS; i++) {
        values[i] += (j == 0 ? 1 : step) * random.nextGaussian();
      }
      features.addColumns(DoubleColumn.create("x" + j, values.clone()));
    }
    RandomStream random = RandomStream.of(Purpose.SPLIT, 3, 1, 0);
    double[] target = features.doubleColumn("x9").asDoubleArray();
    Arrays.setAll(target, i -> target[i] + 0.1 * random.nextGaussian());
    return LearningData.of(features, keys().addColumns(DoubleColumn.create("t=1", target)));
  }

  private static Table keys() {
    String[] species = new String[ROWS];
    Arrays.fill(species, "L");
    return Table.create(
        IntColumn.create("snapshot", IntStream.range(0, ROWS).map(i -> i / 550)),
        IntColumn.create("particle", IntStream.range(0, ROWS).map(i -> i % 550)),
        StringColumn.create("species", species));
  }

  private static RidgePath path(Moments moments) {
    double[] deviations = IntStream.range(0, COLUMNS).mapToDouble(moments::deviation).toArray();
    return new RidgePath(moments, IntStream.range(0, COLUMNS).toArray(), deviations);
  }

  @Test
  void momentsHaveTheSameBitsOnAnyNumberOfThreads() {
    LearningData data = walk(0.3);
    Moments alone = Threads.with(1, () -> Moments.of(data, "L"));
    Moments many = Threads.with(4, () -> Moments.of(data, "L"));
    for (int j = 0; j < COLUMNS; j++) {
      assertThat(many.centredCross(j, 0)).isEqualTo(alone.centredCross(j, 0));
      for (int k = j; k < COLUMNS; k++) {
        assertThat(many.centredGram(j, k)).isEqualTo(alone.centredGram(j, k));
      }
    }
  }

  @Test
  void momentsAreSumsOverParticles() {
    LearningData data = walk(0.3);
    Moments moments = Moments.of(data, "L");
    double[] target = data.target("L", 0);
    for (int j : new int[] {0, 127, 128, 255, 256, COLUMNS - 1}) {
      int column = j;
      double[] x = IntStream.range(0, ROWS).mapToDouble(i -> data.row(i)[column]).toArray();
      double mean = Arrays.stream(x).average().orElseThrow();
      double cross = IntStream.range(0, ROWS).mapToDouble(i -> (x[i] - mean) * target[i]).sum();
      assertThat(moments.mean(j)).isCloseTo(mean, within(1e-12));
      assertThat(moments.centredCross(j, 0)).isCloseTo(cross, within(1e-9));
    }
  }

  @Test
  void weightsAgreeWithThoseOfCholesky() {
    Moments moments = Moments.of(walk(0.3), "L");
    DMatrixRMaj weights = path(moments).weights(ALPHAS);
    for (int a = 0; a < ALPHAS.length; a++) {
      DMatrixRMaj solution = cholesky(moments, ALPHAS[a]);
      for (int j = 0; j < COLUMNS; j++) {
        assertThat(weights.get(j, a)).isCloseTo(solution.get(j, 0), within(1e-9));
      }
    }
  }

  /** Of (XᵀX + α) w = Xᵀy, standardised. */
  private static DMatrixRMaj cholesky(Moments moments, double alpha) {
    DMatrixRMaj left = new DMatrixRMaj(COLUMNS, COLUMNS);
    DMatrixRMaj right = new DMatrixRMaj(COLUMNS, 1);
    for (int j = 0; j < COLUMNS; j++) {
      for (int k = 0; k < COLUMNS; k++) {
        double scale = moments.deviation(j) * moments.deviation(k);
        left.set(j, k, moments.centredGram(j, k) / scale + (j == k ? alpha : 0));
      }
      right.set(j, 0, moments.centredCross(j, 0) / moments.deviation(j));
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(COLUMNS);
    assertThat(solver.setA(left)).isTrue();
    DMatrixRMaj solution = new DMatrixRMaj(COLUMNS, 1);
    solver.solve(right, solution);
    return solution;
  }

  /**
   * XᵀX has eigenvalues from 3·10⁵ down to rounding, and Xᵀy is about 10³: the normal equations
   * hold to 10⁻¹¹ of that.
   */
  @Test
  void columnsThatAreNearlyTheSameLeaveNoTraceInTheNormalEquations() {
    Moments moments = Moments.of(walk(1e-9), "L");
    double[] deviations = IntStream.range(0, COLUMNS).mapToDouble(moments::deviation).toArray();
    DMatrixRMaj weights = path(moments).weights(ALPHAS);
    for (int a = 0; a < ALPHAS.length; a++) {
      for (int j = 0; j < COLUMNS; j++) {
        double left = ALPHAS[a] * weights.get(j, a);
        for (int k = 0; k < COLUMNS; k++) {
          left += moments.centredGram(j, k) / (deviations[j] * deviations[k]) * weights.get(k, a);
        }
        assertThat(left).isCloseTo(moments.centredCross(j, 0) / deviations[j], within(1e-8));
      }
    }
  }

  /** One strong column beside 60 that mean nothing, and few particles. */
  @Test
  void aBlockWithItsOwnPenaltyIsNotHeldBackByTheOthers() {
    Table features = KnownLaw.keys().addColumns(DoubleColumn.create("own_a", gaussians(1)));
    for (int k = 0; k < 60; k++) {
      features.addColumns(DoubleColumn.create("noise" + k, gaussians(100 + k)));
    }
    LearningData data = LearningData.of(features, KnownLaw.targets(1));
    Table common = Ridge.standard().crossPredict(data, 6, 42);
    Ridge blocked = Ridge.standard().withName("block").withBlock("own_", 1, 10, 100);
    Table difference = Models.compare(data, blocked.crossPredict(data, 6, 42), common);
    Table ofB = difference.where(difference.stringColumn("species").isEqualTo("B")); // y = −a
    assertThat(ofB.doubleColumn("low").asList())
        .hasSize(2)
        .allSatisfy(low -> assertThat(low).isGreaterThan(0.02));
    FittedRidge fitted = blocked.fit(data.split(0.6, 0.2, 1));
    assertThat(fitted.alphas().columnNames()).containsExactly("species", "time", "scale", "alpha");
    assertThat(fitted.history().rowCount()).isEqualTo(2 * 2 * 3 * 23);
    assertThat(fitted.historyChart().json()).contains("species B");
    assertThat(fitted.toString()).contains("columns own_…, scale one of [1.0, 10.0, 100.0]");
  }

  @Test
  void aScaleOfOneIsNoBlockAndAllColumnsAtAnyScaleAnotherAlpha() {
    Split split = KnownLaw.data().split(0.6, 0.2, 1);
    double[] plain = predicted(Ridge.standard().withAlphas(4), split);
    assertThat(predicted(Ridge.standard().withAlphas(4).withBlock("a", 1), split)).isEqualTo(plain);
    double[] scaled = predicted(Ridge.standard().withAlphas(36).withBlock("a", 3), onlyA());
    double[] expected = predicted(Ridge.standard().withAlphas(4), onlyA());
    for (int i = 0; i < expected.length; i++) {
      assertThat(scaled[i]).isCloseTo(expected[i], within(1e-10));
    }
    assertThatThrownBy(() -> Ridge.standard().withBlock("x", 2).fit(split))
        .hasMessage("prefix of the block must be the start of a column's name, not x");
    assertThatThrownBy(() -> Ridge.standard().withBlock("a", 2, 0))
        .hasMessage("scales[1] must be positive, finite and above the one before it, not 0.0");
  }

  private static Split onlyA() {
    Table features = KnownLaw.keys().addColumns(DoubleColumn.create("a", gaussians(1)));
    return LearningData.of(features, KnownLaw.TARGETS).split(0.6, 0.2, 1);
  }

  private static double[] predicted(Ridge ridge, Split split) {
    return ridge.fit(split).predict(split.test()).doubleColumn("t=1").asDoubleArray();
  }
}
