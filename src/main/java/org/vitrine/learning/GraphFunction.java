package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

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
    NDArray nodes = encoded;
    List<NDArray> edges =
        eachGroup(group -> perceptron(attached(group.edges()), shape.edgeEncoder().size()));
    for (int l = 0; l < shape.layers(); l++) {
      edges = updatedEdges(nodes, edges);
      nodes = updatedNodes(nodes, edges, encoded, l == 0 ? shape.firstUpdate() : shape.update());
    }
    return linear(nodes).squeeze(1);
  }

  private List<NDArray> updatedEdges(NDArray nodes, List<NDArray> edges) {
    int width = shape.width();
    NDArray weights = parameters[next++];
    NDArray biases = parameters[next++];
    NDArray receiver =
        Linear.linear(nodes, weights.get(":, :{}", width), biases).singletonOrThrow();
    NDArray sender =
        Linear.linear(nodes, weights.get(":, {}:{}", width, 2 * width)).singletonOrThrow();
    NDArray ownWeights = weights.get(":, {}:", 2 * width);
    long hidden = biases.size();
    Iterator<NDArray> own = edges.iterator();
    return eachGroup(
        group -> {
          NDArray joined =
              Linear.linear(own.next(), ownWeights)
                  .singletonOrThrow()
                  .addi(sender.get(manager, new NDIndex("{}", group.sender())))
                  .reshape(-1, group.share().getShape().get(1), hidden)
                  .addi(receiver.get(manager, group.nodes()).expandDims(1))
                  .reshape(-1, hidden);
          int layers = shape.edgeUpdate().size();
          return layers == 0 ? joined : perceptron(Activation.relu(joined), layers - 1);
        });
  }

  private NDArray updatedNodes(
      NDArray nodes, List<NDArray> edges, NDArray encoded, List<Integer> hidden) {
    Iterator<NDArray> incoming = edges.iterator();
    List<NDArray> sums =
        eachGroup(
            group -> {
              Shape places = group.share().getShape();
              return incoming
                  .next()
                  .reshape(places.get(0), places.get(1), shape.width())
                  .mul(group.share())
                  .sum(new int[] {1});
            });
    // of a single array, concat makes a copy that has lost its gradient
    NDArray sum = sums.size() == 1 ? sums.get(0) : NDArrays.concat(new NDList(sums));
    NDArray mean = sum.mul(graph.sharesOfMean());
    return perceptron(NDArrays.concat(new NDList(nodes, sum, mean, encoded), 1), hidden.size());
  }

  /** The same for each group of edges, with the same parameters. */
  private List<NDArray> eachGroup(Function<DeviceGraph.Group, NDArray> map) {
    int first = next;
    List<NDArray> results = new ArrayList<>();
    for (DeviceGraph.Group group : graph.groups()) {
      next = first;
      results.add(map.apply(group));
    }
    return results;
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
