package org.vitrine.notebook;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One thread for everything that is sent: the kernel's sockets do not survive an interrupted
 * thread, and a worker must not wait for them.
 */
final class SenderThread implements Schedule {

  static final String NAME = "vitrine-progress";

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, NAME);
            thread.setDaemon(true);
            return thread;
          });

  SenderThread() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Runnable every(long delayMillis, long periodMillis, Runnable work) {
    Future<?> repeated =
        executor.scheduleWithFixedDelay(work, delayMillis, periodMillis, TimeUnit.MILLISECONDS);
    return () -> repeated.cancel(false);
  }

  @Override
  public void once(long patienceMillis, Runnable work) {
    try {
      executor.submit(work).get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The call is over all the same; its last line is a courtesy.
    }
  }
}
