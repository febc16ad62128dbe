package org.vitrine.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.support.RandomStream;

/**
 * Trains the networks of a {@link NetworkStack} at once, one for each time, on the same batches.
 * The loss is the sum of the networks' losses, so that the gradient of each is its own; Adam treats
 * every weight by itself; nodes are left out network by network, from streams of their own. So each
 * becomes what it would have become alone, up to rounding, at a fraction of the cost: a step's time
 * goes into calls, not into arithmetic.
 *
 * <p>Everything a step touches lies on the device. Once an epoch, order and masks go there and the
 * four rows of {@link Epoch} come back.
 */
final class StackTraining implements TrainingLoop.Networks {

  /** Steps whose masks are on the device at once. */
  private static final int MASKED_STEPS = 256;

  /** Rows that are predicted at once. */
  private static final int ROWS = 8192;

  private final double dropoutFraction;
  private final Engine engine;
  private final NDManager manager;
  private final NetworkStack start;
  private final DeviceData train;
  private final DeviceData judge;

  /** Weights and bias of each layer in turn. */
  private final NDArray[] parameters;

  private final NDArray[] best;
  private final Adam adam;
  private final NDArray squares;

  /**
   * 1 / batch, as an array that stays: the engine keeps a plain number in memory that may be gone
   * before the gradient needs it.
   */
  private final NDArray share;

  private final RandomStream order;
  private final RandomStream[] dropout;
  private final int batch;

  /**
   * Ready for the first step.
   *
   * @param dropoutFraction of the last hidden layer's nodes, left out in a step
   * @param manager of the device; what lies there is freed when it is closed
   * @param judge what networks are compared by
   * @param order of the particles in the epochs
   * @param dropout a stream for each network
   */
  StackTraining(
      TrainingPlan plan,
      double dropoutFraction,
      NDManager manager,
      NetworkStack start,
      DeviceData train,
      DeviceData judge,
      RandomStream order,
      RandomStream[] dropout) {
    this.dropoutFraction = dropoutFraction;
    this.engine = manager.getEngine();
    this.manager = manager;
    this.start = start;
    this.train = train;
    this.judge = judge;
    this.order = order;
    this.dropout = dropout;
    batch = Math.min(plan.batch(), train.size());
    parameters = new NDArray[2 * start.widths.length];
    best = new NDArray[parameters.length];
    for (int l = 0; l < start.widths.length; l++) {
      Shape shape =
          l == 0
              ? new Shape(start.inputs, (long) start.networks * start.widths[0])
              : new Shape(start.networks, start.inputsOf(l), start.widths[l]);
      parameters[2 * l] = manager.create(start.weights[l], shape);
      parameters[2 * l + 1] =
          manager.create(start.biases[l], new Shape(start.networks, 1, start.widths[l]));
    }
    for (int k = 0; k < parameters.length; k++) {
      best[k] = parameters[k].duplicate();
      parameters[k].setRequiresGradient(true);
    }
    adam = new Adam(parameters, plan.learningRate(), 2 * plan.l2() / batch);
    squares = manager.zeros(new Shape(start.networks));
    share = manager.create(1f / batch);
  }

  /** One pass through the training part; null when the thread was interrupted within. */
  @Override
  public @Nullable Epoch epoch() {
    int steps = train.size() / batch; // what is left over has its turn in other epochs
    squares.muli(0);
    try (NDManager epoch = manager.newSubManager()) {
      NDArray rows =
          epoch.create(
              IntStream.of(order.permutation(train.size()))
                  .limit((long) steps * batch)
                  .asLongStream()
                  .toArray(),
              new Shape(steps, batch));
      for (int s = 0; s < steps; s += MASKED_STEPS) {
        if (!steps(rows, s, Math.min(steps, s + MASKED_STEPS))) {
          return null;
        }
      }
      return outcome(epoch, (double) steps * batch);
    }
  }

  private boolean steps(NDArray rows, int from, int to) {
    try (NDManager some = manager.newSubManager()) {
      NDArray masks = dropoutFraction == 0 ? null : masks(to - from, some);
      for (int s = from; s < to; s++) {
        if (Thread.currentThread().isInterrupted()) {
          return false;
        }
        step(rows, s, masks, s - from);
      }
      return true;
    }
  }

  /** 0 where a node of the last hidden layer is left out, else 1: [step][network][row][node]. */
  private NDArray masks(int steps, NDManager target) {
    int nodes = start.inputsOf(start.widths.length - 1) * batch;
    byte[] masks = new byte[steps * start.networks * nodes];
    for (int s = 0, at = 0; s < steps; s++) {
      for (RandomStream stream : dropout) {
        for (int i = 0; i < nodes; i++, at++) {
          masks[at] = (byte) (stream.nextDouble() < dropoutFraction ? 0 : 1);
        }
      }
    }
    NDArray bytes =
        target.create(new Shape(steps, start.networks, batch, nodes / batch), DataType.INT8);
    bytes.set(masks);
    return bytes;
  }

