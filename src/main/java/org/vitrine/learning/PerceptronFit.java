package org.vitrine.learning;

/**
 * The fitted perceptrons of one species, one a time.
 *
 * @param stack works on standardised features and gives standardised targets
 */
record PerceptronFit(
    Scaling scaling, TargetScaling targets, NetworkStack stack, TrainingReport report)
    implements Predictions.OfSpecies {

  @Override
  public void predict(double[] features, double[] predictions) {
    float[] x = new float[scaling.size()];
    scaling.copy(features, x, 0);
    float[] outputs = stack.outputs(x);
    for (int t = 0; t < predictions.length; t++) {
      predictions[t] = targets.restored(outputs[t], t);
    }
  }
}
