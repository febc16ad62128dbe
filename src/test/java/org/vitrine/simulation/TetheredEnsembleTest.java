package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.particles.Snapshot;

/**
 * The tethered dynamics beside Monte Carlo of the same ensemble, particle by particle.
 *
 * <p>Each is cut into blocks; the scatter of the blocks' means gives the standard error of every
 * average. The squared difference of two averages over its squared error is 1 on average, and its
 * mean over 64 particles is uncertain by 0.2, somewhat more because neighbours move together. A
 * radius 1 % larger in one of them makes it 2.4 or more for the squares.
 */
class TetheredEnsembleTest {

  private static final int BLOCKS = 20;

  /** τ; a cage is seen in about one. */
  private static final double DYNAMICS_A_BLOCK = 30;

  private static final int SAMPLES_A_BLOCK = 2000;
  private static final int SWEEPS_A_SAMPLE = 5;

  /** The averages of one block: 3N, N and N numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(double[] displacements, double[] squares, double[] lengths) {}

  @ParameterizedTest(name = "η = {0}, R = {1}, m_S/m_L = {2}")
  @CsvSource({"0.55, 0.15, 1", "0.50, 0.20, 0.1"})
  void everyParticleIsOnAverageWhereMonteCarloFindsIt(double eta, double radius, double massRatio) {
    var mixture =
        HardSphereMixture.PAPER
            .withParticles(64)
            .withPackingFraction(eta)
            .withMassRatio(massRatio); // on which the ensemble does not depend
    var glass = EventDrivenSimulation.grow(mixture, 1).run(20).withTether(radius);
    List<Block> monteCarlo = monteCarlo(glass.snapshot(), radius);
    List<Block> dynamics = dynamics(glass.run(5));
    assertThat(chiSquare(dynamics, monteCarlo, Block::displacements)).isBetween(0.4, 1.6);
    assertThat(chiSquare(dynamics, monteCarlo, Block::squares)).isBetween(0.4, 1.6);
    assertThat(chiSquare(dynamics, monteCarlo, Block::lengths)).isBetween(0.4, 1.6);
  }

  private static List<Block> dynamics(EventDrivenSimulation glass) {
    return Stream.generate(() -> glass.averages(DYNAMICS_A_BLOCK))
        .limit(BLOCKS)
        .map(a -> new Block(a.displacements(), a.meanSquares(), a.meanLengths()))
        .toList();
  }

  private static List<Block> monteCarlo(Snapshot start, double radius) {
    TetheredMonteCarlo spheres = new TetheredMonteCarlo(start, radius, 1);
    List<Block> blocks = new ArrayList<>();
    for (int b = -1; b < BLOCKS; b++) { // the first one only equilibrates
      double[] vectors = new double[3 * start.particles()];
      double[] squares = new double[start.particles()];
      double[] lengths = new double[start.particles()];
      for (int sample = 0; sample < SAMPLES_A_BLOCK; sample++) {
        for (int sweep = 0; sweep < SWEEPS_A_SAMPLE; sweep++) {
          spheres.sweep(radius / 3);
        }
        for (int i = 0; i < squares.length; i++) {
          double[] d = spheres.displacement(i);
          double square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
          for (int axis = 0; axis < 3; axis++) {
            vectors[3 * i + axis] += d[axis] / SAMPLES_A_BLOCK;
          }
          squares[i] += square / SAMPLES_A_BLOCK;
          lengths[i] += Math.sqrt(square) / SAMPLES_A_BLOCK;
        }
      }
      if (b >= 0) {
        blocks.add(new Block(vectors, squares, lengths));
      }
    }
    return blocks;
  }

  /** Mean over particles of the squared difference between two averages over its squared error. */
  private static double chiSquare(
      List<Block> one, List<Block> other, Function<Block, double[]> values) {
    int size = values.apply(one.get(0)).length;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double[] a = ofBlocks(one, values, k);
      double[] b = ofBlocks(other, values, k);
      double difference = mean(a) - mean(b);
      sum += difference * difference / (squaredError(a) + squaredError(b));
    }
    return sum / size;
  }

  private static double[] ofBlocks(List<Block> blocks, Function<Block, double[]> values, int k) {
    return blocks.stream().mapToDouble(block -> values.apply(block)[k]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Of the mean. */
  private static double squaredError(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return squares / (values.length - 1) / values.length;
  }
}
