package org.vitrine.learning;

import java.util.Arrays;
import org.vitrine.support.RandomStream;

/**
 * Weights of several networks of the same shape and input side by side: layers fully connected,
 * with max(0, x) between them, and one number out of each network (paper, eq. 8). Immutable once
 * made.
 *
 * <p>Arrays of layer l, with H outputs a network: {@code weights[0]} is [inputs][network][H], so
 * that the first layer of all networks is one matrix; {@code weights[l]} is [network][inputs of the
 * layer][H]; {@code biases[l]} is [network][H].
 */
final class NetworkStack {

  final int inputs;
  final int networks;

  /** Outputs of each layer, the last being 1. */
  final int[] widths;

  final float[][] weights;
  final float[][] biases;

  NetworkStack(int inputs, int networks, int[] widths, float[][] weights, float[][] biases) {
    this.inputs = inputs;
    this.networks = networks;
    this.widths = widths;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * Weights and biases uniform in ±1/√(inputs of the layer), those of a network from a stream of
   * its own.
   */
  static NetworkStack random(int inputs, int[] widths, RandomStream[] streams) {
    int networks = streams.length;
    float[][] weights = new float[widths.length][];
    float[][] biases = new float[widths.length][];
    NetworkStack stack = new NetworkStack(inputs, networks, widths, weights, biases);
    for (int l = 0; l < widths.length; l++) {
      weights[l] = new float[networks * stack.inputsOf(l) * widths[l]];
      biases[l] = new float[networks * widths[l]];
    }
    for (int m = 0; m < networks; m++) {
      for (int l = 0; l < widths.length; l++) {
        double bound = 1 / Math.sqrt(stack.inputsOf(l));
        for (int i = 0; i < stack.inputsOf(l); i++) {
          for (int o = 0; o < widths[l]; o++) {
            weights[l][stack.place(l, m, i) + o] = uniform(bound, streams[m]);
          }
        }
        for (int o = 0; o < widths[l]; o++) {
          biases[l][m * widths[l] + o] = uniform(bound, streams[m]);
        }
      }
    }
    return stack;
  }

  private static float uniform(double bound, RandomStream random) {
    return (float) (bound * (2 * random.nextDouble() - 1));
  }

  int inputsOf(int layer) {
    return layer == 0 ? inputs : widths[layer - 1];
  }

  /** Where the weights from an input of a layer begin. */
  private int place(int layer, int network, int input) {
    return layer == 0
        ? (input * networks + network) * widths[0]
        : (network * inputsOf(layer) + input) * widths[layer];
  }

  /** Some of the networks. */
  NetworkStack part(int from, int count) {
    float[][] some = new float[widths.length][];
    float[][] theirBiases = new float[widths.length][];
    for (int l = 0; l < widths.length; l++) {
      int rows = l == 0 ? inputs : 1; // where all networks lie side by side
      int each = l == 0 ? widths[0] : inputsOf(l) * widths[l];
      some[l] = new float[rows * count * each];
      for (int i = 0; i < rows; i++) {
        int at = (i * networks + from) * each;
        System.arraycopy(weights[l], at, some[l], i * count * each, count * each);
      }
      theirBiases[l] = Arrays.copyOfRange(biases[l], from * widths[l], (from + count) * widths[l]);
    }
    return new NetworkStack(inputs, count, widths, some, theirBiases);
  }

  /** Weights and biases of one network. */
  int parametersOfOne() {
    return parametersOfOne(inputs, widths);
  }

  static int parametersOfOne(int inputs, int[] widths) {
    int parameters = 0;
    for (int l = 0; l < widths.length; l++) {
      parameters += ((l == 0 ? inputs : widths[l - 1]) + 1) * widths[l];
    }
    return parameters;
  }

  /** The output of each network. */
  float[] outputs(float[] x) {
    float[] nodes = biases[0].clone();
    for (int i = 0, at = 0; i < inputs; i++, at += nodes.length) {
      float value = x[i];
      float[] from = weights[0];
      for (int o = 0; o < nodes.length; o++) {
        nodes[o] += value * from[at + o];
      }
    }
    for (int l = 1; l < widths.length; l++) {
      nodes = next(l, nodes);
    }
    return nodes;
  }

  private float[] next(int layer, float[] nodes) {
    int width = widths[layer];
    int before = inputsOf(layer);
    float[] next = biases[layer].clone();
    for (int m = 0; m < networks; m++) {
      for (int i = 0; i < before; i++) {
        float value = Math.max(0, nodes[m * before + i]);
        int at = place(layer, m, i);
        for (int o = 0; o < width; o++) {
          next[m * width + o] += value * weights[layer][at + o];
        }
      }
    }
    return next;
  }
}
