package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plane panels beside each other; a name has one colour and one line of the legend in all. */
record Panels(List<Panel> panels) implements Drawing {

  private static final int WIDTH = 660;
  private static final int HEIGHT = 420;

  /** Distance of two panels, as a fraction of the whole width: room for the right one's ticks. */
  private static final double GAP = 0.12;

  /** Distance of two bars of colours, as a fraction of the width of a single panel. */
  private static final double BAR = 0.28;

  Panels {
    panels = List.copyOf(panels);
  }

  @Override
  public Map<String, Object> figure(String title) {
    return map("data", traces(), "layout", layout(title));
  }

  @Override
  public Map<String, Object> figure(String title, FigureSize size) {
    Map<String, Object> figure = figure(title);
    Map<String, Object> sized = size.applied(figure);
    FigureSize.Area before = FigureSize.Area.of(figure);
    FigureSize.Area after = FigureSize.Area.of(sized);
    Map<String, Object> layout = Json.child(sized, "layout");
    Map<String, Object> legend = Json.child(layout, "legend");
    List.of("x", "y", "xanchor", "yanchor", "bgcolor").forEach(legend::remove);
    // Its letters shrink less than the panel: what was a free corner may be too small now.
    legend.putAll(
        legendPlace(
            size.letters() * before.across() / after.across(),
            size.letters() * before.down() / after.down()));
    layout.put("legend", legend);
    sized.put("layout", layout);
    return sized;
  }

  @Override
  public List<String> contents() {
    List<String> lines = new ArrayList<>();
    for (Panel panel : panels) {
      String prefix = panel.title().isEmpty() ? "" : panel.title() + ": ";
      lines.add(prefix + panel.y().label() + " against " + panel.x().label());
      for (Series series : panel.series()) {
        lines.add("  " + described(series));
      }
    }
    return lines;
  }

  private static String described(Series series) {
    int count = series.x().length;
    String what =
        switch (series.kind()) {
          case CELLS -> series.y().length + " × " + count + " cells";
          case AREA -> "band of " + count / 2 + " points"; // its outline goes there and back
          case BARS -> count + " bins";
          case GUIDE, POINTS -> count + " points";
        };
    return series.name().isEmpty() ? what : series.name() + ": " + what;
  }

  private List<Map<String, Object>> traces() {
    Paint paint = new Paint(series());
    List<String> scales = HeatMap.scales(series()).stream().map(ColourScale::label).toList();
    Map<String, Map<String, Object>> legend = new LinkedHashMap<>();
    List<Map<String, Object>> traces = new ArrayList<>();
    for (int k = 0; k < panels.size(); k++) {
      List<Series> painted = new ArrayList<>(panels.get(k).series());
      painted.sort(Comparator.comparing(Series::kind));
      for (Series series : painted) {
        boolean cells = series.kind() == Series.Kind.CELLS;
        Map<String, Object> trace =
            cells
                ? HeatMap.trace(
                    series, panels.get(k), numbered("coloraxis", scales.indexOf(series.name())))
                : paint.applied(series);
        if (!cells) {
          trace.put("showlegend", false);
          legend.put(series.name(), trace); // of several under one name the topmost stays
        }
        if (k > 0) {
          trace.put("xaxis", "x" + (k + 1));
          trace.put("yaxis", "y" + (k + 1));
        }
        traces.add(trace);
      }
    }
    legend.remove("");
    legend.values().forEach(trace -> trace.put("showlegend", true));
    return traces;
  }

  private Map<String, Object> layout(String title) {
    int count = panels.size();
    Map<String, Object> layout = Style.layout(title, count == 1 ? WIDTH : 410 * count, HEIGHT);
    addColourAxes(layout);
    boolean captions = panels.stream().anyMatch(panel -> !panel.title().isEmpty());
    layout.put(
        "margin", map("l", 72, "r", 24, "t", title.isEmpty() ? 24 : captions ? 76 : 52, "b", 60));
    double width = (1 - GAP * (count - 1)) / count;
    List<Map<String, Object>> annotations = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Panel panel = panels.get(k);
      String suffix = k == 0 ? "" : Integer.toString(k + 1);
      double left = k * (width + GAP);
      Map<String, Object> x = Style.axis(panel.x(), panel.extentX());
      Map<String, Object> y = Style.axis(panel.y(), panel.extentY());
      if (count > 1) {
        x.put("domain", Json.numbers(new double[] {left, left + width}));
        x.put("anchor", "y" + suffix);
        y.put("anchor", "x" + suffix);
        annotations.add(Style.caption(panel.title(), left + width / 2, 1.01, 14));
      }
      layout.put("xaxis" + suffix, x);
      layout.put("yaxis" + suffix, y);
    }
    layout.put("annotations", annotations);
    layout.put("barmode", "overlay");
    layout.put("bargap", 0);
    layout.put("showlegend", names().size() > 1);
    Map<String, Object> legend = map("tracegroupgap", 0, "font", map("size", 13));
    legend.putAll(legendPlace(1, 1));
    layout.put("legend", legend);
    return layout;
  }

  /** Their bars side by side in the right-hand margin, which Plotly widens as they need. */
  private void addColourAxes(Map<String, Object> layout) {
    List<ColourScale> scales = HeatMap.scales(series());
    for (int k = 0; k < scales.size(); k++) {
      Map<String, Object> axis = scales.get(k).axis();
      Map<String, Object> bar = ColourScale.bar(scales.get(k).label());
      bar.put("len", 1);
      bar.put("x", 1.02 + BAR / panels.size() * k);
      axis.put("colorbar", bar);
      layout.put(numbered("coloraxis", k), axis);
    }
  }

  private static String numbered(String name, int k) {
    return k == 0 ? name : name + (k + 1);
  }

  private List<Series> series() {
    return panels.stream().flatMap(panel -> panel.series().stream()).toList();
  }

  private Map<String, Object> legendPlace(double wider, double higher) {
    Set<String> names = names();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    // A margin beside the panels is for a wide figure; their captions have the line above them.
    Map<String, Object> outside =
        wider > 1
            ? LegendCorner.above(panels.size() > 1 ? 1.09 : 1.02)
            : panels.stream().anyMatch(Panel::hasCells)
                ? LegendCorner.below()
                : LegendCorner.beside();
    return panels.size() > 1
        ? outside
        : LegendCorner.place(panels.get(0), names.size(), longest, wider, higher).orElse(outside);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Panel panel : panels) {
      for (Series series : panel.series()) {
        if (!series.name().isEmpty() && series.kind() != Series.Kind.CELLS) {
          names.add(series.name());
        }
      }
    }
    return names;
  }
}
