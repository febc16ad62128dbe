package org.vitrine.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.io.ArrayFile;

/**
 * A fitted perceptron in a file. Parameters: name, protocol, the number of features and of species,
 * the features' names; of species k, its name and how it was trained. Arrays: times; of species k
 * the standardisation, the weights and biases of each layer as {@link NetworkStack} lays them out,
 * and the history.
 */
final class PerceptronFile {

  static final String KIND = "perceptron";

  private PerceptronFile() {}

  static ArrayFile of(ArrayFile model, Map<String, PerceptronFit> fits) {
    ArrayFile file = model.with("species", String.join("\n", fits.keySet()));
    for (Map.Entry<String, PerceptronFit> fit : fits.entrySet()) {
      file = with(file, "." + fit.getKey(), fit.getValue());
    }
    return file;
  }

  private static ArrayFile with(ArrayFile before, String k, PerceptronFit fit) {
    NetworkStack stack = fit.stack();
    ArrayFile file = fit.scaling().in(fit.report().in(before, k), k);
    file = fit.targets().in(file, k).with("widths" + k, stack.widths);
    for (int l = 0; l < stack.widths.length; l++) {
      file =
          file.with("weights." + l + k, Floats.doubles(stack.weights[l]))
              .with("biases." + l + k, Floats.doubles(stack.biases[l]));
    }
    return file;
  }

  static FittedPerceptron read(ArrayFile file) {
    Map<String, PerceptronFit> fits = new LinkedHashMap<>();
    int times = file.doubles("times").length;
    for (String species : file.text("species").lines().toList()) {
      fits.put(species, fit(file, "." + species, times));
    }
    return new FittedPerceptron(file, fits);
  }

  private static PerceptronFit fit(ArrayFile file, String k, int times) {
    int[] widths = file.ints("widths" + k);
    float[][] weights = new float[widths.length][];
    float[][] biases = new float[widths.length][];
    for (int l = 0; l < widths.length; l++) {
      weights[l] = Floats.of(file.doubles("weights." + l + k));
      biases[l] = Floats.of(file.doubles("biases." + l + k));
    }
    Scaling scaling = Scaling.from(file, k);
    return new PerceptronFit(
        scaling,
        TargetScaling.from(file, k),
        new NetworkStack(scaling.size(), times, widths, weights, biases),
        TrainingReport.from(file, k));
  }
}
