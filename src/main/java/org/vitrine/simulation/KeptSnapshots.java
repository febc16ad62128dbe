package org.vitrine.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Pieces;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.particles.Snapshot;

/**
 * The aged snapshots of one call in their directory; of one that is still ageing, the simulation as
 * it was some time ago.
 */
final class KeptSnapshots implements Pieces.Store<Snapshot> {

  private static final long serialVersionUID = 1L;

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

  private static String ageing(int number) {
    return "ageing-" + number;
  }

  /** The simulation that becomes a snapshot, as it was kept last; null when it was not. */
  @Nullable EventDrivenSimulation findAgeing(int number) {
    ArrayFile state = directory.find(ageing(number));
    return state == null ? null : EventDrivenSimulation.resume(state, ageing(number));
  }

  /** Keeps a simulation that is not old enough yet. */
  void keepAgeing(int number, EventDrivenSimulation simulation) {
    directory.keep(ageing(number), simulation.state());
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
    directory.remove(ageing(number));
  }

  @Override
  public String place() {
    return directory.toString();
  }
}
