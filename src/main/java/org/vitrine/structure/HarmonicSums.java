package org.vitrine.structure;

import org.jspecify.annotations.Nullable;
import org.vitrine.support.VectorApi;

/**
 * Σ_j w_j C_lm(j) of a particle's neighbours j in every shell: half of the time of a description.
 *
 * <p>The order of the neighbours is that of the additions, each fused with its product: the same
 * bits from every kind. Used again and again, without new memory: one object a thread.
 */
abstract class HarmonicSums {

  /** Neighbours that are looked at together. */
  static final int BATCH = 8;

  /** How sums of one kind are made. */
  interface Factory {
    HarmonicSums make(SphericalHarmonics harmonics, int shells);

    /** Whether this kind is known to be faster than the plain one, on this processor. */
    default boolean pays() {
      return true;
    }
  }

  private static final Factory FASTEST = fastest(vector());

  /** The fastest kind. */
  static HarmonicSums of(SphericalHarmonics harmonics, int shells) {
    return FASTEST.make(harmonics, shells);
  }

  /** The kind that uses the Vector API; null where the JVM was started without it. */
  static @Nullable Factory vector() {
    return VectorApi.find("org.vitrine.structure.VectorHarmonicSums$Maker", Factory.class);
  }

  private static Factory fastest(@Nullable Factory vector) {
    return vector != null && vector.pays() ? vector : PlainHarmonicSums::new;
  }

  /** Begins anew, with all sums 0. */
  abstract void clear();

  /**
   * Adds {@link #BATCH} neighbours.
   *
   * @param x of their unit vectors, from {@code j} on, as {@code y} and {@code z}
   * @param weights w by shell, then neighbour
   * @param first of each shell, the first neighbour with a weight
   * @param end of each shell, the neighbour after the last with a weight
   */
  abstract void add(
      double[] x, double[] y, double[] z, int j, double[][] weights, int[] first, int[] end);

  /**
   * The sums of a shell, in the order of the harmonics and without their factors; valid until the
   * next call.
   */
  abstract double[] of(int shell);
}
