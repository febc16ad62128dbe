package org.vitrine.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.vitrine.support.Arguments.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A number that can be recognised and not read: its logarithm falls into one of many bins as wide
 * as the tolerance, and the bin's number is kept as a hash.
 *
 * @param tolerance ln(1 + tolerance) is half the width of a bin
 * @param phase in [0, 1]: shifts the bins so that the sealed number is in the middle of its own; it
 *     tells no more than a number's last digits would
 * @param hash of exercise, sign and bin
 */
record Seal(double tolerance, double phase, String hash) {

  /** In hexadecimal digits: enough that no other bin has the same by chance. */
  private static final int LENGTH = 12;

  static Seal of(String exercise, double number, double tolerance) {
    require(tolerance > 0 && tolerance <= 1, "tolerance", tolerance, "in (0, 1]");
    require(number != 0 && Double.isFinite(number), "answer", number, "finite, not 0");
    double place = place(number, tolerance);
    double phase = Math.rint(1000 * (place - Math.floor(place))) / 1000;
    return new Seal(tolerance, phase, hash(exercise, number, bin(place, phase)));
  }

  boolean fits(String exercise, double number) {
    return number != 0
        && Double.isFinite(number)
        && hash(exercise, number, bin(place(number, tolerance), phase)).equals(hash);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.3f %s", tolerance, phase, hash);
  }

  private static double place(double number, double tolerance) {
    return StrictMath.log(Math.abs(number)) / (2 * StrictMath.log1p(tolerance));
  }

  private static long bin(double place, double phase) {
    return (long) Math.floor(place - phase + 0.5);
  }

  private static String hash(String exercise, double number, long bin) {
    String text = exercise + (number < 0 ? " - " : " + ") + bin;
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
