package org.vitrine.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where data sets are looked for. */
final class DatasetPlaces {

  private static final String PROPERTY = "vitrine.data";

  /** A notebook of a course lies two folders below the checkout. */
  private static final int FOLDERS_ABOVE = 3;

  private DatasetPlaces() {}

  static Path find(String name) {
    List<Path> places = places(Path.of("").toAbsolutePath(), System.getProperty(PROPERTY));
    return places.stream()
        .map(place -> place.resolve(name))
        .filter(DatasetFiles::holdsOne)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "name must be that of a directory with a data set in one of "
                        + places
                        + ", not "
                        + name
                        + "; -D"
                        + PROPERTY
                        + "=DIRECTORY names another place, and"
                        + " Glass.recipe().make(\"work\").save(\"data/"
                        + name
                        + "\") makes the standard one in some 5 hours of one core"));
  }

  static List<Path> places(Path here, @Nullable String property) {
    List<Path> places = new ArrayList<>();
    Path folder = here;
    for (int k = 0; k <= FOLDERS_ABOVE && folder != null; k++) {
      places.add(folder.resolve("data"));
      places.add(folder.resolve("notebooks").resolve("data"));
      folder = folder.getParent();
    }
    places.removeIf(place -> !Files.isDirectory(place));
    if (property != null) {
      places.add(Path.of(property));
    }
    return places;
  }
}
