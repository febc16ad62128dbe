package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

/**
 * How networks are trained by Adam.
 *
 * @param l2 α in the loss: (Σ over the batch of squared errors + α Σ weights²) / batch
 * @param learningRate Adam's
 * @param batch what a step sees at once: particles, or snapshots
 * @param epochs passes through the training part, at most
 * @param patience epochs without a better correlation after which a network's best one stands
 * @param seed of all that is random
 * @param device "auto", "cpu" or "gpu"
 */
record TrainingPlan(
    double l2, double learningRate, int batch, int epochs, int patience, long seed, String device) {

  TrainingPlan {
    require(l2 >= 0 && Double.isFinite(l2), "l2", l2, "0 or positive, and finite");
    requirePositive("learning rate", learningRate);
    require(batch > 0, "batch", batch, "at least 1");
    require(epochs > 0, "epochs", epochs, "at least 1");
    require(patience > 0, "patience", patience, "at least 1");
    Torch.requireDevice(device);
  }

  TrainingPlan withL2(double value) {
    return new TrainingPlan(value, learningRate, batch, epochs, patience, seed, device);
  }

  TrainingPlan withLearningRate(double value) {
    return new TrainingPlan(l2, value, batch, epochs, patience, seed, device);
  }

  TrainingPlan withBatch(int value) {
    return new TrainingPlan(l2, learningRate, value, epochs, patience, seed, device);
  }

  TrainingPlan withEpochs(int value) {
    return new TrainingPlan(l2, learningRate, batch, value, patience, seed, device);
  }

  TrainingPlan withPatience(int value) {
    return new TrainingPlan(l2, learningRate, batch, epochs, value, seed, device);
  }

  TrainingPlan withSeed(long value) {
    return new TrainingPlan(l2, learningRate, batch, epochs, patience, value, device);
  }

  TrainingPlan withDevice(String value) {
    return new TrainingPlan(l2, learningRate, batch, epochs, patience, seed, value);
  }

  /** How long training lasts, in words. */
  String length() {
    return patience == Integer.MAX_VALUE
        ? Integer.toString(epochs)
        : epochs + ", fewer when " + patience + " in a row were no better";
  }
}
