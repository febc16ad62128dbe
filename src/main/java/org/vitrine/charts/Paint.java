package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives every name of a figure its colour, marker and dash, in order of appearance. */
final class Paint {

  private final List<String> measured;
  private final List<String> guides;
  private final List<String> names;

  Paint(List<Series> all) {
    Set<String> measuredNames = new LinkedHashSet<>();
    Set<String> everyName = new LinkedHashSet<>();
    for (Series series : all) {
      if (series.kind() == Series.Kind.CELLS) {
        continue; // coloured by its values
      }
      everyName.add(series.name());
      if (series.kind() != Series.Kind.GUIDE) {
        measuredNames.add(series.name());
      }
    }
    names = new ArrayList<>(everyName);
    measured = new ArrayList<>(measuredNames);
    everyName.removeAll(measuredNames);
    guides = new ArrayList<>(everyName);
  }

  /** A copy of the series' trace with its name and colours. */
  Map<String, Object> applied(Series series) {
    int number = Math.max(0, measured.indexOf(series.name()));
    String colour = measured.contains(series.name()) ? Style.colour(number) : Style.GUIDE_COLOUR;
    Map<String, Object> trace = new LinkedHashMap<>(series.trace());
    trace.put("name", series.name());
    trace.put("legendgroup", series.name());
    trace.put("legendrank", names.indexOf(series.name()) + 1);
    switch (series.kind()) {
      case CELLS -> {}
      case AREA -> {
        trace.put("fillcolor", Style.pale(colour, 0.2));
        trace.put("line", map("width", 0, "color", colour));
      }
      case BARS ->
          trace.put(
              "marker",
              map("color", Style.pale(colour, 0.5), "line", map("width", 1, "color", colour)));
      case GUIDE -> {
        int dash = Math.max(0, guides.indexOf(series.name()));
        trace.put("line", map("width", 1.5, "color", colour, "dash", Style.dash(dash)));
      }
      case POINTS -> {
        trace.put("line", map("width", 2, "color", colour));
        merge(trace, "marker", map("color", colour, "symbol", Style.symbol(number)));
        if (trace.containsKey("error_y")) {
          merge(trace, "error_y", map("color", colour));
        }
      }
    }
    return trace;
  }

  private static void merge(Map<String, Object> trace, String key, Map<String, Object> more) {
    Map<String, Object> merged = new LinkedHashMap<>();
    if (trace.get(key) instanceof Map<?, ?> old) {
      old.forEach((name, value) -> merged.put((String) name, value));
    }
    merged.putAll(more);
    trace.put(key, merged);
  }
}
