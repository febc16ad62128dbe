package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.support.Summary;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How some learners are set, as the paper's Tables I and II. */
public final class SettingsTable {

  private SettingsTable() {}

  /**
   * A row a learner, and a column for each setting that one of them has, as their summaries tell
   * it; empty where a learner has none of its kind.
   *
   * @throws IllegalArgumentException when there is no learner, or one does not say how it is set
   */
  public static Table of(List<Learner> learners) {
    require(!learners.isEmpty(), "learners", "none", "at least one");
    Map<String, StringColumn> columns = new LinkedHashMap<>();
    for (int row = 0; row < learners.size(); row++) {
      Learner learner = learners.get(row);
      require(
          learner instanceof Summary.Summarized,
          "learners[" + row + "]",
          learner.name(),
          "one that has a summary, such as the library's own");
      for (Summary.Fact fact : ((Summary.Summarized) learner).summary().facts()) {
        StringColumn column = columns.computeIfAbsent(fact.name(), StringColumn::create);
        fill(column, row);
        column.append(fact.value());
      }
    }
    columns.values().forEach(column -> fill(column, learners.size()));
    return Table.create("settings").addColumns(columns.values().toArray(StringColumn[]::new));
  }

  private static void fill(StringColumn column, int size) {
    while (column.size() < size) {
      column.appendMissing();
    }
  }
}
