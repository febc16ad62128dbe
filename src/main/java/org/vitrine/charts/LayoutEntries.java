package org.vitrine.charts;

import static org.vitrine.support.Arguments.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries of a layout that a user sets himself, by the path that Plotly's reference gives. */
final class LayoutEntries {

  private LayoutEntries() {}

  /** A path in the form that Plotly takes: a title that is a text is the text of a title. */
  static String path(String path, @Nullable Object value) {
    require(path.matches("\\w+(\\.\\w+)*"), "path", "\"" + path + "\"", "names with dots between");
    boolean bareTitle = path.equals("title") || path.endsWith(".title");
    return bareTitle && value instanceof String ? path + ".text" : path;
  }

  /** A copy of the layout with the entries set, in their order. */
  static Map<String, @Nullable Object> set(
      Map<?, ?> layout, Map<String, @Nullable Object> entries) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    // Parts of a layout may be shared within it; in a copy they are not.
    layout.forEach((name, part) -> changed.put((String) name, Json.copy(part)));
    entries.forEach((path, value) -> set(changed, path, path.split("\\."), 0, Json.copy(value)));
    return changed;
  }

  @SuppressWarnings("unchecked") // a copy's maps have names as keys
  private static void set(
      Object parent, String path, String[] names, int level, @Nullable Object value) {
    boolean last = level == names.length - 1;
    if (parent instanceof Map<?, ?>) {
      Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) parent;
      if (last) {
        map.put(names[level], value);
        return;
      }
      Object child = map.get(names[level]);
      if (child == null) {
        child = new LinkedHashMap<String, @Nullable Object>();
        map.put(names[level], child);
      }
      set(child, path, names, level + 1, value);
    } else if (parent instanceof List<?>) {
      List<@Nullable Object> list = (List<@Nullable Object>) parent;
      int index = index(path, names[level], list.size());
      if (last) {
        list.set(index, value);
        return;
      }
      Object child = list.get(index);
      require(child != null, "path", path, "one whose parts are there");
      set(child, path, names, level + 1, value);
    } else {
      require(false, "path", path, "one within the layout; before " + names[level] + " it ends");
    }
  }

  private static int index(String path, String name, int size) {
    boolean inside = name.matches("\\d{1,6}") && Integer.parseInt(name) < size;
    require(inside, "path", path, "a number below " + size + " where it has " + name);
    return Integer.parseInt(name);
  }
}
