package org.vitrine.learning;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a stack of networks is trained.
 *
 * @param hidden nodes of each hidden layer
 * @param dropout the fraction of the last hidden layer's nodes that is left out in a step
 * @param l2 α in the loss: (Σ over the batch of squared errors + α Σ weights²) / batch
 * @param learningRate Adam's
 * @param batch particles in a step
 * @param epochs passes through the training part, at most
 * @param patience epochs without a better correlation after which a network's best one stands
 * @param seed of first weights, batches and drop-out
 * @param device "auto", "cpu" or "gpu"
 */
record TrainingPlan(
    List<Integer> hidden,
    double dropout,
    double l2,
    double learningRate,
    int batch,
    int epochs,
    int patience,
    long seed,
    String device) {

  /** Outputs of each layer of a network. */
  int[] widths() {
    return IntStream.concat(hidden.stream().mapToInt(nodes -> nodes), IntStream.of(1)).toArray();
  }

  TrainingPlan withHidden(List<Integer> value) {
    return new TrainingPlan(
        value, dropout, l2, learningRate, batch, epochs, patience, seed, device);
  }

  TrainingPlan withDropout(double value) {
    return new TrainingPlan(hidden, value, l2, learningRate, batch, epochs, patience, seed, device);
  }

  TrainingPlan withL2(double value) {
    return new TrainingPlan(
        hidden, dropout, value, learningRate, batch, epochs, patience, seed, device);
  }

  TrainingPlan withLearningRate(double value) {
    return new TrainingPlan(hidden, dropout, l2, value, batch, epochs, patience, seed, device);
  }

  TrainingPlan withBatch(int value) {
    return new TrainingPlan(
        hidden, dropout, l2, learningRate, value, epochs, patience, seed, device);
  }

  TrainingPlan withEpochs(int value) {
    return new TrainingPlan(
        hidden, dropout, l2, learningRate, batch, value, patience, seed, device);
  }

  TrainingPlan withPatience(int value) {
    return new TrainingPlan(hidden, dropout, l2, learningRate, batch, epochs, value, seed, device);
  }

  TrainingPlan withSeed(long value) {
    return new TrainingPlan(
        hidden, dropout, l2, learningRate, batch, epochs, patience, value, device);
  }

  TrainingPlan withDevice(String value) {
    return new TrainingPlan(
        hidden, dropout, l2, learningRate, batch, epochs, patience, seed, value);
  }

  /** How long training lasts, in words. */
  String length() {
    return patience == Integer.MAX_VALUE
        ? Integer.toString(epochs)
        : epochs + ", fewer when " + patience + " in a row were no better";
  }
}
