package org.vitrine.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured round each particle: the shells of the radial densities, shells and highest
 * degree of the bond order, and the distance over which a generation averages the one before.
 *
 * @param radial shells of eq. 2
 * @param angular shells of eqs. 3–5
 * @param degree the highest l of the bond order, which starts at 1
 * @param averagingRange r_c of eq. 6, in σ_L
 */
record DescriptorGrid(Shells radial, Shells angular, int degree, double averagingRange) {

  /**
   * The paper's: 81 radial and 12 × 16 angular columns for two species. It leaves the widths open:
   * the radial ones are those of its authors' published code.
   */
  static DescriptorGrid ofPaper() {
    return new DescriptorGrid(
        new Shells(
            ShellBand.between(0.86, 2, 46, 0.025),
            ShellBand.between(2.05, 3, 20, 0.05),
            ShellBand.between(3.1, 4.5, 15, 0.1)),
        new Shells(ShellBand.between(1, 2.5, 16, 0.1)),
        12,
        2.1);
  }

  /** Particles farther away than this, in σ_L, have no influence on generation 0. */
  double range() {
    return Math.max(radial.range(), angular.range());
  }

  /** The columns of a generation: densities by species and shell, bond order by l and shell. */
  List<String> names(int generation, List<String> species) {
    List<String> names = new ArrayList<>();
    for (String name : species) {
      for (String shell : radial.names()) {
        names.add("g" + generation + "_G_" + name + "_" + shell);
      }
    }
    for (int l = 1; l <= degree; l++) {
      for (String shell : angular.names()) {
        names.add("g" + generation + "_q_l" + l + "_" + shell);
      }
    }
    return names;
  }
}
