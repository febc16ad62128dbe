package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.Locale;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;

/**
 * Makes a dense configuration: points at random places grow into spheres while they move and
 * collide (Lubachevsky and Stillinger, J. Stat. Phys. 60, 561 (1990)).
 */
final class Growth {

  /**
   * Diameters, relative to their final values, up to which spheres are a dilute fluid whatever the
   * packing fraction: nothing can order or jam, so they grow ten times as fast.
   */
  private static final double DILUTE = 0.8;

  /** Of the relative diameters, per τ. */
  private static final double DILUTE_RATE = 0.5;

  /**
   * As {@link #DILUTE_RATE}, from there on: slow enough to come near jamming, too fast to order.
   */
  private static final double DENSE_RATE = 0.05;

  private static final double DURATION = DILUTE / DILUTE_RATE + (1 - DILUTE) / DENSE_RATE;

  /** Growing spheres gain energy at every collision: it is taken away this often, in τ. */
  private static final double BETWEEN_RESCALINGS = 0.1;

  /**
   * Reached only at jamming, where collisions become infinitely many: η = 0.58 needs about eighty,
   * 0.635 some three hundred.
   */
  private static final long MOST_COLLISIONS_A_PARTICLE = 1000;

  /** In a smaller box images cannot be told apart; in diameters of the largest sphere. */
  private static final double SMALLEST_SIDE = 2.1;

  private Growth() {}

  /**
   * Grows a mixture.
   *
   * @param progress hears of {@code work} in all, and of the collisions
   * @throws IllegalArgumentException when the spheres jam before they reach the packing fraction,
   *     or when they are too few to fill a box with a side of 2.1 of the largest diameters
   */
  static Snapshot grow(
      HardSphereMixture mixture, RandomStream random, Progress progress, double work) {
    int n = mixture.particles();
    Box box = mixture.box();
    double[] diameters = mixture.diameters();
    double[] masses = mixture.masses();
    double largest = Arrays.stream(diameters).max().orElseThrow();
    require(
        box.x() > SMALLEST_SIDE * largest,
        "particles",
        n,
        "enough for a box with a side of 2.1 times the largest diameter");
    double[] positions = new double[3 * n];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = random.nextDouble() * box.side(i % 3);
    }
    double[] velocities = Velocities.maxwellBoltzmann(masses, random);
    grow(mixture, positions, velocities, 0, DILUTE, DILUTE_RATE, progress, work);
    grow(mixture, positions, velocities, DILUTE, 1, DENSE_RATE, progress, work);
    return Snapshot.of(box, positions, diameters, masses, mixture.species());
  }

  /**
   * Grows all diameters from {@code start} to {@code end}, relative to their final values.
   * Positions and velocities are modified.
   */
  private static void grow(
      HardSphereMixture mixture,
      double[] positions,
      double[] velocities,
      double start,
      double end,
      double rate,
      Progress progress,
      double work) {
    // to the engine the diameters at the end are the final ones: the smaller they are, the wider
    // are its neighbour shells
    double[] diameters = Arrays.stream(mixture.diameters()).map(d -> d * end).toArray();
    CollisionEngine engine =
        new CollisionEngine(
            mixture.box(),
            positions,
            velocities,
            diameters,
            mixture.masses(),
            start / end,
            rate / end,
            Double.POSITIVE_INFINITY);
    engine.setCollisionLimit(MOST_COLLISIONS_A_PARTICLE * mixture.particles());
    double duration = (end - start) / rate;
    int steps = (int) Math.round(duration / BETWEEN_RESCALINGS);
    for (int step = 1; step <= steps; step++) {
      long before = engine.collisions();
      try {
        engine.run(duration * step / steps, Progress.NONE);
      } catch (CollisionEngine.JammedException e) {
        double reached = mixture.packingFraction() * Math.pow(end * engine.scale(), 3);
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "packingFraction must be one that random growth can reach: the spheres jammed at %.4f, before %s",
                reached,
                mixture.packingFraction()),
            e);
      }
      engine.scaleVelocities(Math.sqrt(1.5 / engine.kineticEnergy()));
      progress.tally("collisions", engine.collisions() - before);
      progress.add(work * duration / DURATION / steps);
    }
    engine.copyPositions(positions);
    engine.copyVelocities(velocities);
  }
}
