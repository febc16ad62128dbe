package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.List;

/**
 * What a graph network computes (paper, section II.C): nodes and edges are encoded, updated layer
 * after layer, and the nodes decoded to one number each. In a layer the edges come first, each from
 * its two nodes and itself, then the nodes, each from itself, the sum and the mean of the edges
 * that come in, and its value after the encoder.
 *
 * <p>The first map of an edge's update is applied to nodes before they are gathered at the edges: a
 * sixtieth of the work. Numbers are multiplied by arrays alone: the engine keeps a plain number in
 * memory that may be gone before the gradient needs it.
 *
 * <p>Made for one evaluation.
 */
final class GraphFunction {

  private final GraphShape shape;
  private final NDArray[] parameters;
  private final DeviceGraph graph;
  private final NDManager manager;
  private int next;

  /**
   * For one evaluation.
   *
   * @param parameters as in {@link GraphWeights}
   * @param manager that frees what the evaluation leaves
   */
  GraphFunction(GraphShape shape, NDArray[] parameters, DeviceGraph graph, NDManager manager) {
    this.shape = shape;
    this.parameters = parameters;
    this.graph = graph;
    this.manager = manager;
  }

  /** One number a node. */
  NDArray outputs() {
    NDArray encoded = perceptron(attached(graph.x()), shape.nodeEncoder().size());
    NDArray edges = perceptron(attached(graph.edges()), shape.edgeEncoder().size());
    NDArray nodes = encoded;
    for (int l = 0; l < shape.layers(); l++) {
      edges = updatedEdges(nodes, edges);
      nodes = updatedNodes(nodes, edges, encoded, l == 0 ? shape.firstUpdate() : shape.update());
    }
    return linear(nodes).squeeze(1);
  }

  private NDArray updatedEdges(NDArray nodes, NDArray edges) {
    long places = graph.share().getShape().get(1);
    int width = shape.width();
    NDArray weights = parameters[next++];
    NDArray biases = parameters[next++];
    long hidden = biases.size();
    NDArray receiver =
        Linear.linear(nodes, weights.get(":, :{}", width), biases)
            .singletonOrThrow()
            .reshape(-1, 1, hidden);
    NDArray sender =
        Linear.linear(nodes, weights.get(":, {}:{}", width, 2 * width)).singletonOrThrow();
    NDArray own = Linear.linear(edges, weights.get(":, {}:", 2 * width)).singletonOrThrow();
    NDArray joined =
        own.addi(sender.get(manager, new NDIndex("{}", graph.sender())))
            .reshape(-1, places, hidden)
            .addi(receiver)
            .reshape(-1, hidden);
    int layers = shape.edgeUpdate().size();
    return layers == 0 ? joined : perceptron(Activation.relu(joined), layers - 1);
  }

  private NDArray updatedNodes(
      NDArray nodes, NDArray edges, NDArray encoded, List<Integer> hidden) {
    Shape places = graph.share().getShape();
    NDArray sum =
        edges
            .reshape(places.get(0), places.get(1), shape.width())
            .mul(graph.share())
            .sum(new int[] {1});
    NDArray mean = sum.mul(graph.sharesOfMean());
    return perceptron(NDArrays.concat(new NDList(nodes, sum, mean, encoded), 1), hidden.size());
  }

  private NDArray perceptron(NDArray inputs, int hiddenLayers) {
    NDArray values = inputs;
    for (int l = 0; l < hiddenLayers; l++) {
      values = Activation.relu(linear(values));
    }
    return linear(values);
  }

  private NDArray linear(NDArray inputs) {
    return Linear.linear(inputs, parameters[next++], parameters[next++]).singletonOrThrow();
  }

  /** A view whose results are freed by this evaluation's manager. */
  private NDArray attached(NDArray array) {
    return array.get(manager, new NDIndex(":"));
  }
}
