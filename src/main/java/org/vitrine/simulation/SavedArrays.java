package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;

import java.util.Arrays;
import org.vitrine.io.ArrayFile;

/**
 * The arrays of a saved simulation, as long and in the range that their reader expects: a file that
 * somebody has edited must not make the dynamics run for ever or into the void.
 */
final class SavedArrays {

  private final ArrayFile file;

  SavedArrays(ArrayFile file) {
    this.file = file;
  }

  /** Fills an array with finite numbers. */
  void fill(String name, double[] target) {
    fill(name, target, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Fills an array with numbers from {@code least} to {@code most}. */
  void fill(String name, double[] target, double least, double most) {
    double[] values = file.doubles(name);
    requireLength(name, values.length, target.length);
    for (int k = 0; k < values.length; k++) {
      require(
          values[k] >= least && values[k] <= most,
          name + "[" + k + "]",
          values[k],
          "in " + least + " … " + most);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }

  /** Fills an array with numbers from {@code least} to {@code most}. */
  void fill(String name, int[] target, int least, int most) {
    int[] values = file.ints(name);
    requireLength(name, values.length, target.length);
    for (int k = 0; k < values.length; k++) {
      require(
          values[k] >= least && values[k] <= most,
          name + "[" + k + "]",
          values[k],
          "in " + least + " … " + most);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }

  private static void requireLength(String name, int length, int expected) {
    require(length == expected, name, "of " + length + " numbers", "of " + expected + " numbers");
  }

  /** The numbers 0 … n − 1 in some order. */
  int[] permutation(String name, int n) {
    int[] values = new int[n];
    fill(name, values, 0, n - 1);
    require(
        Arrays.stream(values).distinct().count() == n,
        name,
        "one with a number twice",
        "each of 0 … " + (n - 1) + " once");
    return values;
  }

  /** A finite number. */
  double number(String name) {
    double value = Double.parseDouble(file.text(name));
    require(Double.isFinite(value), name, value, "finite");
    return value;
  }

  /** A number above 0. */
  double positive(String name) {
    double value = number(name);
    requirePositive(name, value);
    return value;
  }

  /** A number above 0, or infinity. */
  double positiveOrInfinite(String name) {
    double value = Double.parseDouble(file.text(name));
    require(value > 0, name, value, "above 0");
    return value;
  }

  /** A whole number, at least 0. */
  long count(String name) {
    long value = file.whole(name);
    require(value >= 0, name, value, "at least 0");
    return value;
  }
}
