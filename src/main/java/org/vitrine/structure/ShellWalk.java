package org.vitrine.structure;

/**
 * Walks outwards through the shells of a band and has for each the weights of the neighbours that
 * it reaches.
 *
 * <p>Of one neighbour the Gaussians of successive shells differ by a factor that itself changes by
 * a constant factor from shell to shell. So two exponentials, at the first shell that reaches it,
 * serve them all; rounding errors stay near 10⁻¹⁴ of each weight. Neighbours come from near to far,
 * so that those in reach of a shell are one stretch of the array, which vector instructions can
 * work on.
 *
 * <p>A Gaussian is cut where its distance from the centre is {@code cut} widths. Shorter than 9 is
 * wrong for the paper's shells: contact of two large particles is 5.6 δ from the first, whose
 * column, standardised, a cut at 6 δ changes by 0.7, one at 9 δ by 5·10⁻¹¹.
 *
 * <p>Used again and again, without new memory: one object a thread.
 */
final class ShellWalk {

  /** Shells after which the weights are made anew: errors grow as the square of their number. */
  private static final int RENEWAL = 32;

  private final double cut;
  private double[] weights = new double[0];

  /** From the weight in this shell to the one in the next. */
  private double[] factors = new double[0];

  private double[] workspace = new double[0];

  /** How many neighbours have been entered by each shell: it or one before reaches them. */
  private int[] entered = new int[0];

  /** Of the present band. */
  private double[] distances = new double[0];

  private double width;
  private double stride;
  private double decay;
  private ShellBand band = new ShellBand(1, 1, 1, 1);

  /** The present shell, and from … to − 1, the neighbours that it reaches. */
  private int shell;

  private int from;

  private int to;

  /**
   * @param cut in widths
   */
  ShellWalk(double cut) {
    this.cut = cut;
  }

  /**
   * Begins a band, before its first shell.
   *
   * @param distances increasing, in σ_L
   * @param size how many of them there are
   */
  void begin(ShellBand band, double[] distances, int size) {
    this.band = band;
    this.distances = distances;
    width = band.width();
    stride = Math.min(band.step() / width, 2 * cut); // farther apart, none reaches two
    decay = StrictMath.exp(-stride * stride);
    reserve(band.count(), distances.length);
    shell = -1;
    from = 0;
    skip(band.first() - cut * width, size);
    to = from;
    int next = from;
    double scale = 1 / width;
    for (int k = 0; k < band.count(); k++) {
      double centre = band.centre(k);
      double outer = centre + cut * width;
      while (next < size && distances[next] < outer) {
        weights[next] = (distances[next] - centre) * scale;
        next++;
      }
      entered[k] = next;
    }
    turnIntoWeights(from, next);
  }

  /** Goes on to the next shell. */
  void next() {
    shell++;
    double centre = band.centre(shell);
    int before = to;
    to = entered[shell];
    skip(centre - cut * width, to);
    if (shell % RENEWAL == RENEWAL - 1) {
      for (int j = from; j < before; j++) {
        weights[j] = (distances[j] - centre) / width;
      }
      turnIntoWeights(from, before);
    } else {
      for (int j = from; j < before; j++) {
        weights[j] *= factors[j];
        factors[j] *= decay;
      }
    }
  }

  /** From the distances to a shell's centre, in widths, to the weights in it, and the factors. */
  private void turnIntoWeights(int first, int end) {
    for (int j = first; j < end; j++) {
      double x = weights[j];
      weights[j] = -0.5 * x * x;
      factors[j] = stride * (x - 0.5 * stride);
    }
    Exponential.of(weights, first, end, workspace, 0.5 * cut * cut);
    Exponential.of(factors, first, end, workspace, stride * (cut + 0.5 * stride));
  }

  /** Leaves behind those that are too far inside. */
  private void skip(double inner, int end) {
    while (from < end && distances[from] <= inner) {
      from++;
    }
  }

  private void reserve(int shells, int neighbors) {
    if (entered.length < shells) {
      entered = new int[shells];
    }
    if (weights.length < neighbors) {
      weights = new double[neighbors];
      factors = new double[neighbors];
      workspace = new double[neighbors];
    }
  }

  /** The first neighbour that the shell reaches. */
  int from() {
    return from;
  }

  /** The first one beyond. */
  int to() {
    return to;
  }

  /** The weights of neighbours {@link #from} … {@link #to} − 1. Not a copy. */
  double[] weights() {
    return weights;
  }

  /** The sum of the weights, in four strands, for additions wait for each other. */
  double sum() {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = from;
    for (; j + 3 < to; j += 4) {
      a += weights[j];
      b += weights[j + 1];
      c += weights[j + 2];
      d += weights[j + 3];
    }
    for (; j < to; j++) {
      a += weights[j];
    }
    return (a + b) + (c + d);
  }
}
