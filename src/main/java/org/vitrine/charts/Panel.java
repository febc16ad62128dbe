package org.vitrine.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One pair of axes and what is drawn between them. */
record Panel(String title, Axis x, Axis y, List<Series> series) {

  Panel {
    series = List.copyOf(series);
  }

  Panel withX(Axis axis) {
    return new Panel(title, axis, y, series);
  }

  Panel withY(Axis axis) {
    return new Panel(title, x, axis, series);
  }

  Panel with(Series one) {
    List<Series> more = new ArrayList<>(series);
    more.add(one);
    return new Panel(title, x, y, more);
  }

  /** Whether it shows a heat map. */
  boolean hasCells() {
    return series.stream().anyMatch(one -> one.kind() == Series.Kind.CELLS);
  }

  /** Smallest and largest place on the x axis; NaN when nothing is drawn. */
  double[] extentX() {
    return extent(x, Series::x);
  }

  /** Smallest and largest place on the y axis; NaN when nothing is drawn. */
  double[] extentY() {
    return extent(y, Series::y);
  }

  private double[] extent(Axis axis, Function<Series, double[]> values) {
    if (axis.hasRange()) {
      return new double[] {axis.place(axis.low()), axis.place(axis.high())};
    }
    var places =
        series.stream()
            .map(values)
            .flatMapToDouble(Arrays::stream)
            .map(axis::place)
            .filter(Double::isFinite)
            .summaryStatistics();
    return places.getCount() == 0
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {places.getMin(), places.getMax()};
  }
}
