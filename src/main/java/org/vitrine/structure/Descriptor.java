package org.vitrine.structure;

import java.util.List;
import org.vitrine.particles.Neighborhood;

/**
 * Numbers that say something about the surroundings of a particle: generation 0 of some columns.
 * The paper's own are of this kind, and so can yours be ({@link DescriptorGrid#with}).
 *
 * <p>One object serves all snapshots and threads, so {@link #measure} must keep nothing in fields.
 */
public interface Descriptor {

  /** Particles farther away than this, in σ_L, are of no interest. */
  double range();

  /** The columns' names, without the generation: "crowding_r1.5" becomes g0_crowding_r1.5. */
  List<String> names();

  /**
   * Measures one particle.
   *
   * @param around its neighbours of all species, from near to far; there may be some beyond {@link
   *     #range()}
   * @param values one for each of {@link #names()}, 0 before
   */
  void measure(Neighborhood around, double[] values);
}
