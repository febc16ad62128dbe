package org.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.particles.NeighborList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.Descriptor;

/** The descriptor that the README shows, as it stands there. */
@SuppressWarnings("MissingOverride") // as one writes in a cell
class ReadmeExampleTest {

  // README: from here
  record Crowding(double range) implements Descriptor {
    public List<String> names() {
      return List.of("crowding_r" + range);
    }

    public void measure(Neighborhood around, double[] values) {
      for (int k = 0; k < around.size() && around.distance(k) < range; k++) {
        values[0] += StrictMath.pow(around.diameter(k), 3);
      }
    }
  }

  // README: to here

  @Test
  void descriptorOfTheReadmeMeasuresWhatItSays() {
    Snapshot start = References.snapA();
    var structure = Descriptors.of(start, Descriptors.grid().with(new Crowding(1.5)));
    assertThat(structure.names()).hasSize(3 * 355).contains("g0_crowding_r1.5");
    NeighborList neighbors = NeighborList.of(start, 1.5);
    double expected = 0;
    for (int e = neighbors.first(42); e < neighbors.first(43); e++) {
      double diameter = start.diameters()[neighbors.particle(e)];
      expected += diameter * diameter * diameter;
    }
    assertThat(structure.select("g0_crowding").row(42)[0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void readmeHasThisCode() throws IOException {
    String here =
        Files.readAllLines(Path.of("src/test/java/org/vitrine/ReadmeExampleTest.java")).stream()
            .dropWhile(line -> !line.contains("README: from here"))
            .skip(1)
            .takeWhile(line -> !line.contains("README: to here"))
            .map(line -> line.isEmpty() ? line : line.substring(2))
            .collect(Collectors.joining("\n"))
            .strip();
    assertThat(Files.readString(Path.of("README.md")).replace("\r", ""))
        .contains(here)
        .contains("Descriptors.of(starts, Descriptors.grid().with(new Crowding(1.5)))");
  }
}
