package org.vitrine.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final long seed;

  /**
   * Nothing is run yet.
   *
   * @throws IllegalArgumentException when a snapshot is not of hard spheres
   */
  CageSampling(List<Snapshot> snapshots, Cage cage, long seed) {
    this.snapshots = snapshots;
    this.cage = cage;
    this.radii = cage.radii();
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
  List<List<CageRun>> runs(@Nullable Path directory) {
    List<List<CageRun>> runs = new ArrayList<>();
    for (int r = 0; r < radii.length; r++) {
      runs.add(new ArrayList<>());
    }
    int count = Math.multiplyExact(snapshots.size(), radii.length);
    Kept kept = directory == null ? null : new Kept(directory);
    try (Progress progress =
        Progress.ofPieces("sampling cages", count, "cage runs", cage.cost() / radii.length)) {
      Runner.local()
          .make(
              new Pieces<CageRun>(
                  progress,
                  count,
                  (number, worked) ->
                      run(number / radii.length, radii[number % radii.length], worked),
                  kept),
              (number, run) -> runs.get(number % radii.length).add(run));
    }
    return runs;
  }

  private CageRun run(int snapshot, double radius, Progress progress) {
    double length = cage.length(radius);
    return CageRun.of(snapshots.get(snapshot), radius, length, seed, snapshot, progress);
  }

  /**
   * The runs in their directory. The snapshots are kept one by one, and a run's length with its
   * radius: more snapshots or other radii go on from what is there.
   */
  private final class Kept implements Pieces.Store<CageRun> {

    private final WorkDirectory directory;

    Kept(Path path) {
      directory = WorkDirectory.open(path, EventDrivenSimulation.callOf("cage").with("seed", seed));
      for (int k = 0; k < snapshots.size(); k++) {
        ArrayFile start = ArrayFile.of("start").with("snapshots[" + k + "]", snapshots.get(k));
        directory.agree("start-" + k, start);
      }
      for (double radius : radii) {
        String label = Cage.label(radius);
        ArrayFile length = ArrayFile.of("length");
        directory.agree(
            "length-" + label,
            length
                .with("equilibration at " + label, Cage.EQUILIBRATION)
                .with("length at " + label, cage.length(radius)));
      }
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
