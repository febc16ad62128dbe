package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;
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
public final class Ridge extends ScopedLearner<Ridge> {

  private final double[] alphas;
  private final Block block;

  private Ridge(String name, Scope scope, double[] alphas, Block block) {
    super(name, scope);
    this.alphas = alphas;
    this.block = block;
  }

  /** With α from 10⁻⁵ to 10⁶ in half decades. */
  public static Ridge standard() {
    return new Ridge(
        "ridge",
        Scope.everything(),
        IntStream.rangeClosed(0, 22).mapToDouble(k -> StrictMath.pow(10, k / 2.0 - 5)).toArray(),
        Block.NONE);
  }

  @Override
  Ridge with(String newName, Scope newScope) {
    return new Ridge(newName, newScope, alphas, block);
  }

  /** With other values of α to choose from: positive, increasing. */
  public Ridge withAlphas(double... newAlphas) {
    return new Ridge(name(), scope, increasing("alphas", newAlphas), block);
  }

  private static double[] increasing(String what, double[] values) {
    require(values.length > 0, what, "none", "at least one");
    for (int k = 0; k < values.length; k++) {
      require(
          values[k] > (k == 0 ? 0 : values[k - 1]) && Double.isFinite(values[k]),
          what + "[" + k + "]",
          values[k],
          "positive, finite and above the one before it");
    }
    return values.clone();
  }

  /**
   * With a penalty of their own for the columns whose names start so: after standardisation they
   * are multiplied by a scale s, so that theirs is α / s². A few strong columns beside many weak
   * ones, such as {@code withBlock("cage_", 1, 3, 10, 30)}, would else be held back by the α that
   * the weak ones need. The scale is chosen like α; each costs one more eigendecomposition.
   *
   * @param scales to choose from: positive, increasing
   */
  public Ridge withBlock(String prefix, double... scales) {
    return new Ridge(name(), scope, alphas, new Block(prefix, increasing("scales", scales)));
  }

  @Override
  public FittedRidge fit(Split split) {
    LearningData train = scope.train(split);
    LearningData judge = scope.judge(split);
    boolean[] inBlock = block.members(train.names());
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
    Parallel.<RidgeFit>run(
        species.size(),
        s ->
            fit(
                species.get(s),
                inBlock,
                trained.get(s),
                judged.get(s),
                System.nanoTime() - spent[s]),
        (s, fit) -> fits.put(species.get(s), fit));
    return new FittedRidge(name(), scope.protocol(), train.names(), train.times(), fits);
  }

  /**
   * As of any {@link Learner}. The moments of each fold are taken once, and those of what a model
   * is fitted to are sums of them.
   */
  @Override
  Table crossPredict(LearningData data, int folds, long seed, @Nullable KeptFolds kept) {
    List<Split> splits = data.folds(folds, seed);
    LearningData own = scope.narrowed(data);
    boolean[] inBlock = block.members(own.names());
    List<String> species = own.speciesNames();
    double pieces = (species.size() + 1.0) * folds; // moments of each, then the fits
    try (Progress progress = Progress.start("cross-validating " + name(), pieces, "pieces")) {
      List<List<Moments>> moments = new ArrayList<>();
      for (String one : species) {
        moments.add(ofTestParts(splits, one, progress));
      }
      return CrossValidation.predictions(
          name(),
          splits,
          progress,
          kept,
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
                  fit(
                      species.get(s),
                      inBlock,
                      Moments.sum(train),
                      parts.get(judge),
                      System.nanoTime()));
            }
            return new FittedRidge(name(), scope.protocol(), own.names(), own.times(), fits);
          });
    }
  }

  private List<Moments> ofTestParts(List<Split> splits, String species, Progress progress) {
    List<Moments> parts = new ArrayList<>();
    for (Split split : splits) {
      LearningData part = scope.narrowed(split.test());
      parts.add(
          parts.isEmpty() ? Moments.of(part, species) : Moments.about(parts.get(0), part, species));
      progress.add(1);
    }
    return parts;
  }

  private RidgeFit fit(
      String species, boolean[] inBlock, Moments train, Moments judge, long begin) {
    Scaling scaling =
        Scaling.of(
            species,
            IntStream.range(0, train.features).mapToDouble(train::mean).toArray(),
            IntStream.range(0, train.features).mapToDouble(train::deviation).toArray());
    int targets = train.targets;
    int[] kept = scaling.kept();
    double[] scales = block.scales();
    double[] correlations = new double[scales.length * alphas.length * targets];
    DMatrixRMaj[] weights = new DMatrixRMaj[scales.length];
    for (int s = 0; s < scales.length; s++) {
      double[] units = scaling.deviations();
      for (int j = 0; j < units.length; j++) {
        units[j] /= inBlock[kept[j]] ? scales[s] : 1;
      }
      RidgePath path = new RidgePath(train, kept, units);
      weights[s] = path.weights(alphas);
      double[] reached = path.correlations(weights[s], judge);
      System.arraycopy(reached, 0, correlations, s * reached.length, reached.length);
    }
    int[] chosen = new int[targets];
    double[] intercept = new double[targets];
    double[] slope = new double[targets * kept.length];
    for (int t = 0; t < targets; t++) {
      chosen[t] = best(correlations, t, targets);
      intercept[t] = train.targetMean(t);
      int s = chosen[t] / alphas.length;
      int column = chosen[t] % alphas.length * targets + t;
      for (int j = 0; j < kept.length; j++) {
        double scale = inBlock[kept[j]] ? scales[s] : 1;
        slope[t * kept.length + j] = scale * weights[s].get(j, column);
      }
    }
    double seconds = 1e-9 * (System.nanoTime() - begin);
    return new RidgeFit(scaling, alphas, block, correlations, chosen, intercept, slope, seconds);
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
  String identity() {
    return this + Arrays.toString(alphas);
  }

  @Override
  public Summary summary() {
    Summary summary =
        head("Ridge regression")
            .with(
                "α",
                "%d values from %.3g to %.3g",
                alphas.length,
                alphas[0],
                alphas[alphas.length - 1]);
    return block.isNone() ? summary : summary.with("own penalty", "%s", block);
  }
}
