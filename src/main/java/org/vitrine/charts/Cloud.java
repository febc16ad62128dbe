package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points in space, of one colour or coloured by a value.
 *
 * @param values one a point, or null
 * @param label of the values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cloud(
    double[] x,
    double[] y,
    double[] z,
    double @Nullable [] values,
    String label,
    Axis axisX,
    Axis axisY,
    Axis axisZ)
    implements Drawing {

  /** The longest axis in Plotly's unit; at this the labels stay in the scene. */
  private static final double LONGEST = 1.15;

  Cloud withX(Axis axis) {
    return new Cloud(x, y, z, values, label, axis, axisY, axisZ);
  }

  Cloud withY(Axis axis) {
    return new Cloud(x, y, z, values, label, axisX, axis, axisZ);
  }

  Cloud withZ(Axis axis) {
    return new Cloud(x, y, z, values, label, axisX, axisY, axis);
  }

  @Override
  public Map<String, Object> figure(String title) {
    return map("data", List.of(trace()), "layout", layout(title));
  }

  @Override
  public List<String> contents() {
    String axes = axisX.label() + ", " + axisY.label() + ", " + axisZ.label();
    return List.of(x.length + " points in space: " + axes);
  }

  private Map<String, Object> trace() {
    double size = x.length <= 500 ? 4 : x.length <= 5000 ? 2.5 : 1.5;
    Map<String, Object> marker =
        map("size", size, "color", Style.colour(0), "line", map("width", 0));
    String hover = "%{x:.4g}, %{y:.4g}, %{z:.4g}";
    if (values != null) {
      marker.put("color", Json.numbers(values));
      marker.put("coloraxis", "coloraxis");
      hover += "<br>" + (label.isEmpty() ? "" : label + " = ") + "%{marker.color:.4g}";
    }
    return map(
        "type",
        "scatter3d",
        "mode",
        "markers",
        "name",
        label,
        "x",
        Json.numbers(x),
        "y",
        Json.numbers(y),
        "z",
        Json.numbers(z),
        "marker",
        marker,
        "hovertemplate",
        hover + "<extra></extra>");
  }

  private Map<String, Object> layout(String title) {
    Map<String, Object> layout = Style.layout(title, 640, 560);
    layout.put("margin", map("l", 10, "r", 24, "t", title.isEmpty() ? 10 : 44, "b", 10));
    layout.put("showlegend", false);
    Map<String, Object> scene =
        map(
            "aspectmode",
            "manual", // by itself Plotly lets a long axis leave the scene
            "aspectratio",
            aspect(),
            "xaxis",
            axis(axisX),
            "yaxis",
            axis(axisY),
            "zaxis",
            axis(axisZ));
    scene.putAll(view());
    layout.put("scene", scene);
    if (values != null) {
      layout.put("coloraxis", ColourScale.withoutTails(label, values).axis());
    }
    return layout;
  }

  /** From where a scene is seen at first. */
  static Map<String, Object> view() {
    return map(
        "camera",
        map(
            "projection",
            map("type", "orthographic"), // what is equal looks equal wherever it is
            "eye",
            map("x", 1.25, "y", -1.45, "z", 0.75)),
        "dragmode",
        "orbit");
  }

  /** Lengths of the axes on the screen, in proportion to what they span. */
  private Map<String, Object> aspect() {
    double[] spans = {span(axisX, x), span(axisY, y), span(axisZ, z)};
    double longest = Arrays.stream(spans).max().orElse(0);
    for (int k = 0; k < spans.length; k++) {
      spans[k] = spans[k] > 0 ? LONGEST * spans[k] / longest : LONGEST;
    }
    return map("x", spans[0], "y", spans[1], "z", spans[2]);
  }

  private static double span(Axis axis, double[] values) {
    if (axis.hasRange()) {
      return axis.place(axis.high()) - axis.place(axis.low());
    }
    var places =
        Arrays.stream(values).map(axis::place).filter(Double::isFinite).summaryStatistics();
    return places.getCount() == 0 ? 0 : places.getMax() - places.getMin();
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> json =
        map(
            "title",
            map("text", axis.label(), "font", map("size", 14)),
            "type",
            axis.logarithmic() ? "log" : "linear");
    json.putAll(frame());
    if (axis.hasRange()) {
      json.put(
          "range", Json.numbers(new double[] {axis.place(axis.low()), axis.place(axis.high())}));
    }
    return json;
  }

  /** How the axes of a scene look, whatever they show. */
  static Map<String, Object> frame() {
    return map(
        "showline",
        true,
        "linecolor",
        Style.INK,
        "gridcolor",
        "#d9d9d9",
        "zeroline",
        false,
        "ticks",
        "outside",
        "tickcolor",
        Style.INK,
        "tickfont",
        map("size", 11),
        "exponentformat",
        "power",
        "showspikes",
        false,
        "showbackground",
        false);
  }
}
