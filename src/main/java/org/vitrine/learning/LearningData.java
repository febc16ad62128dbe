package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.vitrine.dynamics.Propensity;
import org.vitrine.dynamics.TimeColumns;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * Features and targets of the same particles, joined by snapshot and particle: what a model learns
 * from and is judged by. Parts are always whole snapshots, because the particles of one snapshot
 * are correlated.
 */
public final class LearningData implements Summary.Summarized {

  private final Features features;
  private final Targets targets;
  private final List<String> speciesNames;

  private LearningData(Features features, Targets targets, List<String> speciesNames) {
    this.features = features;
    this.targets = targets;
    this.speciesNames = speciesNames;
    requireVariation();
  }

  /**
   * Descriptors and the propensity of the same snapshots.
   *
   * @throws IllegalArgumentException when they are of other configurations, when a descriptor is
   *     not a number, as bond order in an empty shell, or when a target is constant
   */
  public static LearningData of(StructuralDescriptors structure, Propensity propensity) {
    require(
        structure.snapshots().size() == propensity.snapshots().size(),
        "snapshots of the propensity",
        propensity.snapshots().size(),
        "as many as those of the descriptors, " + structure.snapshots().size());
    for (int k = 0; k < structure.snapshots().size(); k++) {
      require(
          structure.snapshots().get(k).equals(propensity.snapshots().get(k)),
          "snapshot " + k + " of the propensity",
          "another one",
          "the configuration that was described");
    }
    return joined(Features.of(structure), Targets.of(propensity), propensity.speciesNames());
  }

  /**
   * Descriptors and your own targets: columns snapshot, particle, species, then one a time, named
   * like "t=0.01".
   */
  public static LearningData of(StructuralDescriptors structure, Table targets) {
    return joined(
        Features.of(structure), Targets.of(targets), structure.snapshots().get(0).speciesNames());
  }

  /** Your own features and targets, both with columns snapshot, particle, species. */
  public static LearningData of(Table features, Table targets) {
    return of(Features.of(features), targets);
  }

  /**
   * Your own features and targets of snapshots, numbered from 0: with them a graph network knows
   * where the particles are.
   */
  public static LearningData of(List<Snapshot> snapshots, Table features, Table targets) {
    return of(Features.of(features).of(snapshots), targets);
  }

  private static LearningData of(Features features, Table targets) {
    Set<String> names = new LinkedHashSet<>();
    features.blocks().forEach(block -> names.addAll(block.speciesNames()));
    return joined(features, Targets.of(targets), names.stream().sorted().toList());
  }

  private static LearningData joined(
      Features features, Targets targets, List<String> speciesNames) {
    List<Particles> described = features.blocks();
    List<Particles> measured = targets.blocks();
    require(
        described.size() == measured.size(),
        "snapshots of the targets",
        measured.size(),
        "as many as those of the features, " + described.size());
    for (int k = 0; k < described.size(); k++) {
      require(
          described.get(k).sameAs(measured.get(k)),
          "particles of snapshot " + measured.get(k).snapshot() + " in the targets",
          "others, or in another order",
          "those of the features");
    }
    return new LearningData(features, targets, speciesNames);
  }

  private void requireVariation() {
    for (String name : speciesNames) {
      for (int t = 0; t < targets.times().length; t++) {
        double[] values = target(name, t);
        double first = values.length == 0 ? Double.NaN : values[0];
        require(
            Arrays.stream(values).anyMatch(value -> value != first),
            "target " + TimeColumns.name(targets.times()[t]) + " of species " + name,
            "constant (" + first + ")",
            "different from particle to particle");
      }
    }
  }

  /** The target of every particle of a species, snapshot by snapshot. */
  double[] target(String species, int time) {
    return blocks().stream()
        .flatMapToDouble(
            block -> {
              double[] values = targets.at(block, time);
              return Arrays.stream(block.ofSpecies(species)).mapToDouble(i -> values[i]);
            })
        .toArray();
  }

  /**
   * Deals the snapshots to three parts at random: the given fractions, rounded, then the rest for
   * testing.
   *
   * @param train fraction for training
   * @param validation fraction for choices such as ridge's α
   * @throws IllegalArgumentException when a part is left empty
   */
  public Split split(double train, double validation, long seed) {
    require(train > 0 && train < 1, "train", train, "in (0, 1)");
    require(
        validation > 0 && train + validation < 1, "validation", validation, "in (0, 1 − train)");
    int[] numbers = shuffled(seed);
    int first = (int) Math.round(train * numbers.length);
    int second = first + (int) Math.round(validation * numbers.length);
    return split(
        Arrays.copyOfRange(numbers, 0, first),
        Arrays.copyOfRange(numbers, first, Math.min(second, numbers.length)),
        Arrays.copyOfRange(numbers, Math.min(second, numbers.length), numbers.length));
  }

