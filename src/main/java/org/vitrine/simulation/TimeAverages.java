package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Averages over time of where each particle of a simulation is, as seen from its start: of d_i =
 * r_i − r_i(0), sampled every {@link #INTERVAL} τ. With a tether they describe the cage.
 *
 * <p>The square of a mean that is known up to noise is too large by the noise's variance. So the
 * first and the second half of the samples are kept apart, and |⟨d⟩|² is estimated by the scalar
 * product ⟨d⟩₁·⟨d⟩₂, in which independent noise averages out. Lengths are in σ_L.
 */
public final class TimeAverages implements Summary.Summarized {

  /** Between two samples, in τ: about eight collisions of a particle at η = 0.58. */
  public static final double INTERVAL = 0.1;

  private final Snapshot start;
  private final DisplacementSums first;
  private final DisplacementSums second;

  /** The quarters of the samples; two of them when these are averages of a half. */
  private final List<DisplacementSums> parts;

  private TimeAverages(Snapshot start, List<DisplacementSums> parts) {
    this.start = start;
    this.parts = parts;
    int half = parts.size() / 2;
    this.first = sum(parts.subList(0, half));
    this.second = sum(parts.subList(half, 2 * half));
  }

  private static DisplacementSums sum(List<DisplacementSums> parts) {
    return parts.stream().reduce(DisplacementSums::plus).orElseThrow();
  }

  /** Refuses a duration without two samples in it. */
  static void requireSamples(double duration) {
    require(
        duration < Double.POSITIVE_INFINITY && samples(duration) >= 2,
        "duration",
        duration,
        "finite and at least 0.2 τ, which is two samples");
  }

  private static int samples(double duration) {
    return (int) (duration / INTERVAL * (1 + 1e-12)); // 0.3 / 0.1 rounds to less than 3
  }

  /** Runs an engine, which began at {@code start}, on for {@code duration}, and averages. */
  static TimeAverages of(
      Snapshot start, CollisionEngine engine, double duration, Progress progress) {
    double from = engine.time();
    double[] origin = start.positions();
    double[] positions = new double[origin.length];
    List<DisplacementSums> quarters =
        Stream.generate(() -> new DisplacementSums(origin)).limit(4).toList();
    int samples = samples(duration);
    int half = samples / 2;
    int[] ends = {half / 2, half, half + (samples - half) / 2, samples};
    int quarter = 0;
    for (int k = 1; k <= samples; k++) {
      engine.run(from + Math.min(k * INTERVAL, duration), progress);
      engine.copyPositions(positions);
      while (k > ends[quarter]) {
        quarter++;
      }
      quarters.get(quarter).add(positions);
    }
    engine.run(from + duration, progress);
    return new TimeAverages(start, quarters);
  }

  /** The number of samples; the second half has one more when it is odd. */
  public int samples() {
    return first.samples() + second.samples();
  }

  /**
   * The same averages over the first and over the second half of the samples alone. How far they
   * differ says how far these here are from those of an endless run.
   *
   * @throws IllegalArgumentException when a half has fewer than two samples, or is one itself
   */
  public List<TimeAverages> halves() {
    require(parts.size() == 4, "averages", "those of a half", "of a whole run");
    require(samples() >= 4, "samples", samples(), "at least 4");
    return List.of(
        new TimeAverages(start, parts.subList(0, 2)), new TimeAverages(start, parts.subList(2, 4)));
  }

  /** ⟨d_i⟩: x, y, z of each particle in turn, 3N numbers. */
  public double[] displacements() {
    return IntStream.range(0, 3 * start.particles())
        .mapToDouble(k -> (first.vector(k / 3, k % 3) + second.vector(k / 3, k % 3)) / samples())
        .toArray();
  }

  /** ⟨|d_i|²⟩, in σ_L²: one number a particle. */
  public double[] meanSquares() {
    return ofEach(this::meanSquare);
  }

  /** ⟨|d_i|⟩: one number a particle. */
  public double[] meanLengths() {
    return ofEach(i -> (first.length(i) + second.length(i)) / samples());
  }

  /**
   * How far each particle's mean position is from its start: |⟨d_i⟩| = sqrt(⟨d_i⟩₁·⟨d_i⟩₂), not
   * raised by noise; 0 where noise has made the product negative.
   */
  public double[] distances() {
    return ofEach(i -> Math.sqrt(Math.max(squareOfMean(i), 0)));
  }

  /**
   * The radius of the region that each particle moves in, round its mean position: sqrt⟨|r_i −
   * ⟨r_i⟩|²⟩ = sqrt(⟨|d_i|²⟩ − ⟨d_i⟩₁·⟨d_i⟩₂).
   */
  public double[] radii() {
    return ofEach(i -> Math.sqrt(Math.max(meanSquare(i) - squareOfMean(i), 0)));
  }

  private double[] ofEach(IntToDoubleFunction value) {
    return IntStream.range(0, start.particles()).mapToDouble(value).toArray();
  }

  private double meanSquare(int particle) {
    return (first.square(particle) + second.square(particle)) / samples();
  }

  /** ⟨d⟩₁·⟨d⟩₂. */
  private double squareOfMean(int particle) {
    double product = 0;
    for (int axis = 0; axis < 3; axis++) {
      product += first.vector(particle, axis) * second.vector(particle, axis);
    }
    return product / first.samples() / second.samples();
  }

  /**
   * One row a particle. Columns: particle; species; distance, of the mean position from the start
   * ({@link #distances}); radius, of the region round it ({@link #radii}); displacement, ⟨|d|⟩
   * ({@link #meanLengths}).
   */
  public Table table() {
    return Table.create(
        "time averages",
        IntColumn.create("particle", IntStream.range(0, start.particles()).toArray()),
        StringColumn.create("species", start.species()),
        DoubleColumn.create("distance", distances()),
        DoubleColumn.create("radius", radii()),
        DoubleColumn.create("displacement", meanLengths()));
  }

  @Override
  public Summary summary() {
    return Summary.of("Averages over time")
        .with("particles", "%d", start.particles())
        .with("samples", "%d, one every %s τ", samples(), INTERVAL)
        .with("distance", "%.4f σ_L from start to mean position", mean(distances()))
        .with("radius", "%.4f σ_L round the mean position", mean(radii()))
        .with("displacement", "%.4f σ_L from the start", mean(meanLengths()));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
