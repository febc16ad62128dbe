package org.vitrine.particles;

import java.util.Arrays;

/**
 * All pairs of particles closer than a cutoff, by nearest periodic image, in both directions. The
 * neighbours of particle i are entries {@code first(i)} … {@code first(i + 1) − 1}. Immutable.
 */
public final class NeighborList {

  private final double cutoff;
  private final int[] first;
  private final int[] particle;
  private final double[] distance;

  private final CellList cells;

  private NeighborList(CellList cells) {
    this.cells = cells;
    cutoff = cells.cutoff();
    first = new int[cells.particles() + 1];
    int[] found = new int[16 * cells.particles()];
    double[] away = new double[found.length];
    Neighborhood around = cells.neighborhood();
    int size = 0;
    for (int i = 0; i < cells.particles(); i++) {
      around.moveTo(i);
      if (size + around.size() > found.length) {
        int longer = Math.max(size + around.size(), 2 * found.length);
        found = Arrays.copyOf(found, longer);
        away = Arrays.copyOf(away, longer);
      }
      for (int k = 0; k < around.size(); k++) {
        found[size] = around.particle(k);
        away[size] = around.distance(k);
        size++;
      }
      first[i + 1] = size;
    }
    particle = Arrays.copyOf(found, size);
    distance = Arrays.copyOf(away, size);
  }

  /**
   * The pairs closer than {@code cutoff}.
   *
   * @param cutoff in σ_L, at most half the box's shortest side
   * @throws IllegalArgumentException when the box is smaller than twice the cutoff
   */
  public static NeighborList of(Snapshot snapshot, double cutoff) {
    return new NeighborList(CellList.of(snapshot, cutoff));
  }

  /**
   * The pairs closer than {@code cutoff} in a box of any size: in one smaller than twice the
   * cutoff, a pair counts once for each periodic image, and a particle may be its own neighbour.
   */
  public static NeighborList withImages(Snapshot snapshot, double cutoff) {
    return new NeighborList(CellList.withImages(snapshot, cutoff));
  }

  /** A particle's number by its place: particles of successive places share neighbours. */
  public int particleAt(int place) {
    return cells.particleAt(place);
  }

  /** The number of particles. */
  public int particles() {
    return first.length - 1;
  }

  /** Neighbours are closer than this, in σ_L. */
  public double cutoff() {
    return cutoff;
  }

  /** The number of entries: each pair counts twice. */
  public int size() {
    return particle.length;
  }

  /** The first entry of a particle; {@code first(particles())} is {@link #size()}. */
  public int first(int i) {
    return first[i];
  }

  /** The neighbour in an entry. */
  public int particle(int entry) {
    return particle[entry];
  }

  /** The distance in an entry, in σ_L. */
  public double distance(int entry) {
    return distance[entry];
  }
}
