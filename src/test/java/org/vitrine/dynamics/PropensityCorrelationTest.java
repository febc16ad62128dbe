package org.vitrine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vitrine.Threads;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.Table;

class PropensityCorrelationTest {

  private static final double LENGTH = 1.2;

  private static final Snapshot GAS = Configurations.random(Box.cube(16), 800, 5);

  /** Gaussian fields on the points of a gas: correlated as exp(−r / ξ), with noise beside it. */
  private static List<double[]> fields(int count, double noise) {
    int n = GAS.particles();
    double[][] root = root(n);
    SplittableRandom random = new SplittableRandom(7);
    List<double[]> fields = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] white = random.doubles(n, 0, 1).map(u -> Math.sqrt(12) * (u - 0.5)).toArray();
      double[] field = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          field[i] += root[i][j] * white[j];
        }
        field[i] += noise * random.nextGaussian() + (i % 2 == 0 ? 5 : 8); // the species differ
      }
      fields.add(field);
    }
    return fields;
  }

  /** Of the matrix of covariances, after Cholesky. */
  private static double[][] root(int n) {
    double[] x = GAS.positions();
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = GAS.box().nearestImage(x[3 * i + axis] - x[3 * j + axis], axis);
          square += d * d;
        }
        double sum = Math.exp(-Math.sqrt(square) / LENGTH);
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    return root;
  }

  private static PropensityCorrelation of(List<double[]> fields) {
    return PropensityCorrelation.of(fields.stream().map(field -> GAS).toList(), fields, 10, 1, 6);
  }

  @Test
  void theLengthOfAFieldThatIsKnownIsFoundWithItsError() {
    Table lengths = of(fields(40, 0)).lengths();
    assertThat(lengths.stringColumn("species").asList()).containsExactly("L", "S", "all");
    for (int s = 0; s < 3; s++) {
      double error = lengths.doubleColumn("error").getDouble(s);
      assertThat(error).isPositive().isLessThan(0.15);
      assertThat(lengths.doubleColumn("length").getDouble(s)).isCloseTo(LENGTH, within(3 * error));
      assertThat(lengths.doubleColumn("amplitude").getDouble(s)).isCloseTo(1, within(0.15));
    }
  }

  @Test
  void noiseLowersTheAmplitudeAndNotTheLength() {
    Table lengths = of(fields(40, 1)).lengths();
    double error = lengths.doubleColumn("error").getDouble(2);
    assertThat(lengths.doubleColumn("length").getDouble(2)).isCloseTo(LENGTH, within(3 * error));
    assertThat(lengths.doubleColumn("amplitude").getDouble(2)).isCloseTo(0.5, within(0.1));
  }

  @Test
  void correlationIsTheMeanProductOverThePairsOfABin() {
    List<double[]> field = fields(1, 0.5);
    Table table = of(field).table();
    double[] z = field.get(0).clone();
    for (int s = 0; s < 2; s++) {
      int n = z.length / 2;
      int species = s;
      double mean = 0;
      double square = 0;
      for (int i = species; i < z.length; i += 2) {
        mean += z[i] / n;
      }
      for (int i = species; i < z.length; i += 2) {
        z[i] -= mean;
        square += z[i] * z[i] / n;
      }
      for (int i = species; i < z.length; i += 2) {
        z[i] /= Math.sqrt(square);
      }
    }
    double[] x = GAS.positions();
    double product = 0;
    double distance = 0;
    int pairs = 0;
    for (int i = 0; i < z.length; i += 2) {
      for (int j = 0; j < i; j += 2) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = GAS.box().nearestImage(x[3 * i + axis] - x[3 * j + axis], axis);
          square += d * d;
        }
        double r = Math.sqrt(square);
        if (r >= 2 && r < 2.2) {
          product += z[i] * z[j];
          distance += r;
          pairs++;
        }
      }
    }
    Table large = table.where(table.stringColumn("species").isEqualTo("L"));
    int row =
        (int) Arrays.stream(large.doubleColumn("r").asDoubleArray()).filter(r -> r < 2).count();
    assertThat(large.intColumn("pairs").getInt(row)).isEqualTo(pairs);
    assertThat(large.doubleColumn("r").getDouble(row)).isCloseTo(distance / pairs, within(1e-12));
    assertThat(large.doubleColumn("correlation").getDouble(row))
        .isCloseTo(product / pairs, within(1e-12));
    assertThat(large.doubleColumn("error").isMissing(row)).isTrue();
  }

  @Test
  void withoutCorrelationThereIsNoLength() {
    ExponentialDecay none =
        ExponentialDecay.through(
            new double[] {1, 2, 3}, new double[] {-1, -0.5, -0.2}, new double[] {1, 1, 1});
    assertThat(none.length()).isNaN();
    PropensityCorrelation same = of(List.of(new double[GAS.particles()]));
    assertThat(same.lengths().doubleColumn("length").isMissing(0)).isTrue();
    assertThat(same.toString()).contains("ξ of L", "none: no decay");
    assertThat(same.chart().toString()).contains("all");
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    List<double[]> fields = fields(3, 0);
    Table one = Threads.with(1, () -> of(fields).lengths());
    Table two = Threads.with(2, () -> of(fields).lengths());
    assertThat(two.doubleColumn("length").asDoubleArray())
        .isEqualTo(one.doubleColumn("length").asDoubleArray());
  }

  @Test
  void aRangeThatDoesNotFitIsRefused() {
    List<Snapshot> gas = List.of(GAS);
    List<double[]> field = List.of(new double[GAS.particles()]);
    assertThatThrownBy(() -> PropensityCorrelation.of(gas, field, 10, 1, 1.5))
        .hasMessage("to must be at least 0.8 σ_L above from, 1.0, not 1.5");
    assertThatThrownBy(() -> PropensityCorrelation.of(gas, field, 10, 0, 2))
        .hasMessage("from must be positive and finite, not 0.0");
    assertThatThrownBy(() -> PropensityCorrelation.of(gas, field, 10, 1, 9))
        .hasMessageContaining("twice the correlation's range 9");
  }
}
