package org.vitrine.particles;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Configurations for tests. */
public final class Configurations {

  private Configurations() {}

  /** Points drawn uniformly, half of them L. */
  public static Snapshot random(Box box, int particles, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] positions = new double[3 * particles];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = random.nextDouble() * box.side(i % 3);
    }
    String[] species = new String[particles];
    Arrays.setAll(species, i -> i % 2 == 0 ? "L" : "S");
    double[] diameters =
        Arrays.stream(species).mapToDouble(s -> s.equals("L") ? 1 : 0.85).toArray();
    return Snapshot.of(box, positions, diameters, species);
  }
}
