package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

class TrendTest {

  private static final int WINDOWS = 20;
  private static final int RUNS = 2000;

  private final RandomStream random = RandomStream.of(Purpose.SPLIT, 1, 0, 0);

  @Test
  void aStraightLineIsFoundWithoutError() {
    double[] values = new double[WINDOWS];
    for (int k = 0; k < WINDOWS; k++) {
      values[k] = 35 - 0.1 * k;
    }
    Trend trend = Trend.of(values);
    assertThat(trend.mean()).isCloseTo(34.05, within(1e-12));
    assertThat(trend.change())
        .isCloseTo(-2, within(1e-12)); // 0.1 a window, the last one's included
    assertThat(trend.changeError()).isCloseTo(0, within(1e-12));
  }

  @Test
  void errorsAreThoseOfManyRunsOfIndependentNoise() {
    assertThat(ratioOfErrors(0)).isBetween(0.85, 1.05); // a chance correlation widens them at times
  }

  /** 20 windows cannot tell all of it: taken as independent, they give 1.9. */
  @Test
  void noiseThatLastsWidensThem() {
    assertThat(ratioOfErrors(0.6)).isBetween(1.0, 1.4);
  }

  /** Root mean square of change / changeError where nothing changes. */
  private double ratioOfErrors(double memory) {
    double square = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] values = new double[WINDOWS];
      double value = random.nextGaussian() / Math.sqrt(1 - memory * memory);
      for (int k = 0; k < WINDOWS; k++) {
        values[k] = value;
        value = memory * value + random.nextGaussian();
      }
      Trend trend = Trend.of(values);
      square += Math.pow(trend.change() / trend.changeError(), 2) / RUNS;
    }
    return Math.sqrt(square);
  }

  @Test
  void theErrorOfSeveralSamplesIsNeverBelowTheirScatter() {
    Trend low = new Trend(34, 0.1, -0.3, 0.1, 0.2);
    Trend high = new Trend(36, 0.1, -0.3, 0.1, 0.2);
    Trend mean = Trend.mean(List.of(low, high));
    assertThat(mean.mean()).isEqualTo(35);
    assertThat(mean.meanError()).isCloseTo(1, within(1e-12));
    assertThat(mean.changeError()).isCloseTo(0.1 / Math.sqrt(2), within(1e-12));
  }
}
