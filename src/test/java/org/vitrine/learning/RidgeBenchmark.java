package org.vitrine.learning;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A ridge fit of one species, 20 α, in snapshots of 2000 particles; two more snapshots judge. A
 * column is much like the one before it, as descriptors of neighbouring shells are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class RidgeBenchmark {

  private static final int IN_SNAPSHOT = 2000;

  /** Particles to train on. */
  @Param("60000")
  public int particles;

  /** Columns. */
  @Param("1062")
  public int features;

  /** Times. */
  @Param("29")
  public int targets;

  private @Nullable Split split;
  private @Nullable LearningData train;

  /** Makes the columns. */
  @Setup(Level.Trial)
  public void make() {
    int snapshots = particles / IN_SNAPSHOT;
    int rows = (snapshots + 2) * IN_SNAPSHOT;
    Table x = keys(rows);
    Table y = keys(rows);
    double[] values = new double[rows];
    double[][] laws = new double[targets][rows];
    for (int j = 0; j < features; j++) {
      RandomStream random = RandomStream.of(Purpose.SPLIT, 42, 0, j);
      for (int i = 0; i < rows; i++) {
        values[i] = 0.99 * values[i] + random.nextDouble() - 0.5;
        laws[j % targets][i] += values[i] + random.nextDouble();
      }
      x.addColumns(DoubleColumn.create("x" + j, values.clone()));
    }
    for (int t = 0; t < targets; t++) {
      y.addColumns(DoubleColumn.create("t=" + (t + 1), laws[t]));
    }
    int[] numbers = IntStream.range(0, snapshots + 2).toArray();
    Split made =
        LearningData.of(x, y)
            .split(
                Arrays.copyOf(numbers, snapshots),
                new int[] {snapshots},
                new int[] {snapshots + 1});
    split = made;
    train = made.train();
  }

  private static Table keys(int rows) {
    String[] species = new String[rows];
    Arrays.fill(species, "L");
    return Table.create(
        IntColumn.create("snapshot", IntStream.range(0, rows).map(i -> i / IN_SNAPSHOT)),
        IntColumn.create("particle", IntStream.range(0, rows).map(i -> i % IN_SNAPSHOT)),
        StringColumn.create("species", species));
  }

  /** All of it: moments, eigenvectors, weights and the choice of α. */
  @Benchmark
  public void fit(Blackhole blackhole) {
    if (split != null) {
      double[] alphas =
          IntStream.range(0, 20).mapToDouble(k -> StrictMath.pow(10, k / 2.0 - 5)).toArray();
      blackhole.consume(Ridge.standard().withAlphas(alphas).fit(split));
    }
  }

  /** The moments of the training part. */
  @Benchmark
  public void moments(Blackhole blackhole) {
    if (train != null) {
      blackhole.consume(Moments.of(train, "L"));
    }
  }
}
