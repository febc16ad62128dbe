package org.vitrine.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary.Fact;

/** What tethered runs tell, as columns. */
final class CageColumns {

  private CageColumns() {}

  /** Three columns for each radius: distance, radius, mean displacement. */
  static List<ColumnBlock> of(Rows rows, Cage cage, long seed, @Nullable Path directory) {
    double[] radii = cage.radii();
    List<List<CageRun>> runs = new CageSampling(rows.snapshots(), cage, seed).runs(directory);
    List<ColumnBlock> blocks = new ArrayList<>();
    for (int r = 0; r < radii.length; r++) {
      ColumnBlock block = new ColumnBlock(Cage.names(radii[r]), rows);
      for (int s = 0; s < rows.snapshots().size(); s++) {
        double[] columns = runs.get(r).get(s).columns();
        System.arraycopy(columns, 0, block.values(s), 0, columns.length);
      }
      blocks.add(block.withFact(fact(radii[r], cage, runs.get(r))));
    }
    return blocks;
  }

  /**
   * The descriptors of the cages' centres, in as many generations as are wanted, and last the
   * distance of each centre from its particle.
   *
   * @param cage of a single radius
   */
  static List<ColumnBlock> ofCentres(
      Generations calculation,
      Rows rows,
      int last,
      Cage cage,
      long seed,
      @Nullable Path directory) {
    double radius = cage.radii()[0];
    List<CageRun> runs = new CageSampling(rows.snapshots(), cage, seed).runs(directory).get(0);
    List<Snapshot> centres =
        IntStream.range(0, runs.size())
            .mapToObj(s -> runs.get(s).centres(rows.snapshots().get(s)))
            .toList();
    Generations ofCentres = calculation.of(new Rows(centres));
    List<ColumnBlock> generations = new ArrayList<>();
    try (Progress progress = Progress.start("describing cage centres", rows.size(), "particles")) {
      generations.add(ofCentres.zeroth(progress));
      ofCentres.extend(generations, last, Progress.NONE);
    }
    ColumnBlock moved = new ColumnBlock(List.of(centreName(radius)), rows);
    for (int s = 0; s < runs.size(); s++) {
      double[] values = moved.values(s);
      for (int i = 0; i < values.length; i++) {
        values[i] = runs.get(s).columns()[CageRun.COLUMNS * i];
      }
    }
    Stream<ColumnBlock> renamed =
        generations.stream().map(block -> block.withPrefix(Cage.kind(radius) + "_"));
    return Stream.concat(renamed, Stream.of(moved.withFact(fact(radius, cage, runs)))).toList();
  }

  /** The name of the column that says how far the centres are. */
  static String centreName(double radius) {
    return Cage.kind(radius) + "_centre_displacement_" + Cage.label(radius);
  }

  /** What the columns of a radius have cost a snapshot, and how well they are known. */
  private static Fact fact(double radius, Cage cage, List<CageRun> runs) {
    double seconds =
        runs.stream()
            .mapToDouble(CageRun::seconds)
            .filter(s -> s >= 0)
            .average()
            .orElse(Double.NaN);
    String time =
        Double.isNaN(seconds)
            ? "kept from an earlier call"
            : String.format(Locale.ROOT, "%.2g s of one core", seconds);
    return new Fact(
        Cage.kind(radius) + " " + Cage.label(radius),
        String.format(
            Locale.ROOT,
            "%s τ a snapshot, %s; two-seed correlation %.2f, %.2f, %.2f"
                + " (distance, radius, displacement; estimated from half-runs)",
            Cage.plain(Cage.EQUILIBRATION + cage.length(radius)),
            time,
            reliability(runs, 0),
            reliability(runs, 1),
            reliability(runs, 2)));
  }

  /** Of one column: the mean over snapshots, of the species where it is lowest. */
  private static double reliability(List<CageRun> runs, int column) {
    int species = runs.get(0).reliability().length / CageRun.COLUMNS;
    return IntStream.range(0, species)
        .mapToDouble(
            k ->
                runs.stream()
                    .mapToDouble(run -> run.reliability()[CageRun.COLUMNS * k + column])
                    .average()
                    .orElseThrow())
        .filter(r -> !Double.isNaN(r)) // a species of one particle has none
        .min()
        .orElse(Double.NaN);
  }
}
