package org.vitrine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Data with a known law: y = 1 + 2 a − 3 b + noise for species A, y = −a + noise for species B, ten
 * times that at the later time; c means nothing.
 */
final class KnownLaw {

  private KnownLaw() {}

  static final int SNAPSHOTS = 6;
  static final int PARTICLES = 80;
  static final int ROWS = SNAPSHOTS * PARTICLES;

  static final Table FEATURES = features();
  static final Table TARGETS = targets(0.3);
  static final List<Snapshot> CONFIGURATIONS = configurations();

  static Table keys() {
    return Table.create(
        IntColumn.create("snapshot", IntStream.range(0, ROWS).map(i -> i / PARTICLES).toArray()),
        IntColumn.create("particle", IntStream.range(0, ROWS).map(i -> i % PARTICLES).toArray()),
        StringColumn.create(
            "species",
            IntStream.range(0, ROWS).mapToObj(i -> i % 2 == 0 ? "A" : "B").toArray(String[]::new)));
  }

  static double[] gaussians(int number) {
    RandomStream random = RandomStream.of(Purpose.SPLIT, 7, number, 0);
    return DoubleStream.generate(random::nextGaussian).limit(ROWS).toArray();
  }

  static Table features() {
    return keys()
        .addColumns(
            DoubleColumn.create("a", gaussians(1)),
            DoubleColumn.create(
                "b", Arrays.stream(gaussians(2)).map(b -> 1000 + 0.01 * b).toArray()),
            DoubleColumn.create("c", gaussians(3)),
            DoubleColumn.create(
                "constant", DoubleStream.generate(() -> 0.1).limit(ROWS).toArray()));
  }

  static Table targets(double noise) {
    double[] a = gaussians(1);
    double[] b = gaussians(2);
    double[] error = gaussians(4);
    double[] y = new double[ROWS];
    Arrays.setAll(y, i -> (i % 2 == 0 ? 1 + 2 * a[i] - 3 * b[i] : -a[i]) + noise * error[i]);
    double[] later = Arrays.stream(y).map(v -> 10 * v).toArray();
    return keys().addColumns(DoubleColumn.create("t=0.1", y), DoubleColumn.create("t=1", later));
  }

  static LearningData data() {
    return LearningData.of(CONFIGURATIONS, FEATURES, TARGETS);
  }

  /** On a cubic lattice, each particle a little off its place. */
  static List<Snapshot> configurations() {
    double[] off = gaussians(5);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int s = 0; s < SNAPSHOTS; s++) {
      double[] positions = new double[3 * PARTICLES];
      for (int i = 0; i < PARTICLES; i++) {
        int row = i / 4;
        int layer = i / 16;
        positions[3 * i] = 1.2 * (i % 4) + 0.02 * off[s * PARTICLES + i];
        positions[3 * i + 1] = 1.2 * (row % 4);
        positions[3 * i + 2] = 1.2 * layer;
      }
      String[] species = new String[PARTICLES];
      Arrays.setAll(species, i -> i % 2 == 0 ? "A" : "B");
      double[] diameters = new double[PARTICLES];
      Arrays.fill(diameters, 1);
      snapshots.add(Snapshot.of(new Box(4.8, 4.8, 6), positions, diameters, species));
    }
    return snapshots;
  }

  /** With targets dealt anew to the particles: nothing can be learnt. */
  static LearningData shuffled() {
    double[] y = TARGETS.doubleColumn("t=0.1").asDoubleArray();
    int[] order = RandomStream.of(Purpose.SPLIT, 1, 0, 0).permutation(ROWS);
    double[] shuffled = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
    return LearningData.of(
        CONFIGURATIONS, FEATURES, keys().addColumns(DoubleColumn.create("t=0.1", shuffled)));
  }

  /** A law that is not linear: y = |a| + a c, alike for both species, with a little noise. */
  static LearningData bent() {
    double[] a = gaussians(1);
    double[] c = gaussians(3);
    double[] error = gaussians(4);
    double[] y = new double[ROWS];
    Arrays.setAll(y, i -> Math.abs(a[i]) + a[i] * c[i] + 0.1 * error[i]);
    return LearningData.of(
        CONFIGURATIONS, FEATURES, keys().addColumns(DoubleColumn.create("t=1", y)));
  }
}
