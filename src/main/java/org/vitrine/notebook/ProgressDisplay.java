package org.vitrine.notebook;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;

/**
 * Shows the progress of long calls in the cell: one display a call, renewed at most ten times a
 * second; none for a call that is over before one would have read it.
 *
 * <p>Everything is sent by one thread of its own, because the kernel's sockets do not survive an
 * interrupted thread, and a worker must not wait for them.
 */
final class ProgressDisplay implements Progress.Listener {

  private static final long QUIET_MILLIS = 700;
  private static final long RENEWAL_MILLIS = 100;

  /** How long the end of a call waits for its last line, so that the line is part of its cell. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Output output;
  private final Map<Progress, Display> displays = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor sender;

  ProgressDisplay(Output output) {
    this.output = output;
    sender =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "vitrine-progress");
              thread.setDaemon(true);
              return thread;
            });
    sender.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void update(Progress progress) {
    Display display = displays.get(progress);
    if (progress.ended()) {
      if (display != null) {
        display.end();
      }
    } else if (display == null) {
      displays.computeIfAbsent(progress, Display::new);
    }
  }

  /** The display of one call. Apart from its making and its end, the sender's alone. */
  private final class Display {

    private final String id = "vitrine-progress-" + UUID.randomUUID();
    private final Progress progress;
    private final Future<?> renewal;
    private @Nullable Map<String, Object> shown;

    Display(Progress progress) {
      this.progress = progress;
      this.renewal =
          sender.scheduleWithFixedDelay(
              this::renew, QUIET_MILLIS, RENEWAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end() {
      try {
        sender.submit(this::renew).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // The call is over all the same; its last line is a courtesy.
      }
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
      renewal.cancel(false);
      displays.remove(progress);
    }
  }
}
