package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.RADIUS;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks at eight neighbours at once, one in each lane of a vector: fetched column by column from
 * their rows, with root and division for all, as if each of them counted. What does not count is
 * set to never, by masks made of sign bits.
 *
 * <p>Every lane does what {@link PlainContacts} does, operation for operation, for the same bits.
 * Compiled apart from the rest, see {@link org.vitrine.support.VectorApi}.
 */
final class VectorContacts extends ContactFinder {

  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_512;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final int LANES = DOUBLES.length();

  /** log₂ of how far apart rows are. */
  private static final int LOG_ROW = Integer.numberOfTrailingZeros(ROW);

  /** log₂ of how far apart images are. */
  private static final int LOG_IMAGE = 2;

  /** An arithmetic shift by so much leaves all bits as the sign bit. */
  private static final int ALL_AS_SIGN = Long.SIZE - 1;

  /** Where the neighbours' rows begin. */
  private final int[] row = new int[LANES];

  /** Where the images they are seen in begin. */
  private final int[] image = new int[LANES];

  private final double[] times = new double[MOST_NEIGHBORS];
  private final long[] numbers = new long[MOST_NEIGHBORS];

  /** As many ones as lanes, then as many zeros: from place k on, all but the last k lanes. */
  private final long[] allButLast = new long[2 * LANES];

  private VectorContacts(double[] rows, NeighborShells shells, double[] images) {
    super(rows, shells, images);
    Arrays.setAll(numbers, k -> k);
    Arrays.fill(allButLast, 0, LANES, -1);
  }

  /** Of the factory that {@link ContactFinder#vector} loads by its name. */
  static final class Maker implements Factory {

    /**
     * The first JDK that this was seen to be faster on: 1.2 times. On JDK 17, whose masks are made
     * in memory, it is slower.
     */
    private static final int FIRST_FAST_JDK = 25;

    @Override
    public ContactFinder make(double[] rows, NeighborShells shells, double[] images) {
      return new VectorContacts(rows, shells, images);
    }

    /** With four lanes (AVX2), fetching costs what the lanes save. */
    @Override
    public boolean pays() {
      return DoubleVector.SPECIES_PREFERRED.length() >= LANES
          && Runtime.version().feature() >= FIRST_FAST_JDK;
    }
  }

  @Override
  double timeToContact(int i, double now) {
    return timeToContact(i, now, shells.crossesBoundary(i));
  }

  /**
   * Lists are read in whole vectors, beyond their end: {@link NeighborShells#capacity} has room.
   *
   * @param acrossBoundary whether a neighbour may be listed through a boundary of the box
   */
  private double timeToContact(int i, double now, boolean acrossBoundary) {
    double[] rows = this.rows;
    double[] images = this.images;
    int[] row = this.row;
    int[] image = this.image;
    int[] entries = shells.entries();
    int first = i * shells.capacity();
    int count = shells.count(i);
    int p = ROW * i;
    DoubleVector x = DoubleVector.broadcast(DOUBLES, rows[p]);
    DoubleVector y = DoubleVector.broadcast(DOUBLES, rows[p + 1]);
    DoubleVector z = DoubleVector.broadcast(DOUBLES, rows[p + 2]);
    DoubleVector vx = DoubleVector.broadcast(DOUBLES, rows[p + V]);
    DoubleVector vy = DoubleVector.broadcast(DOUBLES, rows[p + V + 1]);
    DoubleVector vz = DoubleVector.broadcast(DOUBLES, rows[p + V + 2]);
    DoubleVector radius = DoubleVector.broadcast(DOUBLES, rows[p + RADIUS]);
    DoubleVector time = DoubleVector.broadcast(DOUBLES, now);
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    LongVector smallest = LongVector.broadcast(LONGS, NEVER);
    for (int k = 0; k < count; k += LANES) {
      IntVector entry = IntVector.fromArray(INTS, entries, first + k);
      entry
          .lanewise(VectorOperators.LSHR, NeighborShells.IMAGE_BITS)
          .lanewise(VectorOperators.LSHL, LOG_ROW)
          .intoArray(row, 0);
      DoubleVector dx = DoubleVector.fromArray(DOUBLES, rows, 0, row, 0).sub(x);
      DoubleVector dy = DoubleVector.fromArray(DOUBLES, rows, 1, row, 0).sub(y);
      DoubleVector dz = DoubleVector.fromArray(DOUBLES, rows, 2, row, 0).sub(z);
      if (acrossBoundary) {
        entry
            .and(NeighborShells.IMAGE_MASK)
            .lanewise(VectorOperators.LSHL, LOG_IMAGE)
            .intoArray(image, 0);
        dx = dx.add(DoubleVector.fromArray(DOUBLES, images, 0, image, 0));
        dy = dy.add(DoubleVector.fromArray(DOUBLES, images, 1, image, 0));
        dz = dz.add(DoubleVector.fromArray(DOUBLES, images, 2, image, 0));
      }
      DoubleVector ux = DoubleVector.fromArray(DOUBLES, rows, V, row, 0).sub(vx);
      DoubleVector uy = DoubleVector.fromArray(DOUBLES, rows, V + 1, row, 0).sub(vy);
      DoubleVector uz = DoubleVector.fromArray(DOUBLES, rows, V + 2, row, 0).sub(vz);
      DoubleVector sigma = DoubleVector.fromArray(DOUBLES, rows, RADIUS, row, 0).add(radius);
      dx = ux.fma(time, dx);
      dy = uy.fma(time, dy);
      dz = uz.fma(time, dz);
      DoubleVector b = dx.fma(ux, dy.fma(uy, dz.fma(uz, zero)));
      DoubleVector a = ux.fma(ux, uy.fma(uy, uz.mul(uz)));
      DoubleVector c = dx.fma(dx, dy.fma(dy, dz.mul(dz).sub(sigma.mul(sigma))));
      DoubleVector discriminant = b.mul(b).sub(a.mul(c));
      DoubleVector wait = c.div(discriminant.sqrt().sub(b));
      wait.intoArray(times, k);
      LongVector counts =
          b.reinterpretAsLongs()
              .and(discriminant.reinterpretAsLongs().not())
              .and(LongVector.fromArray(LONGS, allButLast, Math.max(0, k + LANES - count)))
              .lanewise(VectorOperators.ASHR, ALL_AS_SIGN);
      LongVector bits = wait.reinterpretAsLongs();
      bits = bits.and(bits.lanewise(VectorOperators.ASHR, ALL_AS_SIGN).not()); // 0 if negative
      bits = bits.and(~NUMBER_MASK).or(LongVector.fromArray(LONGS, numbers, k));
      smallest = smallest.min(bits.and(counts).or(counts.not().and(NEVER)));
    }
    long least = smallest.reduceLanes(VectorOperators.MIN);
    if (least == NEVER) {
      return Double.POSITIVE_INFINITY;
    }
    int k = (int) (least & NUMBER_MASK);
    partner = entries[first + k] >>> NeighborShells.IMAGE_BITS;
    return times[k];
  }
}
