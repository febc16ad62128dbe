package org.vitrine.structure;

import java.util.List;

/**
 * Walks through shells, band after band and outwards in each, and has for every one the weights of
 * the neighbours that it reaches.
 *
 * <p>Of one neighbour the Gaussians of successive shells differ by a factor that itself changes by
 * a constant factor from shell to shell. So two exponentials, at the first shell of a band that
 * reaches it, serve them all; rounding errors stay near 10⁻¹⁴ of each weight. Neighbours come from
 * near to far, so that those in reach of a shell are one stretch of the array, which vector
 * instructions can work on.
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

  private final List<ShellBand> bands;
  private final double cut;

  /** Of each band: the first neighbour that is not too far inside it, and its place in weights. */
  private final int[] firstNeighbor;

  private final int[] firstPlace;

  /** How many neighbours each shell, or one before it, reaches. */
  private final int[] entered;

  /** By band, then neighbour; those of successive shells take the same places. */
  private double[] weights = new double[0];

  /** From the weight in this shell to the one in the next. */
  private double[] factors = new double[0];

  private double[] workspace = new double[0];
  private double[] distances = new double[0];

  /** Of the present band. */
  private int bandNumber;

  private int shellOfBand;

  /** From a neighbour's number to its place. */
  private int shift;

  private double decay;

  /** The present shell, and from … to − 1, the neighbours that it reaches. */
  private int shell;

  private int from;
  private int to;

  /**
   * @param cut in widths
   */
  ShellWalk(Shells shells, double cut) {
    this.bands = shells.bands();
    this.cut = cut;
    firstNeighbor = new int[bands.size()];
    firstPlace = new int[bands.size()];
    entered = new int[shells.count()];
  }

  /**
   * Begins, before the first shell.
   *
   * @param distances increasing, in σ_L
   * @param size how many of them there are
   */
  void begin(double[] distances, int size) {
    this.distances = distances;
    reserve(bands.size() * size);
    int place = 0;
    int first = 0;
    double largest = 0;
    for (int b = 0; b < bands.size(); b++) {
      ShellBand band = bands.get(b);
      int next = 0;
      while (next < size && distances[next] <= band.first() - cut * band.width()) {
        next++;
      }
      firstNeighbor[b] = next;
      firstPlace[b] = place;
      double scale = 1 / band.width();
      for (int k = 0; k < band.count(); k++) {
        double centre = band.centre(k);
        double outer = centre + cut * band.width();
        while (next < size && distances[next] < outer) {
          weights[place++] = (distances[next] - centre) * scale;
          next++;
        }
        entered[first + k] = next;
      }
      first += band.count();
      setExponents(firstPlace[b], place, stride(band));
      largest = Math.max(largest, largestFactor(band));
    }
    Exponential.of(weights, 0, place, workspace, 0.5 * cut * cut);
    Exponential.of(factors, 0, place, workspace, largest);
    shell = -1;
    enterBand(0);
  }

  private void enterBand(int number) {
    bandNumber = number;
    shellOfBand = -1;
    if (number < bands.size()) {
      from = firstNeighbor[number];
      to = from;
      shift = firstPlace[number] - from;
      double stride = stride(bands.get(number));
      decay = StrictMath.exp(-stride * stride);
    }
  }

  /** Goes on to the next shell. */
  void next() {
    if (shellOfBand + 1 == bands.get(bandNumber).count()) {
      enterBand(bandNumber + 1);
    }
    shell++;
    shellOfBand++;
    ShellBand band = bands.get(bandNumber);
    double centre = band.centre(shellOfBand);
    double inner = centre - cut * band.width();
    int before = to;
    to = entered[shell];
    while (from < to && distances[from] <= inner) {
      from++;
    }
    if (shellOfBand % RENEWAL == RENEWAL - 1) {
      renew(band, centre, before);
    } else {
      for (int p = from + shift, end = before + shift; p < end; p++) {
        weights[p] *= factors[p];
        factors[p] *= decay;
      }
    }
  }

  private void renew(ShellBand band, double centre, int end) {
    for (int j = from; j < end; j++) {
      weights[j + shift] = (distances[j] - centre) / band.width();
    }
    setExponents(from + shift, end + shift, stride(band));
    Exponential.of(weights, from + shift, end + shift, workspace, 0.5 * cut * cut);
    Exponential.of(factors, from + shift, end + shift, workspace, largestFactor(band));
  }

  /** From distances to a shell's centre, in widths, to the exponents of weights and factors. */
  private void setExponents(int first, int end, double stride) {
    for (int p = first; p < end; p++) {
      double x = weights[p];
      weights[p] = -0.5 * x * x;
      factors[p] = stride * (x - 0.5 * stride);
    }
  }

  /** From shell to shell, in widths; no neighbour is in two shells that are farther apart. */
  private double stride(ShellBand band) {
    return Math.min(band.step() / band.width(), 2 * cut);
  }

  private double largestFactor(ShellBand band) {
    return stride(band) * (cut + 0.5 * stride(band));
  }

  private void reserve(int capacity) {
    if (weights.length < capacity) {
      int longer = capacity + capacity / 4;
      weights = new double[longer];
      factors = new double[longer];
      workspace = new double[longer];
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

  /** The weight of a neighbour in reach. */
  double weight(int neighbor) {
    return weights[neighbor + shift];
  }

  /** Copies the weights of some neighbours in reach to {@code row[first]} and so on. */
  void copy(int first, int end, double[] row) {
    System.arraycopy(weights, first + shift, row, first, end - first);
  }

  /** The sum of the weights, in four strands, for additions wait for each other. */
  double sum() {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int p = from + shift;
    int end = to + shift;
    for (; p + 3 < end; p += 4) {
      a += weights[p];
      b += weights[p + 1];
      c += weights[p + 2];
      d += weights[p + 3];
    }
    for (; p < end; p++) {
      a += weights[p];
    }
    return (a + b) + (c + d);
  }
}
