package org.vitrine.dataset;

import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.Cages;
import org.vitrine.support.Summary;

/**
 * A data set: snapshots of a glass, the propensity of their particles, their cages, and the control
 * of the cages. Made by a {@link GlassRecipe}, or found by its name. Immutable.
 *
 * <pre>{@code
 * var data = Glass.dataset("bhs-0.58");
 * var structure = Descriptors.of(data.starts()).withCage(data.cage());
 * Models.ridge().crossValidate(Models.data(structure, data.propensity()), 8, 42);
 * }</pre>
 */
public final class GlassData implements Summary.Summarized {

  private final double age;
  private final long seed;
  private final Propensity propensity;
  private final Propensity control;
  private final Cages cage;

  GlassData(double age, long seed, Propensity propensity, Propensity control, Cages cage) {
    this.age = age;
    this.seed = seed;
    this.propensity = propensity;
    this.control = control;
    this.cage = cage;
  }

  /** The snapshots. */
  public List<Snapshot> starts() {
    return propensity.snapshots();
  }

  /** τ that each snapshot was run after growth. */
  public double age() {
    return age;
  }

  /** The seed of all but the control, whose seed is the one after it. */
  public long seed() {
    return seed;
  }

  /** The propensity of all particles. */
  public Propensity propensity() {
    return propensity;
  }

  /**
   * Other, shorter runs of the same snapshots, as many as cost what the cages cost: what a
   * prediction from the cages is to be held against ({@code Descriptors.shortTime}).
   */
  public Propensity control() {
    return control;
  }

  /** The cages of all particles. */
  public Cages cage() {
    return cage;
  }

  /**
   * SHA-256 of every number in the set, in hexadecimal: the same however it came here, made or
   * read.
   */
  public String checksum() {
    return DatasetChecksum.of(this);
  }

  /**
   * Keeps everything in a directory, that {@link #read} gives back in every bit and that other
   * programs can read ({@link org.vitrine.io.ArrayFile}): propensity.safetensors,
   * control.safetensors, cage.safetensors, and dataset.safetensors, which has age, seed, version
   * and the SHA-256 of the others.
   *
   * @param directory made if it is not there; files of these names are replaced
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void save(Path directory) {
    requirePresent("directory", directory);
    DatasetFiles.write(this, directory);
  }

  /** As {@link #save(Path)}. */
  public void save(String directory) {
    save(Places.path(directory));
  }

  /**
   * A data set that was saved.
   *
   * @throws IllegalArgumentException when the directory holds none, or one of its files is another
   *     one, was damaged, or was written by a newer version of this library
   */
  public static GlassData read(Path directory) {
    requirePresent("directory", directory);
    return DatasetFiles.read(directory);
  }

  /** As {@link #read(Path)}. */
  public static GlassData read(String directory) {
    return read(Places.path(directory));
  }

  /**
   * A data set by its name: the directory of that name in {@code data} or {@code notebooks/data},
   * here or in a folder above, else where {@code -Dvitrine.data} points.
   *
   * @throws IllegalArgumentException when there is none; the message says how to make it
   */
  public static GlassData named(String name) {
    requirePresent("name", name);
    return DatasetFiles.read(DatasetPlaces.find(name));
  }

  @Override
  public Summary summary() {
    double[] times = propensity.times();
    return Summary.of("Data set")
        .with("snapshots", "%d of %d particles", starts().size(), starts().get(0).particles())
        .with("age", "%s τ", age)
        .with(
            "propensity",
            "%d runs each, %d times from %s to %s τ",
            propensity.runs(),
            times.length,
            times[0],
            times[times.length - 1])
        .with(
            "control",
            "%d runs each to %s τ",
            control.runs(),
            control.times()[control.times().length - 1])
        .with(
            "cages",
            "R = %s, %s τ a snapshot",
            Arrays.toString(cage.cage().radii()),
            cage.cage().cost())
        .with("seed", "%d", seed)
        .with("checksum", "%s", checksum());
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
