package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** The particles and the edges of a box as traces of a scene. */
final class BoxTraces {

  private static final String NO_VALUE = "#b8b8b8";

  private final Snapshot snapshot;
  private final double slice;
  private final String scene;
  private final double pixelsPerSigma;
  private final double[] positions;
  private final double[] diameters;
  private final String[] species;

  /**
   * @param slice height about the middle of the box that is shown
   * @param pixels side of the square that the scene fills
   */
  BoxTraces(Snapshot snapshot, double slice, String scene, int pixels) {
    this.snapshot = snapshot;
    this.slice = slice;
    this.scene = scene;
    Box box = snapshot.box();
    // Seen from the first camera a sphere has 0.8 of its true size, so that one sees a little way
    // in.
    // Measured on plotly.js 4.1: a size of 1 in a list draws a disc 1.5 pixels wide.
    pixelsPerSigma = 0.33 * pixels / Math.max(box.x(), Math.max(box.y(), box.z()));
    positions = snapshot.wrappedPositions();
    diameters = snapshot.diameters();
    species = snapshot.species();
  }

  /** The twelve edges of a box. */
  static Map<String, Object> edges(Box box, String scene) {
    double nan = Double.NaN;
    double a = box.x();
    double b = box.y();
    double c = box.z();
    return map(
        "type",
        "scatter3d",
        "mode",
        "lines",
        "scene",
        scene,
        "x",
        Json.numbers(new double[] {0, a, a, 0, 0, 0, a, a, 0, 0, nan, a, a, nan, a, a, nan, 0, 0}),
        "y",
        Json.numbers(new double[] {0, 0, b, b, 0, 0, 0, b, b, 0, nan, 0, 0, nan, b, b, nan, b, b}),
        "z",
        Json.numbers(new double[] {0, 0, 0, 0, 0, c, c, c, c, c, nan, 0, c, nan, 0, c, nan, 0, c}),
        "line",
        map("color", "#7f7f7f", "width", 2),
        "hoverinfo",
        "skip",
        "showlegend",
        false);
  }

  /**
   * One trace for every species; or, with values, one for all of them, which is drawn sooner, and
   * one for the particles without a value.
   */
  List<Map<String, Object>> particles(double @Nullable [] values, String label) {
    List<Map<String, Object>> traces = new ArrayList<>();
    if (values == null) {
      List<String> names = snapshot.speciesNames();
      for (int k = 0; k < names.size(); k++) {
        traces.add(bySpecies(names.get(k), Style.colour(k)));
      }
      return traces;
    }
    int[] drawn = select(i -> Double.isFinite(values[i]));
    if (drawn.length > 0) {
      traces.add(byValue(drawn, values, label));
    }
    int[] rest = select(i -> !Double.isFinite(values[i]));
    if (rest.length > 0) {
      traces.add(withoutValue(rest));
    }
    return traces;
  }

  private int[] select(IntPredicate wanted) {
    double middle = snapshot.box().z() / 2;
    return IntStream.range(0, species.length)
        .filter(i -> Math.abs(positions[3 * i + 2] - middle) <= slice / 2)
        .filter(wanted)
        .toArray();
  }

  private Map<String, Object> bySpecies(String name, String colour) {
    int[] drawn = select(i -> species[i].equals(name));
    Map<String, Object> trace = spheres(drawn, name, "species " + name);
    trace.put("showlegend", true);
    trace.put("marker", marker(drawn, colour, 1));
    return trace;
  }

  private Map<String, Object> byValue(int[] drawn, double[] values, String label) {
    String shown = label.isEmpty() ? "" : label + " = ";
    Map<String, Object> trace = spheres(drawn, label, shown + "%{marker.color:.4g}");
    Map<String, Object> marker =
        marker(drawn, Json.numbers(Arrays.stream(drawn).mapToDouble(i -> values[i]).toArray()), 1);
    marker.put("coloraxis", "coloraxis");
    trace.put("marker", marker);
    return trace;
  }

  private Map<String, Object> withoutValue(int[] drawn) {
    Map<String, Object> trace = spheres(drawn, "no value", "no value");
    trace.put("marker", marker(drawn, NO_VALUE, 0.3));
    return trace;
  }

  private Map<String, Object> spheres(int[] drawn, String name, String hover) {
    return map(
        "type",
        "scatter3d",
        "mode",
        "markers",
        "scene",
        scene,
        "name",
        name,
        "showlegend",
        false,
        "x",
        coordinates(drawn, 0),
        "y",
        coordinates(drawn, 1),
        "z",
        coordinates(drawn, 2),
        "customdata",
        Arrays.stream(drawn).boxed().toList(),
        "hovertemplate",
        "particle %{customdata}<br>" + hover + "<extra></extra>");
  }

  /** To a thousandth of σ_L, a twentieth of a pixel. */
  private List<@Nullable Object> coordinates(int[] drawn, int axis) {
    return Json.numbers(
        Arrays.stream(drawn)
            .mapToDouble(i -> Math.rint(1000 * positions[3 * i + axis]) / 1000)
            .toArray());
  }

  private Map<String, Object> marker(int[] drawn, Object colour, double scale) {
    double[] sizes =
        Arrays.stream(drawn)
            .mapToDouble(i -> Math.rint(100 * scale * pixelsPerSigma * diameters[i]) / 100)
            .toArray();
    return map(
        "size",
        Json.numbers(sizes), // a list: a lone number is drawn at twice the size
        "opacity",
        1, // by default, sizes that differ make discs transparent
        "color",
        colour,
        "line",
        map("width", 0.5, "color", Style.INK));
  }
}
