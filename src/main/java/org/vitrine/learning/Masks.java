package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which nodes are left out in a step, drawn network by network. */
final class Masks {

  private final List<Regularisation> networks;
  private final int rows;
  private final int nodes;

  /** 1 / (1 − fraction) of each network, as an array that stays. */
  private final @Nullable NDArray scales;

  /**
   * @param rows in a step
   * @param nodes of the layer
   * @param manager of the device
   */
  Masks(List<Regularisation> networks, int rows, int nodes, NDManager manager) {
    this.networks = networks;
    this.rows = rows;
    this.nodes = nodes;
    float[] values = new float[networks.size()];
    for (int m = 0; m < values.length; m++) {
      values[m] = (float) (1 / (1 - networks.get(m).dropout()));
    }
    boolean some = networks.stream().anyMatch(network -> network.dropout() > 0);
    scales = some ? manager.create(values, new Shape(values.length, 1, 1)) : null;
  }

  /**
   * 0 where a node is left out, else 1: [step][network][row][node]; null when none ever is.
   *
   * @param steps so many next ones
   */
  @Nullable NDArray next(int steps, NDManager target) {
    if (scales == null) {
      return null;
    }
    byte[] masks = new byte[steps * networks.size() * rows * nodes];
    for (int s = 0, at = 0; s < steps; s++) {
      for (Regularisation network : networks) {
        double fraction = network.dropout();
        for (int i = 0; i < rows * nodes; i++, at++) {
          masks[at] = (byte) (fraction > 0 && network.masks().nextDouble() < fraction ? 0 : 1);
        }
      }
    }
    NDArray bytes = target.create(new Shape(steps, networks.size(), rows, nodes), DataType.INT8);
    bytes.set(masks);
    return bytes;
  }

  /** What the nodes of a step are multiplied by; null when {@code some} is. */
  @Nullable NDArray at(@Nullable NDArray some, int step, NDManager target) {
    return some == null || scales == null
        ? null
        : some.get(target, step).toType(DataType.FLOAT32, true).muli(scales);
  }
}
