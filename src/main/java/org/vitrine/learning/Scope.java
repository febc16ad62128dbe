package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requireTimes;

import java.util.Arrays;
import java.util.List;

/**
 * What a learner takes of the data: which species and times, and on which part it makes its
 * choices. No species or no times stand for all of them.
 */
record Scope(String protocol, List<String> species, List<Double> times) {

  static final String CLEAN = "clean";
  static final String PAPER = "paper";

  /** Every species and time, choices made on the validation part. */
  static Scope everything() {
    return new Scope(CLEAN, List.of(), List.of());
  }

  Scope withSpecies(String... names) {
    require(names.length > 0, "species", "none", "at least one name");
    return new Scope(protocol, List.of(names), times);
  }

  Scope withTimes(double... newTimes) {
    requireTimes(newTimes);
    return new Scope(protocol, species, Arrays.stream(newTimes).boxed().toList());
  }

  Scope withProtocol(String newProtocol) {
    require(
        newProtocol.equals(CLEAN) || newProtocol.equals(PAPER),
        "protocol",
        newProtocol,
        "\"clean\" (choices made on the validation part) or \"paper\" (on the test part)");
    return new Scope(newProtocol, species, times);
  }

  LearningData train(Split split) {
    return narrowed(split.train());
  }

  /** What choices are made on. */
  LearningData judge(Split split) {
    return narrowed(protocol.equals(PAPER) ? split.test() : split.validation());
  }

  LearningData narrowed(LearningData data) {
    LearningData some = species.isEmpty() ? data : data.ofSpecies(species);
    return times.isEmpty()
        ? some
        : some.atTimes(times.stream().mapToDouble(time -> time).toArray());
  }

  @Override
  public String toString() {
    return (species.isEmpty() ? "all" : String.join(", ", species))
        + " species at "
        + (times.isEmpty() ? "all times" : "t = " + times);
  }
}
