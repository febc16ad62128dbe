package org.vitrine.simulation;

import org.jspecify.annotations.Nullable;
import org.vitrine.support.VectorApi;

/**
 * Finds a particle's earliest collision with one of its listed neighbours: where most of the time
 * of a simulation goes.
 *
 * <p>With d and u the partner's relative position and velocity, contact is at |d + u t| = σ. In
 * terms of a = u², b = d·u and c = d² − σ² the earlier root is c / (sqrt(b² − ac) − b), which loses
 * no digits when the gap c is small. There is none unless b < 0 (they approach) and b² > ac (they
 * do not pass by).
 *
 * <p>Which neighbours do is a toss of a coin that no processor can foresee, so no kind of finder
 * branches on it. Positive doubles are in the order of their bits: the last bits of a time give way
 * to the neighbour's number, and the smallest of all then names it. (Of two times that differ by
 * less than 2⁻⁴⁵ of themselves, the first neighbour's counts.) Every kind gives the same bits.
 */
abstract class ContactFinder {

  /** Bits of a time, its last, that give way to a number. */
  private static final int NUMBER_BITS = 7;

  /** Neighbours that can be numbered. */
  static final int MOST_NEIGHBORS = 1 << NUMBER_BITS;

  static final long NUMBER_MASK = MOST_NEIGHBORS - 1;

  static final long NEVER = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  /** How finders of one kind are made. */
  interface Factory {

    /**
     * A finder that looks at particles where they are.
     *
     * @param rows in the layout of {@link ParticleRows}
     * @param images x, y, z of each periodic image, four numbers apart
     */
    ContactFinder make(double[] rows, NeighborShells shells, double[] images);

    /** Whether this kind is known to be faster than the plain one, on this JVM and processor. */
    default boolean pays() {
      return true;
    }
  }

  private static final Factory FASTEST = fastest(vector());

  final double[] rows;
  final NeighborShells shells;
  final double[] images;

  /** Set by {@link #timeToContact} when there is one. */
  int partner;

  ContactFinder(double[] rows, NeighborShells shells, double[] images) {
    this.rows = rows;
    this.shells = shells;
    this.images = images;
  }

  /** The fastest kind. */
  static ContactFinder of(double[] rows, NeighborShells shells, double[] images) {
    return FASTEST.make(rows, shells, images);
  }

  /** The kind that uses the Vector API; null where the JVM was started without it. */
  static @Nullable Factory vector() {
    return VectorApi.find("org.vitrine.simulation.VectorContacts$Maker", Factory.class);
  }

  private static Factory fastest(@Nullable Factory vector) {
    return vector != null && vector.pays() ? vector : PlainContacts::new;
  }

  /**
   * How long it takes from {@code now} until a particle, of at most {@link #MOST_NEIGHBORS}
   * neighbours, hits one of them, {@link #partner()}; infinite when it hits none. Rounding may have
   * let a pair touch: then less than 0, by 1e-16.
   */
  abstract double timeToContact(int i, double now);

  /** Whom the particle asked for last will hit, if it hits one. */
  final int partner() {
    return partner;
  }
}
