package org.vitrine.io;

import static org.vitrine.support.Arguments.require;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Snapshot;

/**
 * Named arrays and the parameters they belong to, and their file: kept and read back in every bit.
 * Immutable: arrays are copied on the way in and out.
 *
 * <p>The file is one of <a href="https://github.com/huggingface/safetensors">safetensors</a>, so
 * that other programs read it: {@code safetensors.numpy.load_file("propensity.safetensors")} in
 * Python gives the arrays. It consists of
 *
 * <ol>
 *   <li>8 bytes, little-endian: the length of the header;
 *   <li>the header, JSON in UTF-8. It begins with <code>&#123;"__metadata__":&#123;"vitrine":"1"
 *       </code>, 1 being the version of the format; there follow the kind of file and the
 *       parameters, all of them strings; then for each array its type (F64, I64, I32), its length,
 *       its first byte and the one after its last, counted from the end of the header;
 *   <li>the arrays, little-endian, one after the other;
 *   <li>last of them, named "sha256", the SHA-256 of every byte before it.
 * </ol>
 *
 * <p>What is said of the header's beginning and of the checksum holds for every version.
 */
public final class ArrayFile {

  private final String kind;
  private final Map<String, String> parameters;
  private final Map<String, NumberBlock> arrays;

  ArrayFile(String kind, Map<String, String> parameters, Map<String, NumberBlock> arrays) {
    this.kind = kind;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * Nothing yet.
   *
   * @param kind what the file is, as a message would say: "propensity", "trajectory"
   */
  public static ArrayFile of(String kind) {
    return new ArrayFile(kind, Map.of(), Map.of());
  }

  /** With a parameter; its value is kept as the text that it prints. */
  public ArrayFile with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value.toString());
    return new ArrayFile(kind, more, arrays);
  }

  /** With an array. */
  public ArrayFile with(String name, double[] values) {
    return with(name, NumberBlock.of(values));
  }

  /** With an array. */
  public ArrayFile with(String name, long[] values) {
    return with(name, NumberBlock.of(values));
  }

  /** With an array. */
  public ArrayFile with(String name, int[] values) {
    return with(name, NumberBlock.of(values));
  }

  private ArrayFile with(String name, NumberBlock block) {
    Map<String, NumberBlock> more = new LinkedHashMap<>(arrays);
    more.put(name, block);
    return new ArrayFile(kind, parameters, more);
  }

  /** With a configuration: arrays and parameters whose names begin with {@code name}. */
  public ArrayFile with(String name, Snapshot snapshot) {
    return SnapshotArrays.add(this, name, snapshot);
  }

  /** What the file is. */
  public String kind() {
    return kind;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Map<String, NumberBlock> arrays() {
    return arrays;
  }

  /**
   * A parameter's text.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public String text(String name) {
    return present(parameters.get(name), "a parameter", name);
  }

  /**
   * A parameter that is a whole number.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public long whole(String name) {
    return Long.parseLong(text(name));
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * An array.
   *
   * @throws IllegalArgumentException when there is none of this name and type
   */
  public double[] doubles(String name) {
    return block(name, NumberBlock.Type.F64).doubles();
  }

  /** As {@link #doubles}. */
  public long[] longs(String name) {
    return block(name, NumberBlock.Type.I64).longs();
  }

  /** As {@link #doubles}. */
  public int[] ints(String name) {
    return block(name, NumberBlock.Type.I32).ints();
  }

  /** A configuration. */
  public Snapshot snapshot(String name) {
    return SnapshotArrays.get(this, name);
  }

  private NumberBlock block(String name, NumberBlock.Type type) {
    NumberBlock block = present(arrays.get(name), "an array", name);
    require(block.type() == type, name, "of " + block.type(), "an array of " + type);
    return block;
  }

  private <T> T present(@Nullable T value, String what, String name) {
    if (value == null) {
      throw new IllegalArgumentException(
          "a file of kind " + kind + " must hold " + what + " named " + name + ", not do without");
    }
    return value;
  }

  /** In words, the first thing that another file has otherwise; null when it has none. */
  @Nullable String differenceFrom(ArrayFile other) {
    if (!kind.equals(other.kind)) {
      return "it is of kind " + kind + ", not " + other.kind;
    }
    for (String name : union(parameters, other.parameters)) {
      if (!Objects.equals(parameters.get(name), other.parameters.get(name))) {
        return name + " is " + parameters.get(name) + ", not " + other.parameters.get(name);
      }
    }
    for (String name : union(arrays, other.arrays)) {
      if (!Objects.equals(arrays.get(name), other.arrays.get(name))) {
        return name + " are others";
      }
    }
    return null;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  /**
   * Writes the file. It appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void write(Path path) {
    WholeFile.write(path, bytes());
  }

  byte[] bytes() {
    return ArrayFileFormat.bytes(this);
  }

  /**
   * Reads a file.
   *
   * @param kinds what it may be
   * @throws IllegalArgumentException when it is something else, was cut short or damaged, or was
   *     written by a newer version of this library
   */
  public static ArrayFile read(Path path, String... kinds) {
    ArrayFile file = read(path);
    require(
        List.of(kinds).contains(file.kind),
        Places.name(path),
        "a " + file.kind,
        "a file that holds a " + String.join(" or a ", kinds));
    return file;
  }

  static ArrayFile read(Path path) {
    return ArrayFileFormat.parse(WholeFile.read(path), Places.name(path));
  }
}
