package org.vitrine.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.io.ArrayFile;
import org.vitrine.support.Summary;

/**
 * A fitted {@link Perceptron}: standardisation and network for each species and time. It predicts
 * without PyTorch, with the same bits wherever it is read back.
 */
public final class FittedPerceptron extends FittedNetworks {

  private final Map<String, PerceptronFit> fits;

  FittedPerceptron(
      String name,
      String protocol,
      List<String> names,
      double[] times,
      Map<String, PerceptronFit> fits) {
    super(name, protocol, names, times, reports(fits));
    this.fits = new LinkedHashMap<>(fits);
  }

  FittedPerceptron(ArrayFile file, Map<String, PerceptronFit> fits) {
    super(file, reports(fits));
    this.fits = new LinkedHashMap<>(fits);
  }

  private static Map<String, TrainingReport> reports(Map<String, PerceptronFit> fits) {
    Map<String, TrainingReport> reports = new LinkedHashMap<>();
    fits.forEach((species, fit) -> reports.put(species, fit.report()));
    return reports;
  }

  /** Features that did not vary in the training part of a species, and so take no part. */
  public List<String> dropped(String species) {
    return Predictions.ofSpecies(fits, species).scaling().dropped(names());
  }

  @Override
  double[][] predict(Features features, Particles block) {
    return Predictions.oneByOne(features, block, times.length, fits);
  }

  @Override
  public int parameters() {
    return fits.values().stream()
        .mapToInt(fit -> fit.stack().networks * fit.stack().parametersOfOne())
        .sum();
  }

  @Override
  ArrayFile file() {
    return PerceptronFile.of(in(ArrayFile.of(PerceptronFile.KIND)), fits);
  }

  @Override
  public Summary summary() {
    Summary summary = trained();
    for (Map.Entry<String, PerceptronFit> fit : fits.entrySet()) {
      int dropped = names().size() - fit.getValue().scaling().size();
      summary = summary.with("constant for " + fit.getKey(), "%d features, dropped", dropped);
    }
    return summary;
  }
}
