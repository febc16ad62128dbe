package org.vitrine.charts;

import static org.vitrine.charts.Json.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of what tablesaw-jsplot writes what plotly.js understands. */
final class JsplotRepair {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  /** How jsplot writes numbers that are missing or not finite, among numbers in quotes. */
  private static final Set<String> GAPS = Set.of("null", "NaN", "Infinity", "-Infinity");

  private static final Set<String> NUMBERS =
      Set.of("opacity", "dtick", "nticks", "tick0", "scaleratio");
  private static final Set<String> TRUTHS = Set.of("hovermode", "autorange", "visible");

  /** Lists that stay texts even when each could be a number. */
  private static final Set<String> TEXTS = Set.of("text", "ticktext", "labels", "ids", "color");

  private static final Map<String, String> MISSPELT =
      Map.of("showExponent", "showexponent", "showspike", "showspikes");

  private final Set<String> categories;

  /**
   * @param categories names of the lists whose texts are names even when they look like numbers
   */
  JsplotRepair(Set<String> categories) {
    this.categories = categories;
  }

  /** The tree with its faults repaired; what is missing is left out. */
  Map<String, Object> repaired(Map<?, ?> tree) {
    Map<String, Object> repaired = new LinkedHashMap<>();
    tree.forEach(
        (key, value) -> {
          String name = MISSPELT.getOrDefault((String) key, (String) key);
          if (value != null) {
            repaired.put(name, value(name, value));
          }
        });
    if (repaired.get("title") instanceof String text) {
      repaired.put("title", map("text", text));
    }
    Object font = repaired.remove("titlefont");
    if (font != null) {
      Map<String, Object> title = new LinkedHashMap<>();
      if (repaired.get("title") instanceof Map<?, ?> own) {
        own.forEach((name, value) -> title.put((String) name, value));
      }
      title.put("font", font);
      repaired.put("title", title);
    }
    return repaired;
  }

  private Object value(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      return repaired(map);
    }
    if (value instanceof List<?> list) {
      return list(name, list);
    }
    if (!(value instanceof String text)) {
      return value;
    }
    if (NUMBERS.contains(name) && NUMBER.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (TRUTHS.contains(name) && (lower.equals("true") || lower.equals("false"))) {
      return Boolean.valueOf(lower);
    }
    return name.equals("mode") ? mode(text) : text;
  }

  private List<@Nullable Object> list(String name, List<?> list) {
    boolean numbers = !TEXTS.contains(name) && !categories.contains(name) && areNumbers(list);
    List<@Nullable Object> repaired = new ArrayList<>(list.size());
    for (Object element : list) {
      if (element instanceof List<?> inner) {
        repaired.add(list(name, inner));
      } else if (element instanceof String text && numbers) {
        repaired.add(GAPS.contains(text) ? null : Double.valueOf(text));
      } else {
        boolean gap = element instanceof Double number && !Double.isFinite(number);
        repaired.add(gap ? null : element);
      }
    }
    return repaired;
  }

  private static boolean areNumbers(List<?> list) {
    for (Object element : list) {
      if (element instanceof String text
          && !GAPS.contains(text)
          && !NUMBER.matcher(text).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Of points in space jsplot writes "line + markers", and "text + text" for markers with text. */
  private static String mode(String text) {
    if (text.equals("text + text")) {
      return "markers+text";
    }
    return Arrays.stream(text.split("\\+"))
        .map(String::strip)
        .map(part -> part.equals("line") ? "lines" : part)
        .collect(Collectors.joining("+"));
  }
}
