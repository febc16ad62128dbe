package org.vitrine.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * The particles of a species on the device where training runs, uploaded once: features and targets
 * standardised, in single precision.
 *
 * @param x [particle][feature that takes part]
 * @param y [particle][network]
 */
record DeviceData(NDArray x, NDArray y) {

  static DeviceData upload(
      LearningData data,
      String species,
      Scaling scaling,
      TargetScaling targets,
      NDManager manager) {
    int size = data.blocks().stream().mapToInt(block -> block.ofSpecies(species).length).sum();
    int times = data.times().length;
    NDArray x = manager.zeros(new Shape(size, scaling.size()));
    NDArray y = manager.zeros(new Shape(size, times));
    double[] row = new double[data.names().size()];
    int from = 0;
    for (Particles block : data.blocks()) {
      int[] members = block.ofSpecies(species);
      float[] features = new float[members.length * scaling.size()];
      float[] values = new float[members.length * times];
      for (int i = 0; i < members.length; i++) {
        data.features().copy(block, members[i], row);
        scaling.copy(row, features, i * scaling.size());
      }
      for (int t = 0; t < times; t++) {
        double[] measured = data.targets().at(block, t);
        for (int i = 0; i < members.length; i++) {
          values[i * times + t] = (float) targets.standardised(measured[members[i]], t);
        }
      }
      if (members.length > 0) {
        NDIndex rows = new NDIndex("{}:{}", from, from + members.length);
        try (NDManager upload = manager.newSubManager()) {
          x.set(rows, upload.create(features, new Shape(members.length, scaling.size())));
          y.set(rows, upload.create(values, new Shape(members.length, times)));
        }
      }
      from += members.length;
    }
    return new DeviceData(x, y);
  }

  /** The same for so many configurations, one after the other. */
  DeviceData repeated(int configurations) {
    return configurations == 1 ? this : new DeviceData(x, y.tile(new long[] {1, configurations}));
  }

  int size() {
    return (int) x.getShape().get(0);
  }
}
