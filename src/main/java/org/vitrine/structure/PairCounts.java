package org.vitrine.structure;

import java.util.List;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

/** Numbers of pairs by their species and distance; each pair counts twice, once from each end. */
final class PairCounts {

  private final int species;
  private final int bins;
  private final double width;

  /** By species of the one, species of the other, bin. */
  private final long[] counts;

  PairCounts(int species, int bins, double width) {
    this.species = species;
    this.bins = bins;
    this.width = width;
    this.counts = new long[species * species * bins];
  }

  /** Counts the neighbours of a block of particles. */
  void count(CellList cells, Rows.Block block, int[] speciesOf) {
    Neighborhood around = cells.neighborhood();
    for (int i = block.from(); i < block.to(); i++) {
      StoppedException.throwIfInterrupted("counting pairs");
      around.moveTo(i);
      int first = speciesOf[i] * species * bins;
      for (int k = 0; k < around.size(); k++) {
        int bin = (int) (around.distance(k) / width);
        if (bin < bins) {
          counts[first + speciesOf[around.particle(k)] * bins + bin]++;
        }
      }
    }
  }

  void add(PairCounts more) {
    for (int k = 0; k < counts.length; k++) {
      counts[k] += more.counts[k];
    }
  }

  /** g of each pair, by bin. */
  double[][] distributions(Snapshot snapshot, List<String> names, List<PairFunctions.Pair> pairs) {
    double[][] g = new double[pairs.size()][bins];
    for (int p = 0; p < g.length; p++) {
      PairFunctions.Pair pair = pairs.get(p);
      double particles = snapshot.particles();
      double combinations =
          pair.isOfAll()
              ? particles * particles
              : (double) snapshot.count(names.get(pair.first()))
                  * snapshot.count(names.get(pair.second()));
      for (int k = 0; k < bins; k++) {
        // (k + 1)³ − k³, exact where a difference of cubes would cancel
        double shell = 4 * Math.PI / 3 * width * width * width * (3.0 * k * (k + 1.0) + 1);
        long count = pair.isOfAll() ? total(k) : counts[place(pair.first(), pair.second()) + k];
        g[p][k] = count * snapshot.box().volume() / (combinations * shell);
      }
    }
    return g;
  }

  private int place(int a, int b) {
    return (a * species + b) * bins;
  }

  private long total(int bin) {
    long total = 0;
    for (int place = bin; place < counts.length; place += bins) {
      total += counts[place];
    }
    return total;
  }
}
