package org.vitrine.learning;

import org.vitrine.support.Summary;

/**
 * Three parts of the data, by snapshot.
 *
 * @param train what a model is fitted to
 * @param validation what its choices are made on
 * @param test what it is judged by, and never sees before
 */
public record Split(LearningData train, LearningData validation, LearningData test)
    implements Summary.Summarized {

  @Override
  public Summary summary() {
    return Summary.of("Split by snapshot")
        .with("train", "%s", train.snapshots())
        .with("validation", "%s", validation.snapshots())
        .with("test", "%s", test.snapshots());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
