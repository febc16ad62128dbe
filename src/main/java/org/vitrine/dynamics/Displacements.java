package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.List;
import org.vitrine.particles.Snapshot;

/**
 * What the field measures of the displacements of one run, averaged over the particles of each
 * group: each species, and of several species all particles.
 *
 * <p>Of a group at a time these are, in order, ⟨d²⟩, ⟨d⁴⟩, the parts of the particles with d < a
 * for a = 0.05, 0.1 … 1 σ_L, and the self-intermediate scattering functions ⟨sin(q d) / (q d)⟩ for
 * q = 0.25, 0.5 … 16 σ_L⁻¹. They depend on the distances d alone, so that every trajectory that was
 * ever kept has them.
 */
final class Displacements {

  static final int SQUARE = 0;
  static final int FOURTH_POWER = 1;

  private static final int OVERLAPS = 20;
  private static final double OVERLAPS_PER_LENGTH = 20;
  private static final int WAVES = 64;
  private static final double WAVE_STEP = 0.25;
  private static final int FIRST_OVERLAP = 2;
  private static final int FIRST_WAVE = FIRST_OVERLAP + OVERLAPS;

  /** How many averages each group has at each time. */
  static final int COUNT = FIRST_WAVE + WAVES;

  /** Recurrences that the processor follows at once. */
  private static final int LANES = 4;

  private Displacements() {}

  /** The groups of a configuration: its species, and "all" where there are several. */
  static String[] groups(List<String> species) {
    String[] groups = species.toArray(new String[species.size() + (species.size() > 1 ? 1 : 0)]);
    if (species.size() > 1) {
      groups[species.size()] = "all";
    }
    return groups;
  }

  /** Where the overlap is that counts distances below a length. */
  static int overlap(double length) {
    int place = (int) Math.rint(length * OVERLAPS_PER_LENGTH) - 1;
    require(
        place >= 0
            && place < OVERLAPS
            && Math.abs(length - (place + 1) / OVERLAPS_PER_LENGTH) < 1e-9,
        "length",
        length,
        "one of 0.05, 0.1 … 1 σ_L");
    return FIRST_OVERLAP + place;
  }

  /** Where the scattering function is whose wave number is nearest to q. */
  static int scattering(double q) {
    require(
        q >= WAVE_STEP / 2 && q <= WAVE_STEP * (WAVES + 0.5), "q", q, "near 0.25, 0.5 … 16 σ_L⁻¹");
    return FIRST_WAVE + Math.max(0, Math.min(WAVES, (int) Math.rint(q / WAVE_STEP)) - 1);
  }

  /** The wave number of a scattering function, in σ_L⁻¹. */
  static double waveNumber(int place) {
    return (place - FIRST_WAVE + 1) * WAVE_STEP;
  }

  /**
   * The averages: for each time and group in turn {@link #COUNT} numbers.
   *
   * @param distances for each time in turn one a particle, in σ_L
   */
  static double[] averages(Snapshot start, double[] distances) {
    List<String> names = start.speciesNames();
    int groups = groups(names).length;
    int n = start.particles();
    int[] speciesOf = Arrays.stream(start.species()).mapToInt(names::indexOf).toArray();
    int times = distances.length / n;
    double[] averages = new double[times * groups * COUNT];
    double[] workspace = new double[n + LANES];
    double[] sines = new double[n + LANES];
    double[] cosines = new double[n + LANES];
    for (int t = 0; t < times; t++) {
      for (int s = 0; s < names.size(); s++) {
        int size = 0;
        for (int i = 0; i < n; i++) {
          if (speciesOf[i] == s) {
            workspace[size++] = distances[t * n + i];
          }
        }
        int group = (t * groups + s) * COUNT;
        addPowers(workspace, size, averages, group);
        addOverlaps(workspace, size, averages, group);
        addScattering(workspace, size, sines, cosines, averages, group);
        for (int k = 0; k < COUNT; k++) {
          if (groups > 1) {
            averages[(t * groups + groups - 1) * COUNT + k] += averages[group + k] / n;
          }
          averages[group + k] /= size;
        }
      }
    }
    return averages;
  }

  private static void addPowers(double[] distances, int size, double[] sums, int place) {
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < size; i++) {
      double square = distances[i] * distances[i];
      squares += square;
      fourths += square * square;
    }
    sums[place + SQUARE] = squares;
    sums[place + FOURTH_POWER] = fourths;
  }

  private static void addOverlaps(double[] distances, int size, double[] sums, int place) {
    for (int i = 0; i < size; i++) {
      int bin = (int) Math.min(OVERLAPS, distances[i] * OVERLAPS_PER_LENGTH);
      if (bin < OVERLAPS && distances[i] >= (bin + 1) / OVERLAPS_PER_LENGTH) {
        bin++; // the product was rounded down
      }
      if (bin < OVERLAPS) {
        sums[place + FIRST_OVERLAP + bin]++;
      }
    }
    for (int k = 1; k < OVERLAPS; k++) {
      sums[place + FIRST_OVERLAP + k] += sums[place + FIRST_OVERLAP + k - 1];
    }
  }

  /** sin((k + 1) x) = 2 cos(x) sin(k x) − sin((k − 1) x): a sine and a cosine serve every q. */
  private static void addScattering(
      double[] distances, int size, double[] sines, double[] cosines, double[] sums, int place) {
    for (int i = 0; i < size; i++) {
      double x = WAVE_STEP * distances[i];
      sines[i] = x == 0 ? 1 : StrictMath.sin(x) / x;
      cosines[i] = 2 * StrictMath.cos(x);
    }
    Arrays.fill(sines, size, size + LANES - 1, 0); // lanes without a particle stay 0
    int first = place + FIRST_WAVE;
    for (int i = 0; i < size; i += LANES) {
      double a0 = 0;
      double a1 = 0;
      double a2 = 0;
      double a3 = 0;
      double b0 = sines[i];
      double b1 = sines[i + 1];
      double b2 = sines[i + 2];
      double b3 = sines[i + 3];
      for (int k = 0; k < WAVES; k++) {
        sums[first + k] += (b0 + b1) + (b2 + b3);
        double c0 = cosines[i] * b0 - a0;
        double c1 = cosines[i + 1] * b1 - a1;
        double c2 = cosines[i + 2] * b2 - a2;
        double c3 = cosines[i + 3] * b3 - a3;
        a0 = b0;
        a1 = b1;
        a2 = b2;
        a3 = b3;
        b0 = c0;
        b1 = c1;
        b2 = c2;
        b3 = c3;
      }
    }
    for (int k = 1; k < WAVES; k++) {
      sums[first + k] /= k + 1;
    }
  }
}
