package org.vitrine.dynamics;

import java.util.List;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

/**
 * Sums over the pairs of one snapshot, by group ({@link Displacements#groups}) and bin of their
 * distance: products of the values of both, distances, numbers of pairs.
 */
final class PairCorrelations {

  static final double WIDTH = 0.2;

  final double[][] pairs;
  private final double[][] products;
  private final double[][] distances;

  private PairCorrelations(int groups, int bins) {
    products = new double[groups][bins];
    distances = new double[groups][bins];
    pairs = new double[groups][bins];
  }

  /**
   * Sums over all pairs closer than the end of the last bin.
   *
   * @param values one a particle; their deviations from the mean of the species are taken, divided
   *     by their standard deviation within the species
   */
  static PairCorrelations of(Snapshot snapshot, double[] values, int bins) {
    List<String> names = snapshot.speciesNames();
    int groups = Displacements.groups(names).length;
    PairCorrelations sums = new PairCorrelations(groups, bins);
    int[] speciesOf = new int[snapshot.particles()];
    String[] species = snapshot.species();
    for (int i = 0; i < speciesOf.length; i++) {
      speciesOf[i] = names.indexOf(species[i]);
    }
    double[] deviations = standardised(values, speciesOf, names.size());
    CellList cells = CellList.of(snapshot, bins * WIDTH, "the correlation's range");
    Neighborhood around = cells.neighborhood();
    for (int i = 0; i < speciesOf.length; i++) {
      StoppedException.throwIfInterrupted("correlating pairs");
      around.moveTo(i);
      for (int k = 0; k < around.size(); k++) {
        int j = around.particle(k);
        int bin = Math.min(bins - 1, (int) (around.distance(k) / WIDTH));
        double product = deviations[i] * deviations[j];
        if (speciesOf[i] == speciesOf[j]) {
          sums.add(speciesOf[i], bin, product, around.distance(k));
        }
        if (groups > 1) {
          sums.add(groups - 1, bin, product, around.distance(k));
        }
      }
    }
    return sums;
  }

  /** The sums of several snapshots. */
  static PairCorrelations sum(List<PairCorrelations> each) {
    int groups = each.get(0).pairs.length;
    PairCorrelations sum = new PairCorrelations(groups, each.get(0).pairs[0].length);
    for (PairCorrelations one : each) {
      for (int g = 0; g < groups; g++) {
        for (int bin = 0; bin < sum.pairs[g].length; bin++) {
          sum.products[g][bin] += one.products[g][bin];
          sum.distances[g][bin] += one.distances[g][bin];
          sum.pairs[g][bin] += one.pairs[g][bin];
        }
      }
    }
    return sum;
  }

  /** C of a bin; NaN without pairs. */
  double correlation(int group, int bin) {
    return products[group][bin] / pairs[group][bin];
  }

  /** The mean distance of a bin's pairs, in σ_L; NaN without pairs. */
  double distance(int group, int bin) {
    return distances[group][bin] / pairs[group][bin];
  }

  /** Every pair comes twice. */
  private void add(int group, int bin, double product, double distance) {
    products[group][bin] += 0.5 * product;
    distances[group][bin] += 0.5 * distance;
    pairs[group][bin] += 0.5;
  }

  /** Of a species whose values are all the same, 0. */
  private static double[] standardised(double[] values, int[] speciesOf, int species) {
    double[] count = new double[species];
    double[] mean = new double[species];
    double[] square = new double[species];
    for (int i = 0; i < values.length; i++) {
      count[speciesOf[i]]++;
      mean[speciesOf[i]] += values[i];
    }
    double[] deviations = values.clone();
    for (int i = 0; i < values.length; i++) {
      int s = speciesOf[i];
      deviations[i] -= mean[s] / count[s];
      square[s] += deviations[i] * deviations[i] / count[s];
    }
    for (int i = 0; i < values.length; i++) {
      double deviation = Math.sqrt(square[speciesOf[i]]);
      deviations[i] = deviation > 0 ? deviations[i] / deviation : 0;
    }
    return deviations;
  }
}
