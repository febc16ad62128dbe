package org.vitrine.support;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that belongs to one purpose, seed, snapshot and run.
 *
 * <p>Streams of different keys are independent, neighbouring seeds included, because the key is
 * hashed and not added up. The numbers depend on the key alone, never on the thread, the machine or
 * the JDK: transcendental functions come from {@link StrictMath}.
 */
public final class RandomStream {

  /** What random numbers are for: two purposes never share a stream, even under one seed. */
  public enum Purpose {
    /** Positions and velocities of the growing spheres. */
    GROWTH,
    /** Velocities of a simulation. */
    VELOCITIES,
    /** Velocities of the isoconfigurational ensemble. */
    ENSEMBLE,
    /** Velocities of the runs that tell a snapshot's health. */
    HEALTH,
    /** Velocities of the tethered runs that sample cages. */
    CAGE,
    /** The order in which snapshots are dealt to parts and folds. */
    SPLIT,
    /** Weights that the training of a network starts from. */
    WEIGHTS,
    /** The order in which particles come in an epoch of training. */
    BATCHES,
    /** Which nodes are left out in a step of training. */
    DROPOUT,
    /** Which snapshots a bootstrap draws. */
    BOOTSTRAP
  }

  private final SplittableRandom random;
  private double spare = Double.NaN;

  private RandomStream(long key) {
    random = new SplittableRandom(key);
  }

  /** The stream of a purpose, seed, snapshot number and run number. */
  public static RandomStream of(Purpose purpose, long seed, long snapshot, long run) {
    // The purpose enters by its name: adding one to the list must not change what the others draw.
    long key = mix(purpose.name().hashCode());
    key = mix(key ^ seed);
    key = mix(key ^ snapshot);
    key = mix(key ^ run);
    return new RandomStream(key);
  }

  /**
   * The finaliser of MurmurHash3 after a Weyl step: a bijection that spreads every bit of its input
   * over all others.
   */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 … bound − 1. */
  public int nextInt(int bound) {
    Arguments.require(bound > 0, "bound", bound, "positive");
    return (int) (nextDouble() * bound);
  }

  /** Normal with mean 0 and variance 1 (Marsaglia's polar method). */
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * scale;
    return u * scale;
  }

  /** A random order of 0 … size − 1. */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
