package org.vitrine.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vitrine.support.RandomStream;

/**
 * Trains graph networks of the same shape, one for each time, side by side: on the same snapshots
 * in the same order, each by itself. A batch's gradients are added up snapshot by snapshot, in the
 * memory of one, and shortened to 1 if they are longer, as is usual for networks so deep. A step
 * costs arithmetic on edges, about a fifth of it calls, so networks are not stacked as perceptrons
 * are.
 */
final class GraphTraining implements TrainingLoop.Networks {

  private final GraphShape shape;
  private final Engine engine;
  private final NDManager manager;
  private final int nodeInputs;
  private final List<GraphExample> train;
  private final List<GraphExample> judge;
  private final RandomStream order;
  private final int batch;

  /** By network. */
  private final NDArray[][] parameters;

  private final Adam[] adam;
  private final NDArray[] squares;
  private final GraphWeights[] best;

  /**
   * Ready for the first step.
   *
   * @param manager of the device; what lies there is freed when it is closed
   * @param start the weights of each network
   * @param judge what networks are compared by
   * @param order of the snapshots in the epochs
   */
  GraphTraining(
      GraphShape shape,
      TrainingPlan plan,
      NDManager manager,
      int nodeInputs,
      GraphWeights[] start,
      List<GraphExample> train,
      List<GraphExample> judge,
      RandomStream order) {
    this.shape = shape;
    this.engine = manager.getEngine();
    this.manager = manager;
    this.nodeInputs = nodeInputs;
    this.train = List.copyOf(train);
    this.judge = List.copyOf(judge);
    this.order = order;
    batch = Math.min(plan.batch(), train.size());
    parameters = new NDArray[start.length][];
    adam = new Adam[start.length];
    squares = new NDArray[start.length];
    best = start.clone();
    double particles = train.stream().mapToInt(GraphExample::size).average().orElseThrow() * batch;
    for (int n = 0; n < start.length; n++) {
      parameters[n] = upload(start[n], manager);
      for (NDArray parameter : parameters[n]) {
        parameter.setRequiresGradient(true);
      }
      adam[n] = new Adam(parameters[n], plan.learningRate(), 2 * plan.l2() / particles);
      squares[n] = manager.zeros(new Shape(1));
    }
  }

  /** Weights and biases where networks work. */
  static NDArray[] upload(GraphWeights weights, NDManager manager) {
    NDArray[] parameters = new NDArray[weights.arrays()];
    Arrays.setAll(parameters, k -> manager.create(weights.values(k), new Shape(weights.shape(k))));
    return parameters;
  }

  @Override
  public @Nullable Epoch epoch() {
    int[] numbers = order.permutation(train.size());
    for (NDArray sum : squares) {
      sum.muli(0);
    }
    for (int from = 0; from < numbers.length; from += batch) {
      List<GraphExample> some = new ArrayList<>();
      for (int k = from; k < Math.min(from + batch, numbers.length); k++) {
        some.add(train.get(numbers[k]));
      }
      for (int n = 0; n < parameters.length; n++) {
        if (!step(n, some)) {
          return null;
        }
      }
    }
    int particles = train.stream().mapToInt(GraphExample::size).sum();
    double[] training = new double[parameters.length];
    double[] validation = new double[parameters.length];
    double[] pearson = new double[parameters.length];
    for (int n = 0; n < parameters.length; n++) {
      if (Thread.currentThread().isInterrupted()) {
        return null;
      }
      training[n] = squares[n].getFloat(0) / particles;
      judge(n, validation, pearson);
    }
    return new Epoch(training, validation, pearson);
  }

  /** One step of a network; false when the thread was interrupted within. */
  private boolean step(int network, List<GraphExample> some) {
    int particles = some.stream().mapToInt(GraphExample::size).sum();
    try (NDManager step = manager.newSubManager()) {
      NDArray share = step.create(1f / particles); // an array: see GraphFunction
      try (GradientCollector collector = engine.newGradientCollector()) {
        for (GraphExample example : some) {
          if (Thread.currentThread().isInterrupted()) {
            return false;
          }
          backward(network, example, share, collector);
        }
      }
      for (NDArray parameter : parameters[network]) {
        parameter.tempAttach(step);
      }
      shorten(parameters[network], step);
      adam[network].step(step);
    }
    return true;
  }

  /** A gradient longer than 1 is made that long: on the device, whatever its length is. */
  private static void shorten(NDArray[] parameters, NDManager step) {
    NDArray square = step.zeros(new Shape(1));
    NDArray[] gradients = new NDArray[parameters.length];
    for (int k = 0; k < gradients.length; k++) {
      gradients[k] = parameters[k].getGradient();
      gradients[k].attach(step);
      square.addi(gradients[k].square().sum());
    }
    NDArray length = square.sqrt().maximum(1);
    for (NDArray gradient : gradients) {
      gradient.divi(length);
    }
  }

  private void backward(
      int network, GraphExample example, NDArray share, GradientCollector collector) {
    try (NDManager memory = manager.newSubManager()) {
      NDArray errors =
          outputs(network, example, memory)
              .sub(example.y().get(memory, new NDIndex("{}", network)))
              .square()
              .sum();
      collector.backward(errors.mul(share));
      squares[network].addi(errors.stopGradient());
    }
  }

  /** Of the particles that are learnt. */
  private NDArray outputs(int network, GraphExample example, NDManager memory) {
    for (NDArray parameter : parameters[network]) {
      parameter.tempAttach(memory);
    }
    return new GraphFunction(shape, parameters[network], example.graph(), memory)
        .outputs()
        .get(memory, new NDIndex("{}", example.members()));
  }

  private void judge(int network, double[] validation, double[] pearson) {
    List<float[]> outputs = new ArrayList<>();
    for (GraphExample example : judge) {
      try (NDManager memory = manager.newSubManager()) {
        outputs.add(outputs(network, example, memory).stopGradient().toFloatArray());
      }
    }
    int species = judge.get(0).counts().size();
    double sum = 0;
    int particles = 0;
    double correlations = 0;
    for (int s = 0; s < species; s++) {
      List<Double> guess = new ArrayList<>();
      List<Double> truth = new ArrayList<>();
      for (int k = 0; k < outputs.size(); k++) {
        GraphExample example = judge.get(k);
        int from = example.counts().subList(0, s).stream().mapToInt(count -> count).sum();
        for (int i = from; i < from + example.counts().get(s); i++) {
          guess.add((double) outputs.get(k)[i]);
          truth.add(example.targets().get(network)[i]);
        }
      }
      double[] g = guess.stream().mapToDouble(value -> value).toArray();
      double[] t = truth.stream().mapToDouble(value -> value).toArray();
      for (int i = 0; i < g.length; i++) {
        sum += (g[i] - t[i]) * (g[i] - t[i]);
      }
      particles += g.length;
      correlations += Correlation.pearson(g, t);
    }
    validation[network] = sum / particles;
    pearson[network] = correlations / species;
  }

  @Override
  public void keep(boolean[] improved) {
    for (int n = 0; n < best.length; n++) {
      if (improved[n]) {
        best[n] = present(n);
      }
    }
  }

  /** A network as it is. */
  GraphWeights present(int network) {
    float[][] values = new float[parameters[network].length][];
    Arrays.setAll(values, k -> parameters[network][k].toFloatArray());
    return new GraphWeights(shape, nodeInputs, values);
  }

  /** The best state of each network. */
  GraphWeights[] best() {
    return best.clone();
  }

  /** How many arrays are there: constant from epoch to epoch. */
  int arrays() {
    return ((BaseNDManager) manager).getManagedArrays().size();
  }
}
