package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.vitrine.concurrent.Parallel;
import org.vitrine.dynamics.TimeColumns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a fitted model predicts for described particles, as a table. */
final class Predictions {

  /** The fitted model of one species; used by several threads. */
  interface OfSpecies {
    /** Writes the prediction for each time, from all features of a particle. */
    void predict(double[] features, double[] predictions);
  }

  private Predictions() {}

  /**
   * Columns snapshot, particle, species, then one a time, for the particles of the species that the
   * model was fitted to, snapshot by snapshot.
   *
   * @param names of the features that the model was fitted to
   */
  static Table table(
      Features features,
      List<String> names,
      double[] times,
      BiFunction<Features, Particles, double[][]> model) {
    require(
        features.names().equals(names),
        "features",
        features.names().size() + " of other names",
        "the " + names.size() + " that the model was fitted to");
    IntColumn snapshot = IntColumn.create("snapshot");
    IntColumn particle = IntColumn.create("particle");
    StringColumn species = StringColumn.create("species");
    List<DoubleColumn> columns = new ArrayList<>();
    for (double time : times) {
      columns.add(DoubleColumn.create(TimeColumns.name(time)));
    }
    List<Particles> blocks = features.blocks();
    Parallel.<double[][]>run(
        blocks.size(),
        k -> model.apply(features, blocks.get(k)),
        (k, rows) -> {
          Particles block = blocks.get(k);
          for (int i = 0; i < rows.length; i++) {
            if (rows[i].length > 0) {
              snapshot.append(block.snapshot());
              particle.append(block.particle(i));
              species.append(block.species(i));
              for (int t = 0; t < times.length; t++) {
                columns.get(t).append(rows[i][t]);
              }
            }
          }
        });
    require(
        !snapshot.isEmpty(),
        "species",
        blocks.stream().flatMap(block -> block.speciesNames().stream()).distinct().toList(),
        "of those that the model was fitted to");
    Table table = Table.create("predictions", snapshot, particle, species);
    columns.forEach(table::addColumns);
    return table;
  }

  /**
   * A row a particle of the block, each by itself; empty where there is no model of its species.
   */
  static double[][] oneByOne(
      Features features, Particles block, int times, Map<String, ? extends OfSpecies> models) {
    double[][] rows = new double[block.size()][0];
    double[] row = new double[features.names().size()];
    for (int i = 0; i < rows.length; i++) {
      OfSpecies model = models.get(block.species(i));
      if (model != null) {
        features.copy(block, i, row);
        rows[i] = new double[times];
        model.predict(row, rows[i]);
      }
    }
    return rows;
  }

  /** The model of a species. */
  static <T> T ofSpecies(Map<String, T> models, String species) {
    T model = models.get(species);
    if (model == null) {
      throw new IllegalArgumentException(
          "species must be one of " + models.keySet() + ", not " + species);
    }
    return model;
  }
}
