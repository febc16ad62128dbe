package org.vitrine.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.particles.Snapshot;

/** The aged snapshots of one call in their directory. */
final class KeptSnapshots implements Pieces.Store<Snapshot> {

  private static final String SNAPSHOT = "snapshot";

  private final WorkDirectory directory;

  private KeptSnapshots(WorkDirectory directory) {
    this.directory = directory;
  }

  /** Everything that a snapshot depends on belongs to the call; their count does not. */
  static KeptSnapshots in(Path directory, HardSphereMixture mixture, double age, long seed) {
    ArrayFile call =
        EventDrivenSimulation.callOf("snapshots")
            .with("particles", mixture.particles())
            .with("composition", mixture.composition())
            .with("sizeRatio", mixture.sizeRatio())
            .with("massRatio", mixture.massRatio())
            .with("packingFraction", mixture.packingFraction())
            .with("age", age)
            .with("seed", seed);
    return new KeptSnapshots(WorkDirectory.open(directory, call));
  }

  private static String name(int number) {
    return SNAPSHOT + "-" + number;
  }

  @Override
  public boolean holds(int number) {
    return directory.holds(name(number));
  }

  @Override
  public @Nullable Snapshot find(int number) {
    ArrayFile piece = directory.find(name(number));
    return piece == null ? null : piece.snapshot(SNAPSHOT);
  }

  @Override
  public void keep(int number, Snapshot snapshot) {
    directory.keep(name(number), ArrayFile.of(SNAPSHOT).with(SNAPSHOT, snapshot));
  }

  @Override
  public String place() {
    return directory.toString();
  }
}
