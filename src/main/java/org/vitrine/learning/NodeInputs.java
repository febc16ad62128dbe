package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vitrine.io.ArrayFile;

/**
 * What the nodes of a graph begin with: features, standardised by species, 0 where one does not
 * vary in a species; then, if there are several species, a 1 at the place of the particle's own.
 */
final class NodeInputs {

  private static final Pattern GENERATION = Pattern.compile("g(\\d+)_.*");

  /** The features that take part. */
  private final int[] features;

  private final Map<String, Scaling> scalings;

  private NodeInputs(int[] features, Map<String, Scaling> scalings) {
    this.features = features;
    this.scalings = scalings;
  }

  /**
   * Standardised on all particles of the data, whatever species is learnt.
   *
   * @param generations up to which features that have one take part
   */
  static NodeInputs of(LearningData data, int generations) {
    int[] features =
        IntStream.range(0, data.names().size())
            .filter(j -> generation(data.names().get(j)) <= generations)
            .toArray();
    int highest = data.names().stream().mapToInt(NodeInputs::generation).max().orElseThrow();
    require(
        highest == -1 || highest >= generations,
        "generations of the data",
        "0 to " + highest,
        "at least 0 to " + generations + ", what the network is to see");
    Map<String, Scaling> scalings = new LinkedHashMap<>();
    data.blocks().stream()
        .flatMap(block -> block.speciesNames().stream())
        .distinct()
        .sorted()
        .forEach(species -> scalings.put(species, Scaling.of(data, species)));
    return new NodeInputs(features, scalings);
  }

  /** −1 for a feature without. */
  private static int generation(String name) {
    Matcher matcher = GENERATION.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** Numbers at a node. */
  int size() {
    return features.length + (scalings.size() > 1 ? scalings.size() : 0);
  }

  /** [particle][input] of a block. */
  float[] of(Features data, Particles block) {
    float[] inputs = new float[block.size() * size()];
    double[] row = new double[data.names().size()];
    double[] standard = new double[row.length];
    List<String> species = List.copyOf(scalings.keySet());
    for (int i = 0; i < block.size(); i++) {
      Scaling scaling = Predictions.ofSpecies(scalings, block.species(i));
      data.copy(block, i, row);
      Arrays.fill(standard, 0);
      for (int j = 0; j < scaling.size(); j++) {
        standard[scaling.feature(j)] = scaling.standardised(row, j);
      }
      int at = i * size();
      for (int feature : features) {
        inputs[at++] = (float) standard[feature];
      }
      if (species.size() > 1) {
        inputs[at + species.indexOf(block.species(i))] = 1;
      }
    }
    return inputs;
  }

  /** Put into a file. */
  ArrayFile in(ArrayFile before) {
    ArrayFile file =
        before
            .with("node_features", features)
            .with("node_species", String.join("\n", scalings.keySet()));
    for (Map.Entry<String, Scaling> scaling : scalings.entrySet()) {
      file = scaling.getValue().in(file, "." + scaling.getKey());
    }
    return file;
  }

  /** Read back from a file. */
  static NodeInputs from(ArrayFile file) {
    Map<String, Scaling> scalings = new LinkedHashMap<>();
    for (String species : file.text("node_species").lines().toList()) {
      scalings.put(species, Scaling.from(file, "." + species));
    }
    return new NodeInputs(file.ints("node_features"), scalings);
  }
}