  private void step(NDArray rows, int number, @Nullable NDArray masks, int maskNumber) {
    try (NDManager step = manager.newSubManager()) {
      for (NDArray parameter : parameters) {
        parameter.tempAttach(step);
      }
      NDIndex picked = new NDIndex("{}", rows.get(step, number));
      NDArray x = train.x().get(step, picked);
      NDArray y = train.y().get(step, picked).transpose().expandDims(2);
      NDArray mask = null;
      if (masks != null) {
        float scale = (float) (1 / (1 - dropoutFraction));
        mask = masks.get(step, maskNumber).toType(DataType.FLOAT32, true).muli(scale);
      }
      NDArray errors;
      try (GradientCollector collector = engine.newGradientCollector()) {
        errors = outputs(x, mask).sub(y).square().sum(new int[] {1, 2});
        collector.backward(errors.sum().mul(share));
      }
      squares.addi(errors.stopGradient());
      adam.step(step);
    }
  }

  /** [network][row][1]. */
  private NDArray outputs(NDArray x, @Nullable NDArray mask) {
    int layers = start.widths.length;
    NDArray nodes =
        x.matMul(parameters[0])
            .reshape(x.getShape().get(0), start.networks, start.widths[0])
            .transpose(1, 0, 2)
            .add(parameters[1]);
    for (int l = 1; l < layers; l++) {
      nodes = Activation.relu(nodes);
      if (mask != null && l == layers - 1) {
        nodes = nodes.mul(mask);
      }
      nodes = nodes.batchMatMul(parameters[2 * l]).add(parameters[2 * l + 1]);
    }
    return nodes;
  }

  private Epoch outcome(NDManager epoch, double rows) {
    for (NDArray parameter : parameters) {
      parameter.tempAttach(epoch);
    }
    squares.tempAttach(epoch); // what is made of an array is freed where that is attached
    NDList parts = new NDList();
    for (long from = 0; from < judge.size(); from += ROWS) {
      try (NDManager part = epoch.newSubManager()) {
        NDIndex some = new NDIndex("{}:{}", from, Math.min(judge.size(), from + ROWS));
        NDArray outputs = outputs(judge.x().get(part, some), null).stopGradient();
        outputs.attach(epoch);
        parts.add(outputs);
      }
    }
    NDArray guess = NDArrays.concat(parts, 1).squeeze(2);
    NDArray truth = judge.y().transpose();
    truth.attach(epoch);
    int[] row = {1};
    NDArray g = guess.sub(guess.mean(row, true));
    NDArray t = truth.sub(truth.mean(row, true));
    NDArray pearson =
        g.mul(t).sum(row).div(g.square().sum(row).sqrt().mul(t.square().sum(row).sqrt()));
    NDArray loss = guess.sub(truth).square().mean(row);
    NDArray range = guess.max(row).sub(guess.min(row));
    float[] all = NDArrays.concat(new NDList(squares, loss, pearson, range)).toFloatArray();
    int n = start.networks;
    double[] training = new double[n];
    double[] validation = new double[n];
    double[] correlation = new double[n];
    for (int m = 0; m < n; m++) {
      training[m] = all[m] / rows;
      validation[m] = all[n + m];
      correlation[m] = all[3 * n + m] > 0 ? all[2 * n + m] : Double.NaN;
    }
    return new Epoch(training, validation, correlation);
  }

  @Override
  public void keep(boolean[] improved) {
    try (NDManager epoch = manager.newSubManager()) {
      NDArray better = epoch.create(improved);
      for (int k = 0; k < parameters.length; k++) {
        Shape shape = parameters[k].getShape();
        Shape split = k == 0 ? new Shape(start.inputs, start.networks, start.widths[0]) : shape;
        Shape each = k == 0 ? new Shape(1, start.networks, 1) : new Shape(start.networks, 1, 1);
        parameters[k].tempAttach(epoch);
        best[k].attach(epoch);
        NDArray chosen =
            NDArrays.where(
                    better.reshape(each).broadcast(split),
                    parameters[k].stopGradient().reshape(split),
                    best[k].reshape(split))
                .reshape(shape);
        chosen.attach(manager);
        best[k] = chosen;
      }
    }
  }

  /** The best networks. */
  NetworkStack best() {
    return downloaded(best);
  }

  /** The networks as they are. */
  NetworkStack present() {
    return downloaded(parameters);
  }

  private NetworkStack downloaded(NDArray[] arrays) {
    float[][] weights = new float[start.widths.length][];
    float[][] biases = new float[start.widths.length][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = arrays[2 * l].toFloatArray();
      biases[l] = arrays[2 * l + 1].toFloatArray();
    }
    return new NetworkStack(start.inputs, start.networks, start.widths, weights, biases);
  }

  /** How many arrays are there: constant from epoch to epoch. */
  int arrays() {
    return ((BaseNDManager) manager).getManagedArrays().size();
  }
}
