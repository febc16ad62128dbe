package org.vitrine.structure;

import java.util.Arrays;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;

/**
 * Particles in crystalline surroundings, and the clusters that they form: the criterion of ten
 * Wolde, Ruiz-Montero and Frenkel, J. Chem. Phys. 104, 9932 (1996).
 *
 * <p>With q_6m(i) = Σ_j Y_6m(r_ij) over the neighbours j of i, two neighbours share a solid bond
 * when
 *
 * <p>Σ_m q_6m(i) q*_6m(j) / (|q_6(i)| |q_6(j)|) &gt; 0.7
 *
 * <p>and a particle is solid-like when it has at least 7 solid bonds: more than half of the 12 or
 * 14 that it has in fcc, hcp and bcc. Both figures are those in use for hard spheres (Filion,
 * Hermes, Ni, Dijkstra, J. Chem. Phys. 133, 244115 (2010)). Solid-like neighbours belong to one
 * cluster.
 *
 * <p>Neighbours are closer than 1.4 σ_ij, with σ_ij = (σ_i + σ_j) / 2: about the first minimum of
 * g(r) in the fluid, and between the first shell (fcc) or the second (bcc) and the next one of a
 * crystal, for every packing fraction from freezing to 0.65. Scaled by σ_ij it is the same for
 * every pair of a mixture. Of the stable fluid and of the glass at 0.58 up to 0.3 % are solid-like,
 * of a metastable fluid of equal spheres at 0.54 up to 2.5 %, in clusters of up to 14.
 */
public final class SolidLike implements Summary.Summarized {

  private static final double CUTOFF = 1.4;
  private static final double SOLID_BOND = 0.7;
  private static final int SOLID_BONDS = 7;
  private static final int DEGREE = 6;

  private static final int ORDERS = 2 * DEGREE + 1;

  private final double[] solidBonds;
  private final int count;
  private final int largestCluster;

  private SolidLike(double[] solidBonds, int count, int largestCluster) {
    this.solidBonds = solidBonds;
    this.count = count;
    this.largestCluster = largestCluster;
  }

  /**
   * Looks at every particle of a snapshot; takes some milliseconds for 2000.
   *
   * @throws IllegalArgumentException when the box is smaller than 2.8 times the largest diameter
   */
  public static SolidLike of(Snapshot snapshot) {
    double[] diameters = snapshot.diameters();
    double largest = Arrays.stream(diameters).max().orElseThrow();
    Neighborhood around =
        CellList.of(snapshot, CUTOFF * largest, "the range of solid bonds").neighborhood();
    SphericalHarmonics harmonics = new SphericalHarmonics(DEGREE);
    double[] direction = new double[harmonics.count()];
    int[][] neighbors = new int[diameters.length][];
    double[][] order = new double[diameters.length][ORDERS];
    for (int i = 0; i < diameters.length; i++) {
      around.moveTo(i);
      int[] near = new int[around.size()];
      int size = 0;
      for (int k = 0; k < around.size(); k++) {
        int j = around.particle(k);
        double distance = around.distance(k);
        if (distance > 0 && distance < CUTOFF * (diameters[i] + diameters[j]) / 2) {
          near[size++] = j;
          harmonics.evaluate(
              around.difference(k, 0) / distance,
              around.difference(k, 1) / distance,
              around.difference(k, 2) / distance,
              direction);
          for (int m = 0; m < ORDERS; m++) {
            order[i][m] += direction[harmonics.index(DEGREE, m - DEGREE)];
          }
        }
      }
      for (int m = 0; m < ORDERS; m++) {
        order[i][m] *= harmonics.factor(DEGREE, m - DEGREE);
      }
      neighbors[i] = Arrays.copyOf(near, size);
      normalize(order[i]);
    }
    double[] solidBonds = new double[diameters.length];
    boolean[] solid = new boolean[diameters.length];
    int count = 0;
    for (int i = 0; i < solid.length; i++) {
      for (int j : neighbors[i]) {
        solidBonds[i] += dot(order[i], order[j]) > SOLID_BOND ? 1 : 0;
      }
      solid[i] = solidBonds[i] >= SOLID_BONDS;
      count += solid[i] ? 1 : 0;
    }
    return new SolidLike(solidBonds, count, largestCluster(solid, neighbors));
  }

  /** A particle without neighbours keeps its zeros: it bonds with nobody. */
  private static void normalize(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int m = 0; m < vector.length && length > 0; m++) {
      vector[m] /= length;
    }
  }

  /** Of real harmonics: the same number as Σ_m q_m q*_m of complex ones. */
  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int m = 0; m < a.length; m++) {
      sum += a[m] * b[m];
    }
    return sum;
  }

  private static int largestCluster(boolean[] solid, int[][] neighbors) {
    boolean[] waiting = solid.clone();
    int[] cluster = new int[solid.length];
    int largest = 0;
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i]) {
        waiting[i] = false;
        cluster[0] = i;
        int size = 1;
        for (int visited = 0; visited < size; visited++) {
          for (int j : neighbors[cluster[visited]]) {
            if (waiting[j]) {
              waiting[j] = false;
              cluster[size++] = j;
            }
          }
        }
        largest = Math.max(largest, size);
      }
    }
    return largest;
  }

  /** The number of solid-like particles. */
  public int count() {
    return count;
  }

  /** The fraction of particles that are solid-like, in [0, 1]. */
  public double fraction() {
    return (double) count / solidBonds.length;
  }

  /** The number of particles in the largest cluster of solid-like ones; 0 when there are none. */
  public int largestCluster() {
    return largestCluster;
  }

  /** The number of solid bonds of each particle, for a map of the box; solid-like from 7 on. */
  public double[] solidBonds() {
    return solidBonds.clone();
  }

  @Override
  public Summary summary() {
    return Summary.of("Solid-like particles")
        .with("solid-like", "%d of %d (%.2f %%)", count, solidBonds.length, 100 * fraction())
        .with("largest cluster", "%d", largestCluster);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
