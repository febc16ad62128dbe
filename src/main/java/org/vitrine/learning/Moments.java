package org.vitrine.learning;

import java.util.Arrays;
import java.util.List;
import org.vitrine.concurrent.StoppedException;

/**
 * First and second moments of features and targets over the particles of one species: all that
 * ridge regression needs of them.
 *
 * <p>Everything is counted from an origin close to the mean, so that centring later loses no
 * digits. Rows are taken in order, panel by panel: the same data give the same bits.
 */
final class Moments {

  /** Rows that are multiplied at once: with 1062 features they fit into a second-level cache. */
  private static final int PANEL = 64;

  final int features;
  final int targets;

  /** Σ x xᵀ, upper triangle, row by row. */
  final double[] gram;

  /** Σ x yᵀ, one row a feature. */
  final double[] cross;

  final double[] sumX;
  final double[] sumY;
  final double[] squaresY;
  final double[] originX;
  final double[] originY;
  int count;

  private final double[][] panel;
  private int filled;

  private Moments(double[] originX, double[] originY) {
    this.features = originX.length;
    this.targets = originY.length;
    this.originX = originX;
    this.originY = originY;
    this.gram = new double[features * features];
    this.cross = new double[features * targets];
    this.sumX = new double[features];
    this.sumY = new double[targets];
    this.squaresY = new double[targets];
    this.panel = new double[PANEL][features];
  }

  /** Of the particles of a species in all of the data, counted from zero. */
  static Moments aboutZero(LearningData data, String species) {
    Moments moments = new Moments(new double[data.names().size()], new double[data.times().length]);
    moments.addAll(data, data.blocks(), species);
    return moments;
  }

  /** Of the particles of a species, counted from the origin that other moments are counted from. */
  static Moments about(Moments other, LearningData data, String species) {
    Moments moments = new Moments(other.originX, other.originY);
    moments.addAll(data, data.blocks(), species);
    return moments;
  }

  /** Of the particles of a species, counted from their mean in the first snapshot. */
  static Moments of(LearningData data, String species) {
    double[] originX = new double[data.names().size()];
    double[] originY = new double[data.times().length];
    Particles first = data.blocks().get(0);
    int[] members = first.ofSpecies(species);
    double[] row = new double[originX.length];
    for (int i : members) {
      data.features().copy(first, i, row);
      for (int j = 0; j < row.length; j++) {
        originX[j] += row[j] / members.length;
      }
    }
    for (int t = 0; t < originY.length; t++) {
      double[] y = data.targets().at(first, t);
      originY[t] = Arrays.stream(members).mapToDouble(i -> y[i]).average().orElse(0);
    }
    Moments moments = new Moments(originX, originY);
    moments.addAll(data, data.blocks(), species);
    return moments;
  }

  /** Of the particles of all of these together, which are counted from the same origin. */
  static Moments sum(List<Moments> parts) {
    Moments sum = new Moments(parts.get(0).originX, parts.get(0).originY);
    for (Moments part : parts) {
      sum.count += part.count;
      addTo(sum.gram, part.gram);
      addTo(sum.cross, part.cross);
      addTo(sum.sumX, part.sumX);
      addTo(sum.sumY, part.sumY);
      addTo(sum.squaresY, part.squaresY);
    }
    return sum;
  }

  private static void addTo(double[] sum, double[] more) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += more[k];
    }
  }

  private void addAll(LearningData data, List<Particles> blocks, String species) {
    double[] y = new double[targets];
    for (Particles block : blocks) {
      double[][] values = new double[targets][];
      for (int t = 0; t < targets; t++) {
        values[t] = data.targets().at(block, t);
      }
      for (int i : block.ofSpecies(species)) {
        data.features().copy(block, i, panel[filled]);
        for (int t = 0; t < targets; t++) {
          y[t] = values[t][i] - originY[t];
        }
        addRow(panel[filled], y);
        if (++filled == PANEL) {
          flush();
        }
      }
    }
    flush();
  }

  private void addRow(double[] x, double[] y) {
    count++;
    for (int j = 0; j < features; j++) {
      x[j] -= originX[j];
      sumX[j] += x[j];
      for (int t = 0, at = j * targets; t < targets; t++, at++) {
        cross[at] += x[j] * y[t];
      }
    }
    for (int t = 0; t < targets; t++) {
      sumY[t] += y[t];
      squaresY[t] += y[t] * y[t];
    }
  }

  /**
   * Adds the panel's outer products, four rows at a time: one row of the Gram matrix stays in the
   * first-level cache while the panel passes, and the inner loop, a sum without a carried
   * dependence, is one that the JIT compiles to vectors.
   */
  private void flush() {
    StoppedException.throwIfInterrupted("fitting");
    for (int r = filled; r % 4 != 0; r++) {
      Arrays.fill(panel[r], 0);
      filled++;
    }
    for (int i = 0; i < features; i++) {
      for (int r = 0; r < filled; r += 4) {
        addProducts(i, panel[r], panel[r + 1], panel[r + 2], panel[r + 3]);
      }
    }
    filled = 0;
  }

  private void addProducts(int i, double[] x0, double[] x1, double[] x2, double[] x3) {
    double a0 = x0[i];
    double a1 = x1[i];
    double a2 = x2[i];
    double a3 = x3[i];
    int row = i * features;
    for (int j = i; j < features; j++) {
      gram[row + j] += a0 * x0[j] + a1 * x1[j] + a2 * x2[j] + a3 * x3[j];
    }
  }

  /** The mean of a feature. */
  double mean(int feature) {
    return originX[feature] + sumX[feature] / count;
  }

  /** The standard deviation of a feature (ddof 0). */
  double deviation(int feature) {
    double mean = sumX[feature] / count;
    return Math.sqrt(Math.max(gram[feature * features + feature] / count - mean * mean, 0));
  }

  /** The mean of a target. */
  double targetMean(int target) {
    return originY[target] + sumY[target] / count;
  }

  /** Σ (x_j − x̄_j)(x_k − x̄_k), the means being those of these moments. */
  double centredGram(int j, int k) {
    double sum = j <= k ? gram[j * features + k] : gram[k * features + j];
    return sum - sumX[j] * sumX[k] / count;
  }

  /** Σ (x_j − x̄_j)(y_t − ȳ_t). */
  double centredCross(int j, int target) {
    return cross[j * targets + target] - sumX[j] * sumY[target] / count;
  }

  /** Σ (y_t − ȳ_t)². */
  double centredSquares(int target) {
    return squaresY[target] - sumY[target] * sumY[target] / count;
  }
}
