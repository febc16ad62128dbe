package org.vitrine.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vitrine.dynamics.TimeColumns;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the finished folds of a cross-validation predict, kept in a directory. */
final class KeptFolds {

  private static final String SNAPSHOT = "snapshot";
  private static final String PARTICLE = "particle";
  private static final String SPECIES = "species";

  private final WorkDirectory directory;
  private final List<String> species;
  private final double[] times;

  private KeptFolds(WorkDirectory directory, LearningData data) {
    this.directory = directory;
    this.species = data.speciesNames();
    this.times = data.times();
  }

  /**
   * Opens the directory of a cross-validation; makes it if it is not there.
   *
   * @throws IllegalArgumentException when it holds another one; the message names what differs
   */
  static KeptFolds in(Path path, Learner learner, LearningData data, int folds, long seed) {
    ArrayFile call =
        ArrayFile.of("cross-validation")
            .with("learner", identity(learner))
            .with("data", fingerprint(data))
            .with("folds", folds)
            .with("seed", seed);
    return new KeptFolds(WorkDirectory.open(path, call), data);
  }

  /** All that a learner of this library is set to; of one of the user's own, its name. */
  private static String identity(Learner learner) {
    if (learner instanceof ScopedLearner<?> own) {
      return own.identity();
    }
    return learner instanceof Summary.Summarized ? learner.toString() : learner.name();
  }

  /** Of every bit of features and targets: a checksum in hexadecimal. */
  private static String fingerprint(LearningData data) {
    long hash = 0xcbf29ce484222325L; // Fowler, Noll and Vo's, over longs
    for (String name : data.names()) {
      hash = mixed(hash, name.hashCode());
    }
    for (int i = 0; i < data.size(); i++) {
      for (double value : data.row(i)) {
        hash = mixed(hash, Double.doubleToLongBits(value));
      }
    }
    for (double time : data.times()) {
      hash = mixed(hash, Double.doubleToLongBits(time));
      for (double value : data.targets(time)) {
        hash = mixed(hash, Double.doubleToLongBits(value));
      }
    }
    return Long.toHexString(hash);
  }

  private static long mixed(long hash, long bits) {
    long product = (hash ^ bits) * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32; // else high bits would never reach low ones
  }

  /** The predictions of a fold: those that are kept, else what {@code make} gives, kept then. */
  static Table predicted(@Nullable KeptFolds kept, int fold, Supplier<Table> make) {
    if (kept == null) {
      return make.get();
    }
    ArrayFile found = kept.directory.find(name(fold));
    if (found != null) {
      return kept.table(found);
    }
    Table made = make.get();
    kept.directory.keep(name(fold), kept.file(made));
    return made;
  }

  private static String name(int fold) {
    return "fold-" + fold;
  }

  private ArrayFile file(Table predictions) {
    ArrayFile file =
        ArrayFile.of("predictions")
            .with(SNAPSHOT, predictions.intColumn(SNAPSHOT).asIntArray())
            .with(PARTICLE, predictions.intColumn(PARTICLE).asIntArray())
            .with(
                SPECIES,
                predictions.stringColumn(SPECIES).asList().stream()
                    .mapToInt(species::indexOf)
                    .toArray());
    for (String time : predicted(predictions)) {
      file = file.with(time, predictions.doubleColumn(time).asDoubleArray());
    }
    return file;
  }

  private List<String> predicted(Table predictions) {
    List<String> names = new ArrayList<>();
    for (double time : times) {
      if (predictions.containsColumn(TimeColumns.name(time))) {
        names.add(TimeColumns.name(time));
      }
    }
    return names;
  }

  private Table table(ArrayFile file) {
    StringColumn names = StringColumn.create(SPECIES);
    for (int number : file.ints(SPECIES)) {
      names.append(species.get(number));
    }
    Table table =
        Table.create(
            "predictions",
            IntColumn.create(SNAPSHOT, file.ints(SNAPSHOT)),
            IntColumn.create(PARTICLE, file.ints(PARTICLE)),
            names);
    for (double time : times) {
      if (file.has(TimeColumns.name(time))) {
        table.addColumns(
            DoubleColumn.create(TimeColumns.name(time), file.doubles(TimeColumns.name(time))));
      }
    }
    return table;
  }
}
