package org.vitrine.charts;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;

/**
 * A figure that a notebook draws. Immutable: a {@code with…} method returns a new chart.
 *
 * <pre>{@code
 * Chart.titled("Dynamic propensity")
 *     .withXAxis(Axis.log("t / τ"))
 *     .withYAxis(Axis.log("⟨Δr⟩ / σ<sub>L</sub>"))
 *     .withLine("large", times, large, errorOfLarge)
 *     .withLine("small", times, small, errorOfSmall);
 * }</pre>
 *
 * <p>What shares a name shares a colour and a line of the legend, so that a band goes with its
 * line. Arrays are copied. NaN and infinite numbers are gaps.
 */
public final class Chart {

  private static final int MARKED_POINTS = 60;

  private final String title;
  private final Drawing drawing;
  private final @Nullable FigureSize size;

  private final Map<String, @Nullable Object> entries;

  private Chart(String title, Drawing drawing) {
    this(title, drawing, null, Map.of());
  }

  private Chart(
      String title,
      Drawing drawing,
      @Nullable FigureSize size,
      Map<String, @Nullable Object> entries) {
    this.title = title;
    this.drawing = drawing;
    this.size = size;
    this.entries = entries;
  }

  /** An empty chart with linear axes; an empty title takes no room. */
  public static Chart titled(String title) {
    Panel panel = new Panel("", Axis.linear(""), Axis.linear(""), List.of());
    return new Chart(title, new Panels(List.of(panel)));
  }

  /** The particles in their box, coloured by species; to be turned with the mouse. */
  public static Chart view(Snapshot snapshot) {
    return new Chart("", new BoxDrawing(snapshot, List.of(new BoxDrawing.View("", null)), ""));
  }

  /**
   * The particles in their box, coloured by a value; to be turned with the mouse.
   *
   * @param values one a particle; one that is NaN is drawn small and grey
   * @param label of the colour bar, with its unit
   */
  public static Chart map(Snapshot snapshot, double[] values, String label) {
    return map(snapshot, Map.of("", values), label);
  }

  /**
   * The same particles several times beside each other on one scale of colours: measured beside
   * predicted. The scale spans the 1st to the 99th percentile of all values.
   *
   * @param panels one to three captions, each with one value a particle, in the map's order
   * @param label of the colour bar, with its unit
   */
  public static Chart map(Snapshot snapshot, Map<String, double[]> panels, String label) {
    require(
        panels.size() >= 1 && panels.size() <= 3, "panels", panels.size() + " panels", "1 to 3");
    List<BoxDrawing.View> views = new ArrayList<>();
    panels.forEach(
        (caption, values) -> {
          require(
              values.length == snapshot.particles(),
              caption.isEmpty() ? "values" : "values of " + caption,
              values.length + " numbers",
              "one for each of " + snapshot.particles() + " particles");
          views.add(new BoxDrawing.View(caption, values.clone()));
        });
    return new Chart("", new BoxDrawing(snapshot, views, label));
  }

  /**
   * Points in space; to be turned with the mouse. Equal steps are equal on all three axes; {@code
   * withLayout("scene.aspectmode", "cube")} makes the axes equally long instead.
   *
   * @param x one a point, as are y and z; named by {@link #withXAxis}
   */
  public static Chart scatter3d(double[] x, double[] y, double[] z) {
    return cloud(x, y, z, null, "");
  }

