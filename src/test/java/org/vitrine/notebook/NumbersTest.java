package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.001, 0.001",
    "-1.5, -1.5",
    "100000, 100000",
    "123456789, 123460000",
    "1e12, 1e12",
    "-1.23456e-9, -1.2346e-9",
    "NaN, NaN"
  })
  void fiveDigitsAtMost(double value, String shown) {
    assertThat(Numbers.significant(value, 5)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "4.24, 4.2 s",
    "43.4, 43 s",
    "119.9, 2 min 0 s",
    "200, 3 min 20 s",
    "7500, 2 h 5 min"
  })
  void durationsAreRead(double seconds, String shown) {
    assertThat(Numbers.duration(seconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "47123, 47000", "1300001, 1.3 million", "2.5e9, 2500 million"})
  void manyThingsAreCountedInMillions(double value, String shown) {
    assertThat(Numbers.count(value)).isEqualTo(shown);
  }
}
