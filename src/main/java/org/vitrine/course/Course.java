package org.vitrine.course;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Exercises whose answers a cell checks and does not show.
 *
 * <pre>{@code
 * double answer = Double.NaN;                   // yours
 * Course.check("1.2", answer)                   // right, not yet with a hint, or not answered yet
 * Course.check("1.3", mine, glass.pressure(), 0.01)   // against what the library makes of it
 * Course.seal("1.2", 12, 0.01)                  // for a lecturer: the answer 12 ± 1 %, hidden
 * }</pre>
 *
 * <p>The answers of exercises 1.1, 1.2, … are in {@code checks/1.txt} beside the notebook, or in a
 * folder above it. A line of it is empty, a comment behind {@code #}, or one of
 *
 * <pre>
 * 1.2 right SEAL what is said of the right answer
 * 1.2 slip SEAL what is said of a wrong answer that was foreseen
 * 1.2 hint what is said of any other
 * </pre>
 *
 * where SEAL is three words from {@link #seal}. A seal hides an answer from whoever looks at the
 * file, not from a program that tries all numbers.
 */
public final class Course {

  private Course() {}

  /**
   * What there is to say of an answer: "right", "not yet" with a hint, or, of NaN, "not answered
   * yet", so that a notebook without answers runs through.
   *
   * @param exercise its number, such as "1.2"
   * @throws IllegalArgumentException when there is no such exercise
   */
  public static String check(String exercise, double answer) {
    return said(exercise, answer, CheckLine.parse(file(exercise)));
  }

  /**
   * As {@link #check(String, double)}, against a number that is at hand: what the library measures
   * where the exercise is to write it oneself.
   *
   * @param expected not 0
   * @param tolerance the relative deviation that is still right, as 0.01
   */
  public static String check(String exercise, double answer, double expected, double tolerance) {
    requirePositive("tolerance", tolerance);
    require(expected != 0 && Double.isFinite(expected), "expected", expected, "finite, not 0");
    if (Double.isNaN(answer)) {
      return unanswered(exercise);
    }
    String compared = String.format(Locale.ROOT, "%.4g beside %.4g.", answer, expected);
    return Math.abs(answer / expected - 1) <= tolerance
        ? right(exercise, compared)
        : wrong(exercise, compared);
  }

  /**
   * For a lecturer: an answer as it stands in the file of checks.
   *
   * @param exercise its number: the same answer looks different elsewhere
   * @param answer not 0
   * @param tolerance the factor from the answer that is still right, less 1: 0.01 for 1 %; at most
   *     1
   */
  public static String seal(String exercise, double answer, double tolerance) {
    return Seal.of(exercise, answer, tolerance).toString();
  }

  static String said(String exercise, double answer, List<CheckLine> checks) {
    List<CheckLine> lines =
        checks.stream().filter(line -> line.exercise().equals(exercise)).toList();
    require(
        !lines.isEmpty(),
        "exercise",
        exercise,
        "one of " + checks.stream().map(CheckLine::exercise).distinct().toList());
    if (Double.isNaN(answer)) {
      return unanswered(exercise);
    }
    CheckLine line =
        lines.stream()
            .filter(candidate -> candidate.fits(answer))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(exercise + " has no line \"hint\""));
    return line.kind().equals("right")
        ? right(exercise, line.text())
        : wrong(exercise, line.text());
  }

  private static String right(String exercise, String text) {
    return exercise + ": right. " + text;
  }

  private static String wrong(String exercise, String text) {
    return exercise + ": not yet. " + text;
  }

  private static String unanswered(String exercise) {
    return exercise + ": not answered yet.";
  }

  private static List<String> file(String exercise) {
    Path name = Path.of("checks", exercise.replaceAll("\\..*", "") + ".txt");
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          return Files.readAllLines(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new IllegalArgumentException(
        "exercise must be one of a course, not "
            + exercise
            + ": there is no "
            + name
            + " beside this notebook or above it");
  }
}
