package org.vitrine.simulation;

import java.util.Locale;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;

/**
 * Makes a dense configuration: points at random places grow into spheres while they move and
 * collide (Lubachevsky and Stillinger, J. Stat. Phys. 60, 561 (1990)).
 */
final class Growth {

  /**
   * Diameters reach their final value after 1/rate τ: slow enough to order nothing, fast enough to
   * take a second.
   */
  private static final double RATE = 0.05;

  /** Growing spheres gain energy at every collision: it is taken away this often, in τ. */
  private static final double BETWEEN_RESCALINGS = 0.1;

  /** Reached only near jamming: a glass at η = 0.58 needs about a hundred. */
  private static final long MOST_COLLISIONS_A_PARTICLE = 5000;

  private Growth() {}

  /**
   * Grows a mixture.
   *
   * @throws IllegalArgumentException when the spheres jam before they reach the packing fraction
   */
  static Snapshot grow(HardSphereMixture mixture, RandomStream random, Progress progress) {
    int n = mixture.particles();
    double[] positions = new double[3 * n];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = random.nextDouble() * mixture.box().side(i % 3);
    }
    double[] diameters = mixture.diameters();
    double[] masses = mixture.masses();
    double[] velocities = Velocities.maxwellBoltzmann(masses, random);
    CollisionEngine engine =
        new CollisionEngine(mixture.box(), positions, velocities, diameters, masses, 0, RATE);
    engine.setCollisionLimit(MOST_COLLISIONS_A_PARTICLE * n);
    int steps = (int) Math.round(1 / (RATE * BETWEEN_RESCALINGS));
    for (int step = 1; step <= steps; step++) {
      try {
        engine.run(step / (RATE * steps), Progress.NONE);
      } catch (CollisionEngine.JammedException e) {
        double reached = mixture.packingFraction() * Math.pow(engine.scale(), 3);
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "packingFraction must be one that random growth can reach: the spheres jammed at %.4f, before %s",
                reached,
                mixture.packingFraction()),
            e);
      }
      engine.scaleVelocities(Math.sqrt(1.5 / engine.kineticEnergy()));
      progress.add(1.0 / steps);
    }
    engine.copyPositions(positions);
    return Snapshot.of(mixture.box(), positions, diameters, masses, mixture.species());
  }
}
