package org.vitrine.structure;

/**
 * Real spherical harmonics of degrees 0 … L at a point of the unit sphere, in Racah's
 * normalisation: C_lm = sqrt(4π / (2l + 1)) Y_lm, so that Σ_m C_lm(a) C_lm(b) = P_l(a · b).
 *
 * <p>With ρ^m cos mφ and ρ^m sin mφ as the real and imaginary parts of (x + iy)^m, what is left of
 * C_lm is a constant factor and a polynomial Π = z^(l−m) + … , and for each m
 *
 * <p>Π_l = z Π_{l−1} − (l + m − 1)(l − m − 1) / ((2l − 1)(2l − 3)) Π_{l−2}
 *
 * <p>climbs in l from Π_m = 1. This direction is stable, needs no angle, and has no special point
 * at the poles. Sums over directions are made without the factors, which the sums are given in the
 * end.
 *
 * <p>They are stored as they are made, by |m|, first the cosines and then the sines, each from l =
 * |m| to L: written one after the other, they cost the processor half of what they do by l.
 */
final class SphericalHarmonics {

  private final int degree;

  /** What Π_{l−2} is multiplied by, in the order in which it is used. */
  private final double[] back;

  /** The constant factor of each harmonic. */
  private final double[] factors;

  /** The degree l of each harmonic as they are stored. */
  private final int[] degreeOf;

  /**
   * @param degree L, at least 1
   */
  SphericalHarmonics(int degree) {
    this.degree = degree;
    back = new double[degree * (degree + 1) / 2];
    factors = new double[count()];
    degreeOf = new int[count()];
    double square = 1; // (2m − 1)!! / (2m)!!
    int step = 0;
    for (int m = 0; m <= degree; m++) {
      square *= m == 0 ? 1 : (2 * m - 1) / (2.0 * m);
      double factor = Math.sqrt(m == 0 ? 1 : 2 * square);
      for (int l = m; l <= degree; l++) {
        if (l > m) {
          factor *= (2 * l - 1) / Math.sqrt((l - m) * (l + m));
          back[step++] = (l + m - 1.0) * (l - m - 1) / ((2 * l - 1) * (2.0 * l - 3));
        }
        for (int sign = -1; sign <= 1; sign += 2) {
          factors[index(l, sign * m)] = factor;
          degreeOf[index(l, sign * m)] = l;
        }
      }
    }
  }

  /** L. */
  int degree() {
    return degree;
  }

  /** What Π_{l−2} is multiplied by, in the order in which it is used; not to be changed. */
  double[] back() {
    return back;
  }

  /** How many there are: (L + 1)². */
  int count() {
    return (degree + 1) * (degree + 1);
  }

  /** Where C_lm is stored; m &lt; 0 are the sines. */
  int index(int l, int m) {
    int order = Math.abs(m);
    int first = m == 0 ? 0 : degree + 1;
    for (int before = 1; before < order; before++) {
      first += 2 * (degree - before + 1);
    }
    int sines = m < 0 ? degree - order + 1 : 0;
    return first + sines + l - order;
  }

  /** The factor that the values of C_lm at some directions, or their sum, are still to be given. */
  double factor(int l, int m) {
    return factors[index(l, m)];
  }

  /** Sets {@code target} to the harmonics at the unit vector (x, y, z), without their factors. */
  void evaluate(double x, double y, double z, double[] target) {
    evaluate(x, y, z, target, x, y, z, target);
  }

  /** Sets two targets at once, which takes little longer than one. */
  void evaluate(
      double x1,
      double y1,
      double z1,
      double[] target1,
      double x2,
      double y2,
      double z2,
      double[] target2) {
    double cosine1 = 1;
    double sine1 = 0;
    double cosine2 = 1;
    double sine2 = 0;
    int step = 0;
    int first = 0;
    for (int m = 0; m <= degree; m++) {
      int last = degree - m;
      int firstSine = first + last + 1; // of m = 0, all zero, where those of m = 1 come to stand
      double before1 = 0;
      double value1 = 1;
      double before2 = 0;
      double value2 = 1;
      target1[first] = cosine1;
      target1[firstSine] = sine1;
      target2[first] = cosine2;
      target2[firstSine] = sine2;
      for (int k = 0; k < last; k++) {
        double next1 = z1 * value1 - back[step + k] * before1;
        double next2 = z2 * value2 - back[step + k] * before2;
        before1 = value1;
        before2 = value2;
        value1 = next1;
        value2 = next2;
        target1[first + 1 + k] = value1 * cosine1;
        target1[firstSine + 1 + k] = value1 * sine1;
        target2[first + 1 + k] = value2 * cosine2;
        target2[firstSine + 1 + k] = value2 * sine2;
      }
      step += last;
      first = m == 0 ? firstSine : firstSine + last + 1;
      double turned = cosine1 * x1 - sine1 * y1;
      sine1 = cosine1 * y1 + sine1 * x1;
      cosine1 = turned;
      turned = cosine2 * x2 - sine2 * y2;
      sine2 = cosine2 * y2 + sine2 * x2;
      cosine2 = turned;
    }
  }

  /**
   * Adds Σ_m C_lm² of some sums of harmonics to {@code squares[l]}, for each l.
   *
   * @param sums of values without their factors, in the order in which they are stored
   */
  void addSquares(double[] sums, double[] squares) {
    for (int h = 0; h < sums.length; h++) {
      double sum = factors[h] * sums[h];
      squares[degreeOf[h]] += sum * sum;
    }
  }
}
