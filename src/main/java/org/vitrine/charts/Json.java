package org.vitrine.charts;

import static org.vitrine.support.Arguments.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists, strings and numbers, and their text. */
final class Json {

  /** More than a screen or a page resolves; a notebook keeps every digit that is written. */
  private static final MathContext DIGITS = new MathContext(6);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A map of keys and values in turn, in this order. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** A copy of the map under a key; empty when there is none. */
  static Map<String, Object> child(Map<String, Object> tree, String key) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (tree.get(key) instanceof Map<?, ?> child) {
      child.forEach((name, value) -> copy.put((String) name, value));
    }
    return copy;
  }

  /** Numbers for a figure: six digits, and null for what JSON cannot say. */
  static List<@Nullable Object> numbers(double[] values) {
    List<@Nullable Object> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(number(value));
    }
    return Collections.unmodifiableList(numbers);
  }

  static @Nullable Object number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    // "3" instead of "3.0": half the text of a list of counts.
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? (Object) (int) rounded
        : (Object) rounded;
  }

  /**
   * A tree of one's own, as JSON can say it: numbers that are not finite become null.
   *
   * @throws IllegalArgumentException when it holds anything but texts, numbers, truth values,
   *     lists, arrays of them and maps
   */
  static @Nullable Object copy(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), copy(value)));
      return copy;
    }
    if (tree instanceof Iterable<?> values) {
      List<@Nullable Object> copy = new ArrayList<>();
      values.forEach(value -> copy.add(copy(value)));
      return copy;
    }
    if (tree instanceof double[] values) {
      return new ArrayList<>(numbers(values));
    }
    if (tree instanceof Object[] values) {
      return copy(Arrays.asList(values));
    }
    if (tree instanceof Double || tree instanceof Float) {
      return Double.isFinite(((Number) tree).doubleValue()) ? tree : null;
    }
    if (tree != null && !(tree instanceof String || tree instanceof Boolean)) {
      require(
          tree instanceof Number,
          "value",
          tree.getClass().getName(),
          "made of texts, numbers, truth values, lists and maps");
    }
    return tree;
  }

  static String write(Object tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a figure holds only maps, lists, strings and numbers", e);
    }
  }
}
