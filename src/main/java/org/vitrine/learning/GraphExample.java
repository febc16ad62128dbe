package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A snapshot that a graph network learns from or is judged by.
 *
 * @param members [particle]: the nodes of the species that are learnt, species by species
 * @param y [time][particle], standardised by species
 * @param targets the same numbers, at hand
 * @param counts how many of the particles are of each species
 */
record GraphExample(
    DeviceGraph graph, NDArray members, NDArray y, List<double[]> targets, List<Integer> counts) {

  static GraphExample upload(
      LearningData data,
      Particles block,
      GraphShape shape,
      NodeInputs inputs,
      Map<String, TargetScaling> scalings,
      NDManager manager) {
    Graph graph = graph(data.features(), block, shape);
    List<int[]> members = scalings.keySet().stream().map(block::ofSpecies).toList();
    double[][] targets = new double[data.times().length][];
    for (int t = 0; t < targets.length; t++) {
      double[] measured = data.targets().at(block, t);
      int time = t;
      targets[t] =
          scalings.entrySet().stream()
              .flatMapToDouble(
                  scaling ->
                      Arrays.stream(block.ofSpecies(scaling.getKey()))
                          .mapToDouble(i -> scaling.getValue().standardised(measured[i], time)))
              .toArray();
    }
    long[] nodes = members.stream().flatMapToInt(IntStream::of).asLongStream().toArray();
    float[] y = new float[targets.length * nodes.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) targets[i / nodes.length][i % nodes.length];
    }
    return new GraphExample(
        DeviceGraph.upload(graph, inputs.of(data.features(), block), DataType.FLOAT32, manager),
        manager.create(nodes, new Shape(nodes.length)),
        manager.create(y, new Shape(targets.length, nodes.length)),
        List.of(targets),
        members.stream().map(some -> some.length).toList());
  }

  /**
   * The graph of a block.
   *
   * @throws IllegalArgumentException when the features come without positions, or do not describe
   *     every particle
   */
  static Graph graph(Features features, Particles block, GraphShape shape) {
    return Graph.of(features.configuration(block), shape.cutoff(), shape.vectors());
  }

  /** How many particles are learnt or judged. */
  int size() {
    return targets.get(0).length;
  }
}
