package org.vitrine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a student sees of a right, a wrong and a missing answer, and does not see in the file. */
class CourseTest {

  private static final List<CheckLine> LINES =
      CheckLine.parse(
          List.of(
              "# twelve touch one",
              "",
              "9.1 right " + Course.seal("9.1", 12, 0.01) + " Twelve touch one.",
              "9.1 slip " + Course.seal("9.1", 24, 0.01) + " Was each counted twice?",
              "9.1 hint How many touch one?"));

  @ParameterizedTest
  @ValueSource(doubles = {12, -0.5745, 3e-7, 1, 0.999, 8.1e12})
  void sealFitsWithinItsToleranceAndNowhereElse(double answer) {
    Seal seal = Seal.of("9.1", answer, 0.02);
    for (double factor : new double[] {1, 1.018, 1 / 1.018}) {
      assertThat(seal.fits("9.1", factor * answer)).isTrue();
    }
    for (double factor : new double[] {1.022, 1 / 1.022, 2, -1, 0, Double.POSITIVE_INFINITY}) {
      assertThat(seal.fits("9.1", factor * answer)).isFalse();
    }
  }

  @Test
  void sameAnswerLooksDifferentInAnotherExercise() {
    assertThat(Seal.of("9.1", 12, 0.01).hash()).isNotEqualTo(Seal.of("9.2", 12, 0.01).hash());
  }

  @Test
  void foreseenMistakeHasItsOwnAnswer() {
    assertThat(Course.said("9.1", 12.05, LINES)).isEqualTo("9.1: right. Twelve touch one.");
    assertThat(Course.said("9.1", 24, LINES)).isEqualTo("9.1: not yet. Was each counted twice?");
    assertThat(Course.said("9.1", 0, LINES)).isEqualTo("9.1: not yet. How many touch one?");
    assertThat(Course.said("9.1", Double.NaN, LINES)).isEqualTo("9.1: not answered yet.");
  }

  @Test
  void answerIsComparedWithWhatIsAtHand() {
    assertThat(Course.check("9.2", 1.004, 1, 0.01)).startsWith("9.2: right.");
    assertThat(Course.check("9.2", 1.02, 1, 0.01)).isEqualTo("9.2: not yet. 1.020 beside 1.000.");
    assertThat(Course.check("9.2", Double.NaN, 1, 0.01)).isEqualTo("9.2: not answered yet.");
  }

  @Test
  void whatIsNoExerciseIsRefused() {
    assertThatThrownBy(() -> Course.said("9.3", 1, LINES))
        .hasMessage("exercise must be one of [9.1], not 9.3");
    assertThatThrownBy(() -> Course.check("none.1", 1)).hasMessageContaining("none.txt");
    assertThatThrownBy(() -> CheckLine.parse(List.of("9.1 right 12")))
        .hasMessageContaining("9.1 right 12");
  }

  @Test
  void nothingIsSealedThatNoToleranceFits() {
    assertThatThrownBy(() -> Course.seal("9.1", 0, 0.01))
        .hasMessage("answer must be finite, not 0, not 0.0");
    assertThatThrownBy(() -> Course.seal("9.1", 1, 0))
        .hasMessage("tolerance must be in (0, 1], not 0.0");
  }
}
