package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers of a perceptron.
 *
 * @param hidden nodes of each hidden layer
 * @param dropout the fraction of the last hidden layer's nodes that is left out in a step
 */
record Layers(List<Integer> hidden, double dropout) {

  Layers {
    require(!hidden.isEmpty(), "hidden", "no layers", "at least one layer");
    for (int l = 0; l < hidden.size(); l++) {
      require(hidden.get(l) > 0, "hidden[" + l + "]", hidden.get(l), "at least one node");
    }
    require(dropout >= 0 && dropout < 1, "dropout", dropout, "in [0, 1)");
  }

  /** Outputs of each layer, the last being 1. */
  int[] widths() {
    return IntStream.concat(hidden.stream().mapToInt(nodes -> nodes), IntStream.of(1)).toArray();
  }
}
