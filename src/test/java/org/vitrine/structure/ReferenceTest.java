package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.References;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** Against an independent oracle that does not cut the Gaussians (see the data's README). */
class ReferenceTest {

  private static final int COLUMNS = 1062;

  private static StructuralDescriptors glass;
  private static List<String> names;

  @BeforeAll
  static void describe() {
    glass = Descriptors.of(References.snapA());
    names = glass.names();
  }

  @Test
  void columnsAreThoseOfTheGridInItsOrder() {
    List<String> grid =
        References.lines("grid.csv").stream().skip(1).map(line -> line.split(",", -1)[1]).toList();
    for (int generation = 0; generation < 3; generation++) {
      String prefix = "g" + generation + "_";
      assertThat(names.subList(354 * generation, 354 * (generation + 1)))
          .isEqualTo(grid.stream().map(prefix::concat).toList());
    }
  }

  @Test
  void valuesOfFortyParticlesAgree() {
    for (String line : data("snapA_sample_raw.csv")) {
      String[] cells = line.split(",", -1);
      int particle = Integer.parseInt(cells[0]);
      assertThat(glass.species(particle)).isEqualTo(cells[1]);
      assertThat(glass.row(particle))
          .as("particle %d", particle)
          .containsExactly(numbers(cells, 2), within(1e-10));
    }
  }

  @Test
  void standardisedValuesOfFortyParticlesAgree() {
    for (String line : data("snapA_sample_std.csv")) {
      String[] cells = line.split(",", -1);
      int particle = Integer.parseInt(cells[0]);
      double[] expected = numbers(cells, 2);
      double[][] moments = moments(cells[1]);
      double[] row = glass.row(particle);
      for (int c = 0; c < COLUMNS; c++) {
        assertThat((row[c] - moments[0][c]) / moments[1][c])
            .as("particle %d, %s", particle, names.get(c))
            .isCloseTo(expected[c], within(1e-8));
      }
    }
  }

  /** To 10⁻¹¹ of each sum: in the first shell it is 2·10⁻⁵ for all 600 large particles. */
  @Test
  void sumsOverAllParticlesAgree() {
    double[] largest = moments("L")[0];
    double[] smallest = moments("S")[0];
    List<String> lines = data("snapA_columns.csv");
    for (int c = 0; c < COLUMNS; c++) {
      String[] cells = lines.get(c).split(",", -1);
      assertThat(cells[0]).isEqualTo(names.get(c));
      assertThat(600 * largest[c]).as(cells[0]).isCloseTo(number(cells[2]), relative(cells[2]));
      assertThat(1400 * smallest[c]).as(cells[0]).isCloseTo(number(cells[3]), relative(cells[3]));
    }
  }

  @Test
  void perfectCrystalAgreesAndIsTheSameInEveryGeneration() {
    int cells = 7;
    double side = 11;
    double[] positions = new double[12 * cells * cells * cells];
    double[][] basis = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
    for (int i = 0; i < positions.length / 3; i++) {
      int cell = i / 4;
      int[] corner = {cell % cells, cell / cells % cells, cell / (cells * cells)};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = (corner[axis] + basis[i % 4][axis]) * side / cells;
      }
    }
    double[] diameters = new double[positions.length / 3];
    String[] species = new String[diameters.length];
    Arrays.fill(diameters, 1);
    Arrays.fill(species, "L");
    Snapshot crystal = Snapshot.of(Box.cube(side), positions, diameters, species);
    StructuralDescriptors described = Descriptors.of(crystal);
    double[] row = described.row(0);
    int generation = row.length / 3; // one species: no columns of another
    List<String> lines = data("fcc_crystal_gen0.csv");
    int checked = 0;
    for (String line : lines) {
      String[] parts = line.split(",", -1);
      int c = described.names().indexOf("g0_" + parts[0]);
      if (c >= 0) {
        for (int n = 0; n < 3; n++) {
          assertThat(row[c + n * generation])
              .as(parts[0])
              .isCloseTo(number(parts[1]), within(1e-10));
        }
        checked++;
      }
    }
    assertThat(checked).isEqualTo(generation).isEqualTo(81 + 192);
  }

  /** Mean and standard deviation (ddof 0) of every column over a species. */
  private static double[][] moments(String species) {
    double[][] moments = new double[2][COLUMNS];
    double[][] rows =
        IntStream.range(0, glass.size())
            .filter(i -> glass.species(i).equals(species))
            .mapToObj(glass::row)
            .toArray(double[][]::new);
    for (int c = 0; c < COLUMNS; c++) {
      for (double[] row : rows) {
        moments[0][c] += row[c] / rows.length;
      }
      for (double[] row : rows) {
        double d = row[c] - moments[0][c];
        moments[1][c] += d * d / rows.length;
      }
      moments[1][c] = Math.sqrt(moments[1][c]);
    }
    return moments;
  }

  private static List<String> data(String file) {
    List<String> lines = References.lines(file);
    return lines.subList(1, lines.size());
  }

  private static double[] numbers(String[] cells, int from) {
    return Arrays.stream(cells).skip(from).mapToDouble(ReferenceTest::number).toArray();
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  private static Offset<Double> relative(String cell) {
    return within(1e-11 * Math.abs(number(cell)));
  }
}
