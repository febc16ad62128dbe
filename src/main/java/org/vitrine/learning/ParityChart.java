package org.vitrine.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.dynamics.TimeColumns;
import tech.tablesaw.api.Table;

/** Measured against predicted, one panel a species, one point a particle. */
public final class ParityChart {

  /** More points in a panel hide each other and make a notebook slow. */
  private static final int POINTS = 3000;

  private ParityChart() {}

  /**
   * The chart. Of more than 3000 particles every second, third, … is drawn.
   *
   * @param predictions for the same particles
   * @param time one of the data's
   */
  public static Chart of(LearningData data, Table predictions, double time) {
    Targets measured = data.targets().atTimes(new double[] {time});
    Targets predicted = Targets.of(predictions).atTimes(new double[] {time});
    Chart[] panels =
        data.speciesNames().stream()
            .filter(
                species ->
                    predicted.blocks().stream().anyMatch(b -> b.speciesNames().contains(species)))
            .map(species -> panel(data, measured, predicted, species, time))
            .toArray(Chart[]::new);
    return panels.length == 1 ? panels[0] : Chart.beside("", panels);
  }

  private static Chart panel(
      LearningData data, Targets measured, Targets predicted, String species, double time) {
    double[] truth = new double[0];
    double[] guess = new double[0];
    for (Particles block : data.blocks()) {
      Particles theirs = predicted.block(block.snapshot());
      truth = joined(truth, measured.at(block, 0), block.ofSpecies(species));
      guess = joined(guess, predicted.at(theirs, 0), theirs.ofSpecies(species));
    }
    double low = Arrays.stream(truth).min().orElseThrow();
    double high = Arrays.stream(truth).max().orElseThrow();
    int step = (truth.length + POINTS - 1) / POINTS;
    return Chart.titled("species " + species + ", " + TimeColumns.name(time))
        .withXAxis(Axis.linear("predicted / σ<sub>L</sub>"))
        .withYAxis(Axis.linear("measured / σ<sub>L</sub>"))
        .withPoints("particles", some(guess, step), some(truth, step))
        .withDashedLine("equal", new double[] {low, high}, new double[] {low, high});
  }

  private static double[] joined(double[] before, double[] values, int[] members) {
    double[] all = Arrays.copyOf(before, before.length + members.length);
    for (int i = 0; i < members.length; i++) {
      all[before.length + i] = values[members[i]];
    }
    return all;
  }

  private static double[] some(double[] values, int step) {
    return IntStream.range(0, values.length)
        .filter(i -> i % step == 0)
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
