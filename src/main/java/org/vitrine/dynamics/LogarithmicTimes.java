package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;

/** Times that are evenly spaced on a logarithmic axis. */
public final class LogarithmicTimes {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private LogarithmicTimes() {}

  /**
   * From the first time in steps of 1/perDecade decades to the last, both included, rounded to 4
   * significant digits.
   *
   * @param first in τ, positive
   * @param last in τ, above {@code first}
   * @param perDecade at least 1, at most 100
   */
  public static double[] of(double first, double last, int perDecade) {
    requirePositive("first", first);
    requirePositive("last", last);
    require(last > first, "last", last, "above first, " + first);
    require(perDecade >= 1 && perDecade <= 100, "perDecade", perDecade, "in 1 … 100");
    double decades = StrictMath.log10(last / first);
    int steps = (int) Math.ceil(decades * perDecade - 1e-6);
    DoubleStream inner =
        DoubleStream.iterate(0, k -> k < steps, k -> k + 1)
            .map(k -> first * StrictMath.pow(10, k / perDecade));
    return DoubleStream.concat(inner, DoubleStream.of(last))
        .map(LogarithmicTimes::rounded)
        .distinct()
        .toArray();
  }

  private static double rounded(double time) {
    return BigDecimal.valueOf(time).round(FOUR_DIGITS).doubleValue();
  }
}
