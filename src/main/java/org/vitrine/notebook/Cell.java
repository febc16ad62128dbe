package org.vitrine.notebook;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.export.PlotlyScript;
import org.vitrine.support.Summary;

/**
 * What a cell calls without a prefix: the kernels' adapters import these methods.
 *
 * <pre>{@code
 * show(glass.snapshot(), propensity.chart());
 * show(starts);                                 // the first few, and how many more
 * help(Descriptors.class); help(propensity);    // methods, arguments, units, examples
 * about();                                      // what made this page: versions, processor, device
 * embedPlotly();                                // charts that draw themselves wherever scripts run
 * }</pre>
 */
public final class Cell {

  /** As many elements of a list are shown, each in full. */
  private static final int ELEMENTS = 5;

  /** As many numbers of an array stand in a line. */
  private static final int NUMBERS = 20;

  private static volatile Consumer<Object> screen = Terminal::print;

  private Cell() {}

  /** From now on {@code newScreen} shows what cells show. */
  static void setScreen(Consumer<Object> newScreen) {
    screen = newScreen;
  }

  /**
   * Shows values one below the other, each as if it were the last expression of the cell; where
   * there is no kernel, prints them as text. Of a list or an array that holds tables, charts or
   * other values with a picture or a table of their own, the first 5 are shown that way, and how
   * many more there are; any other is a line of its first 20 elements.
   *
   * @throws StoppedException when the cell is stopped
   */
  public static void show(@Nullable Object... values) {
    if (values.getClass() == Object[].class) {
      for (Object value : values) {
        showOne(value);
      }
    } else { // an array of a type of its own, as Snapshot[], arrives as if it were the arguments
      showOne(Arrays.asList(values));
    }
  }

  /**
   * Shows what the library says of a type: what it is for, an example, every public method with its
   * arguments, units and errors.
   *
   * @param subject a class, {@code Glass.class}, or a value, for help on its class
   */
  public static void help(Object subject) {
    screen.accept(Javadoc.of(subject instanceof Class<?> type ? type : subject.getClass()));
  }

  /**
   * Puts plotly.js into the notebook, 2 MB, as the output of this cell: whoever runs the pages of
   * its outputs then draws the charts without a notebook server and without a network. JupyterLab,
   * Notebook 7 and VS Code with its renderers for Jupyter draw them anyway.
   *
   * @throws IllegalStateException when plotly.js is not on this machine; the message says what to
   *     do
   */
  public static void embedPlotly() {
    screen.accept(new EmbeddedPlotly(PlotlyScript.read()));
  }

  /** What made a page: the version of this library, Java, system, processor, threads, device. */
  public static Summary about() {
    return Status.about();
  }

  private static void showOne(@Nullable Object value) {
    StoppedException.throwIfInterrupted("stopped: showing values");
    List<?> elements = elements(value);
    if (value == null || elements == null) {
      screen.accept(value == null ? "null" : value);
    } else if (elements.stream().noneMatch(Cell::isRendered)) {
      screen.accept(line(elements));
    } else {
      elements.stream().limit(ELEMENTS).forEach(Cell::showOne);
      if (elements.size() > ELEMENTS) {
        screen.accept("… " + (elements.size() - ELEMENTS) + " more of " + elements.size());
      }
    }
  }

  private static @Nullable List<?> elements(@Nullable Object value) {
    if (value instanceof Collection<?> collection) {
      return Arrays.asList(collection.toArray());
    }
    if (value != null && value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList();
    }
    return null;
  }

  private static boolean isRendered(@Nullable Object value) {
    return Session.RENDERED.stream().anyMatch(type -> type.isInstance(value));
  }

  private static String line(List<?> elements) {
    String first =
        elements.stream().limit(NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
    int more = elements.size() - NUMBERS;
    return "[" + first + (more > 0 ? ", … " + more + " more" : "") + "]";
  }
}
