package org.vitrine.structure;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vitrine.particles.Box;

/**
 * Wave vectors of a box, q = 2π (n_x / L_x, n_y / L_y, n_z / L_z), shorter than a limit and without
 * 0, one of q and −q, in shells of equal width in |q|.
 *
 * <p>Vectors that differ by the sign of n_z alone are one entry with n_z ≥ 0, since what they take
 * to evaluate is the same. Entries that share n_x and n_y follow each other. A shell of more than
 * 1000 entries keeps 1000 of them, evenly from the order in which they come.
 */
final class WaveVectors {

  private static final int MOST_ENTRIES = 1000;

  /** Beyond it even counting the vectors takes seconds. */
  private static final double MOST_VECTORS = 2e8;

  private final Box box;
  private final double longest;
  private final double width;
  private final int[] limit = new int[3];

  /** n_x, n_y, n_z of each entry in turn. */
  private final int[] numbers;

  private final int[] shell;
  private final int shells;

  /** Takes an entry. */
  private interface Visitor {
    void visit(int x, int y, int z, int shell);
  }

  WaveVectors(Box box, double longest, double width) {
    this.box = box;
    this.longest = longest;
    this.width = width;
    double vectors = box.volume() * longest * longest * longest / (12 * Math.PI * Math.PI);
    require(
        vectors <= MOST_VECTORS,
        "longest",
        longest + " σ_L⁻¹ (" + Math.round(vectors) + " wave vectors)",
        "short enough for 2·10⁸ wave vectors");
    for (int axis = 0; axis < 3; axis++) {
      limit[axis] = (int) (longest * box.side(axis) / (2 * Math.PI));
    }
    shells = (int) Math.ceil(longest / width);
    int[] all = new int[shells];
    visit((x, y, z, s) -> all[s]++);
    int[] kept = Arrays.stream(all).map(n -> Math.min(n, MOST_ENTRIES)).toArray();
    int[] seen = new int[shells];
    IntStream.Builder chosen = IntStream.builder();
    visit(
        (x, y, z, s) -> {
          long before = (long) seen[s] * kept[s] / all[s];
          seen[s]++;
          if ((long) seen[s] * kept[s] / all[s] > before) {
            chosen.add(x).add(y).add(z).add(s);
          }
        });
    int[] four = chosen.build().toArray();
    numbers = new int[four.length / 4 * 3];
    shell = new int[four.length / 4];
    for (int e = 0; e < shell.length; e++) {
      System.arraycopy(four, 4 * e, numbers, 3 * e, 3);
      shell[e] = four[4 * e + 3];
    }
  }

  private void visit(Visitor visitor) {
    for (int x = 0; x <= limit[0]; x++) {
      for (int y = x == 0 ? 0 : -limit[1]; y <= limit[1]; y++) {
        for (int z = x == 0 && y == 0 ? 1 : 0; z <= limit[2]; z++) {
          double length = length(x, y, z);
          if (length < longest) {
            visitor.visit(x, y, z, Math.min((int) (length / width), shells - 1));
          }
        }
      }
    }
  }

  private double length(int x, int y, int z) {
    double a = x / box.x();
    double b = y / box.y();
    double c = z / box.z();
    return 2 * Math.PI * Math.sqrt(a * a + b * b + c * c);
  }

  /** The number of entries. */
  int size() {
    return shell.length;
  }

  /** n_x, n_y or n_z of an entry. */
  int number(int entry, int axis) {
    return numbers[3 * entry + axis];
  }

  /** The largest n along an axis. */
  int limit(int axis) {
    return limit[axis];
  }

  /** |q| of an entry, in σ_L⁻¹. */
  double length(int entry) {
    return length(number(entry, 0), number(entry, 1), number(entry, 2));
  }

  /** How many vectors an entry stands for: two, when turning the sign of n_z makes another one. */
  int vectors(int entry) {
    boolean alone = number(entry, 2) == 0 || (number(entry, 0) == 0 && number(entry, 1) == 0);
    return alone ? 1 : 2;
  }

  int shells() {
    return shells;
  }

  /** The shell of an entry. */
  int shell(int entry) {
    return shell[entry];
  }

  /** The number of vectors in each shell. */
  int[] vectorsByShell() {
    int[] vectors = new int[shells()];
    for (int e = 0; e < size(); e++) {
      vectors[shell[e]] += vectors(e);
    }
    return vectors;
  }
}
