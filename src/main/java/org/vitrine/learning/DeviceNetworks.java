package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.jspecify.annotations.Nullable;

/** The networks of a {@link NetworkStack} on the device: as they are, and the best of each. */
final class DeviceNetworks {

  private final NDManager manager;
  private final NetworkStack start;
  private final NDArray[] present;
  private final NDArray[] best;

  /**
   * Uploads.
   *
   * @param manager of the device; what lies there is freed when it is closed
   */
  DeviceNetworks(NetworkStack start, NDManager manager) {
    this.manager = manager;
    this.start = start;
    present = new NDArray[2 * start.widths.length];
    best = new NDArray[present.length];
    for (int l = 0; l < start.widths.length; l++) {
      Shape shape =
          l == 0
              ? new Shape(start.inputs, (long) start.networks * start.widths[0])
              : new Shape(start.networks, start.inputsOf(l), start.widths[l]);
      present[2 * l] = manager.create(start.weights[l], shape);
      present[2 * l + 1] =
          manager.create(start.biases[l], new Shape(start.networks, 1, start.widths[l]));
    }
    for (int k = 0; k < present.length; k++) {
      best[k] = present[k].duplicate();
      present[k].setRequiresGradient(true);
    }
  }

  /** Weights and biases of each layer in turn, gradients required. */
  NDArray[] parameters() {
    return present;
  }

  /** For the weights of each layer, what to multiply them by, network by network. */
  NDArray[] ofWeights(double[] factors) {
    NDArray[] all = new NDArray[start.widths.length];
    float[] first = new float[start.networks * start.widths[0]];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) factors[i / start.widths[0]];
    }
    all[0] = manager.create(first, new Shape(1, first.length));
    for (int l = 1; l < all.length; l++) {
      all[l] = manager.create(Floats.of(factors), new Shape(start.networks, 1, 1));
    }
    return all;
  }

  /** From now on until it is closed, what is made of the parameters belongs to this manager. */
  void lend(NDManager borrower) {
    for (NDArray parameter : present) {
      parameter.tempAttach(borrower);
    }
  }

  /**
   * [network][row][1].
   *
   * @param mask of the last hidden layer, [network][row][node]
   */
  NDArray outputs(NDArray x, @Nullable NDArray mask) {
    int layers = start.widths.length;
    NDArray nodes =
        x.matMul(present[0])
            .reshape(x.getShape().get(0), start.networks, start.widths[0])
            .transpose(1, 0, 2)
            .add(present[1]);
    for (int l = 1; l < layers; l++) {
      nodes = Activation.relu(nodes);
      if (mask != null && l == layers - 1) {
        nodes = nodes.mul(mask);
      }
      nodes = nodes.batchMatMul(present[2 * l]).add(present[2 * l + 1]);
    }
    return nodes;
  }

  /** From now on, the best of the networks that improved are the present ones. */
  void keep(boolean[] improved) {
    try (NDManager epoch = manager.newSubManager()) {
      NDArray better = epoch.create(improved);
      lend(epoch);
      for (int k = 0; k < present.length; k++) {
        Shape shape = present[k].getShape();
        Shape split = k == 0 ? new Shape(start.inputs, start.networks, start.widths[0]) : shape;
        Shape each = k == 0 ? new Shape(1, start.networks, 1) : new Shape(start.networks, 1, 1);
        best[k].attach(epoch);
        NDArray chosen =
            NDArrays.where(
                    better.reshape(each).broadcast(split),
                    present[k].stopGradient().reshape(split),
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
    return downloaded(present);
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
}
