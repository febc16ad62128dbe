package org.vitrine.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/**
 * Extended XYZ, as OVITO and ASE read and write it: a line with N, a line with {@code Lattice="…"
 * Properties=…}, then a line a particle. Read: {@code pos}, {@code radius} or {@code diameter},
 * {@code type} or else {@code species}, and, where there is one, {@code mass} (OVITO's name) or
 * {@code masses} (ASE's). Positions stay unwrapped; masses are written where one is not 1.
 */
final class ExtendedXyzFormat implements SnapshotFormat {

  private static final int NO_COLUMN = -1;

  private static final Pattern KEY_VALUE =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|(\\S+))");

  @Override
  public Snapshot read(SnapshotLines lines) throws IOException {
    int n = lines.nextCount();
    Map<String, String> keys = keys(lines.next("a line with Lattice and Properties"));
    Box box = box(keys.get("lattice"), lines);
    if (keys.getOrDefault("pbc", "T T T").toUpperCase(Locale.ROOT).contains("F")) {
      throw lines.wrong(
          "pbc must be \"T T T\" (periodic along each axis), not \"" + keys.get("pbc") + "\"");
    }
    Map<String, Integer> columns = columns(keys.get("properties"), lines);
    int position = column(columns, "pos", lines);
    boolean hasRadius = columns.containsKey("radius");
    int size = column(columns, hasRadius ? "radius" : "diameter", lines);
    boolean hasType = columns.containsKey("type");
    int name = column(columns, hasType ? "type" : "species", lines);
    int mass = columns.getOrDefault("mass", columns.getOrDefault("masses", NO_COLUMN));
    int width = columns.getOrDefault("", 0);
    double[] positions = new double[3 * n];
    double[] diameters = new double[n];
    double[] masses = new double[n];
    String[] species = new String[n];
    for (int i = 0; i < n; i++) {
      String[] words = lines.nextWords("particle " + i + " of " + n);
      if (words.length != width) {
        throw lines.wrong(
            "a particle must have " + width + " columns (Properties says so), not " + words.length);
      }
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = lines.number(words[position + axis], "a coordinate");
      }
      double value = lines.number(words[size], "a radius or diameter");
      if (value <= 0) {
        throw lines.wrong("a radius or diameter must be positive, not " + words[size]);
      }
      masses[i] = mass == NO_COLUMN ? 1 : lines.number(words[mass], "a mass");
      if (masses[i] <= 0) {
        throw lines.wrong("a mass must be positive, not " + words[mass]);
      }
      diameters[i] = hasRadius ? 2 * value : value;
      species[i] = words[name];
    }
    Snapshot snapshot = Snapshot.of(box, positions, diameters, masses, species);
    return hasType ? SnapshotFormat.withLargeAndSmall(snapshot) : snapshot;
  }

  private static Map<String, String> keys(String line) {
    Map<String, String> keys = new LinkedHashMap<>();
    Matcher matcher = KEY_VALUE.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      keys.put(
          matcher.group(1).toLowerCase(Locale.ROOT), quoted != null ? quoted : matcher.group(3));
    }
    return keys;
  }

  private static Box box(@Nullable String lattice, SnapshotLines lines) {
    if (lattice == null) {
      throw lines.wrong("a Lattice=\"…\" with nine numbers is missing");
    }
    String[] words = SnapshotLines.words(lattice);
    if (words.length != 9) {
      throw lines.wrong("Lattice must hold 9 numbers, not " + words.length);
    }
    double[] side = new double[3];
    for (int k = 0; k < 9; k++) {
      double value = lines.number(words[k], "a number of Lattice");
      if (k % 4 == 0) {
        if (value <= 0) {
          throw lines.wrong("a side of Lattice must be positive, not " + words[k]);
        }
        side[k / 4] = value;
      } else if (value != 0) {
        throw lines.wrong("Lattice must be rectangular (zero off its diagonal), not " + lattice);
      }
    }
    return new Box(side[0], side[1], side[2]);
  }

  /** The first column of each property; under the empty name the number of columns. */
  private static Map<String, Integer> columns(@Nullable String properties, SnapshotLines lines) {
    if (properties == null) {
      throw lines.wrong("Properties=… is missing");
    }
    Map<String, Integer> columns = new LinkedHashMap<>();
    String[] words = properties.split(":", -1);
    int column = 0;
    for (int k = 0; k + 2 < words.length; k += 3) {
      columns.put(words[k].toLowerCase(Locale.ROOT), column);
      column += (int) lines.number(words[k + 2], "a number of columns in Properties");
    }
    columns.put("", column);
    return columns;
  }

  private static int column(Map<String, Integer> columns, String name, SnapshotLines lines) {
    Integer column = columns.get(name);
    if (column == null) {
      throw lines.wrong("Properties must name " + name + ", which it does not");
    }
    return column;
  }

  @Override
  public void write(Snapshot snapshot, StringBuilder text) {
    double[] positions = snapshot.positions();
    double[] diameters = snapshot.diameters();
    double[] masses = snapshot.masses();
    boolean writesMasses = Arrays.stream(masses).anyMatch(mass -> mass != 1);
    String[] species = snapshot.species();
    Box box = snapshot.box();
    text.append(snapshot.particles()).append('\n');
    text.append("Lattice=\"").append(box.x()).append(" 0.0 0.0 0.0 ").append(box.y());
    text.append(" 0.0 0.0 0.0 ").append(box.z());
    text.append("\" Properties=species:S:1:pos:R:3:radius:R:1");
    text.append(writesMasses ? ":mass:R:1" : "").append(" pbc=\"T T T\"\n");
    for (int i = 0; i < diameters.length; i++) {
      text.append(species[i]);
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(positions[3 * i + axis]);
      }
      text.append(' ').append(diameters[i] / 2);
      if (writesMasses) {
        text.append(' ').append(masses[i]);
      }
      text.append('\n');
    }
  }
}
