package org.vitrine;

import static org.vitrine.support.Arguments.requirePresent;

import java.util.List;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;

/**
 * The structure round each particle as numbers.
 *
 * <pre>{@code
 * var starts = Glass.snapshots(Glass.mixture(), 10, 1_000, 42);
 * var structure = Descriptors.of(starts);   // the paper's 354 descriptors in 3 generations
 * structure.table("g0_q_l6_r1.100000_d0.100", "g1_q_l6_r1.100000_d0.100")
 * }</pre>
 *
 * <p>Fewer generations or more, and columns of your own beside them:
 *
 * <pre>{@code
 * structure.withGenerations(0).with(myTable)   // myTable: snapshot, particle, and numbers
 * }</pre>
 */
public final class Descriptors {

  private Descriptors() {}

  /**
   * The paper's descriptors of every particle (eqs. 2–6): generations 0 to 2, for two species 1062
   * columns. In parallel over all cores.
   *
   * @param snapshots at least one; all of the same species
   * @return a row for each particle, in order of snapshot, then particle
   * @throws IllegalArgumentException when there is no snapshot, when species differ, or when a
   *     box's side is below 10.8 σ_L, twice the descriptors' range: a particle would see the
   *     periodic images of its own neighbours
   * @throws org.vitrine.concurrent.StoppedException when the calling thread is interrupted
   */
  public static StructuralDescriptors of(List<Snapshot> snapshots) {
    requirePresent("snapshots", snapshots);
    return StructuralDescriptors.of(snapshots);
  }

  /** The same of one snapshot. */
  public static StructuralDescriptors of(Snapshot snapshot) {
    requirePresent("snapshot", snapshot);
    return of(List.of(snapshot));
  }
}
