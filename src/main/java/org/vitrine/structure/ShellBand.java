package org.vitrine.structure;

/**
 * Equally spaced spherical shells of one width: weight exp(−(r_ij − r)² / 2δ²) round the centres r
 * = first + k · step. Lengths in σ_L.
 *
 * <p>The Gaussian is cut at 9 δ, where it is 3·10⁻¹⁸. Shorter is wrong: contact of two large
 * particles is 5.6 δ from the first shell of the default grid, whose column, standardised, a cut at
 * 6 δ changes by 0.7, one at 9 δ by 5·10⁻¹¹.
 */
final class ShellBand {

  private static final double CUT = 9;

  private final double first;
  private final double step;
  private final int count;
  private final double width;

  /** The step in units of the width, and exp(−(step / δ)²). */
  private final double stride;

  private final double decay;

  ShellBand(double first, double step, int count, double width) {
    this.first = first;
    this.step = step;
    this.count = count;
    this.width = width;
    this.stride = step / width;
    this.decay = StrictMath.exp(-stride * stride);
  }

  /** {@code count} shells, the first and the last round the given centres. */
  static ShellBand between(double first, double last, int count, double width) {
    return new ShellBand(first, (last - first) / (count - 1), count, width);
  }

  int count() {
    return count;
  }

  double width() {
    return width;
  }

  double centre(int k) {
    return first + k * step;
  }

  /** The distance at which the last shell ends. */
  double range() {
    return centre(count - 1) + CUT * width;
  }

  /**
   * Adds the weights of a particle at some distance to {@code sums[offset + k]} of every shell k
   * that reaches it, if any.
   *
   * <p>Neighbouring Gaussians differ by a factor that itself changes by a constant factor from
   * shell to shell, so three exponentials serve them all. Walking outwards from the nearest shell
   * the weights only fall, and rounding errors stay near 10⁻¹⁴ of each.
   *
   * @return whether a shell reaches the particle
   */
  boolean add(double distance, double[] sums, int offset) {
    double position = (distance - first) / step;
    double reach = CUT / stride;
    int lowest = Math.max(0, (int) Math.ceil(position - reach));
    int highest = Math.min(count - 1, (int) Math.floor(position + reach));
    if (lowest > highest) {
      return false;
    }
    int nearest = Math.max(lowest, Math.min(highest, (int) Math.rint(position)));
    double x = (distance - centre(nearest)) / width;
    double weight = StrictMath.exp(-0.5 * x * x);
    sums[offset + nearest] += weight;
    if (nearest < highest) {
      double factor = StrictMath.exp(stride * (x - 0.5 * stride));
      double outer = weight;
      for (int k = nearest + 1; k <= highest; k++) {
        outer *= factor;
        factor *= decay;
        sums[offset + k] += outer;
      }
    }
    if (nearest > lowest) {
      double factor = StrictMath.exp(stride * (-x - 0.5 * stride));
      double inner = weight;
      for (int k = nearest - 1; k >= lowest; k--) {
        inner *= factor;
        factor *= decay;
        sums[offset + k] += inner;
      }
    }
    return true;
  }
}
