package org.vitrine.course;

import static org.vitrine.support.Arguments.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of checks, as {@link Course} describes it.
 *
 * @param kind right, slip or hint
 * @param seal of the answer that the line is about; null for a hint, which is about any
 * @param text what is said
 */
record CheckLine(String exercise, String kind, @Nullable Seal seal, String text) {

  static List<CheckLine> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(CheckLine::parse)
        .toList();
  }

  /** Whether this is what to say of the answer. */
  boolean fits(double answer) {
    return seal == null || seal.fits(exercise, answer);
  }

  private static CheckLine parse(String line) {
    String[] words = line.split(" ", 3);
    String allowed = "\"1.2 hint TEXT\", \"1.2 right SEAL TEXT\" or \"1.2 slip SEAL TEXT\"";
    require(words.length == 3 && words[1].matches("right|slip|hint"), "check", line, allowed);
    if (words[1].equals("hint")) {
      return new CheckLine(words[0], words[1], null, words[2]);
    }
    String[] rest = words[2].split(" ", 4);
    require(rest.length == 4, "check", line, allowed);
    Seal seal = new Seal(Double.parseDouble(rest[0]), Double.parseDouble(rest[1]), rest[2]);
    return new CheckLine(words[0], words[1], seal, rest[3]);
  }
}
