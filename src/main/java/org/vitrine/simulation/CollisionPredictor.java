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
 * <p>With d and u the partner's relative position and velocity, contact is at |d + u t| = σ + σ' t.
 * In terms of b = d·u − σσ', a = u² − σ'² and c = d² − σ² the earlier root is c / (sqrt(b² − ac) −
 * b), which loses no digits when the gap c is small.
 */
final class CollisionPredictor {

  static final int LEAVES_SHELL = -1;

  private final double[] rows;
  private final NeighborShells shells;
  private final double growthRate;
  private final double[] imageX = new double[NeighborShells.IMAGE_MASK + 1];
  private final double[] imageY = new double[NeighborShells.IMAGE_MASK + 1];
  private final double[] imageZ = new double[NeighborShells.IMAGE_MASK + 1];

  /** The neighbours that may collide, gathered by the first pass. */
  private int[] candidate = new int[0];

  private double[] as = new double[0];
  private double[] bs = new double[0];
  private double[] cs = new double[0];
  private double[] discriminants = new double[0];

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
      imageX[image] = NeighborShells.imageShift(image, 0) * box.x();
      imageY[image] = NeighborShells.imageShift(image, 1) * box.y();
      imageZ[image] = NeighborShells.imageShift(image, 2) * box.z();
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
    int found = gather(i, now, scale);
    double soonest = timeToLeaveShell(i);
    partner = LEAVES_SHELL;
    for (int k = 0; k < found; k++) {
      double a = as[k];
      double b = bs[k];
      double c = cs[k];
      // the root is at most −b, so t is at least c / −2b: most neighbours are out before sqrt and
      // division
      if (a >= 0 && c >= -2 * b * soonest) {
        continue;
      }
      double root = Math.sqrt(discriminants[k]);
      double t = b < 0 ? c / (root - b) : (b + root) / -a;
      if (t < soonest) {
        soonest = t;
        partner = candidate[k];
      }
    }
    return Math.max(soonest, 0); // rounding may have let a pair touch by 1e-16
  }

  /**
   * Gathers the neighbours that come closer, or apart more slowly than surfaces grow, and do not
   * pass by. Which ones do is a toss of a coin that no processor can foresee: so every neighbour is
   * written down, and the place moves on only after one that counts, by arithmetic on sign bits.
   */
  private int gather(int i, double now, double scale) {
    double[] rows = this.rows;
    int[] entries = shells.entries();
    int first = i * shells.capacity();
    int count = shells.count(i);
    if (count > candidate.length) {
      makeRoom(shells.capacity());
    }
    int p = ROW * i;
    double x = rows[p];
    double y = rows[p + 1];
    double z = rows[p + 2];
    double vx = rows[p + V];
    double vy = rows[p + V + 1];
    double vz = rows[p + V + 2];
    double radius = rows[p + RADIUS];
    int found = 0;
    for (int k = first; k < first + count; k++) {
      int entry = entries[k];
      int j = entry >> NeighborShells.IMAGE_BITS;
      int image = entry & NeighborShells.IMAGE_MASK;
      int q = j * ROW;
      double dt = now - rows[q + T];
      double vxj = rows[q + V];
      double vyj = rows[q + V + 1];
      double vzj = rows[q + V + 2];
      double dx = rows[q] + vxj * dt - x + imageX[image];
      double dy = rows[q + 1] + vyj * dt - y + imageY[image];
      double dz = rows[q + 2] + vzj * dt - z + imageZ[image];
      double ux = vxj - vx;
      double uy = vyj - vy;
      double uz = vzj - vz;
      double sum = radius + rows[q + RADIUS];
      double sigma = sum * scale;
      double surface = sum * growthRate;
      double a = ux * ux + uy * uy + uz * uz - surface * surface;
      double b = dx * ux + dy * uy + dz * uz - sigma * surface;
      double c = dx * dx + dy * dy + dz * dz - sigma * sigma;
      double discriminant = b * b - a * c;
      candidate[found] = j;
      as[found] = a;
      bs[found] = b;
      cs[found] = c;
      discriminants[found] = discriminant;
      found += (signBit(a) | signBit(b)) & ~signBit(discriminant);
    }
    return found;
  }

  /** 1 for a negative number, else 0. */
  private static int signBit(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> 63);
  }

  private void makeRoom(int size) {
    candidate = new int[size];
    as = new double[size];
    bs = new double[size];
    cs = new double[size];
    discriminants = new double[size];
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
