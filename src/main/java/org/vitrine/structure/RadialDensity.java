package org.vitrine.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.particles.Neighborhood;

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
  private final int shellCount;
  private final List<String> species;
  private final int[] speciesOf;
  private final ShellWalk walk;
  private final int[] sizes;
  private double[][] distances;

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
    this.walk = new ShellWalk(shells, cut);
    this.shellCount = shells.count();
    this.sizes = new int[species.size()];
    this.distances = new double[species.size()][0];
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
    divide(around);
    int place = 0;
    for (int s = 0; s < species.size(); s++) {
      walk.begin(distances[s], sizes[s]);
      for (int shell = 0; shell < shellCount; shell++) {
        walk.next();
        values[place++] = walk.sum();
      }
    }
  }

  /** The distances of each species, from near to far. */
  private void divide(Neighborhood around) {
    if (distances[0].length < around.size()) {
      distances = new double[species.size()][2 * around.size()];
    }
    Arrays.fill(sizes, 0);
    for (int k = 0; k < around.size(); k++) {
      int s = speciesOf[around.particle(k)];
      distances[s][sizes[s]++] = around.distance(k);
    }
  }
}
