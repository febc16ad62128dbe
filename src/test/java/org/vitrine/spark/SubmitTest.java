package org.vitrine.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong command hears before anything is started. */
class SubmitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--snapshots 3 | --out is missing",
        "--out d --runs | --runs must be followed by a value",
        "--out d --runs many | --runs must be a number, not many",
        "--out d --runs 1 | runs must be at least 2",
        "--out d --times 1,2 | --times must be first,last,times a decade",
        "--out d --cores 4 | there is no --cores; options are"
      })
  void saysWhatIsWrong(String command, String message) {
    assertThatThrownBy(() -> Submit.main(command.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
