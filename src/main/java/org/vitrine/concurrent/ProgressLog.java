package org.vitrine.concurrent;

import java.io.PrintStream;
import java.util.Locale;

/** Prints the progress of calls, for programs that run without a notebook. */
public final class ProgressLog implements Progress.Listener {

  private final PrintStream out;
  private String last = "";

  /** A line for each hundredth of the way. */
  public ProgressLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void update(Progress progress) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %.0f %% of %.0f %s",
            progress.what(),
            Math.floor(100 * progress.done() / progress.total()),
            progress.total(),
            progress.unit());
    if (!line.equals(last)) {
      out.println(line);
      last = line;
    }
  }
}