  /**
   * Points in space, coloured by a value. The scale spans the 1st to the 99th percentile.
   *
   * @param values one a point; one that is NaN is not drawn
   * @param label of the colour bar, with its unit
   */
  public static Chart scatter3d(double[] x, double[] y, double[] z, double[] values, String label) {
    requireAsMany("values", values, x);
    double[] shown = x.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Double.isFinite(values[i]) ? shown[i] : Double.NaN;
    }
    return cloud(shown, y, z, values.clone(), label);
  }

  private static Chart cloud(
      double[] x, double[] y, double[] z, double @Nullable [] values, String label) {
    requireAsMany("y", y, x);
    requireAsMany("z", z, x);
    Cloud cloud =
        new Cloud(
            x.clone(),
            y.clone(),
            z.clone(),
            values,
            label,
            Axis.linear("x"),
            Axis.linear("y"),
            Axis.linear("z"));
    return new Chart("", cloud);
  }

  /**
   * A figure of tablesaw-jsplot, such as {@code ScatterPlot.create("", table, "x", "y")}, as a
   * chart of this library: drawn without a network, and with what jsplot gets wrong put right. What
   * its maker set stays; colours, fonts and axes that he did not set are the house's. Its event
   * handlers and its configuration are left out.
   *
   * @throws IllegalArgumentException naming the trace that cannot be drawn
   */
  public static Chart of(Figure figure) {
    requirePresent("figure", figure);
    Layout layout = figure.getLayout();
    String title = layout == null || layout.getTitle() == null ? "" : layout.getTitle();
    return new Chart(title, JsplotDrawing.of(figure));
  }

  /** The same chart under another title. */
  public Chart withTitle(String newTitle) {
    return new Chart(newTitle, drawing, size, entries);
  }

  /**
   * In the size of a journal's page: letters of 7 to 9 points, thinner lines.
   *
   * @param columns 1: 3⅜ inches wide (8.6 cm), 2: 7 inches (17.8 cm)
   */
  public Chart forColumns(int columns) {
    require(columns == 1 || columns == 2, "columns", columns, "1 or 2");
    return new Chart(title, drawing, FigureSize.columns(columns), entries);
  }

  /**
   * In another size, letters and lines as they are.
   *
   * @param width in pixels, 96 to the inch; at least 100
   * @param height in pixels; at least 100
   */
  public Chart withSize(int width, int height) {
    require(width >= 100, "width", width, "at least 100");
    require(height >= 100, "height", height, "at least 100");
    FigureSize own = size == null ? FigureSize.NOTEBOOK : size;
    return new Chart(title, drawing, own.with(width, height), entries);
  }

  /**
   * With an entry of Plotly's layout set, whatever the house style says; the last one of a path
   * holds.
   *
   * <pre>{@code
   * chart.withLayout("width", 500).withLayout("xaxis.range", List.of(0, 1)).withLayout("legend.x", 0.7);
   * }</pre>
   *
   * @param path as in Plotly's reference, names with dots between; within a list, a number from 0
   * @param value a text, number, truth value, list or map; null leaves the choice to Plotly
   */
  public Chart withLayout(String path, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(entries);
    String where = LayoutEntries.path(path, value);
    more.remove(where); // in its place it might be overwritten by a part that was set after it
    more.put(where, Json.copy(value));
    Chart chart = new Chart(title, drawing, size, more);
    chart.figure(); // refuses a path that is none
    return chart;
  }

  /** With another horizontal axis. */
  public Chart withXAxis(Axis axis) {
    return drawing instanceof Cloud cloud
        ? with(cloud.withX(axis))
        : changed(panel -> panel.withX(axis));
  }

  /** With another vertical axis. */
  public Chart withYAxis(Axis axis) {
    return drawing instanceof Cloud cloud
        ? with(cloud.withY(axis))
        : changed(panel -> panel.withY(axis));
  }

  /** With another third axis of points in space. */
  public Chart withZAxis(Axis axis) {
    if (drawing instanceof Cloud cloud) {
      return with(cloud.withZ(axis));
    }
    throw new IllegalArgumentException("chart must show points in space to have a third axis");
  }

  /** With a line through the points; up to 60 of them are marked. */
  public Chart withLine(String name, double[] x, double[] y) {
    return with(name, Series.Kind.POINTS, x, y, Traces.line(x, y, x.length <= MARKED_POINTS));
  }

  /** With a line through the points and an error bar of ± {@code error} at each. */
  public Chart withLine(String name, double[] x, double[] y, double[] error) {
    requireAsMany("error", error, x);
    Map<String, Object> trace = Traces.line(x, y, true);
    trace.put("error_y", Traces.error(error));
    return with(name, Series.Kind.POINTS, x, y, trace);
  }

  /** With a dashed guide to the eye, such as a ceiling; grey unless a line has the same name. */
  public Chart withDashedLine(String name, double[] x, double[] y) {
    return with(name, Series.Kind.GUIDE, x, y, Traces.line(x, y, false));
  }

  /** With the area between {@code low} and {@code high}, in a pale tone of the line's colour. */
  public Chart withBand(String name, double[] x, double[] low, double[] high) {
    requireAsMany("low", low, x);
    requireAsMany("high", high, x);
    double[][] outline = Traces.outline(x, low, high);
    return with(
        name, Series.Kind.AREA, outline[0], outline[1], Traces.area(outline[0], outline[1]));
  }

  /** With a marker at every point: a scatter or parity plot. */
  public Chart withPoints(String name, double[] x, double[] y) {
    return with(name, Series.Kind.POINTS, x, y, Traces.markers(x, y));
  }

  /**
   * With a heat map: cells coloured by a value, beneath what else is drawn, and a bar of colours
   * from the smallest to the largest. Heat maps of one label share a scale, over all panels.
   *
   * @param label of the colour bar, with its unit
   * @param x centres of the columns, increasing
   * @param y centres of the rows, increasing
   * @param values {@code values[j][i]} at {@code x[i]}, {@code y[j]}; NaN leaves the cell empty
   */
  public Chart withHeatMap(String label, double[] x, double[] y, double[][] values) {
    Series series = HeatMap.series(label, x, y, values);
    return changed(panel -> panel.with(series));
  }

  /**
   * With the probability density of values in equal bins whose edges are round numbers; values that
   * are not finite are left out.
   *
   * @param bins how many, about; at least 1
   */
  public Chart withHistogram(String name, double[] values, int bins) {
    return withHistograms(Map.of(name, values), bins);
  }

  /**
   * With several histograms over each other, in the map's order and on the same bins: what is seen
   * of their heights is not made by the bins.
   *
   * @param values by name; each has at least one that is finite
   * @param bins how many from the lowest to the highest of all values, about; at least 1
   */
  public Chart withHistograms(Map<String, double[]> values, int bins) {
    require(bins >= 1, "bins", bins, "at least 1");
    double width = Traces.binWidth(values.values(), bins);
    Chart chart = this;
    for (Map.Entry<String, double[]> one : values.entrySet()) {
      double[][] density = Traces.density(one.getValue(), width);
      Map<String, Object> bars = Traces.bars(density[0], density[1]);
      chart = chart.with(one.getKey(), Series.Kind.BARS, density[0], density[1], bars);
    }
    return chart;
  }

  /**
   * Several plane charts as panels beside each other, their titles as captions. A name keeps its
   * colour over all panels and stands in the legend once.
   */
  public static Chart beside(String title, Chart... charts) {
    require(charts.length >= 1, "charts", "none", "at least one");
    List<Panel> panels = new ArrayList<>();
    for (Chart chart : charts) {
      require(
          chart.entries.isEmpty(),
          "charts",
          "one changed by withLayout",
          "changed after they are put beside each other");
      for (Panel panel : chart.panels()) {
        String caption = panel.title().isEmpty() ? chart.title : panel.title();
        panels.add(new Panel(caption, panel.x(), panel.y(), panel.series()));
      }
    }
    return new Chart(title, new Panels(panels));
  }

  private List<Panel> panels() {
    if (drawing instanceof Panels panels) {
      return panels.panels();
    }
    String what =
        drawing instanceof BoxDrawing
            ? "show a box"
            : drawing instanceof Cloud ? "show points in space" : "come from tablesaw-jsplot";
    throw new IllegalArgumentException("chart must have two axes, not " + what);
  }

  private Chart changed(UnaryOperator<Panel> change) {
    List<Panel> panels = new ArrayList<>(panels());
    panels.replaceAll(change);
    return with(new Panels(panels));
  }

  private Chart with(Drawing changed) {
    return new Chart(title, changed, size, entries);
  }

  private Chart with(
      String name, Series.Kind kind, double[] x, double[] y, Map<String, Object> trace) {
    requireAsMany("y", y, x);
    Series series = new Series(name, kind, x.clone(), y.clone(), trace);
    return changed(panel -> panel.with(series));
  }

  private static void requireAsMany(String argument, double[] values, double[] x) {
    require(
        values.length == x.length,
        argument,
        values.length + " numbers",
        "as many as x, " + x.length);
  }

  /**
   * The figure as Plotly takes it: {@code data} and {@code layout}, made of maps, lists, strings,
   * booleans, numbers of six digits, and null for a gap.
   */
  public Map<String, Object> figure() {
    Map<String, Object> figure =
        new LinkedHashMap<>(size == null ? drawing.figure(title) : drawing.figure(title, size));
    if (!entries.isEmpty() && figure.get("layout") instanceof Map<?, ?> layout) {
      figure.put("layout", LayoutEntries.set(layout, entries));
    }
    return figure;
  }

  /** The {@link #figure()} as JSON. */
  public String json() {
    return Json.write(figure());
  }

  /**
   * The chart as a piece of a page. It is drawn once plotly.js is on the page or can be had from
   * the notebook server; nothing comes from elsewhere.
   */
  public String toHtml() {
    return HtmlFragment.of(json(), title.isEmpty() ? "Chart" : title);
  }

  /** Title, axes, and the name of every series with its number of points. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title.isEmpty() ? "Chart" : title);
    for (String line : drawing.contents()) {
      text.append(System.lineSeparator()).append("  ").append(line);
    }
    return HtmlFragment.plain(text.toString());
  }
}
