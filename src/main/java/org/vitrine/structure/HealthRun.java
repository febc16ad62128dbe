package org.vitrine.structure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.EquationOfState;
import org.vitrine.simulation.EventDrivenSimulation;

/**
 * What happened to one snapshot while it was run on.
 *
 * @param pressures β P σ_L³ in successive windows of equal length
 * @param trend of these
 * @param fluidPressure β P σ_L³ of the fluid after BMCSL
 * @param displacements ⟨|r_i(T) − r_i(0)|⟩ over each species in turn, T the whole run, in σ_L
 * @param diameters mean diameter of each species in turn, in σ_L
 * @param before the snapshot's solid-like particles
 * @param after those at the end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HealthRun(
    double[] pressures,
    Trend trend,
    double fluidPressure,
    double[] displacements,
    double[] diameters,
    SolidLike before,
    SolidLike after) {

  static HealthRun of(
      EventDrivenSimulation simulation, double duration, int windows, Progress progress) {
    Snapshot start = simulation.snapshot();
    double[] pressures = new double[windows];
    for (int k = 0; k < windows; k++) {
      pressures[k] = simulation.run(duration / windows, progress).pressure();
    }
    Snapshot end = simulation.snapshot();
    return new HealthRun(
        pressures,
        Trend.of(pressures),
        EquationOfState.bmcsl(start.box(), start.diameters()),
        bySpecies(start, distances(start.positions(), end.positions())),
        bySpecies(start, start.diameters()),
        SolidLike.of(start),
        SolidLike.of(end));
  }

  private static double[] distances(double[] from, double[] to) {
    double[] distances = new double[from.length / 3];
    for (int i = 0; i < distances.length; i++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = to[3 * i + axis] - from[3 * i + axis];
        square += d * d;
      }
      distances[i] = Math.sqrt(square);
    }
    return distances;
  }

  /** The mean of one value a particle over each species, in order of their names. */
  private static double[] bySpecies(Snapshot snapshot, double[] values) {
    List<String> names = snapshot.speciesNames();
    String[] species = snapshot.species();
    double[] means = new double[names.size()];
    for (int i = 0; i < values.length; i++) {
      int place = names.indexOf(species[i]);
      means[place] += values[i] / snapshot.count(species[i]);
    }
    return means;
  }

  /** The average of a number over runs. */
  static double average(List<HealthRun> runs, ToDoubleFunction<HealthRun> value) {
    return runs.stream().mapToDouble(value).average().orElseThrow();
  }
}
