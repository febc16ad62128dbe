package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A {@link Graph} where a network works on it.
 *
 * @param x [node][input]
 * @param groups the edges
 * @param sharesOfMean [node][1]: what a node's sum is multiplied by to be the mean
 */
record DeviceGraph(NDArray x, List<Group> groups, NDArray sharesOfMean) {

  /**
   * What sums over edges are divided by, about the number of neighbours within 2.1 σ_L: the sum of
   * sixty edges, layer after layer, would start training at a loss beyond all measure.
   */
  private static final float TYPICAL_DEGREE = 59;

  /**
   * The edges into some nodes that follow each other.
   *
   * @param nodes picks these nodes
   * @param edges [edge][input], the edges of a node side by side
   * @param sender [edge]
   * @param share [node][place][1]: what an edge is multiplied by in a node's sum; 0 for none
   */
  record Group(NDIndex nodes, NDArray edges, NDArray sender, NDArray share) {}

  static DeviceGraph upload(Graph graph, float[] x, DataType type, NDManager manager) {
    long nodes = graph.nodes;
    return new DeviceGraph(
        create(manager, x, type, new Shape(nodes, x.length / nodes)),
        graph.groups.stream().map(group -> upload(group, type, manager)).toList(),
        create(manager, times(TYPICAL_DEGREE, graph.inverseDegree), type, new Shape(nodes, 1)));
  }

  private static Group upload(Graph.Group group, DataType type, NDManager manager) {
    long all = (long) group.count * group.places;
    return new Group(
        new NDIndex("{}:{}", group.first, group.first + group.count),
        create(manager, group.edges, type, new Shape(all, group.edges.length / all)),
        manager.create(group.sender, new Shape(all)),
        create(
            manager,
            times(1 / TYPICAL_DEGREE, group.present),
            type,
            new Shape(group.count, group.places, 1)));
  }

  private static NDArray create(NDManager manager, float[] values, DataType type, Shape shape) {
    NDArray array = manager.create(values, shape);
    return type == DataType.FLOAT32 ? array : array.toType(type, false);
  }

  private static float[] times(float factor, float[] values) {
    float[] products = new float[values.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = factor * values[i];
    }
    return products;
  }
}
