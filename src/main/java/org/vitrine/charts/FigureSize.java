package org.vitrine.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure's width and height, and how large its letters and how thick its lines are in it.
 *
 * @param width in pixels of 1/96 inch
 * @param height in pixels; 0: such that the area that is drawn in keeps its shape
 * @param letters what letters, ticks and margins are multiplied with
 * @param strokes what lines and markers are multiplied with
 */
record FigureSize(int width, int height, double letters, double strokes) {

  /** Letters and strokes as a chart has them in a notebook. */
  static final FigureSize NOTEBOOK = new FigureSize(0, 0, 1, 1);

  /** A journal's column is 3 3/8 inches wide, its page 7; letters then have 7 to 9 points. */
  static FigureSize columns(int columns) {
    return new FigureSize(columns == 1 ? 324 : 672, 0, 0.8, 0.6);
  }

  /** Another width and height, the same letters and strokes. */
  FigureSize with(int newWidth, int newHeight) {
    return new FigureSize(newWidth, newHeight, letters, strokes);
  }

  /** The figure in this size. */
  Map<String, Object> applied(Map<String, Object> figure) {
    Area before = Area.of(figure);
    double across = width - letters * before.marginAcross;
    double down = across * before.down / before.across;
    Map<String, Object> sized = new LinkedHashMap<>();
    // A sphere grows with the box that it is in.
    figure.forEach((key, value) -> sized.put(key, scaled(value, key, "", across / before.across)));
    Map<String, Object> layout = Json.child(sized, "layout");
    layout.put("width", width);
    layout.put(
        "height", height > 0 ? height : (int) Math.round(down + letters * before.marginDown));
    sized.put("layout", layout);
    return sized;
  }

  /** The part of a figure inside its margins, and these on both sides, in pixels. */
  record Area(double across, double down, double marginAcross, double marginDown) {

    static Area of(Map<String, Object> figure) {
      Map<String, Object> layout = Json.child(figure, "layout");
      Map<String, Object> margin = Json.child(layout, "margin");
      double marginAcross = pixels(margin, "l") + pixels(margin, "r");
      double marginDown = pixels(margin, "t") + pixels(margin, "b");
      return new Area(
          pixels(layout, "width") - marginAcross,
          pixels(layout, "height") - marginDown,
          marginAcross,
          marginDown);
    }

    private static double pixels(Map<String, Object> map, String key) {
      return map.get(key) instanceof Number number ? number.doubleValue() : 0;
    }
  }

  private @Nullable Object scaled(
      @Nullable Object value, String key, String parent, double spheres) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      boolean inBox = "scatter3d".equals(map.get("type"));
      double markers = key.equals("data") && !inBox ? strokes : spheres;
      map.forEach((name, one) -> copy.put((String) name, scaled(one, (String) name, key, markers)));
      return copy;
    }
    double factor = factor(key, parent, spheres);
    if (value instanceof List<?> list && (factor != 1 || holdsMaps(list))) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(one -> copy.add(scaled(one, key, parent, spheres)));
      return copy;
    }
    return value instanceof Number number && factor != 1
        ? Json.number(factor * number.doubleValue())
        : value;
  }

  private static boolean holdsMaps(List<?> list) {
    return !list.isEmpty() && list.get(0) instanceof Map<?, ?>;
  }

  /** What a number of a figure is multiplied with. */
  private double factor(String key, String parent, double markers) {
    return switch (key) {
      case "size" -> parent.endsWith("font") ? letters : parent.equals("marker") ? markers : 1;
      case "width" -> parent.equals("line") || parent.startsWith("error") ? strokes : 1;
      case "thickness" -> parent.startsWith("error") ? strokes : letters;
      case "ticklen", "standoff" -> letters;
      case "l", "r", "t", "b" -> parent.equals("margin") ? letters : 1;
      default -> 1;
    };
  }
}
