package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.List;

/**
 * Columns of a ridge regression that have a penalty of their own, and the scales to choose from.
 */
final class Block {

  /** No columns: one scale that nothing is multiplied by. */
  static final Block NONE = new Block("", new double[] {1});

  private final String prefix;
  private final double[] scales;

  /**
   * Columns by the start of their names.
   *
   * @param prefix nothing for no columns
   */
  Block(String prefix, double[] scales) {
    this.prefix = prefix;
    this.scales = scales;
  }

  boolean isNone() {
    return prefix.isEmpty();
  }

  String prefix() {
    return prefix;
  }

  double[] scales() {
    return scales.clone();
  }

  /**
   * Which columns belong to it.
   *
   * @throws IllegalArgumentException when none does
   */
  boolean[] members(List<String> names) {
    boolean[] members = new boolean[names.size()];
    boolean any = isNone();
    for (int j = 0; j < members.length; j++) {
      members[j] = !isNone() && names.get(j).startsWith(prefix);
      any |= members[j];
    }
    require(any, "prefix of the block", prefix, "the start of a column's name");
    return members;
  }

  @Override
  public String toString() {
    return "columns " + prefix + "…, scale one of " + Arrays.toString(scales);
  }
}
