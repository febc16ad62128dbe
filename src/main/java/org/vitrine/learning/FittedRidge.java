package org.vitrine.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A fitted {@link Ridge}: standardisation, α, weights and intercept for each species and time. */
public final class FittedRidge implements FittedModel, Summary.Summarized {

  private final String name;
  private final String protocol;
  private final List<String> names;
  private final double[] times;
  private final List<RidgeFit> fits;

  FittedRidge(
      String name, String protocol, List<String> names, double[] times, List<RidgeFit> fits) {
    this.name = name;
    this.protocol = protocol;
    this.names = List.copyOf(names);
    this.times = times;
    this.fits = List.copyOf(fits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  /** The chosen α: columns species, time, alpha. */
  public Table alphas() {
    StringColumn species = StringColumn.create("species");
    DoubleColumn time = DoubleColumn.create("time");
    DoubleColumn alpha = DoubleColumn.create("alpha");
    for (RidgeFit fit : fits) {
      for (int t = 0; t < times.length; t++) {
        species.append(fit.species());
        time.append(times[t]);
        alpha.append(fit.alpha(t));
      }
    }
    return Table.create("alphas", species, time, alpha);
  }

  /** Features that did not vary in the training part of a species, and so take no part. */
  public List<String> dropped(String species) {
    return Predictions.dropped(names, fit(species).scaling());
  }

  @Override
  public Table predict(LearningData data) {
    return predict(data.features());
  }

  @Override
  public Table predict(StructuralDescriptors structure) {
    return predict(Features.of(structure));
  }

  private Table predict(Features features) {
    Map<String, Predictions.OfSpecies> models = new LinkedHashMap<>();
    fits.forEach(fit -> models.put(fit.species(), fit));
    return Predictions.table(features, names, times, models);
  }

  private RidgeFit fit(String species) {
    for (RidgeFit fit : fits) {
      if (fit.species().equals(species)) {
        return fit;
      }
    }
    List<String> known = fits.stream().map(RidgeFit::species).toList();
    throw new IllegalArgumentException("species must be one of " + known + ", not " + species);
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Fitted " + name)
            .with("protocol", "%s", protocol)
            .with("features", "%d", names.size())
            .with("times", "%d, from %s to %s τ", times.length, times[0], times[times.length - 1]);
    for (RidgeFit fit : fits) {
      summary =
          summary.with(
              "species " + fit.species(),
              "α from %.3g to %.3g, %d features dropped as constant",
              fit.smallestAlpha(),
              fit.largestAlpha(),
              names.size() - fit.scaling().size());
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
