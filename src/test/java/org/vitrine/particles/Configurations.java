package org.vitrine.particles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Configurations for tests, and the lines of the reference files. */
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

  /** The aged glass of the reference data: 600 L and 1400 S, with x, y, z as in the file. */
  public static Snapshot snapA() {
    List<String> lines = lines("snapA.sph");
    int n = Integer.parseInt(lines.get(0).strip());
    double[] side = numbers(lines.get(1), 0);
    double[] positions = new double[3 * n];
    double[] diameters = new double[n];
    String[] species = new String[n];
    for (int i = 0; i < n; i++) {
      String line = lines.get(i + 2);
      double[] numbers = numbers(line, 1);
      System.arraycopy(numbers, 0, positions, 3 * i, 3);
      diameters[i] = 2 * numbers[3];
      species[i] = line.startsWith("a") ? "L" : "S";
    }
    return Snapshot.of(new Box(side[0], side[1], side[2]), positions, diameters, species);
  }

  private static double[] numbers(String line, int skipped) {
    return Arrays.stream(line.strip().split("\\s+"))
        .skip(skipped)
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** The lines of a reference file, comments left out. */
  public static List<String> lines(String file) {
    try (InputStream in = Configurations.class.getResourceAsStream("/reference/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
