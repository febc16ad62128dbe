package org.vitrine.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EventDrivenSimulation;

/** The tethered runs of one call, in parallel; kept, where there is a directory. */
final class CageSampling {

  private final List<Snapshot> snapshots;
  private final Cage cage;
  private final double[] radii;

  /** Of each radius, in τ. */
  private final double[] lengths;

  private final long seed;

  /**
   * Nothing is run yet.
   *
   * @throws IllegalArgumentException when a snapshot is not of hard spheres
   */
  CageSampling(List<Snapshot> snapshots, Cage cage, long seed) {
    this.snapshots = List.copyOf(snapshots);
    this.cage = cage;
    this.radii = cage.radii();
    this.lengths = DoubleStream.of(radii).map(cage::length).toArray();
    this.seed = seed;
    for (int k = 0; k < snapshots.size(); k++) {
      try {
        EventDrivenSimulation.requireNoOverlaps(snapshots.get(k));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "snapshots["
                + k
                + "] must be of hard spheres without overlap, whose collisions sample the cage: "
                + e.getMessage(),
            e);
      }
    }
  }

  /** For each radius in turn the runs of all snapshots. */
  List<List<CageRun>> runs(Runner runner, @Nullable Path directory) {
    List<List<CageRun>> runs = new ArrayList<>();
    for (int r = 0; r < radii.length; r++) {
      runs.add(new ArrayList<>());
    }
    int count = Math.multiplyExact(snapshots.size(), radii.length);
    Kept kept = directory == null ? null : kept(directory);
    try (Progress progress =
        Progress.ofPieces("sampling cages", count, "cage runs", cage.cost() / radii.length)) {
      runner.make(
          new Pieces<>(progress, count, task(), kept),
          (number, run) -> runs.get(number % radii.length).add(run));
    }
    return runs;
  }

  /** Takes along what it needs, since it may travel. */
  private Pieces.Task<CageRun> task() {
    Snapshot[] starts = snapshots.toArray(Snapshot[]::new);
    double[] radius = radii;
    double[] length = lengths;
    long velocities = seed;
    return (number, worked) -> {
      int k = number / radius.length;
      int r = number % radius.length;
      return CageRun.of(starts[k], radius[r], length[r], velocities, k, worked);
    };
  }

  /**
   * The runs in their directory. The snapshots are kept one by one, and a run's length with its
   * radius: more snapshots or other radii go on from what is there.
   */
  private Kept kept(Path path) {
    WorkDirectory directory =
        WorkDirectory.open(path, EventDrivenSimulation.callOf("cage").with("seed", seed));
    for (int k = 0; k < snapshots.size(); k++) {
      ArrayFile start = ArrayFile.of("start").with("snapshots[" + k + "]", snapshots.get(k));
      directory.agree("start-" + k, start);
    }
    for (int r = 0; r < radii.length; r++) {
      String label = Cage.label(radii[r]);
      directory.agree(
          "length-" + label,
          ArrayFile.of("length")
              .with("equilibration at " + label, Cage.EQUILIBRATION)
              .with("length at " + label, lengths[r]));
    }
    return new Kept(directory, radii);
  }

  private static final class Kept implements Pieces.Store<CageRun> {

    private static final long serialVersionUID = 1L;

    private final WorkDirectory directory;
    private final double[] radii;

    Kept(WorkDirectory directory, double[] radii) {
      this.directory = directory;
      this.radii = radii;
    }

    private String name(int number) {
      return "snapshot-" + number / radii.length + "-" + Cage.label(radii[number % radii.length]);
    }

    @Override
    public boolean holds(int number) {
      return directory.holds(name(number));
    }

    @Override
    public @Nullable CageRun find(int number) {
      ArrayFile piece = directory.find(name(number));
      return piece == null ? null : CageRun.of(piece);
    }

    @Override
    public void keep(int number, CageRun run) {
      directory.keep(name(number), run.file());
    }

    @Override
    public String place() {
      return directory.toString();
    }
  }
}
