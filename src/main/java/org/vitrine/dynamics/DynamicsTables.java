package org.vitrine.dynamics;

import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The numbers of {@link Dynamics}. */
final class DynamicsTables {

  private static final String COLUMNS =
      "msd msd_error q F_s F_s_error alpha2 alpha2_error overlap overlap_error chi4 chi4_error"
          + " chi4_isoconfigurational chi4_isoconfigurational_error";

  private final List<String> species;
  private final double[] times;
  private final DynamicsEstimates estimates;
  private final int[] scattering;
  private final int overlap;

  /**
   * @param scattering places of the scattering functions in {@link Displacements}
   */
  DynamicsTables(Dynamics dynamics, DynamicsEstimates estimates, int[] scattering) {
    this.species = dynamics.species();
    this.times = dynamics.times();
    this.estimates = estimates;
    this.scattering = scattering;
    this.overlap = Displacements.overlap(dynamics.length());
  }

  /** See {@link Dynamics#table()}. */
  Table all() {
    return TimeTable.of("dynamics", species, times, this::row, COLUMNS.split(" "));
  }

  private double[] row(int s, int t) {
    Estimate msd = estimates.mean(s, t, Displacements.SQUARE);
    Estimate scattered = estimates.mean(s, t, scattering[s]);
    Estimate alpha = estimates.nonGaussian(s, t);
    Estimate near = estimates.mean(s, t, overlap);
    Estimate chi = estimates.overAll(s, t, overlap);
    Estimate isoconfigurational = estimates.betweenRuns(s, t, overlap);
    return new double[] {
      msd.value(),
      msd.error(),
      Displacements.waveNumber(scattering[s]),
      scattered.value(),
      scattered.error(),
      alpha.value(),
      alpha.error(),
      near.value(),
      near.error(),
      chi.value(),
      chi.error(),
      isoconfigurational.value(),
      isoconfigurational.error()
    };
  }

  /** See {@link Dynamics#relaxation()}. */
  Table relaxation() {
    Table table =
        Table.create(
            "relaxation",
            StringColumn.create("species"),
            DoubleColumn.create("q"),
            DoubleColumn.create("tau_alpha"),
            DoubleColumn.create("error"),
            DoubleColumn.create("F_s_last"),
            StringColumn.create("state"));
    for (int s = 0; s < species.size(); s++) {
      Estimate time = time(s);
      table.stringColumn("species").append(species.get(s));
      table.doubleColumn("q").append(Displacements.waveNumber(scattering[s]));
      table.doubleColumn("tau_alpha").append(time.value());
      table.doubleColumn("error").append(time.error());
      table.doubleColumn("F_s_last").append(scattering(s, times.length - 1));
      table.stringColumn("state").append(state(s, time));
    }
    return table;
  }

  /** The relaxation time of a species in words. */
  String relaxation(int s) {
    Estimate time = time(s);
    return String.format(
        Locale.ROOT,
        "%s (q = %s σ_L⁻¹; F_s = %.3f at the end)",
        Double.isNaN(time.value()) ? state(s, time) : time.text("τ"),
        Displacements.waveNumber(scattering[s]),
        scattering(s, times.length - 1));
  }

  private Estimate time(int s) {
    return estimates.relaxationTime(times, s, scattering[s]);
  }

  private double scattering(int s, int time) {
    return estimates.mean(s, time, scattering[s]).value();
  }

  private String state(int s, Estimate time) {
    if (!Double.isNaN(time.value())) {
      return "reached";
    }
    return scattering(s, 0) <= RelaxationTime.LEVEL
        ? "before t = " + times[0]
        : "not reached by t = " + times[times.length - 1];
  }
}
