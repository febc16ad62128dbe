package org.vitrine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * First and second moments of features and targets over the particles of one species: all that
 * ridge regression needs of them.
 *
 * <p>Everything is counted from an origin close to the mean, so that centring later loses no
 * digits. Particles are added in order: the same data give the same bits on any number of threads.
 */
final class Moments {

  final int features;
  final int targets;
  final int count;

  private final double[] originX;
  private final double[] originY;

  /** Σ z zᵀ of z = (x, y, 1), upper triangle. */
  private final double[][] products;

  private Moments(double[] originX, double[] originY, int count) {
    this.features = originX.length;
    this.targets = originY.length;
    this.count = count;
    this.originX = originX;
    this.originY = originY;
    int width = features + targets + 1;
    this.products = new double[width][width];
  }

  /** Of the particles of a species in all of the data, counted from zero. */
  static Moments aboutZero(LearningData data, String species) {
    return about(new double[data.names().size()], new double[data.times().length], data, species);
  }

  /** Of the particles of a species, counted from the origin that other moments are counted from. */
  static Moments about(Moments other, LearningData data, String species) {
    return about(other.originX, other.originY, data, species);
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
    return about(originX, originY, data, species);
  }

  private static Moments about(
      double[] originX, double[] originY, LearningData data, String species) {
    List<Particles> blocks = new ArrayList<>();
    List<Integer> members = new ArrayList<>();
    for (Particles block : data.blocks()) {
      for (int i : block.ofSpecies(species)) {
        blocks.add(block);
        members.add(i);
      }
    }
    double[][] y = new double[originY.length][];
    Arrays.setAll(y, t -> data.target(species, t));
    Moments moments = new Moments(originX, originY, members.size());
    OuterProducts.add(
        moments.products,
        moments.count,
        (row, z) -> {
          data.features().copy(blocks.get(row), members.get(row), z);
          for (int j = 0; j < originX.length; j++) {
            z[j] -= originX[j];
          }
          for (int t = 0; t < originY.length; t++) {
            z[originX.length + t] = y[t][row] - originY[t];
          }
          z[z.length - 1] = 1;
        });
    return moments;
  }

  /** Of the particles of all of these together, which are counted from the same origin. */
  static Moments sum(List<Moments> parts) {
    Moments sum =
        new Moments(
            parts.get(0).originX,
            parts.get(0).originY,
            parts.stream().mapToInt(part -> part.count).sum());
    for (Moments part : parts) {
      for (int a = 0; a < sum.products.length; a++) {
        for (int b = a; b < sum.products.length; b++) {
          sum.products[a][b] += part.products[a][b];
        }
      }
    }
    return sum;
  }

  /** The mean of a feature. */
  double mean(int feature) {
    return originX[feature] + sum(feature) / count;
  }

  /** The standard deviation of a feature (ddof 0). */
  double deviation(int feature) {
    return Math.sqrt(Math.max(centred(feature, feature) / count, 0));
  }

  /** The mean of a target. */
  double targetMean(int target) {
    return originY[target] + sum(features + target) / count;
  }

  /** Σ (x_j − x̄_j)(x_k − x̄_k), the means being those of these moments. */
  double centredGram(int j, int k) {
    return centred(Math.min(j, k), Math.max(j, k));
  }

  /** Σ (x_j − x̄_j)(y_t − ȳ_t). */
  double centredCross(int j, int target) {
    return centred(j, features + target);
  }

  /** Σ (y_t − ȳ_t)². */
  double centredSquares(int target) {
    return centred(features + target, features + target);
  }

  /** Σ z_a from the origin. */
  private double sum(int a) {
    return products[a][features + targets];
  }

  /** Of a ≤ b. */
  private double centred(int a, int b) {
    return products[a][b] - sum(a) * sum(b) / count;
  }
}
