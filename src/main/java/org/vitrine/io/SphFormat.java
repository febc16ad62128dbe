package org.vitrine.io;

import static org.vitrine.support.Arguments.require;

import java.io.IOException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/**
 * The format of the field's hard-sphere programs: a line with N, a line with three box sides, then
 * a line "letter x y z radius" a particle. Positions are written inside the box, as those programs
 * expect; extended XYZ keeps them unwrapped. There is no place for masses: other ones than 1 are
 * refused.
 */
final class SphFormat implements SnapshotFormat {

  @Override
  public Snapshot read(SnapshotLines lines) throws IOException {
    int n = lines.nextCount();
    String[] sides = lines.nextWords("three box sides");
    if (sides.length != 3) {
      throw lines.wrong("a box must have 3 sides, not " + sides.length);
    }
    double[] side = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      side[axis] = lines.number(sides[axis], "a box side");
      if (side[axis] <= 0) {
        throw lines.wrong("a box side must be positive, not " + sides[axis]);
      }
    }
    double[] positions = new double[3 * n];
    double[] diameters = new double[n];
    String[] letters = new String[n];
    for (int i = 0; i < n; i++) {
      String[] words = lines.nextWords("particle " + i + " of " + n);
      if (words.length != 5) {
        throw lines.wrong(
            "a particle must have a letter, x, y, z and a radius, not " + words.length + " words");
      }
      letters[i] = words[0];
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = lines.number(words[1 + axis], "a coordinate");
      }
      double radius = lines.number(words[4], "a radius");
      if (radius <= 0) {
        throw lines.wrong("a radius must be positive, not " + words[4]);
      }
      diameters[i] = 2 * radius;
    }
    Box box = new Box(side[0], side[1], side[2]);
    return SnapshotFormat.withLargeAndSmall(Snapshot.of(box, positions, diameters, letters));
  }

  @Override
  public void write(Snapshot snapshot, StringBuilder text) {
    double[] positions = snapshot.wrappedPositions();
    double[] diameters = snapshot.diameters();
    double[] masses = snapshot.masses();
    String[] species = snapshot.species();
    for (int i = 0; i < masses.length; i++) {
      require(
          masses[i] == 1,
          "masses[" + i + "]",
          masses[i],
          "1 in a .sph file, which has no place for it (.extxyz has)");
    }
    Box box = snapshot.box();
    text.append(snapshot.particles()).append('\n');
    text.append(box.x()).append(' ').append(box.y()).append(' ').append(box.z()).append('\n');
    for (int i = 0; i < diameters.length; i++) {
      text.append((char) ('a' + snapshot.speciesNames().indexOf(species[i])));
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(positions[3 * i + axis]);
      }
      text.append(' ').append(diameters[i] / 2).append('\n');
    }
  }
}
