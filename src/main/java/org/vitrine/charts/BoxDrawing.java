package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Snapshot;

/**
 * A configuration in its box, once or several times beside each other: coloured by species, or by a
 * value a particle on one scale for all. Of a large one a slice at half height is shown, of about
 * as many particles as a browser turns with ease.
 *
 * @param label of the values; empty when species are shown
 */
record BoxDrawing(Snapshot snapshot, List<View> views, String label) implements Drawing {

  private static final int MOST_PARTICLES = 5000;

  /** A picture of the box: its caption, and a value a particle, or null for the species. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record View(String title, double @Nullable [] values) {}

  BoxDrawing {
    views = List.copyOf(views);
  }

  @Override
  public Map<String, Object> figure(String title) {
    List<Map<String, Object>> traces = new ArrayList<>();
    int pixels = views.size() == 1 ? 520 : 360;
    for (int k = 0; k < views.size(); k++) {
      String scene = k == 0 ? "scene" : "scene" + (k + 1);
      traces.add(BoxTraces.edges(snapshot.box(), scene));
      traces.addAll(
          new BoxTraces(snapshot, slice(), scene, pixels).particles(views.get(k).values(), label));
    }
    return map("data", traces, "layout", layout(title, pixels));
  }

  @Override
  public List<String> contents() {
    List<String> lines = new ArrayList<>();
    for (View view : views) {
      String name = view.title().isEmpty() ? "" : view.title() + ": ";
      lines.add(name + snapshot.particles() + " particles in their box" + sliced(", ", "σ_L"));
    }
    return lines;
  }

  private Map<String, Object> layout(String title, int pixels) {
    int count = views.size();
    Map<String, Object> layout = Style.layout(title, pixels * count + 120, pixels + 40);
    layout.put("margin", map("l", 10, "r", 110, "t", title.isEmpty() ? 20 : 50, "b", 34));
    List<Map<String, Object>> annotations = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double left = (double) k / count;
      double right = (k + 1.0) / count;
      layout.put(k == 0 ? "scene" : "scene" + (k + 1), scene(left, right));
      if (!views.get(k).title().isEmpty()) {
        annotations.add(Style.caption(views.get(k).title(), (left + right) / 2, 0.96, 15));
      }
    }
    annotations.add(Style.caption(facts(), 0.5, -0.06, 12));
    layout.put("annotations", annotations);
    layout.put(
        "legend",
        map("title", map("text", "species"), "x", 1.02, "y", 0.9, "itemsizing", "constant"));
    double[] values = values();
    if (Arrays.stream(values).anyMatch(Double::isFinite)) {
      layout.put("coloraxis", ColourScale.withoutTails(label, values).axis());
    }
    return layout;
  }

  private String facts() {
    var box = snapshot.box();
    return String.format(
            Locale.ROOT,
            "N = %d,  %.4g × %.4g × %.4g σ<sub>L</sub>,  η = %.4g",
            snapshot.particles(),
            box.x(),
            box.y(),
            box.z(),
            snapshot.packingFraction())
        + sliced("<br>shown: ", "σ<sub>L</sub>");
  }

  private String sliced(String before, String unit) {
    return isSliced()
        ? String.format(Locale.ROOT, "%sa slice of %.2g %s at half height", before, slice(), unit)
        : "";
  }

  private boolean isSliced() {
    return snapshot.particles() > MOST_PARTICLES;
  }

  /** Height of what is shown. */
  private double slice() {
    double height = snapshot.box().z();
    return isSliced() ? height * MOST_PARTICLES / snapshot.particles() : height;
  }

  private Map<String, Object> scene(double left, double right) {
    var box = snapshot.box();
    // At 1 the longest side would leave a third of the scene empty.
    double unit = Math.max(box.x(), Math.max(box.y(), box.z())) / 1.35;
    Map<String, Object> hidden = map("visible", false, "showspikes", false);
    return map(
        "domain",
        map("x", List.of(left, right), "y", List.of(0, 1)),
        "aspectmode",
        "manual",
        "aspectratio",
        map("x", box.x() / unit, "y", box.y() / unit, "z", box.z() / unit),
        "camera",
        map(
            "projection",
            map("type", "orthographic"), // markers do not grow towards the eye
            "eye",
            isSliced() ? map("x", 0.8, "y", -1.05, "z", 0.72) : map("x", 0.9, "y", -1.2, "z", 0.52),
            "center",
            map("x", 0, "y", 0, "z", 0)),
        "dragmode",
        "orbit",
        "xaxis",
        hidden,
        "yaxis",
        hidden,
        "zaxis",
        hidden);
  }

  /** The values of all views. */
  private double[] values() {
    return views.stream()
        .map(View::values)
        .flatMapToDouble(
            values -> values == null ? Arrays.stream(new double[0]) : Arrays.stream(values))
        .toArray();
  }
}
