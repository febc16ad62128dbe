package org.vitrine.charts;

import java.util.Map;

/**
 * What is drawn under one name. Values are never changed after they are made.
 *
 * @param name as the legend shows it
 * @param kind how it is drawn
 * @param x where the points are, in the unit of the axis
 * @param y as many
 * @param trace the plotly trace, still without name and colour
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Series(String name, Kind kind, double[] x, double[] y, Map<String, Object> trace) {

  /** In the order in which they are painted: what was measured lies on top. */
  enum Kind {
    /** Cells of a heat map: under everything else, with a bar of colours in place of a legend. */
    CELLS,
    /** An area: the colour of the series of its name, pale. */
    AREA,
    /** Bars of a histogram. */
    BARS,
    /** A guide to the eye: dashed, grey unless something measured has its name. */
    GUIDE,
    /** Measured: a line with a marker at every point, or markers alone. */
    POINTS
  }
}
