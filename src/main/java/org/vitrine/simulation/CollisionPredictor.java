package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.RADIUS;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;

import org.vitrine.particles.Box;

/**
 * Finds the next event of a particle: its earliest collision, or the moment it leaves its neighbour
 * shell.
 *
 * <p>Spheres that do not grow meet as {@link ContactFinder} says. Those that do meet at |d + u t| =
 * σ + σ' t: the same with a = u² − σ'² and b = d·u − σσ', but then b may be positive too.
 */
final class CollisionPredictor {

  static final int LEAVES_SHELL = -1;

  private final double[] rows;
  private final NeighborShells shells;
  private final double growthRate;

  private final double[] images;
  private final ContactFinder contacts;
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
    this.images = images(box);
    this.contacts = ContactFinder.of(rows, shells, images);
  }

  /** x, y, z of each periodic image, four numbers apart. */
  static double[] images(Box box) {
    double[] images = new double[4 * (NeighborShells.IMAGE_MASK + 1)];
    for (int image = 0; image < 27; image++) {
      for (int axis = 0; axis < 3; axis++) {
        images[4 * image + axis] = NeighborShells.imageShift(image, axis) * box.side(axis);
      }
    }
    return images;
  }

  /** Whom the particle of the last prediction will hit, or {@link #LEAVES_SHELL}. */
  int partner() {
    return partner;
  }

  /**
   * How long it takes from {@code now} until a particle's next event.
   *
   * @param scale present diameters, relative to their final value
   */
  double timeToNextEvent(int i, double now, double scale) {
    double time;
    if (growthRate != 0 || shells.count(i) > ContactFinder.MOST_NEIGHBORS) {
      time = soonestContact(i, now, scale);
    } else {
      time = contacts.timeToContact(i, now);
      partner = contacts.partner();
    }
    if (!isInsideShellAt(i, now + time)) {
      partner = LEAVES_SHELL;
      time = timeToLeaveShell(i, now);
    }
    return Math.max(time, 0); // rounding may have let a pair touch by 1e-16
  }

  /** As {@link ContactFinder}, for spheres that may grow: with branches, and slower. */
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
      double a = -surface * surface;
      double b = -sigma * surface;
      double c = -sigma * sigma;
      for (int axis = 0; axis < 3; axis++) {
        double u = rows[q + V + axis] - rows[p + V + axis];
        double d = Math.fma(u, now, rows[q + axis] - rows[p + axis] + images[image + axis]);
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
  private boolean isInsideShellAt(int i, double time) {
    double dx = fromPlace(i, 0, time);
    double dy = fromPlace(i, 1, time);
    double dz = fromPlace(i, 2, time);
    return dx * dx + dy * dy + dz * dz < shells.shell() * shells.shell();
  }

  private double fromPlace(int i, int axis, double time) {
    int at = ROW * i + axis;
    return Math.fma(rows[at + V], time, rows[at]) - shells.place(i, axis);
  }

  private double timeToLeaveShell(int i, double now) {
    int p = ROW * i;
    double dx = fromPlace(i, 0, now);
    double dy = fromPlace(i, 1, now);
    double dz = fromPlace(i, 2, now);
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
