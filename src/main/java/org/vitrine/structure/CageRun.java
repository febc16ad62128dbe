package org.vitrine.structure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.DoubleStream;
import org.vitrine.concurrent.Progress;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;
import org.vitrine.simulation.TimeAverages;

/**
 * What one tethered run tells of a snapshot's cages.
 *
 * @param displacements from each particle's place to its cage's centre: 3N
 * @param columns for each particle in turn distance, radius and mean displacement
 * @param reliability for each species in turn (by decreasing diameter) the correlation that these
 *     three columns would have with those of another seed, estimated from half-runs
 * @param seconds of CPU time that it took; NaN when it was kept from an earlier call
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CageRun(double[] displacements, double[] columns, double[] reliability, double seconds) {

  static final int COLUMNS = 3;

  private static final String DISPLACEMENTS = "displacements";
  private static final String VALUES = "columns";
  private static final String RELIABILITY = "reliability";

  static CageRun of(
      Snapshot start, double radius, double length, long seed, int number, Progress progress) {
    long from = cpuNanos();
    EventDrivenSimulation simulation =
        EventDrivenSimulation.inCages(start, radius, seed, number)
            .run(Cage.EQUILIBRATION, progress);
    TimeAverages averages = simulation.averages(length, progress);
    double seconds = 1e-9 * (cpuNanos() - from);
    return new CageRun(
        averages.displacements(), columns(averages), reliability(start, averages), seconds);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double[] columns(TimeAverages averages) {
    double[] distances = averages.distances();
    double[] radii = averages.radii();
    double[] lengths = averages.meanLengths();
    double[] columns = new double[COLUMNS * distances.length];
    for (int i = 0; i < distances.length; i++) {
      columns[COLUMNS * i] = distances[i];
      columns[COLUMNS * i + 1] = radii[i];
      columns[COLUMNS * i + 2] = lengths[i];
    }
    return columns;
  }

  private static double[] reliability(Snapshot start, TimeAverages averages) {
    List<TimeAverages> halves = averages.halves();
    double[] agreement = agreement(start, columns(halves.get(0)), columns(halves.get(1)));
    // Spearman and Brown: of runs twice as long as these, each with noise of its own
    return DoubleStream.of(agreement)
        .map(half -> half > 0 ? 2 * half / (1 + half) : half)
        .toArray();
  }

  /** For each species in turn, how columns of two runs correlate over its particles. */
  static double[] agreement(Snapshot start, double[] one, double[] other) {
    List<String> names = start.speciesNames();
    String[] species = start.species();
    double[] agreement = new double[names.size() * COLUMNS];
    for (int k = 0; k < agreement.length; k++) {
      agreement[k] = correlation(one, other, k % COLUMNS, species, names.get(k / COLUMNS));
    }
    return agreement;
  }

  /** Pearson's, over the particles of a species. */
  private static double correlation(
      double[] one, double[] other, int column, String[] species, String name) {
    double n = 0;
    double meanOne = 0;
    double meanOther = 0;
    double one2 = 0;
    double other2 = 0;
    double product = 0;
    for (int i = 0; i < species.length; i++) {
      if (species[i].equals(name)) {
        double x = one[COLUMNS * i + column] - meanOne;
        double y = other[COLUMNS * i + column] - meanOther;
        n++;
        meanOne += x / n;
        meanOther += y / n;
        one2 += x * x * (n - 1) / n;
        other2 += y * y * (n - 1) / n;
        product += x * y * (n - 1) / n;
      }
    }
    return product / Math.sqrt(one2 * other2);
  }

  /** The configuration of the cages' centres. */
  Snapshot centres(Snapshot start) {
    double[] positions = start.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += displacements[k];
    }
    return start.withPositions(positions);
  }

  /** All but the seconds, which are of the machine. */
  ArrayFile file() {
    return addTo(ArrayFile.of("cage run"), "");
  }

  /** The file with the same, each name followed by {@code suffix}. */
  ArrayFile addTo(ArrayFile file, String suffix) {
    return file.with(DISPLACEMENTS + suffix, displacements)
        .with(VALUES + suffix, columns)
        .with(RELIABILITY + suffix, reliability);
  }

  static CageRun of(ArrayFile file) {
    return of(file, "");
  }

  static CageRun of(ArrayFile file, String suffix) {
    return new CageRun(
        file.doubles(DISPLACEMENTS + suffix),
        file.doubles(VALUES + suffix),
        file.doubles(RELIABILITY + suffix),
        Double.NaN);
  }
}
