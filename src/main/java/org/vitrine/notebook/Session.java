package org.vitrine.notebook;

import java.util.List;
import java.util.function.Consumer;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** What every kernel is made to do; how, its adapter says. */
final class Session {

  /** Types of values that a kernel shows by {@link Rendering}. */
  static final List<Class<?>> RENDERED =
      List.of(
          Chart.class,
          Figure.class,
          Snapshot.class,
          Table.class,
          Summary.class,
          Summary.Summarized.class,
          HelpPage.class,
          EmbeddedPlotly.class);

  /** What a cell uses without importing it. */
  static final List<String> IMPORTS =
      List.of(
          "org.vitrine.*",
          "org.vitrine.charts.*",
          "org.vitrine.course.*",
          "org.vitrine.dataset.*",
          "org.vitrine.dynamics.*",
          "org.vitrine.learning.*",
          "org.vitrine.particles.*",
          "org.vitrine.simulation.*",
          "org.vitrine.spark.*",
          "org.vitrine.structure.*",
          "static org.vitrine.notebook.Cell.*",
          "tech.tablesaw.api.*",
          "java.nio.file.Path");

  /** The name of the magic that shows {@link Status}. */
  static final String MAGIC = "vitrine";

  private Session() {}

  /**
   * Connects the library with a kernel.
   *
   * @param output where progress is shown
   * @param screen shows a value as the kernel shows the last expression of a cell
   * @param evaluator runs a line of Java as a cell would
   */
  static void start(Output output, Consumer<Object> screen, Consumer<String> evaluator) {
    Progress.setListener(new ProgressDisplay(output, new SenderThread()));
    Cell.setScreen(screen);
    for (String name : IMPORTS) {
      evaluator.accept("import " + name + ";");
    }
  }
}
