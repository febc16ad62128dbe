package org.vitrine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Snapshot;
import org.vitrine.simulation.HardSphereMixture;
import org.vitrine.structure.Cage;
import org.vitrine.structure.StructuralDescriptors;

/**
 * Calls that keep their pieces, for a process of their own: small enough for a test, long enough to
 * be killed on the way.
 */
enum KeptCall {
  PROPENSITY(24) {
    @Override
    void make(@Nullable Path directory, Path result) {
      int runs = pieces / 2;
      (directory == null
              ? Glass.propensity(starts(), TIMES, runs, 42)
              : Glass.propensity(starts(), TIMES, runs, 42, directory))
          .save(result);
    }
  },
  SNAPSHOTS(16) {
    @Override
    void make(@Nullable Path directory, Path result) {
      Glass.write(
          directory == null
              ? Glass.snapshots(MIXTURE, pieces, 4, 42)
              : Glass.snapshots(MIXTURE, pieces, 4, 42, directory),
          result);
    }
  },
  CAGE(24) {
    @Override
    void make(@Nullable Path directory, Path result) {
      Cage cage =
          Descriptors.cage()
              .withRadii(IntStream.rangeClosed(1, pieces / 2).mapToDouble(k -> 0.1 * k).toArray())
              .withLength(100);
      StructuralDescriptors gas = Descriptors.of(gases()).select("g0_G_L_r0.86");
      StructuralDescriptors caged =
          directory == null ? gas.withCage(cage, 42) : gas.withCage(cage, 42, directory);
      ArrayFile values = ArrayFile.of("cages");
      for (int i = 0; i < caged.size(); i++) {
        values = values.with("row-" + i, caged.row(i));
      }
      values.write(result);
    }
  };

  static final HardSphereMixture MIXTURE = HardSphereMixture.PAPER.withParticles(200);

  static final double[] TIMES = {1, 8};

  /** How many pieces the call has. */
  final int pieces;

  KeptCall(int pieces) {
    this.pieces = pieces;
  }

  static List<Snapshot> starts() {
    return Glass.snapshots(MIXTURE, 2, 0.5, 1);
  }

  /** Dilute: their descriptors need a box of 10.8 σ_L. */
  static List<Snapshot> gases() {
    return Glass.snapshots(MIXTURE.withPackingFraction(0.05), 2, 0.5, 1);
  }

  /** Makes the call; its result goes into a file named .xyz, in every bit. */
  abstract void make(@Nullable Path directory, Path result);

  /** Call, threads, directory, result. */
  public static void main(String[] args) {
    System.setProperty("vitrine.threads", args[1]);
    valueOf(args[0]).make(Path.of(args[2]), Path.of(args[3]));
  }

  /** The call in a process of its own, behind the words of a wrapper, if any. */
  Process start(int threads, Path directory, Path result, String... wrapper) {
    List<String> words = new ArrayList<>(List.of(wrapper));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-XX:-UsePerfData"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(KeptCall.class.getName());
    words.addAll(List.of(name(), Integer.toString(threads), directory.toString()));
    words.add(result.toString());
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
