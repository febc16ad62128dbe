package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import org.jspecify.annotations.Nullable;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * What the library's learners have in common: a name, and what they take of the data. Immutable.
 *
 * @param <T> the learner itself
 */
abstract class ScopedLearner<T> implements Learner, Summary.Summarized {

  private final String name;
  final Scope scope;

  ScopedLearner(String name, Scope scope) {
    require(!name.isBlank(), "name", "blank", "a word or two");
    this.name = name;
    this.scope = scope;
  }

  abstract T with(String newName, Scope newScope);

  /** The same under another name in tables and legends. */
  public final T withName(String newName) {
    return with(newName, scope);
  }

  /** For these species alone. A graph network still sees the others. */
  public final T withSpecies(String... names) {
    return with(name, scope.withSpecies(names));
  }

  /** For these times of the targets alone, in τ, increasing. */
  public final T withTimes(double... times) {
    return with(name, scope.withTimes(times));
  }

  /**
   * With another protocol: "clean", where choices are made on the validation part, or "paper",
   * where they are made on the test part, as the paper does: optimistic.
   */
  public final T withProtocol(String protocol) {
    return with(name, scope.withProtocol(protocol));
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String protocol() {
    return scope.protocol();
  }

  /** As of {@link Learner#crossPredict}. */
  abstract Table crossPredict(LearningData data, int folds, long seed, @Nullable KeptFolds kept);

  /** Everything that predictions depend on, in words. */
  String identity() {
    return toString();
  }

  /** What the summaries of all learners begin with. */
  final Summary head(String title) {
    return Summary.of(title)
        .with("name", "%s", name)
        .with("learns", "%s", scope)
        .with("protocol", "%s", scope.protocol());
  }

  @Override
  public final String toString() {
    return summary().toString();
  }
}
