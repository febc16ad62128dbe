package org.vitrine.structure;

import org.vitrine.particles.CellList.Neighborhood;

/**
 * Density of neighbours of each species in spherical shells (paper, eq. 2).
 *
 * <p>G_i(r, δ, s) = Σ_{j ≠ i, s_j = s} exp(−(r_ij − r)² / 2δ²), dimensionless.
 */
final class RadialDensity {

  private final Shells shells;
  private final int shellCount;
  private final int[] speciesOf;
  private final int species;

  /**
   * @param speciesOf the number of each particle's species, below {@code species}
   */
  RadialDensity(Shells shells, int[] speciesOf, int species) {
    this.shells = shells;
    this.shellCount = shells.count();
    this.speciesOf = speciesOf;
    this.species = species;
  }

  /** The number of columns: species times shells. */
  int columns() {
    return species * shellCount;
  }

  /** Adds to a particle's columns, zero before, from {@code offset} on: by species, then shell. */
  void measure(Neighborhood around, double[] target, int offset) {
    for (int k = 0; k < around.size(); k++) {
      int block = speciesOf[around.particle(k)];
      shells.add(around.distance(k), target, offset + block * shellCount);
    }
  }
}
