package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A figure of tablesaw-jsplot: its own layout, and the house style where it has none.
 *
 * @param data the traces
 * @param layout what the figure's maker set
 */
record JsplotDrawing(List<Map<String, Object>> data, Map<String, Object> layout)
    implements Drawing {

  /** Traces of these types are drawn on cells of colours. */
  private static final Set<String> CELLS = Set.of("heatmap", "contour", "histogram2d");

  /** Traces of these types have no plane axes. */
  private static final Set<String> WITHOUT_AXES = Set.of("pie", "scatter3d");

  static JsplotDrawing of(Figure figure) {
    Map<String, Object> layout = new LinkedHashMap<>();
    if (figure.getLayout() != null) {
      layout.putAll(layout(figure.getLayout()));
    }
    List<Map<String, Object>> data = new ArrayList<>();
    Trace[] traces = figure.getTraces();
    for (int k = 0; k < traces.length; k++) {
      data.add(trace(traces[k], k, layout));
    }
    return new JsplotDrawing(data, layout);
  }

  private static Map<String, Object> layout(Layout layout) {
    Map<String, Object> own;
    try {
      own = new JsplotRepair(Set.of()).repaired(JsplotScript.read(layout.asJavascript()));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("figure's layout cannot be drawn: " + e.getMessage(), e);
    }
    putColour(own, "plot_bgcolor", layout, "plotBgColor");
    putColour(own, "paper_bgcolor", layout, "paperBgColor");
    return own;
  }

  /** Colours of the ground get lost on jsplot's way to its script, and there is no other way. */
  private static void putColour(Map<String, Object> own, String name, Layout layout, String field) {
    try {
      Field colour = Layout.class.getDeclaredField(field);
      colour.setAccessible(true);
      if (colour.get(layout) instanceof String text) {
        own.put(name, text);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      own.remove(name); // another version of jsplot: white, as by default
    }
  }

  private static Map<String, Object> trace(Trace trace, int number, Map<String, Object> layout) {
    Map<String, Object> own;
    try {
      Map<String, @Nullable Object> script = JsplotScript.read(trace.asJavascript(number));
      own = new JsplotRepair(categories(script, layout)).repaired(script);
    } catch (RuntimeException e) {
      String type = trace.getClass().getSimpleName();
      throw new IllegalArgumentException(
          "figure's trace " + number + ", a " + type + ", cannot be drawn: " + e.getMessage(), e);
    }
    String type = type(own);
    if (WITHOUT_AXES.contains(type)) {
      own.remove("xaxis");
      own.remove("yaxis");
    }
    if (CELLS.contains(type)) {
      own.put("coloraxis", "coloraxis"); // by themselves the bars of two would lie on each other
    }
    Map<String, Object> marker = new LinkedHashMap<>();
    if (type.equals("scatter3d")) {
      marker.put("size", 3);
    }
    if (part(own, "marker").get("color") instanceof List<?>) {
      marker.put("colorscale", ColourScale.COLOURS);
    }
    if (!marker.isEmpty()) {
      own.put("marker", merged(marker, part(own, "marker")));
    }
    return own;
  }

  /** Which of x and y lie on an axis that is one of categories by its maker's will. */
  private static Set<String> categories(
      Map<String, @Nullable Object> trace, Map<String, Object> layout) {
    Set<String> categories = new HashSet<>();
    for (String name : List.of("x", "y")) {
      String axis = axis(name, trace);
      if (layout.get(axis) instanceof Map<?, ?> own && "category".equals(own.get("type"))) {
        categories.add(name);
      }
    }
    return categories;
  }

  /** The layout's name of a trace's axis: yaxis2 where the trace has y2. */
  private static String axis(String name, Map<String, ? extends @Nullable Object> trace) {
    return trace.get(name + "axis") instanceof String axis
        ? name + "axis" + axis.substring(1)
        : name + "axis";
  }

  private static String type(Map<String, ? extends @Nullable Object> trace) {
    return String.valueOf(trace.get("type"));
  }

  @Override
  public Map<String, Object> figure(String title) {
    Map<String, Object> house = Style.layout(title, 700, 450);
    house.put("colorway", Style.colours());
    house.put("margin", map("l", 72, "r", 24, "t", title.isEmpty() ? 24 : 56, "b", 60));
    house.put("coloraxis", map("colorscale", ColourScale.COLOURS, "colorbar", ColourScale.bar("")));
    if (data.stream().anyMatch(trace -> type(trace).equals("scatter3d"))) {
      house.put("scene", merged(Cloud.view(), scene()));
    }
    for (String axis : axes()) {
      house.put(axis, Style.frame());
    }
    for (String overlaid : new TreeSet<>(layout.keySet())) {
      if (layout.get(overlaid) instanceof Map<?, ?> axis && axis.containsKey("overlaying")) {
        house.put(overlaid, merged(Style.frame(), map("mirror", false, "tickmode", "auto")));
        // Its own line stands where the other one's mirror image would.
        house.put("xaxis", Style.frame());
        house.put("yaxis", merged(Style.frame(), map("mirror", false)));
      }
    }
    Map<String, Object> whole = merged(house, layout);
    whole.put(
        "title", merged(merged(part(house, "title"), part(layout, "title")), map("text", title)));
    return map("data", data, "layout", whole);
  }

  private static Map<String, Object> scene() {
    return map("xaxis", Cloud.frame(), "yaxis", Cloud.frame(), "zaxis", Cloud.frame());
  }

  private Set<String> axes() {
    Set<String> axes = new TreeSet<>();
    for (Map<String, Object> trace : data) {
      if (!WITHOUT_AXES.contains(type(trace))) {
        axes.add(axis("x", trace));
        axes.add(axis("y", trace));
      }
    }
    return axes;
  }

  private static Map<?, ?> part(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof Map<?, ?> part ? part : Map.of();
  }

  /** The entries of both; where both have one, the second's. */
  private static Map<String, Object> merged(Map<?, ?> house, Map<?, ?> own) {
    Map<String, Object> merged = new LinkedHashMap<>();
    house.forEach((name, value) -> merged.put((String) name, value));
    own.forEach(
        (key, value) -> {
          String name = (String) key;
          boolean both = merged.get(name) instanceof Map<?, ?> && value instanceof Map<?, ?>;
          merged.put(name, both ? merged(part(merged, name), (Map<?, ?>) value) : value);
        });
    return merged;
  }

  @Override
  public List<String> contents() {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> trace : data) {
      String name = trace.get("name") instanceof String own && !own.isEmpty() ? own + ": " : "";
      lines.add(name + type(trace));
    }
    return lines;
  }
}
