package org.vitrine.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.support.RandomStream;

/**
 * Trains the networks of a {@link NetworkStack} at once, one for each time and configuration, on
 * the same batches. The loss is the sum of the networks' losses, so that the gradient of each is
 * its own; Adam treats every weight by itself; nodes are left out network by network, from streams
 * of their own. So each becomes what it would have become alone, up to rounding, at a fraction of
 * the cost: a step's time goes into calls, not into arithmetic.
 *
 * <p>Everything a step touches lies on the device. Once an epoch, order and masks go there and the
 * four rows of {@link Epoch} come back.
 */
final class StackTraining implements TrainingLoop.Networks {

  /** Steps whose masks are on the device at once. */
  private static final int MASKED_STEPS = 256;

  /** Rows that are predicted at once. */
  private static final int ROWS = 8192;

  private final Engine engine;
  private final NDManager manager;
  private final DeviceNetworks networks;
  private final int size;
  private final DeviceData train;
  private final DeviceData judge;
  private final Masks masks;
  private final Adam adam;

  /** For the weights of each layer, when it differs from network to network: else Adam's. */
  private final NDArray[] decays;

  private final NDArray squares;

  /**
   * 1 / batch, as an array that stays: the engine keeps a plain number in memory that may be gone
   * before the gradient needs it.
   */
  private final NDArray share;

  private final RandomStream order;
  private final int batch;

  /**
   * Ready for the first step.
   *
   * @param manager of the device; what lies there is freed when it is closed
   * @param judge what networks are compared by
   * @param order of the particles in the epochs
   * @param each network's own
   */
  StackTraining(
      TrainingPlan plan,
      NDManager manager,
      NetworkStack start,
      DeviceData train,
      DeviceData judge,
      RandomStream order,
      List<Regularisation> each) {
    this.engine = manager.getEngine();
    this.manager = manager;
    this.train = train;
    this.judge = judge;
    this.order = order;
    size = start.networks;
    batch = Math.min(plan.batch(), train.size());
    networks = new DeviceNetworks(start, manager);
    masks = new Masks(each, batch, start.inputsOf(start.widths.length - 1), manager);
    double[] decay = each.stream().mapToDouble(network -> 2 * network.l2() / batch).toArray();
    boolean alike = Arrays.stream(decay).allMatch(one -> one == decay[0]);
    adam = new Adam(networks.parameters(), plan.learningRate(), alike ? decay[0] : 0);
    decays = alike ? new NDArray[0] : networks.ofWeights(decay);
    squares = manager.zeros(new Shape(size));
    share = manager.create(1f / batch);
  }

  /** What a network takes in about, beside the data. */
  static long bytes(int inputs, int[] widths) {
    // weights, their best, gradients, Adam's two and temporaries; and layers of the judged rows
    long floats = 8L * NetworkStack.parametersOfOne(inputs, widths);
    return Float.BYTES * (floats + 4L * ROWS * Arrays.stream(widths).max().orElseThrow());
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
      NDArray drawn = masks.next(to - from, some);
      for (int s = from; s < to; s++) {
        if (Thread.currentThread().isInterrupted()) {
          return false;
        }
        step(rows, s, drawn, s - from);
      }
      return true;
    }
  }

  private void step(NDArray rows, int number, @Nullable NDArray drawn, int maskNumber) {
    try (NDManager step = manager.newSubManager()) {
      networks.lend(step);
      NDIndex picked = new NDIndex("{}", rows.get(step, number));
      NDArray x = train.x().get(step, picked);
      NDArray y = train.y().get(step, picked).transpose().expandDims(2);
      NDArray mask = masks.at(drawn, maskNumber, step);
      NDArray errors;
      try (GradientCollector collector = engine.newGradientCollector()) {
        errors = networks.outputs(x, mask).sub(y).square().sum(new int[] {1, 2});
        collector.backward(errors.sum().mul(share));
      }
      squares.addi(errors.stopGradient());
      for (int l = 0; l < decays.length; l++) {
        NDArray weights = networks.parameters()[2 * l];
        weights.getGradient().addi(weights.stopGradient().mul(decays[l]));
      }
      adam.step(step);
    }
  }

  private Epoch outcome(NDManager epoch, double rows) {
    networks.lend(epoch);
    squares.tempAttach(epoch); // what is made of an array is freed where that is attached
    NDList parts = new NDList();
    for (long from = 0; from < judge.size(); from += ROWS) {
      try (NDManager part = epoch.newSubManager()) {
        NDIndex some = new NDIndex("{}:{}", from, Math.min(judge.size(), from + ROWS));
        NDArray outputs = networks.outputs(judge.x().get(part, some), null).stopGradient();
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
    int n = size;
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
    networks.keep(improved);
  }

  /** The best networks. */
  NetworkStack best() {
    return networks.best();
  }

  /** The networks as they are. */
  NetworkStack present() {
    return networks.present();
  }

  /** How many arrays are there: constant from epoch to epoch. */
  int arrays() {
    return ((BaseNDManager) manager).getManagedArrays().size();
  }
}
