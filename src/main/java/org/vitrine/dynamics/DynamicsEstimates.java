package org.vitrine.dynamics;

import java.util.Arrays;
import java.util.List;

/**
 * The functions of time that follow from the displacements of all runs of an ensemble. Every
 * snapshot has the same weight; errors are of the jackknife over snapshots.
 */
final class DynamicsEstimates {

  private final List<DisplacementMoments> blocks;
  private final int runs;

  DynamicsEstimates(List<DisplacementMoments> blocks, int runs) {
    this.blocks = blocks;
    this.runs = runs;
  }

  /** An average of {@link Displacements}. */
  Estimate mean(int group, int time, int average) {
    return Estimate.of(blocks.size(), of -> mean(of, group, time, average));
  }

  /** α₂ = 3⟨Δr⁴⟩ / (5⟨Δr²⟩²) − 1. */
  Estimate nonGaussian(int group, int time) {
    return Estimate.of(
        blocks.size(),
        of -> {
          double square = mean(of, group, time, Displacements.SQUARE);
          double fourth = mean(of, group, time, Displacements.FOURTH_POWER);
          return 3 * fourth / (5 * square * square) - 1;
        });
  }

  /** N times the variance of an overlap between the runs of a snapshot. */
  Estimate betweenRuns(int group, int time, int overlap) {
    return Estimate.of(blocks.size(), of -> betweenRuns(of, group, time, overlap));
  }

  /**
   * N times the variance of an overlap over runs and snapshots: of the means of M runs it is the
   * variance between snapshots and 1/M of that between runs, which has to be counted whole.
   */
  Estimate overAll(int group, int time, int overlap) {
    return Estimate.of(
        blocks.size(),
        of -> {
          double mean = mean(of, group, time, overlap);
          double squares = 0;
          double particles = 0;
          for (int k : of) {
            double difference = blocks.get(k).mean(time, group, overlap) - mean;
            squares += difference * difference;
            particles += blocks.get(k).particles(group) / of.length;
          }
          return particles * squares / (of.length - 1) // NaN of a single snapshot
              + betweenRuns(of, group, time, overlap) * (runs - 1) / runs;
        });
  }

  /** τ_α; see {@link RelaxationTime}. */
  Estimate relaxationTime(double[] times, int group, int scattering) {
    return Estimate.of(
        blocks.size(),
        of -> {
          double[] function = new double[times.length];
          Arrays.setAll(function, t -> mean(of, group, t, scattering));
          return RelaxationTime.of(times, function);
        });
  }

  private double mean(int[] of, int group, int time, int average) {
    double mean = 0;
    for (int k : of) {
      mean += blocks.get(k).mean(time, group, average);
    }
    return mean / of.length;
  }

  private double betweenRuns(int[] of, int group, int time, int overlap) {
    double sum = 0;
    for (int k : of) {
      sum += blocks.get(k).particles(group) * blocks.get(k).variance(time, group, overlap);
    }
    return sum / of.length;
  }
}
