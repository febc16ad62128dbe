package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final String name;
  private final Scope scope;
  private final double[] alphas;

  private Ridge(String name, Scope scope, double[] alphas) {
    this.name = name;
    this.scope = scope;
    this.alphas = alphas;
  }

  /** With α from 10⁻⁵ to 10⁶ in half decades. */
  public static Ridge standard() {
    return new Ridge(
        "ridge",
        Scope.everything(),
        IntStream.rangeClosed(0, 22).mapToDouble(k -> StrictMath.pow(10, k / 2.0 - 5)).toArray());
  }

  /** The same under another name in tables and legends. */
  public Ridge withName(String newName) {
    require(!newName.isBlank(), "name", "blank", "a word or two");
    return new Ridge(newName, scope, alphas);
  }

  /** For these species alone. */
  public Ridge withSpecies(String... names) {
    return new Ridge(name, scope.withSpecies(names), alphas);
  }

  /** For these times of the targets alone, in τ, increasing. */
  public Ridge withTimes(double... times) {
    return new Ridge(name, scope.withTimes(times), alphas);
  }

  /**
   * With another protocol: "clean", where α is chosen on the validation part, or "paper", where it
   * is chosen on the test part, as the paper does: optimistic.
   */
  public Ridge withProtocol(String protocol) {
    return new Ridge(name, scope.withProtocol(protocol), alphas);
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
    return new Ridge(name, scope, newAlphas.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return scope.protocol();
  }

  @Override
  public FittedRidge fit(Split split) {
    LearningData train = scope.train(split);
    LearningData judge = scope.judge(split);
    List<String> species = train.speciesNames();
    List<Moments> trained = new ArrayList<>();
    List<Moments> judged = new ArrayList<>();
    long[] spent = new long[species.size()];
    for (int s = 0; s < spent.length; s++) { // each on all threads
      long begin = System.nanoTime();
      trained.add(Moments.of(train, species.get(s)));
      judged.add(Moments.about(trained.get(s), judge, species.get(s)));
      spent[s] = System.nanoTime() - begin;
    }
    Map<String, RidgeFit> fits = new LinkedHashMap<>();
    Runner.local()
        .<RidgeFit>run(
            species.size(),
            s -> fit(species.get(s), trained.get(s), judged.get(s), System.nanoTime() - spent[s]),
            (s, fit) -> fits.put(species.get(s), fit));
    return new FittedRidge(name, scope.protocol(), train.names(), train.times(), fits);
  }

  /**
   * As of any {@link Learner}. The moments of each fold are taken once, and those of what a model
   * is fitted to are sums of them.
   */
  @Override
  public Table crossPredict(LearningData data, int folds, long seed) {
    List<Split> splits = data.folds(folds, seed);
    LearningData own = scope.narrowed(data);
    List<String> species = own.speciesNames();
    List<List<Moments>> moments = new ArrayList<>();
    for (String one : species) {
      moments.add(ofTestParts(splits, one));
    }
    return CrossValidation.predictions(
        name,
        splits,
        fold -> {
          int validation = (fold + 1) % folds;
          int judge = scope.protocol().equals(Scope.PAPER) ? fold : validation;
          Map<String, RidgeFit> fits = new LinkedHashMap<>();
          for (int s = 0; s < species.size(); s++) {
            List<Moments> parts = moments.get(s);
            List<Moments> train =
                IntStream.range(0, folds)
                    .filter(k -> k != fold && k != validation)
                    .mapToObj(parts::get)
                    .toList();
            fits.put(
                species.get(s),
                fit(species.get(s), Moments.sum(train), parts.get(judge), System.nanoTime()));
          }
          return new FittedRidge(name, scope.protocol(), own.names(), own.times(), fits);
        });
  }

  private List<Moments> ofTestParts(List<Split> splits, String species) {
    Moments first = Moments.of(scope.narrowed(splits.get(0).test()), species);
    List<Moments> parts = new ArrayList<>(List.of(first));
    for (Split split : splits.subList(1, splits.size())) {
      parts.add(Moments.about(first, scope.narrowed(split.test()), species));
    }
    return parts;
  }

  private RidgeFit fit(String species, Moments train, Moments judge, long begin) {
    Scaling scaling =
        Scaling.of(
            species,
            IntStream.range(0, train.features).mapToDouble(train::mean).toArray(),
            IntStream.range(0, train.features).mapToDouble(train::deviation).toArray());
    RidgePath path = new RidgePath(train, scaling.kept(), scaling.deviations());
    DMatrixRMaj weights = path.weights(alphas);
    double[] correlations = path.correlations(weights, judge);
    int targets = train.targets;
    int[] chosen = new int[targets];
    double[] intercept = new double[targets];
    double[] slope = new double[targets * scaling.size()];
    for (int t = 0; t < targets; t++) {
      chosen[t] = best(correlations, t, targets);
      intercept[t] = train.targetMean(t);
      for (int j = 0; j < scaling.size(); j++) {
        slope[t * scaling.size() + j] = weights.get(j, chosen[t] * targets + t);
      }
    }
    double seconds = 1e-9 * (System.nanoTime() - begin);
    return new RidgeFit(scaling, alphas, correlations, chosen, intercept, slope, seconds);
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
        .with("learns", "%s", scope)
        .with("protocol", "%s", scope.protocol())
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
