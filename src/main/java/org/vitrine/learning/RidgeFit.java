package org.vitrine.learning;

import org.vitrine.io.ArrayFile;

/** The ridge fit of one species. */
final class RidgeFit implements Predictions.OfSpecies {

  private final Scaling scaling;
  private final double[] alphas;
  private final Block block;
  private final double[] correlations;
  private final int[] chosen;
  private final double[] intercept;
  private final double[] weights;
  private final double seconds;

  /**
   * Keeps what is given.
   *
   * @param scaling of the features that take part
   * @param alphas what there was to choose from
   * @param block what has a penalty of its own, with the scales to choose from
   * @param correlations that the choice was made by: one for each scale, within it each α, and
   *     within it each time
   * @param chosen for each time the number of its choice, of scale and α
   * @param intercept for each time
   * @param weights for each time, and within it each feature that takes part, scaled
   * @param seconds that the fit took
   */
  RidgeFit(
      Scaling scaling,
      double[] alphas,
      Block block,
      double[] correlations,
      int[] chosen,
      double[] intercept,
      double[] weights,
      double seconds) {
    this.scaling = scaling;
    this.alphas = alphas;
    this.block = block;
    this.correlations = correlations;
    this.chosen = chosen;
    this.intercept = intercept;
    this.weights = weights;
    this.seconds = seconds;
  }

  Scaling scaling() {
    return scaling;
  }

  Block block() {
    return block;
  }

  /** How many choices there were, of scale and α. */
  int choices() {
    return block.scales().length * alphas.length;
  }

  /** The scale of the block's columns in a choice. */
  double scale(int number) {
    return block.scales()[number / alphas.length];
  }

  /** The α of a choice. */
  double alpha(int number) {
    return alphas[number % alphas.length];
  }

  /** The correlation with one of them. */
  double correlation(int number, int time) {
    return correlations[number * chosen.length + time];
  }

  /** The number of the choice that was made. */
  int chosen(int time) {
    return chosen[time];
  }

  double seconds() {
    return seconds;
  }

  double weight(int time, int feature) {
    return weights[time * scaling.size() + feature];
  }

  @Override
  public void predict(double[] features, double[] predictions) {
    for (int t = 0; t < predictions.length; t++) {
      double sum = intercept[t];
      for (int j = 0; j < scaling.size(); j++) {
        sum += weight(t, j) * scaling.standardised(features, j);
      }
      predictions[t] = sum;
    }
  }

  /** Put into a file; {@code k} sets it apart from others there. */
  ArrayFile in(ArrayFile file, String k) {
    return scaling
        .in(file, k)
        .with("seconds" + k, seconds)
        .with("alphas" + k, alphas)
        .with("block" + k, block.prefix())
        .with("scales" + k, block.scales())
        .with("correlations" + k, correlations)
        .with("chosen" + k, chosen)
        .with("intercept" + k, intercept)
        .with("weights" + k, weights);
  }

  /** Read back from a file. */
  static RidgeFit from(ArrayFile file, String k) {
    return new RidgeFit(
        Scaling.from(file, k),
        file.doubles("alphas" + k),
        new Block(file.text("block" + k), file.doubles("scales" + k)),
        file.doubles("correlations" + k),
        file.ints("chosen" + k),
        file.doubles("intercept" + k),
        file.doubles("weights" + k),
        Double.parseDouble(file.text("seconds" + k)));
  }
}
