package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.RADIUS;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;

/** Looks at one neighbour after the other: a first pass for who may collide, a second for when. */
final class PlainContacts extends ContactFinder {

  /** The list entries of the neighbours that may collide, gathered by the first pass. */
  private final int[] candidates = new int[MOST_NEIGHBORS];

  /** b, c and b² − ac of each candidate, then, from the second pass, its time. */
  private final double[] terms = new double[4 * MOST_NEIGHBORS];

  PlainContacts(double[] rows, NeighborShells shells, double[] images) {
    super(rows, shells, images);
  }

  @Override
  double timeToContact(int i, double now) {
    return soonest(gather(i, now, shells.crossesBoundary(i)));
  }

  /**
   * Gathers the neighbours that approach and do not pass by: every neighbour is written down, and
   * the place moves on only after one that counts, by arithmetic on sign bits.
   *
   * @param acrossBoundary whether a neighbour may be listed through a boundary of the box: the
   *     compiler makes two loops of this one
   */
  private int gather(int i, double now, boolean acrossBoundary) {
    double[] rows = this.rows;
    double[] images = this.images;
    double[] terms = this.terms;
    int[] candidates = this.candidates;
    int[] entries = shells.entries();
    int first = i * shells.capacity();
    int end = first + shells.count(i);
    int p = ROW * i;
    double x = rows[p];
    double y = rows[p + 1];
    double z = rows[p + 2];
    double vx = rows[p + V];
    double vy = rows[p + V + 1];
    double vz = rows[p + V + 2];
    double radius = rows[p + RADIUS];
    int found = 0;
    for (int k = first; k < end; k++) {
      int entry = entries[k];
      int q = (entry >>> NeighborShells.IMAGE_BITS) * ROW;
      double dx = rows[q] - x;
      double sigma = radius + rows[q + RADIUS];
      double dy = rows[q + 1] - y;
      double dz = rows[q + 2] - z;
      if (acrossBoundary) {
        int image = 4 * (entry & NeighborShells.IMAGE_MASK);
        dx += images[image];
        dz += images[image + 2];
        dy += images[image + 1];
      }
      double ux = rows[q + V] - vx;
      double uy = rows[q + V + 1] - vy;
      double uz = rows[q + V + 2] - vz;
      dx = Math.fma(ux, now, dx);
      dy = Math.fma(uy, now, dy);
      dz = Math.fma(uz, now, dz);
      double b = Math.fma(dx, ux, Math.fma(dy, uy, Math.fma(dz, uz, 0.0))); // never −0
      double a = Math.fma(ux, ux, Math.fma(uy, uy, uz * uz));
      double c = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz - sigma * sigma));
      double discriminant = b * b - a * c;
      candidates[found] = entry;
      terms[4 * found] = b;
      terms[4 * found + 2] = discriminant;
      terms[4 * found + 1] = c;
      found += signBit(b) & ~signBit(discriminant);
    }
    return found;
  }

  /** 1 for a negative number, else 0. */
  private static int signBit(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> 63);
  }

  /** The time of the earliest of the gathered collisions. */
  private double soonest(int found) {
    double[] terms = this.terms;
    long smallest = NEVER;
    for (int k = 0; k < found; k++) {
      double b = terms[4 * k];
      double c = terms[4 * k + 1];
      double time = c / (Math.sqrt(terms[4 * k + 2]) - b);
      terms[4 * k + 3] = time;
      long bits = Double.doubleToRawLongBits(time);
      bits &= ~(bits >> 63); // a time that rounding has made negative is 0
      long difference = ((bits & ~NUMBER_MASK) | k) - smallest;
      smallest += difference & (difference >> 63);
    }
    if (smallest == NEVER) {
      return Double.POSITIVE_INFINITY;
    }
    int k = (int) (smallest & NUMBER_MASK);
    partner = candidates[k] >>> NeighborShells.IMAGE_BITS;
    return terms[4 * k + 3];
  }
}
