package org.vitrine.concurrent;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work of other libraries that does not look at the interrupt flag. */
public final class Abandonable {

  private Abandonable() {}

  /**
   * Waits for work that runs on a thread of its own. When the caller is interrupted it is told so
   * at once, and the work is left to end by itself, its result unused: for computations of seconds
   * that touch nothing else.
   *
   * @param what the work, for the message
   * @throws StoppedException when the calling thread is interrupted
   */
  public static <T> T call(String what, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "vitrine-" + what);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw new StoppedException("stopped: " + what);
    } catch (ExecutionException e) {
      throw Parallel.unwrapped(e.getCause());
    }
  }
}
