package org.vitrine.structure;

/**
 * Real spherical harmonics of degrees 0 … L at a point of the unit sphere, in Racah's
 * normalisation: C_lm = sqrt(4π / (2l + 1)) Y_lm, so that Σ_m C_lm(a) C_lm(b) = P_l(a · b).
 *
 * <p>With ρ^m cos mφ and ρ^m sin mφ as the real and imaginary parts of (x + iy)^m, what is left of
 * C_lm is a polynomial Π in z, and for each m
 *
 * <p>Π_l = [(2l − 1) z Π_{l−1} − sqrt((l + m − 1)(l − m − 1)) Π_{l−2}] / sqrt((l − m)(l + m))
 *
 * <p>climbs in l from the constant Π_m. This direction is stable, needs no angle, and has no
 * special point at the poles.
 */
final class SphericalHarmonics {

  private final int degree;

  /** Π_m of each m. */
  private final double[] constant;

  /** Factors of z Π_{l−1} and of Π_{l−2}, in the order in which {@link #evaluate} uses them. */
  private final double[] forward;

  private final double[] back;

  SphericalHarmonics(int degree) {
    this.degree = degree;
    constant = new double[degree + 1];
    forward = new double[degree * (degree + 1) / 2];
    back = new double[forward.length];
    double square = 1; // (2m − 1)!! / (2m)!!
    int step = 0;
    for (int m = 0; m <= degree; m++) {
      square *= m == 0 ? 1 : (2 * m - 1) / (2.0 * m);
      constant[m] = Math.sqrt(m == 0 ? 1 : 2 * square);
      for (int l = m + 1; l <= degree; l++) {
        double norm = Math.sqrt((l - m) * (l + m));
        forward[step] = (2 * l - 1) / norm;
        back[step] = Math.sqrt((l + m - 1) * (l - m - 1)) / norm;
        step++;
      }
    }
  }

  /** How many there are: (L + 1)². */
  int count() {
    return (degree + 1) * (degree + 1);
  }

  /** Sets {@code target[l² + l + m]} to C_lm at the unit vector (x, y, z); m < 0 are the sines. */
  void evaluate(double x, double y, double z, double[] target) {
    double cosine = 1;
    double sine = 0;
    int step = 0;
    for (int m = 0; m <= degree; m++) {
      double before = 0;
      double value = constant[m];
      for (int l = m; l <= degree; l++) {
        int middle = l * l + l;
        target[middle - m] = value * sine;
        target[middle + m] = value * cosine; // after the sine, which m = 0 does not have
        if (l < degree) {
          double next = forward[step] * z * value - back[step] * before;
          before = value;
          value = next;
          step++;
        }
      }
      double turned = cosine * x - sine * y;
      sine = cosine * y + sine * x;
      cosine = turned;
    }
  }
}
