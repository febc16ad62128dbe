package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.support.RandomStream;

/**
 * The numbers of one graph network: weights and biases of its linear maps, in the order in which
 * they are applied. Immutable once made.
 *
 * <p>The maps are, each with its hidden layers: the encoder of nodes, that of edges; for each layer
 * the update of edges, from receiver, sender and edge, and the update of nodes, from node, sum and
 * mean of its edges, and encoded node; the decoder, a single map.
 */
final class GraphWeights {

  /** Inputs and outputs of each map. */
  private final List<int[]> sizes;

  /**
   * {@code values[2k]} are the weights of map k, [output][input]; {@code values[2k + 1]} its
   * biases.
   */
  private final float[][] values;

  GraphWeights(GraphShape shape, int nodeInputs, float[][] values) {
    this(sizes(shape, nodeInputs), values);
  }

  private GraphWeights(List<int[]> sizes, float[][] values) {
    this.sizes = sizes;
    this.values = values;
  }

  /** Weights and biases uniform in ±1/√(inputs of the map). */
  static GraphWeights random(GraphShape shape, int nodeInputs, RandomStream random) {
    List<int[]> sizes = sizes(shape, nodeInputs);
    float[][] values = new float[2 * sizes.size()][];
    for (int k = 0; k < values.length; k++) {
      int inputs = sizes.get(k / 2)[0];
      int outputs = sizes.get(k / 2)[1];
      double bound = 1 / Math.sqrt(inputs);
      values[k] = new float[k % 2 == 0 ? inputs * outputs : outputs];
      for (int i = 0; i < values[k].length; i++) {
        values[k][i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return new GraphWeights(sizes, values);
  }

  private static List<int[]> sizes(GraphShape shape, int nodeInputs) {
    List<int[]> sizes = new ArrayList<>();
    int width = shape.width();
    add(sizes, nodeInputs, shape.nodeEncoder(), width);
    add(sizes, shape.edgeInputs(), shape.edgeEncoder(), width);
    for (int l = 0; l < shape.layers(); l++) {
      add(sizes, 3 * width, shape.edgeUpdate(), width);
      add(sizes, 4 * width, l == 0 ? shape.firstUpdate() : shape.update(), width);
    }
    add(sizes, width, List.of(), 1);
    return sizes;
  }

  private static void add(List<int[]> sizes, int inputs, List<Integer> hidden, int outputs) {
    int before = inputs;
    for (int nodes : hidden) {
      sizes.add(new int[] {before, nodes});
      before = nodes;
    }
    sizes.add(new int[] {before, outputs});
  }

  /** Arrays of weights and arrays of biases together, in a network of some shape. */
  static int arrays(GraphShape shape) {
    return 2 * sizes(shape, 1).size();
  }

  /** Arrays of weights and arrays of biases together. */
  int arrays() {
    return values.length;
  }

  /** Length along each axis of an array. */
  long[] shape(int array) {
    int[] size = sizes.get(array / 2);
    return array % 2 == 0 ? new long[] {size[1], size[0]} : new long[] {size[1]};
  }

  float[] values(int array) {
    return values[array].clone();
  }

  /** Weights and biases. */
  int parameters() {
    int parameters = 0;
    for (float[] array : values) {
      parameters += array.length;
    }
    return parameters;
  }
}
