package org.vitrine.io;

import static org.vitrine.support.Arguments.require;

import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/** A configuration as arrays: what is kept of it, in one place. */
final class SnapshotArrays {

  private SnapshotArrays() {}

  static ArrayFile add(ArrayFile file, String name, Snapshot snapshot) {
    Box box = snapshot.box();
    ArrayFile more =
        file.with(name + ".box", new double[] {box.x(), box.y(), box.z()})
            .with(name + ".positions", snapshot.positions())
            .with(name + ".diameters", snapshot.diameters())
            .with(name + ".masses", snapshot.masses());
    String[] species = snapshot.species();
    int[] numbers = new int[species.length];
    for (int i = 0; i < species.length; i++) {
      numbers[i] = snapshot.speciesNames().indexOf(species[i]);
    }
    for (int k = 0; k < snapshot.speciesNames().size(); k++) {
      more = more.with(speciesName(name, k), snapshot.speciesNames().get(k));
    }
    return more.with(name + ".species", numbers);
  }

  static Snapshot get(ArrayFile file, String name) {
    double[] box = file.doubles(name + ".box");
    require(box.length == 3, name + ".box", "of " + box.length + " numbers", "of 3 numbers");
    int[] numbers = file.ints(name + ".species");
    String[] species = new String[numbers.length];
    for (int i = 0; i < species.length; i++) {
      species[i] = file.text(speciesName(name, numbers[i]));
    }
    return Snapshot.of(
        new Box(box[0], box[1], box[2]),
        file.doubles(name + ".positions"),
        file.doubles(name + ".diameters"),
        file.doubles(name + ".masses"),
        species);
  }

  private static String speciesName(String name, int number) {
    return name + ".species." + number;
  }
}
