package org.vitrine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.charts.Chart;
import org.vitrine.particles.Snapshot;

/** Charts that need more than one value of the library; a single value draws its own. */
public final class Charts {

  private Charts() {}

  /**
   * The particles in their box, coloured by a value.
   *
   * @param values one a particle, such as its propensity; one that is NaN is drawn small and grey
   */
  public static Chart map(Snapshot snapshot, double[] values) {
    return Chart.map(snapshot, values, "value");
  }

  /**
   * Measured beside predicted, on one scale of colours.
   *
   * @param measured one a particle
   * @param predicted one a particle, in the same unit
   */
  public static Chart map(Snapshot snapshot, double[] measured, double[] predicted) {
    Map<String, double[]> panels = new LinkedHashMap<>();
    panels.put("measured", measured);
    panels.put("predicted", predicted);
    return Chart.map(snapshot, panels, "value");
  }
}
