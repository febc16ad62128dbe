package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Spherical shells round a particle, each with a centre r and a width δ in σ_L: bands of equally
 * spaced ones, one after the other. A neighbour at distance r_ij counts exp(−(r_ij − r)² / 2δ²) in
 * a shell. Immutable.
 *
 * <pre>{@code
 * Shells.between(0.86, 2, 46, 0.025).and(2.05, 3, 20, 0.05)   // 46 shells from 0.86 to 2 σ_L, 20 wider ones
 * }</pre>
 *
 * <p>Because widths may grow from band to band, a shell may reach a particle that nearer shells do
 * not.
 */
public final class Shells {

  private final List<ShellBand> bands;

  private Shells(List<ShellBand> bands) {
    this.bands = List.copyOf(bands);
    List<String> names = names();
    require(
        new HashSet<>(names).size() == names.size(),
        "shells",
        names,
        "of different centre or width");
  }

  /** No shells. */
  public static Shells none() {
    return new Shells(List.of());
  }

  /**
   * Equally spaced shells.
   *
   * @param first centre of the first, in σ_L
   * @param last centre of the last, in σ_L
   * @param count at least 1
   * @param width δ, in σ_L
   */
  public static Shells between(double first, double last, int count, double width) {
    return new Shells(List.of(ShellBand.between(first, last, count, width)));
  }

  /** These shells and, after them, others as in {@link #between}. */
  public Shells and(double first, double last, int count, double width) {
    ShellBand band = ShellBand.between(first, last, count, width);
    return new Shells(Stream.concat(bands.stream(), Stream.of(band)).toList());
  }

  /** The number of shells. */
  public int count() {
    return bands.stream().mapToInt(ShellBand::count).sum();
  }

  List<ShellBand> bands() {
    return bands;
  }

  /** No particle beyond this distance, in σ_L, reaches a shell cut at so many widths. */
  double range(double cut) {
    return bands.stream().mapToDouble(band -> band.last() + cut * band.width()).max().orElse(0);
  }

  /** One name a shell, such as "r0.860000_d0.025": centre and width in σ_L. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (ShellBand band : bands) {
      String width = String.format(Locale.ROOT, "%.3f", band.width());
      if (Double.parseDouble(width) != band.width()) {
        width = BigDecimal.valueOf(band.width()).stripTrailingZeros().toPlainString();
      }
      for (int k = 0; k < band.count(); k++) {
        names.add(String.format(Locale.ROOT, "r%.6f_d%s", band.centre(k), width));
      }
    }
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shells that && bands.equals(that.bands);
  }

  @Override
  public int hashCode() {
    return bands.hashCode();
  }

  /** "46 at 0.86 … 2.0 σ_L, δ = 0.025; …". */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (ShellBand band : bands) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%d at %s … %s σ_L, δ = %s",
              band.count(),
              (float) band.first(),
              (float) band.last(),
              (float) band.width()));
    }
    return parts.isEmpty() ? "none" : String.join("; ", parts);
  }
}
