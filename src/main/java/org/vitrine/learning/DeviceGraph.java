package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A {@link Graph} where a network works on it.
 *
 * @param x [node][input]
 * @param edges [edge][input], the edges of a node side by side
 * @param sender [edge]
 * @param present [node][place][1]: 1 for an edge, 0 where there is none
 * @param inverseDegree [node][1]
 */
record DeviceGraph(
    NDArray x, NDArray edges, NDArray sender, NDArray present, NDArray inverseDegree) {

  static DeviceGraph upload(Graph graph, float[] x, DataType type, NDManager manager) {
    long nodes = graph.nodes;
    long all = nodes * graph.places;
    return new DeviceGraph(
        create(manager, x, type, new Shape(nodes, x.length / nodes)),
        create(manager, graph.edges, type, new Shape(all, graph.edges.length / all)),
        manager.create(graph.sender, new Shape(all)),
        create(manager, graph.present, type, new Shape(nodes, graph.places, 1)),
        create(manager, graph.inverseDegree, type, new Shape(nodes, 1)));
  }

  private static NDArray create(NDManager manager, float[] values, DataType type, Shape shape) {
    NDArray array = manager.create(values, shape);
    return type == DataType.FLOAT32 ? array : array.toType(type, false);
  }
}
