package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.io.ArrayFile;

/**
 * What a graph network is made of.
 *
 * @param layers how many times edges and nodes are updated
 * @param width numbers at a node and at an edge between updates
 * @param nodeEncoder hidden layers of the encoder of nodes
 * @param edgeEncoder those of the encoder of edges
 * @param firstUpdate those of the first update of nodes
 * @param update those of later ones
 * @param edgeUpdate those of the updates of edges
 * @param generations of descriptors at the nodes: 0 … this
 * @param vectors whether an edge has the three components of its vector, or else its length
 * @param cutoff r_c: particles closer than this are joined by an edge, in σ_L
 * @param together whether one network predicts all species, or else each its own
 */
record GraphShape(
    int layers,
    int width,
    List<Integer> nodeEncoder,
    List<Integer> edgeEncoder,
    List<Integer> firstUpdate,
    List<Integer> update,
    List<Integer> edgeUpdate,
    int generations,
    boolean vectors,
    double cutoff,
    boolean together) {

  /** Row 1 of the paper's Table II. */
  static final GraphShape PAPER =
      new GraphShape(
          4,
          10,
          List.of(50, 50),
          List.of(5),
          List.of(30, 16),
          List.of(16, 16),
          List.of(16, 16),
          0,
          false,
          2.1,
          false);

  GraphShape {
    require(layers > 0, "layers", layers, "at least 1");
    require(width > 0, "width", width, "at least 1");
    require(generations >= 0, "generations", generations, "0 or more");
    requirePositive("cutoff", cutoff);
    Stream.of(nodeEncoder, edgeEncoder, firstUpdate, update, edgeUpdate)
        .flatMap(List::stream)
        .forEach(nodes -> require(nodes > 0, "nodes of a hidden layer", nodes, "at least 1"));
  }

  /** Numbers at an edge before the first update. */
  int edgeInputs() {
    return vectors ? 3 : 1;
  }

  GraphShape withLayers(int value) {
    return with(value, firstUpdate, update, generations, vectors, cutoff, together);
  }

  GraphShape withUpdates(List<Integer> first, List<Integer> later) {
    return with(layers, first, later, generations, vectors, cutoff, together);
  }

  GraphShape withGenerations(int value) {
    return with(layers, firstUpdate, update, value, vectors, cutoff, together);
  }

  GraphShape withVectors(boolean value) {
    return with(layers, firstUpdate, update, generations, value, cutoff, together);
  }

  GraphShape withCutoff(double value) {
    return with(layers, firstUpdate, update, generations, vectors, value, together);
  }

  GraphShape withTogether(boolean value) {
    return with(layers, firstUpdate, update, generations, vectors, cutoff, value);
  }

  private GraphShape with(
      int newLayers,
      List<Integer> first,
      List<Integer> later,
      int last,
      boolean xyz,
      double range,
      boolean one) {
    return new GraphShape(
        newLayers,
        width,
        nodeEncoder,
        edgeEncoder,
        first,
        later,
        edgeUpdate,
        last,
        xyz,
        range,
        one);
  }

  /** Put into a file. */
  ArrayFile in(ArrayFile file) {
    return file.with("layers", layers)
        .with("width", width)
        .with("node_encoder", ints(nodeEncoder))
        .with("edge_encoder", ints(edgeEncoder))
        .with("first_update", ints(firstUpdate))
        .with("update", ints(update))
        .with("edge_update", ints(edgeUpdate))
        .with("generations", generations)
        .with("vectors", vectors)
        .with("cutoff", cutoff)
        .with("together", together);
  }

  /** Read back from a file. */
  static GraphShape from(ArrayFile file) {
    return new GraphShape(
        (int) file.whole("layers"),
        (int) file.whole("width"),
        list(file.ints("node_encoder")),
        list(file.ints("edge_encoder")),
        list(file.ints("first_update")),
        list(file.ints("update")),
        list(file.ints("edge_update")),
        (int) file.whole("generations"),
        Boolean.parseBoolean(file.text("vectors")),
        Double.parseDouble(file.text("cutoff")),
        Boolean.parseBoolean(file.text("together")));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(value -> value).toArray();
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
