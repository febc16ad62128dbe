package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.References;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Against coefficients that an independent program found by Householder QR in 80-bit arithmetic:
 * 1200 particles, 60 features, 5 targets. The features are standardised already and are taken as
 * they are.
 */
class RidgePathTest {

  private static final double[] ALPHAS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100, 1e3, 1e4};

  private static Moments train;
  private static Moments test;
  private static DMatrixRMaj weights;
  private static RidgePath path;

  @BeforeAll
  static void fit() {
    train = Moments.aboutZero(part("1"), "L");
    test = Moments.aboutZero(part("0"), "L");
    double[] ones = new double[train.features];
    Arrays.fill(ones, 1);
    path = new RidgePath(train, IntStream.range(0, train.features).toArray(), ones);
    weights = path.weights(ALPHAS);
  }

  private static LearningData part(String flag) {
    List<String[]> csv = References.csv("ridge_a_input.csv");
    String[] header = csv.get(0);
    List<String[]> rows = csv.stream().skip(1).filter(row -> row[0].equals(flag)).toList();
    Table features = keys(rows.size());
    Table targets = keys(rows.size());
    int time = 1;
    for (int c = 1; c < header.length; c++) {
      int column = c;
      double[] values = rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
      if (header[c].startsWith("g")) {
        features.addColumns(DoubleColumn.create(header[c], values));
      } else {
        targets.addColumns(DoubleColumn.create("t=" + time++, values));
      }
    }
    return LearningData.of(features, targets);
  }

  private static Table keys(int rows) {
    return Table.create(
        IntColumn.create("snapshot", new int[rows]),
        IntColumn.create("particle", IntStream.range(0, rows).toArray()),
        StringColumn.create(
            "species", IntStream.range(0, rows).mapToObj(i -> "L").toArray(String[]::new)));
  }

  @Test
  void coefficientsAgreeToTwelveDigits() {
    List<String[]> rows = References.csv("ridge_a_coef.csv");
    assertThat(rows).hasSize(1 + ALPHAS.length * train.targets);
    for (String[] row : rows.subList(1, rows.size())) {
      int alpha = Arrays.binarySearch(ALPHAS, Double.parseDouble(row[0]));
      int target = Integer.parseInt(row[1]);
      double intercept = train.targetMean(target);
      for (int j = 0; j < train.features; j++) {
        double weight = weights.get(j, alpha * train.targets + target);
        assertThat(weight)
            .as("α = %s, target %s, feature %d", row[0], row[1], j)
            .isCloseTo(Double.parseDouble(row[3 + j]), within(1e-12));
        intercept -= weight * train.mean(j);
      }
      assertThat(intercept).isCloseTo(Double.parseDouble(row[2]), within(1e-12));
    }
  }

  @Test
  void pearsonFromMomentsAloneAgrees() {
    double[] correlations = path.correlations(weights, test);
    List<String[]> rows = References.csv("ridge_a_metrics.csv");
    for (String[] row : rows.subList(1, rows.size())) {
      int alpha = Arrays.binarySearch(ALPHAS, Double.parseDouble(row[0]));
      int target = Integer.parseInt(row[1]);
      assertThat(correlations[alpha * train.targets + target])
          .isCloseTo(Double.parseDouble(row[2]), within(1e-9));
    }
  }
}
