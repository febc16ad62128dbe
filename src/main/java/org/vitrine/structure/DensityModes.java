package org.vitrine.structure;

import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Snapshot;

/**
 * Fourier components of the density, ρ_a(q) = Σ_{j∈a} exp(i q · r_j), of each species a.
 *
 * <p>With exp(i (q_x x + q_y y)) = c + i s and exp(i q_z z) = u + i v, the sums of c u, s v, c v
 * and s u over particles give the components at both signs of q_z: four products for two vectors.
 * Powers of exp(2πi x / L) come by multiplication from the first one. Particles are taken in tiles,
 * whose tables fit in the nearest caches.
 */
final class DensityModes {

  private static final int TILE = 128;

  private final WaveVectors vectors;
  private final int species;

  /** By species, then entry of the wave vectors: sums of c u, s v, c v, s u. */
  private final double[] sums;

  DensityModes(WaveVectors vectors, int species) {
    this.vectors = vectors;
    this.species = species;
    this.sums = new double[4 * species * vectors.size()];
  }

  /** Adds particles {@code from} … {@code to} − 1 of a snapshot. */
  void add(Snapshot snapshot, int[] speciesOf, int from, int to) {
    double[] positions = snapshot.wrappedPositions();
    for (int a = 0; a < species; a++) {
      int wanted = a;
      int[] members = IntStream.range(from, to).filter(i -> speciesOf[i] == wanted).toArray();
      for (int first = 0; first < members.length; first += TILE) {
        int size = Math.min(TILE, members.length - first);
        double[][] powers = new double[6][];
        for (int axis = 0; axis < 3; axis++) {
          double[] angles = new double[size];
          for (int k = 0; k < size; k++) {
            double turn = positions[3 * members[first + k] + axis] / snapshot.box().side(axis);
            angles[k] = 2 * Math.PI * turn;
          }
          powers[2 * axis] = new double[TILE * (vectors.limit(axis) + 1)];
          powers[2 * axis + 1] = new double[TILE * (vectors.limit(axis) + 1)];
          fill(angles, powers[2 * axis], powers[2 * axis + 1]);
        }
        addTile(a, size, powers);
      }
    }
  }

  /** Cosine and sine of n times each angle, n from 0 on. */
  private static void fill(double[] angles, double[] cosines, double[] sines) {
    for (int k = 0; k < angles.length; k++) {
      double cosine = StrictMath.cos(angles[k]);
      double sine = StrictMath.sin(angles[k]);
      double c = 1;
      double s = 0;
      for (int place = k; place < cosines.length; place += TILE) {
        cosines[place] = c;
        sines[place] = s;
        double turned = c * cosine - s * sine;
        s = s * cosine + c * sine;
        c = turned;
      }
    }
  }

  private void addTile(int ofSpecies, int size, double[][] powers) {
    double[] c = new double[TILE];
    double[] s = new double[TILE];
    int place = 4 * ofSpecies * vectors.size();
    int x = -1;
    int y = 0;
    for (int e = 0; e < vectors.size(); e++) {
      if (vectors.number(e, 0) != x || vectors.number(e, 1) != y) {
        StoppedException.throwIfInterrupted("summing over wave vectors");
        x = vectors.number(e, 0);
        y = vectors.number(e, 1);
        multiply(powers, x * TILE, Math.abs(y) * TILE, y < 0 ? -1 : 1, c, s, size);
      }
      addEntry(c, s, powers[4], powers[5], vectors.number(e, 2) * TILE, size, place);
      place += 4;
    }
  }

  private static void multiply(
      double[][] powers, int x, int y, int sign, double[] c, double[] s, int size) {
    double[] cosineX = powers[0];
    double[] sineX = powers[1];
    double[] cosineY = powers[2];
    double[] sineY = powers[3];
    for (int k = 0; k < size; k++) {
      double sine = sign * sineY[y + k];
      c[k] = cosineX[x + k] * cosineY[y + k] - sineX[x + k] * sine;
      s[k] = sineX[x + k] * cosineY[y + k] + cosineX[x + k] * sine;
    }
  }

  /** All the time is spent here: four sums that do not wait for each other. */
  private void addEntry(
      double[] c, double[] s, double[] u, double[] v, int offset, int size, int place) {
    double cu = 0;
    double sv = 0;
    double cv = 0;
    double su = 0;
    for (int k = 0; k < size; k++) {
      cu += c[k] * u[offset + k];
      sv += s[k] * v[offset + k];
      cv += c[k] * v[offset + k];
      su += s[k] * u[offset + k];
    }
    sums[place] += cu;
    sums[place + 1] += sv;
    sums[place + 2] += cv;
    sums[place + 3] += su;
  }

  void add(DensityModes more) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += more.sums[k];
    }
  }

  /**
   * S of each pair of species and of all particles, averaged over the vectors of each shell.
   *
   * @param particles of each species
   */
  double[][] structureFactors(List<PairFunctions.Pair> pairs, int[] particles) {
    double[][] factors = new double[pairs.size()][vectors.shells()];
    int[] inShell = vectors.vectorsByShell();
    double[] re = new double[species];
    double[] im = new double[species];
    for (int e = 0; e < vectors.size(); e++) {
      int shell = vectors.shell(e);
      for (int sign = -1; sign <= 1; sign += 2) {
        for (int a = 0; a < species; a++) {
          int place = 4 * (a * vectors.size() + e);
          re[a] = sums[place] - sign * sums[place + 1];
          im[a] = sums[place + 3] + sign * sums[place + 2];
        }
        for (int p = 0; p < factors.length; p++) {
          factors[p][shell] +=
              0.5 * vectors.vectors(e) / inShell[shell] * product(pairs.get(p), re, im, particles);
        }
      }
    }
    return factors;
  }

  private static double product(
      PairFunctions.Pair pair, double[] re, double[] im, int[] particles) {
    int a = pair.first();
    int b = pair.second();
    if (!pair.isOfAll()) {
      return (re[a] * re[b] + im[a] * im[b]) / Math.sqrt((double) particles[a] * particles[b]);
    }
    double real = 0;
    double imaginary = 0;
    int all = 0;
    for (int k = 0; k < re.length; k++) {
      real += re[k];
      imaginary += im[k];
      all += particles[k];
    }
    return (real * real + imaginary * imaginary) / all;
  }
}
