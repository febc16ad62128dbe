package org.vitrine.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a value says of itself: a title and a few named facts. A terminal prints it as lines, a
 * notebook as a small table.
 *
 * @param title what the value is
 * @param facts name and value with unit, in order
 */
public record Summary(String title, List<Fact> facts) {

  /** One line of a summary. */
  public record Fact(String name, String value) {}

  /** A value that can say what it is. */
  public interface Summarized {
    /** Title and facts of this value. */
    Summary summary();
  }

  /** A copy of the facts is kept. */
  public Summary {
    facts = List.copyOf(facts);
  }

  /** A summary without facts yet. */
  public static Summary of(String title) {
    return new Summary(title, List.of());
  }

  /** With one more fact; {@code format} and {@code values} as in {@link String#format}. */
  public Summary with(String name, String format, Object... values) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(name, String.format(Locale.ROOT, format, values)));
    return new Summary(title, more);
  }

  /** Title and facts as lines of text. */
  @Override
  public String toString() {
    int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(title);
    for (Fact fact : facts) {
      text.append(System.lineSeparator())
          .append("  ")
          .append(fact.name())
          .append(" ".repeat(width - fact.name().length() + 2))
          .append(fact.value());
    }
    return text.toString();
  }
}
