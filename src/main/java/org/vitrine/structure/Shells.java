package org.vitrine.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Spherical shells round a particle: bands of them, each with its own spacing and width, one after
 * the other. Because widths grow from band to band, a shell may reach a particle that nearer shells
 * do not; so every band is asked, and no search stops at the first shell out of reach.
 */
final class Shells {

  private final List<ShellBand> bands;

  Shells(ShellBand... bands) {
    this.bands = List.of(bands);
  }

  /** The number of shells. */
  int count() {
    return bands.stream().mapToInt(ShellBand::count).sum();
  }

  /** No particle beyond this distance, in σ_L, reaches a shell. */
  double range() {
    return bands.stream().mapToDouble(ShellBand::range).max().orElse(0);
  }

  /** One name a shell, such as "r0.860000_d0.025": centre and width in σ_L. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (ShellBand band : bands) {
      for (int k = 0; k < band.count(); k++) {
        names.add(String.format(Locale.ROOT, "r%.6f_d%.3f", band.centre(k), band.width()));
      }
    }
    return names;
  }

  /**
   * Adds the weights of a particle at some distance to {@code sums}: one value a shell, from {@code
   * offset} on.
   *
   * @return whether a shell reaches the particle
   */
  boolean add(double distance, double[] sums, int offset) {
    boolean reached = false;
    int place = offset;
    for (int b = 0; b < bands.size(); b++) {
      ShellBand band = bands.get(b);
      reached |= band.add(distance, sums, place);
      place += band.count();
    }
    return reached;
  }
}
