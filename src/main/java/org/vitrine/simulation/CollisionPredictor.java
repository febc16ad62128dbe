package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.RADIUS;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.T;
import static org.vitrine.simulation.ParticleRows.V;

import org.vitrine.particles.Box;

/**
 * Finds the next event of a particle: its earliest collision, or the moment it leaves its neighbour
 * shell.
 *
 * <p>With d and u the partner's relative position and velocity, contact is at |d + u t| = σ. In
 * terms of a = u², b = d·u and c = d² − σ² the earlier root is c / (sqrt(b² − ac) − b), which loses
 * no digits when the gap c is small. There is none unless b < 0 (they approach) and b² > ac (they
 * do not pass by). Spheres that grow meet at |d + u t| = σ + σ' t: the same with a = u² − σ'² and b
 * = d·u − σσ', but then b may be positive too.
 */
final class CollisionPredictor {

  static final int LEAVES_SHELL = -1;

  /** Bits of a time, its last, that give way to a candidate's number: see {@link #soonest}. */
  private static final int NUMBER_BITS = 7;

  private static final long NUMBER_MASK = (1 << NUMBER_BITS) - 1;

  private static final long NEVER = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private final double[] rows;
  private final NeighborShells shells;
  private final double growthRate;

  /** x, y, z of each periodic image, four numbers apart. */
  private final double[] images = new double[4 * (NeighborShells.IMAGE_MASK + 1)];

  /** The list entries of the neighbours that may collide, gathered by the first pass. */
  private final int[] candidates = new int[1 << NUMBER_BITS];

  /** b, c and b² − ac of each candidate, then, from the second pass, its time. */
  private final double[] terms = new double[4 << NUMBER_BITS];

  private int partner = LEAVES_SHELL;

  /**
   * Looks at particles where they are.
   *
   * @param rows in the layout of {@link ParticleRows}
   * @param growthRate of all diameters, relative to their final value, per τ
   */
  CollisionPredictor(double[] rows, NeighborShells shells, Box box, double growthRate) {
    this.rows = rows;
    this.shells = shells;
    this.growthRate = growthRate;
    for (int image = 0; image < 27; image++) {
      for (int axis = 0; axis < 3; axis++) {
        images[4 * image + axis] = NeighborShells.imageShift(image, axis) * box.side(axis);
      }
    }
  }

  /** Whom the particle of the last prediction will hit, or {@link #LEAVES_SHELL}. */
  int partner() {
    return partner;
  }

  /**
   * How long it takes until the next event of a particle that has been advanced to {@code now}.
   *
   * @param scale present diameters, relative to their final value
   */
  double timeToNextEvent(int i, double now, double scale) {
    double time;
    if (growthRate != 0 || shells.count(i) > candidates.length) {
      time = soonestContact(i, now, scale);
    } else {
      time = soonest(gather(i, now, shells.crossesBoundary(i)));
    }
    if (!isInsideShellAt(i, time)) {
      partner = LEAVES_SHELL;
      time = timeToLeaveShell(i);
    }
    return Math.max(time, 0); // rounding may have let a pair touch by 1e-16
  }

  /**
   * Gathers the neighbours that approach and do not pass by. Which ones do is a toss of a coin that
   * no processor can foresee: so every neighbour is written down, and the place moves on only after
   * one that counts, by arithmetic on sign bits.
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
      double dt = now - rows[q + T];
      double dy = rows[q + 1] - y;
      double dz = rows[q + 2] - z;
      if (acrossBoundary) {
        int image = 4 * (entry & NeighborShells.IMAGE_MASK);
        dx += images[image];
        dz += images[image + 2];
        dy += images[image + 1];
      }
      double vxj = rows[q + V];
      double vyj = rows[q + V + 1];
      double vzj = rows[q + V + 2];
      dx = Math.fma(vxj, dt, dx);
      dy = Math.fma(vyj, dt, dy);
      dz = Math.fma(vzj, dt, dz);
      double ux = vxj - vx;
      double uy = vyj - vy;
      double uz = vzj - vz;
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

  /**
   * The time of the earliest of the gathered collisions; its {@link #partner}. Again without a
   * branch that could be foreseen wrongly: positive doubles are in the order of their bits, and the
   * last of these are replaced by the candidate's number, so that the smallest names it. (Two times
   * that differ by less than 2⁻⁴⁵ of themselves may change places.)
   */
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

  /** As {@link #soonest} of what was gathered, for spheres that may grow: plain, and slower. */
  private double soonestContact(int i, double now, double scale) {
    int[] entries = shells.entries();
    int first = i * shells.capacity();
    int p = ROW * i;
    double soonest = Double.POSITIVE_INFINITY;
    for (int k = first; k < first + shells.count(i); k++) {
      int j = entries[k] >>> NeighborShells.IMAGE_BITS;
      int image = 4 * (entries[k] & NeighborShells.IMAGE_MASK);
      int q = ROW * j;
      double sigma = (rows[p + RADIUS] + rows[q + RADIUS]) * scale;
      double surface = (rows[p + RADIUS] + rows[q + RADIUS]) * growthRate;
      double dt = now - rows[q + T];
      double a = -surface * surface;
      double b = -sigma * surface;
      double c = -sigma * sigma;
      for (int axis = 0; axis < 3; axis++) {
        double d = rows[q + axis] + rows[q + V + axis] * dt - rows[p + axis] + images[image + axis];
        double u = rows[q + V + axis] - rows[p + V + axis];
        a += u * u;
        b += d * u;
        c += d * d;
      }
      double discriminant = b * b - a * c;
      if ((a < 0 || b < 0) && discriminant >= 0) {
        double root = Math.sqrt(discriminant);
        double time = b < 0 ? c / (root - b) : (b + root) / -a;
        if (time < soonest) {
          soonest = time;
          partner = j;
        }
      }
    }
    return soonest;
  }

  /** Cheaper than the time of leaving, which is needed only once in fifty predictions. */
  private boolean isInsideShellAt(int i, double wait) {
    int p = ROW * i;
    double dx = rows[p] + rows[p + V] * wait - shells.place(i, 0);
    double dy = rows[p + 1] + rows[p + V + 1] * wait - shells.place(i, 1);
    double dz = rows[p + 2] + rows[p + V + 2] * wait - shells.place(i, 2);
    return dx * dx + dy * dy + dz * dz < shells.shell() * shells.shell();
  }

  private double timeToLeaveShell(int i) {
    int p = ROW * i;
    double dx = rows[p] - shells.place(i, 0);
    double dy = rows[p + 1] - shells.place(i, 1);
    double dz = rows[p + 2] - shells.place(i, 2);
    double vx = rows[p + V];
    double vy = rows[p + V + 1];
    double vz = rows[p + V + 2];
    double a = vx * vx + vy * vy + vz * vz;
    if (a == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double b = dx * vx + dy * vy + dz * vz;
    double c = shells.shell() * shells.shell() - (dx * dx + dy * dy + dz * dz);
    double root = Math.sqrt(Math.max(b * b + a * c, 0));
    return b > 0 ? c / (root + b) : (root - b) / a;
  }
}
