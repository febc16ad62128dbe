package org.vitrine.benchmark;

import org.vitrine.Glass;
import org.vitrine.References;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/**
 * Aged glasses at η = 0.58 of several sizes, all made from the reference snapshot, which is 2000 τ
 * old.
 *
 * <p>Larger ones are copies of it side by side, run on for 2 τ from velocities of their own, in
 * which every particle has seen all of its cage: as old as the reference, and no longer periodic in
 * its thermal motion. Neighbours in space are not neighbours in memory, as in a sample that was
 * grown. The one of 500 particles is grown and aged.
 */
final class AgedSamples {

  private static final double CAGES_SEEN = 2;

  private AgedSamples() {}

  static Snapshot of(int particles) {
    return switch (particles) {
      case 500 -> Glass.simulate(Glass.mixture().withParticles(500), 1).run(200).snapshot();
      case 2000 -> References.snapA();
      case 20_000 -> sideBySide(1, 2, 5);
      case 100_000 -> sideBySide(2, 5, 5);
      default -> throw new IllegalArgumentException("particles: 500, 2000, 20000 or 100000");
    };
  }

  private static Snapshot sideBySide(int alongX, int alongY, int alongZ) {
    Snapshot one = References.snapA();
    Box box = new Box(alongX * one.box().x(), alongY * one.box().y(), alongZ * one.box().z());
    int copies = alongX * alongY * alongZ;
    double[] place = one.wrappedPositions();
    double[] diameter = one.diameters();
    String[] name = one.species();
    double[] positions = new double[copies * place.length];
    double[] diameters = new double[copies * diameter.length];
    String[] species = new String[diameters.length];
    for (int i = 0; i < diameters.length; i++) {
      int original = i / copies;
      int copy = i % copies;
      int[] shift = {copy / (alongY * alongZ), copy / alongZ % alongY, copy % alongZ};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = place[3 * original + axis] + shift[axis] * one.box().side(axis);
      }
      diameters[i] = diameter[original];
      species[i] = name[original];
    }
    return Glass.simulate(Snapshot.of(box, positions, diameters, species), 1)
        .run(CAGES_SEEN)
        .snapshot();
  }
}
