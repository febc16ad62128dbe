package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

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
    double size = x.length <= 500 ? 5 : x.length <= 5000 ? 3.5 : 2;
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
    layout.put(
        "scene",
        map(
            "aspectmode",
            "data",
            "camera",
            map(
                "projection",
                map("type", "orthographic"), // what is equal looks equal wherever it is
                "eye",
                map("x", 1.25, "y", -1.45, "z", 0.75)),
            "dragmode",
            "orbit",
            "xaxis",
            axis(axisX),
            "yaxis",
            axis(axisY),
            "zaxis",
            axis(axisZ)));
    if (values != null) {
      layout.put("coloraxis", ColourScale.withoutTails(label, values).axis());
    }
    return layout;
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> json =
        map(
            "title",
            map("text", axis.label(), "font", map("size", 14)),
            "type",
            axis.logarithmic() ? "log" : "linear",
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
    if (axis.hasRange()) {
      json.put(
          "range", Json.numbers(new double[] {axis.place(axis.low()), axis.place(axis.high())}));
    }
    return json;
  }
}
