package org.vitrine.notebook;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;

/**
 * Shows the progress of long calls in the cell: one display a call, renewed at most ten times a
 * second; none for a call that is over before one would have read it.
 */
final class ProgressDisplay implements Progress.Listener {

  private static final long QUIET_MILLIS = 700;
  private static final long RENEWAL_MILLIS = 100;

  /** How long the end of a call waits for its last line, so that the line is part of its cell. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Output output;
  private final Schedule schedule;
  private final Map<Progress, Display> displays = new ConcurrentHashMap<>();

  ProgressDisplay(Output output, Schedule schedule) {
    this.output = output;
    this.schedule = schedule;
  }

  @Override
  public void update(Progress progress) {
    Display display = displays.get(progress);
    if (progress.ended()) {
      if (display != null) {
        schedule.once(PATIENCE_MILLIS, display::renew);
      }
    } else if (display == null) {
      displays.computeIfAbsent(progress, Display::new);
    }
  }

  /** The display of one call. Apart from its making, the schedule's alone. */
  private final class Display {

    private final String id = "vitrine-progress-" + UUID.randomUUID();
    private final Progress progress;
    private final Runnable endOfRenewals;
    private @Nullable Map<String, Object> shown;

    Display(Progress progress) {
      this.progress = progress;
      this.endOfRenewals = schedule.every(QUIET_MILLIS, RENEWAL_MILLIS, this::renew);
    }

    private void renew() {
      boolean last = progress.ended(); // read first: what is drawn after is then final
      if (last && shown == null) {
        forget();
        return;
      }
      if (!output.isOpen()) {
        return; // a stopped cell is closed before its call has ended; the line waits for the next
      }
      try {
        draw();
      } catch (RuntimeException e) {
        forget();
        return;
      }
      if (last) {
        forget();
      }
    }

    private void draw() {
      Map<String, Object> line = ProgressLine.of(progress);
      if (shown == null) {
        output.show(id, line);
      } else if (!line.equals(shown)) {
        output.update(id, line);
      }
      shown = line;
    }

    private void forget() {
      endOfRenewals.run();
      displays.remove(progress);
    }
  }
}
