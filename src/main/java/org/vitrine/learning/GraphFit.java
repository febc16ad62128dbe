package org.vitrine.learning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.io.ArrayFile;

/**
 * Fitted graph networks of one species, or of several together, one a time.
 *
 * @param targets by species: the standardisation of what the networks give
 * @param weights one network a time
 */
record GraphFit(
    Map<String, TargetScaling> targets, List<GraphWeights> weights, TrainingReport report) {

  /** The species, as one name. */
  String species() {
    return String.join(", ", targets.keySet());
  }

  int parameters() {
    return weights.stream().mapToInt(GraphWeights::parameters).sum();
  }

  /** Sets the rows of the particles that these networks know. */
  void predict(GraphShape shape, NodeInputs inputs, Features data, Particles block, double[][] to) {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      DeviceGraph graph =
          DeviceGraph.upload(
              GraphExample.graph(data, block, shape),
              inputs.of(data, block),
              DataType.FLOAT32,
              manager);
      for (int t = 0; t < weights.size(); t++) {
        try (NDManager memory = manager.newSubManager()) {
          float[] outputs =
              new GraphFunction(shape, GraphTraining.upload(weights.get(t), memory), graph, memory)
                  .outputs()
                  .toFloatArray();
          for (int i = 0; i < outputs.length; i++) {
            TargetScaling scaling = targets.get(block.species(i));
            if (scaling != null) {
              to[i] = t == 0 ? new double[weights.size()] : to[i];
              to[i][t] = scaling.restored(outputs[i], t);
            }
          }
        }
      }
    }
  }

  /** Put into a file; {@code k} sets it apart from others there. */
  ArrayFile in(ArrayFile before, String k) {
    ArrayFile file = report.in(before, k).with("species" + k, String.join("\n", targets.keySet()));
    for (Map.Entry<String, TargetScaling> target : targets.entrySet()) {
      file = target.getValue().in(file, k + "." + target.getKey());
    }
    for (int t = 0; t < weights.size(); t++) {
      for (int array = 0; array < weights.get(t).arrays(); array++) {
        String name = "weights" + k + "." + t + "." + array;
        file = file.with(name, Floats.doubles(weights.get(t).values(array)));
      }
    }
    return file;
  }

  /** Read back from a file. */
  static GraphFit from(ArrayFile file, String k, GraphShape shape, int nodeInputs, int times) {
    Map<String, TargetScaling> targets = new LinkedHashMap<>();
    for (String species : file.text("species" + k).lines().toList()) {
      targets.put(species, TargetScaling.from(file, k + "." + species));
    }
    List<GraphWeights> weights = new ArrayList<>();
    for (int t = 0; t < times; t++) {
      float[][] values = new float[GraphWeights.arrays(shape)][];
      for (int array = 0; array < values.length; array++) {
        values[array] = Floats.of(file.doubles("weights" + k + "." + t + "." + array));
      }
      weights.add(new GraphWeights(shape, nodeInputs, values));
    }
    return new GraphFit(targets, weights, TrainingReport.from(file, k));
  }
}
