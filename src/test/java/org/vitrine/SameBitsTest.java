package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.Table;

/** The whole path, from a configuration to a prediction. */
class SameBitsTest {

  /** What JDK 17 and 25 both gave when the sums of harmonics were last rounded otherwise. */
  private static final int HASH = -992_451_052;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theSameSeedGivesTheSameBitsOnAnyThreadsAndAnyJdk(int threads) {
    Table predictions = Threads.with(threads, SameBitsTest::predictions);
    assertThat(Arrays.hashCode(predictions.doubleColumn("t=0.1").asDoubleArray())).isEqualTo(HASH);
  }

  private static Table predictions() {
    List<Snapshot> starts = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      starts.add(Glass.simulate(References.snapA(), seed).run(0.25).snapshot());
    }
    var propensity = Glass.propensity(starts, Glass.times(0.01, 0.1, 2), 3, 42);
    var structure = Descriptors.of(starts).withGenerations(1).select("g1_");
    var split =
        Models.data(structure, propensity).split(new int[] {0}, new int[] {1}, new int[] {2});
    return Models.ridge().fit(split).predict(split.test());
  }
}
