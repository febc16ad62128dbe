package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Eight particles in a box that is no cube, each a case of its own, against the definitions. */
class EightParticlesTest {

  private static final Box BOX = new Box(11, 12, 14);
  private static final double[] POSITIONS = {
    1,
    1,
    1, // 0: touches 1
    2,
    1,
    1, // 1: touches 0 and, small as it is, 2
    2,
    1.925,
    1, // 2
    0.2,
    6,
    7, // 3: its neighbour 4 is across the face x = 0
    10.9,
    6,
    7, // 4
    0.1,
    11.9,
    13.95, // 5: in a corner; 0 is across two faces
    5.5,
    6.3,
    7, // 6: half a box from 4 along x, out of everyone's contact
    -16.5,
    18.3,
    35.2 // 7: outside the box, far above 6 as it is wrapped
  };
  private static final double[] DIAMETERS = {1, 1, 0.85, 1, 0.85, 0.85, 1, 0.85};
  private static final String[] SPECIES = {"L", "L", "S", "L", "S", "S", "L", "S"};
  private static final StructuralDescriptors DESCRIBED =
      Descriptors.of(Snapshot.of(BOX, POSITIONS, DIAMETERS, SPECIES));

  @Test
  void densitiesAreSumsOverNearestImages() {
    String[] columns = DESCRIBED.select("g0_G_").names().toArray(new String[0]);
    assertThat(columns).hasSize(162);
    for (int i = 0; i < 8; i++) {
      double[] row = DESCRIBED.select("g0_G_").row(i);
      for (int c = 0; c < columns.length; c++) {
        double expected =
            density(i, columns[c].substring(5, 6), centre(columns[c]), width(columns[c]));
        assertThat(row[c]).as("particle %d, %s", i, columns[c]).isCloseTo(expected, within(1e-13));
      }
    }
  }

  @Test
  void touchingParticlesAreAtContact() {
    double[] row = DESCRIBED.table("g0_G_L_r0.986667_d0.025").doubleColumn(3).asDoubleArray();
    double x = (1 - 0.86 - 5 * (1.14 / 45)) / 0.025;
    assertThat(row[0]).isCloseTo(Math.exp(-0.5 * x * x), within(1e-13));
  }

  @Test
  void bondOrderIsTheSumOverPairsOfNeighbours() {
    String[] columns = DESCRIBED.select("g0_q_").names().toArray(new String[0]);
    int empty = 0;
    for (int i = 0; i < 8; i++) {
      double[] row = DESCRIBED.select("g0_q_").row(i);
      for (int c = 0; c < columns.length; c++) {
        int l = Integer.parseInt(columns[c].substring(6, columns[c].indexOf("_r")));
        double expected = order(i, l, centre(columns[c]));
        empty += Double.isNaN(expected) ? 1 : 0;
        assertThat(Double.isNaN(row[c])).isEqualTo(Double.isNaN(expected));
        if (!Double.isNaN(expected)) {
          assertThat(row[c]).as("particle %d, %s", i, columns[c]).isCloseTo(expected, within(1e-7));
          assertThat(row[c] * row[c]).isCloseTo(expected * expected, within(1e-11));
        }
      }
    }
    assertThat(empty).isBetween(1, columns.length * 8 - 1);
  }

  private static double centre(String column) {
    String name = column.substring(column.indexOf("_r") + 2, column.indexOf("_d"));
    double rounded = Double.parseDouble(name);
    boolean finest = column.endsWith("d0.025"); // these centres have more digits than their names
    return finest ? 0.86 + Math.rint((rounded - 0.86) / (1.14 / 45)) * (1.14 / 45) : rounded;
  }

  private static double width(String column) {
    return Double.parseDouble(column.substring(column.indexOf("_d") + 2));
  }

  private static double density(int i, String species, double centre, double width) {
    double sum = 0;
    for (int j = 0; j < 8; j++) {
      double x = (length(difference(i, j)) - centre) / width;
      sum += j != i && SPECIES[j].equals(species) && Math.abs(x) < 9 ? Math.exp(-0.5 * x * x) : 0;
    }
    return sum;
  }

  /** q_l² = Z⁻² Σ_jk w_j w_k P_l(cos γ_jk), without spherical harmonics. */
  private static double order(int i, int l, double centre) {
    double[] weight = new double[8];
    for (int j = 0; j < 8; j++) {
      double x = (length(difference(i, j)) - centre) / 0.1;
      weight[j] = j != i && Math.abs(x) < 9 ? Math.exp(-0.5 * x * x) : 0;
    }
    double sum = 0;
    for (int j = 0; j < 8; j++) {
      for (int k = 0; k < 8; k++) {
        if (weight[j] > 0 && weight[k] > 0) {
          double[] a = difference(i, j);
          double[] b = difference(i, k);
          double cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (length(a) * length(b));
          sum += weight[j] * weight[k] * Legendre.polynomial(l, cosine);
        }
      }
    }
    return Math.sqrt(Math.max(0, sum)) / Arrays.stream(weight).sum();
  }

  private static double[] difference(int i, int j) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = BOX.nearestImage(POSITIONS[3 * j + axis] - POSITIONS[3 * i + axis], axis);
    }
    return d;
  }

  private static double length(double[] d) {
    return Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  }
}
