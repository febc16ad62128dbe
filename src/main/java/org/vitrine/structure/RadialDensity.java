package org.vitrine.structure;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.particles.CellList.Neighborhood;

/**
 * Density of neighbours of each species in spherical shells (paper, eq. 2).
 *
 * <p>G_i(r, δ, s) = Σ_{j ≠ i, s_j = s} exp(−(r_ij − r)² / 2δ²), dimensionless.
 *
 * <p>For one snapshot; holds what it needs between particles: one object a thread.
 */
final class RadialDensity implements Descriptor {

  private final Shells shells;
  private final double cut;
  private final List<String> species;
  private final int[] speciesOf;
  private final ShellWalk walk;
  private double[] distances = new double[0];

  /**
   * @param cut where a Gaussian ends, in its widths
   * @param species all names, in the order of the columns
   * @param speciesOf each particle's species as its place in {@code species}
   */
  RadialDensity(Shells shells, double cut, List<String> species, int[] speciesOf) {
    this.shells = shells;
    this.cut = cut;
    this.species = species;
    this.speciesOf = speciesOf;
    this.walk = new ShellWalk(cut);
  }

  @Override
  public double range() {
    return shells.range(cut);
  }

  /** By species, then shell. */
  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : species) {
      for (String shell : shells.names()) {
        names.add("G_" + name + "_" + shell);
      }
    }
    return names;
  }

  @Override
  public void measure(Neighborhood around, double[] values) {
    if (distances.length < around.size()) {
      distances = new double[2 * around.size()];
    }
    int place = 0;
    for (int s = 0; s < species.size(); s++) {
      int size = 0;
      for (int k = 0; k < around.size(); k++) {
        distances[size] = around.distance(k); // kept only if the count goes on
        size += speciesOf[around.particle(k)] == s ? 1 : 0;
      }
      for (int b = 0; b < shells.bands().size(); b++) {
        ShellBand band = shells.bands().get(b);
        walk.begin(band, distances, size);
        for (int shell = 0; shell < band.count(); shell++) {
          walk.next();
          values[place++] = walk.sum();
        }
      }
    }
  }
}
