package org.vitrine.learning;

import org.vitrine.structure.StructuralDescriptors;
import tech.tablesaw.api.Table;

/** A fitted model: immutable. */
public interface FittedModel {

  /** What it is called in tables and legends. */
  String name();

  /** How its choices were made: "clean" on a validation part of the data. */
  default String protocol() {
    return "clean";
  }

  /** Predictions for the particles of {@code data}; see {@link #predict(StructuralDescriptors)}. */
  Table predict(LearningData data);

  /**
   * Predictions for described particles.
   *
   * @return columns snapshot, particle, species, then one a time, named like "t=0.01"
   * @throws IllegalArgumentException when the features are not those of the fit
   * @throws UnsupportedOperationException from a model that is made for learning data alone
   */
  default Table predict(StructuralDescriptors structure) {
    throw new UnsupportedOperationException(name() + " predicts for learning data alone");
  }

  /**
   * How well predictions agree with the targets.
   *
   * @return columns species, time, model, protocol; pearson, over all particles; pearson_mean and
   *     pearson_error, the mean over snapshots and its standard error; spearman, over all
   *     particles; ceiling and ceiling_mean, the highest Pearson that a perfect predictor could
   *     reach, over all particles and as a mean over snapshots; particles. What cannot be had is
   *     missing: an error from one snapshot, a ceiling without runs.
   */
  default Table score(LearningData data) {
    return Scores.of(this, data).table();
  }
}
