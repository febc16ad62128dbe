package org.vitrine.io;

import java.io.IOException;
import org.vitrine.particles.Snapshot;

/** A text format of snapshots, one after the other. */
interface SnapshotFormat {

  /** Reads the next snapshot. */
  Snapshot read(SnapshotLines lines) throws IOException;

  /** Appends a snapshot. */
  void write(Snapshot snapshot, StringBuilder text);

  /**
   * Two species whose names only tell them apart, such as "a" and "b", become "L" and "S" by
   * diameter.
   */
  static Snapshot withLargeAndSmall(Snapshot snapshot) {
    if (snapshot.speciesNames().size() != 2) {
      return snapshot;
    }
    String larger = snapshot.speciesNames().get(0);
    String[] species = snapshot.species();
    for (int i = 0; i < species.length; i++) {
      species[i] = species[i].equals(larger) ? "L" : "S";
    }
    return Snapshot.of(
        snapshot.box(), snapshot.positions(), snapshot.diameters(), snapshot.masses(), species);
  }
}
