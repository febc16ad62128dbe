package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.vitrine.concurrent.Runner;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * Ridge regression (paper, section II.A): for each species and time, weights w and intercept b that
 * minimise ‖y − Xw − b‖² + α‖w‖², a sum over particles, not a mean.
 *
 * <p>Features are standardised with mean and standard deviation of the training part (paper, eq.
 * 7); one that does not vary there is dropped. α is the one with the highest pooled Pearson
 * correlation on the validation part, the smallest of equals.
 */
public final class Ridge implements Learner, Summary.Summarized {

  /** A column whose deviation is this small beside its mean is constant up to rounding. */
  private static final double CONSTANT = 1e-13;

  private final String name;
  private final double[] alphas;

  private Ridge(String name, double[] alphas) {
    this.name = name;
    this.alphas = alphas;
  }

  /** With α from 10⁻⁵ to 10⁶ in half decades. */
  public static Ridge standard() {
    return new Ridge(
        "ridge",
        IntStream.rangeClosed(0, 22).mapToDouble(k -> StrictMath.pow(10, k / 2.0 - 5)).toArray());
  }

  /** The same under another name in tables and legends. */
  public Ridge withName(String newName) {
    require(!newName.isBlank(), "name", "blank", "a word or two");
    return new Ridge(newName, alphas);
  }

  /** With other values of α to choose from: positive, increasing. */
  public Ridge withAlphas(double... newAlphas) {
    require(newAlphas.length > 0, "alphas", "none", "at least one");
    for (int k = 0; k < newAlphas.length; k++) {
      require(
          newAlphas[k] > (k == 0 ? 0 : newAlphas[k - 1]) && Double.isFinite(newAlphas[k]),
          "alphas[" + k + "]",
          newAlphas[k],
          "positive, finite and above the one before it");
    }
    return new Ridge(name, newAlphas.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FittedRidge fit(Split split) {
    List<RidgeFit> fits = new ArrayList<>();
    List<String> species = split.train().speciesNames();
    Runner.local()
        .<RidgeFit>run(species.size(), s -> fit(species.get(s), split), (s, fit) -> fits.add(fit));
    return new FittedRidge(name, split.train().names(), split.train().times(), fits);
  }

  private RidgeFit fit(String species, Split split) {
    Moments train = Moments.of(split.train(), species);
    return fit(species, train, Moments.about(train, split.validation(), species));
  }

  /**
   * As of any {@link Learner}. The moments of each fold are taken once, and those of what a model
   * is fitted to are sums of them.
   */
  @Override
  public Table crossValidate(LearningData data, int folds, long seed) {
    List<Split> splits = data.folds(folds, seed);
    List<String> species = data.speciesNames();
    List<List<Moments>> moments = new ArrayList<>();
    for (String name : species) {
      moments.add(ofTestParts(splits, name));
    }
    return CrossValidation.of(
        name,
        splits,
        fold -> {
          List<RidgeFit> fits = new ArrayList<>();
          for (int s = 0; s < species.size(); s++) {
            List<Moments> parts = moments.get(s);
            int validation = (fold + 1) % folds;
            List<Moments> train =
                IntStream.range(0, folds)
                    .filter(k -> k != fold && k != validation)
                    .mapToObj(parts::get)
                    .toList();
            fits.add(fit(species.get(s), Moments.sum(train), parts.get(validation)));
          }
          return new FittedRidge(name, data.names(), data.times(), fits);
        });
  }

  private static List<Moments> ofTestParts(List<Split> splits, String species) {
    Moments first = Moments.of(splits.get(0).test(), species);
    List<Moments> parts = new ArrayList<>(List.of(first));
    Runner.local()
        .<Moments>run(
            splits.size() - 1,
            k -> Moments.about(first, splits.get(k + 1).test(), species),
            (k, part) -> parts.add(part));
    return parts;
  }

  private RidgeFit fit(String species, Moments train, Moments validation) {
    int[] kept =
        IntStream.range(0, train.features)
            .filter(j -> train.deviation(j) > CONSTANT * Math.abs(train.mean(j)))
            .toArray();
    require(
        kept.length > 0,
        "features of species " + species,
        "all constant",
        "different from particle to particle");
    double[] mean = Arrays.stream(kept).mapToDouble(train::mean).toArray();
    double[] deviation = Arrays.stream(kept).mapToDouble(train::deviation).toArray();
    RidgePath path = new RidgePath(train, kept, deviation);
    DMatrixRMaj weights = path.weights(alphas);
    double[] correlations = path.correlations(weights, validation);
    int targets = train.targets;
    double[] chosen = new double[targets];
    double[] intercept = new double[targets];
    double[][] slope = new double[targets][kept.length];
    for (int t = 0; t < targets; t++) {
      int best = best(correlations, t, targets);
      chosen[t] = alphas[best];
      intercept[t] = train.targetMean(t);
      for (int j = 0; j < kept.length; j++) {
        slope[t][j] = weights.get(j, best * targets + t);
      }
    }
    return new RidgeFit(species, kept, mean, deviation, chosen, intercept, slope);
  }

  /**
   * Which α, in order of size, has the highest correlation for a target; the first if none is
   * defined.
   */
  static int best(double[] correlations, int target, int targets) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int a = 0; a * targets < correlations.length; a++) {
      double correlation = correlations[a * targets + target];
      if (correlation > highest) {
        highest = correlation;
        best = a;
      }
    }
    return best;
  }

  @Override
  public Summary summary() {
    return Summary.of("Ridge regression")
        .with("name", "%s", name)
        .with(
            "α",
            "%d values from %.3g to %.3g",
            alphas.length,
            alphas[0],
            alphas[alphas.length - 1]);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
