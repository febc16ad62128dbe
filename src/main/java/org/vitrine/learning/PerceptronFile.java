package org.vitrine.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.io.ArrayFile;

/**
 * A fitted perceptron in a file. Parameters: name, protocol, the number of features and of species,
 * the features' names; of species k, its name and how it was trained. Arrays: times; of species k
 * the standardisation, the weights and biases of each layer as {@link NetworkStack} lays them out,
 * and the history.
 */
final class PerceptronFile {

  private static final String KIND = "perceptron";

  private PerceptronFile() {}

  static void write(FittedPerceptron model, Path path) {
    ArrayFile file =
        ArrayFile.of(KIND)
            .with("name", model.name())
            .with("protocol", model.protocol())
            .with("features", String.join("\n", model.names()))
            .with("species", model.fits().size())
            .with("times", model.times());
    for (int k = 0; k < model.fits().size(); k++) {
      file = with(file, "." + k, model.fits().get(k));
    }
    file.write(path);
  }

  private static ArrayFile with(ArrayFile before, String k, PerceptronFit fit) {
    NetworkStack stack = fit.stack();
    ArrayFile file =
        before
            .with("species" + k, fit.species())
            .with("seconds" + k, fit.seconds())
            .with("device" + k, fit.device())
            .with("epochs" + k, fit.epochs())
            .with("stopped" + k, fit.stopped())
            .with("kept" + k, fit.scaling().kept())
            .with("mean" + k, fit.scaling().means())
            .with("deviation" + k, fit.scaling().deviations())
            .with("target_mean" + k, fit.targets().mean())
            .with("target_deviation" + k, fit.targets().deviation())
            .with("training_loss" + k, fit.history().training())
            .with("validation_loss" + k, fit.history().validation())
            .with("validation_pearson" + k, fit.history().pearson())
            .with("best" + k, fit.history().best())
            .with("widths" + k, stack.widths);
    for (int l = 0; l < stack.widths.length; l++) {
      file =
          file.with("weights." + l + k, doubles(stack.weights[l]))
              .with("biases." + l + k, doubles(stack.biases[l]));
    }
    return file;
  }

  static FittedPerceptron read(Path path) {
    ArrayFile file = ArrayFile.read(path, KIND);
    double[] times = file.doubles("times");
    List<PerceptronFit> fits = new ArrayList<>();
    for (int k = 0; k < file.whole("species"); k++) {
      fits.add(fit(file, "." + k, times.length));
    }
    return new FittedPerceptron(
        file.text("name"),
        file.text("protocol"),
        Arrays.asList(file.text("features").split("\n")),
        times,
        fits);
  }

  private static PerceptronFit fit(ArrayFile file, String k, int times) {
    int[] widths = file.ints("widths" + k);
    float[][] weights = new float[widths.length][];
    float[][] biases = new float[widths.length][];
    for (int l = 0; l < widths.length; l++) {
      weights[l] = floats(file.doubles("weights." + l + k));
      biases[l] = floats(file.doubles("biases." + l + k));
    }
    int[] kept = file.ints("kept" + k);
    return new PerceptronFit(
        file.text("species" + k),
        new Scaling(kept, file.doubles("mean" + k), file.doubles("deviation" + k)),
        new TargetScaling(file.doubles("target_mean" + k), file.doubles("target_deviation" + k)),
        new NetworkStack(kept.length, times, widths, weights, biases),
        new TrainingHistory(
            file.doubles("training_loss" + k),
            file.doubles("validation_loss" + k),
            file.doubles("validation_pearson" + k),
            file.ints("best" + k)),
        Double.parseDouble(file.text("seconds" + k)),
        file.text("device" + k),
        (int) file.whole("epochs" + k),
        Boolean.parseBoolean(file.text("stopped" + k)));
  }

  /** Every float is a double. */
  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