  /**
   * Deals the snapshots to three parts by their numbers.
   *
   * @throws IllegalArgumentException when a part is empty, a number does not exist or is named
   *     twice
   */
  public Split split(int[] train, int[] validation, int[] test) {
    Set<Integer> seen = new LinkedHashSet<>();
    for (int number : concat(train, validation, test)) {
      require(snapshots().contains(number), "snapshot", number, "one of " + snapshots());
      require(seen.add(number), "snapshot " + number, "in two places", "in one part only");
    }
    return new Split(part("train", train), part("validation", validation), part("test", test));
  }

  /** Some of the species: the others are left out of what is learnt and judged. */
  LearningData ofSpecies(List<String> names) {
    for (String name : names) {
      require(speciesNames.contains(name), "species", name, "one of " + speciesNames);
    }
    return new LearningData(
        features, targets, speciesNames.stream().filter(names::contains).toList());
  }

  /** Some of the times. */
  LearningData atTimes(double[] some) {
    return new LearningData(features, targets.atTimes(some), speciesNames);
  }

  /**
   * The first so many snapshots.
   *
   * @param count at least 1, and at most as many as there are
   */
  public LearningData first(int count) {
    int most = snapshots().size();
    require(count >= 1 && count <= most, "count", count, "in 1 … " + most);
    return part("training", snapshots().stream().limit(count).mapToInt(k -> k).toArray());
  }

  private static int[] concat(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  private LearningData part(String name, int[] numbers) {
    require(
        numbers.length > 0,
        name + " part",
        "empty",
        "at least one of " + blocks().size() + " snapshots");
    List<Particles> some = new ArrayList<>();
    for (Particles block : blocks()) {
      if (IntStream.of(numbers).anyMatch(number -> number == block.snapshot())) {
        some.add(block);
      }
    }
    return new LearningData(features.ofBlocks(some), targets.ofBlocks(some), speciesNames);
  }

  /**
   * Splits for cross-validation: in split k, fold k of the snapshots is for testing, the next fold
   * for choices, the others for training.
   *
   * @param folds from 3 to the number of snapshots
   */
  List<Split> folds(int folds, long seed) {
    require(
        folds >= 3 && folds <= blocks().size(),
        "folds",
        folds,
        "in 3 … " + blocks().size() + " (the snapshots)");
    int[] numbers = shuffled(seed);
    List<Split> splits = new ArrayList<>();
    for (int k = 0; k < folds; k++) {
      int test = k;
      int validation = (k + 1) % folds;
      splits.add(
          split(
              ofFolds(numbers, fold -> fold % folds != test && fold % folds != validation),
              ofFolds(numbers, fold -> fold % folds == validation),
              ofFolds(numbers, fold -> fold % folds == test)));
    }
    return splits;
  }

  private static int[] ofFolds(int[] numbers, IntPredicate wanted) {
    return IntStream.range(0, numbers.length).filter(wanted).map(i -> numbers[i]).toArray();
  }

  private int[] shuffled(long seed) {
    List<Integer> numbers = snapshots();
    int[] order = RandomStream.of(Purpose.SPLIT, seed, 0, 0).permutation(numbers.size());
    return Arrays.stream(order).map(numbers::get).toArray();
  }

  /** The numbers of the snapshots. */
  public List<Integer> snapshots() {
    return blocks().stream().map(Particles::snapshot).toList();
  }

  /** The names of the features. */
  public List<String> names() {
    return features.names();
  }

  /** The times of the targets, in τ. */
  public double[] times() {
    return targets.times().clone();
  }

  /** The species, by decreasing diameter. */
  public List<String> speciesNames() {
    return speciesNames;
  }

  /** The number of particles in all snapshots. */
  public int size() {
    return blocks().stream().mapToInt(Particles::size).sum();
  }

  /** The particles, snapshot by snapshot: a new table with columns snapshot, particle, species. */
  public Table keys() {
    return Particles.keys(blocks());
  }

  /**
   * The features of a particle, named by {@link #names()}.
   *
   * @param i row of {@link #keys()}
   */
  public double[] row(int i) {
    require(i >= 0 && i < size(), "row", i, "in 0 … " + (size() - 1));
    double[] row = new double[names().size()];
    int first = 0;
    for (Particles block : blocks()) {
      if (i < first + block.size()) {
        features.copy(block, i - first, row);
        break;
      }
      first += block.size();
    }
    return row;
  }

  /**
   * The targets at a time, in the order of {@link #keys()}.
   *
   * @param time one of {@link #times()}
   */
  public double[] targets(double time) {
    Targets at = targets.atTimes(new double[] {time});
    return blocks().stream().flatMapToDouble(block -> Arrays.stream(at.at(block, 0))).toArray();
  }

  List<Particles> blocks() {
    return features.blocks();
  }

  Features features() {
    return features;
  }

  Targets targets() {
    return targets;
  }

  @Override
  public Summary summary() {
    return Summary.of("Learning data")
        .with("snapshots", "%d", blocks().size())
        .with("particles", "%d", size())
        .with("features", "%d", names().size())
        .with("times", "%d", targets.times().length);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
