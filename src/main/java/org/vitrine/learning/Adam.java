package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Steps down a gradient with a memory of its mean and square (Kingma and Ba, ICLR 2015). */
final class Adam {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  /** Weights and bias of each layer in turn. */
  private final NDArray[] parameters;

  private final double learningRate;
  private final double decay;
  private final NDArray[] first;
  private final NDArray[] second;
  private double power1 = 1;
  private double power2 = 1;

  /**
   * Before the first step.
   *
   * @param parameters weights and bias of each layer in turn, gradients required
   * @param decay the gradient of the penalty on a weight, not a bias, divided by the weight
   */
  Adam(NDArray[] parameters, double learningRate, double decay) {
    this.parameters = parameters;
    this.learningRate = learningRate;
    this.decay = decay;
    first = new NDArray[parameters.length];
    second = new NDArray[parameters.length];
    for (int k = 0; k < parameters.length; k++) {
      first[k] = parameters[k].zerosLike();
      second[k] = parameters[k].zerosLike();
    }
  }

  /**
   * One step down the gradients, which are cleared.
   *
   * @param manager that frees what the step leaves
   */
  void step(NDManager manager) {
    power1 *= BETA1;
    power2 *= BETA2;
    float rate = (float) (learningRate * Math.sqrt(1 - power2) / (1 - power1));
    for (int k = 0; k < parameters.length; k++) {
      NDArray gradient = parameters[k].getGradient();
      gradient.attach(manager);
      parameters[k]
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(parameters[k], gradient, first[k], second[k]),
              new NDList(parameters[k]),
              rate,
              rate,
              k % 2 == 0 ? (float) decay : 0,
              1,
              -1, // no limit to the gradient
              (float) BETA1,
              (float) BETA2,
              EPSILON,
              true,
              false);
    }
  }
}
