package org.vitrine.concurrent;

import static org.vitrine.support.Arguments.require;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vitrine.support.Heap;

/**
 * Runs independent tasks on this machine's cores and hands over their results in order of the
 * tasks, so that what is made of them has the same bits on one thread and on many.
 */
public final class Parallel {

  /** A task, by its number. */
  public interface Task<T> {
    /** Does the work. May throw {@link StoppedException} when its thread is interrupted. */
    T run(int number);
  }

  /** Takes the results, on the calling thread, in order of the tasks. */
  public interface Receiver<T> {
    /** The result of a task. */
    void accept(int number, T result);
  }

  /**
   * Results that wait for an earlier one: enough to keep every thread busy, few enough to fit in
   * memory.
   */
  private static final int WINDOW_PER_THREAD = 4;

  private Parallel() {}

  /** How many threads there are: {@code -Dvitrine.threads}, by default one a core. */
  public static int threads() {
    String property = System.getProperty("vitrine.threads");
    if (property == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int threads = Integer.parseInt(property.strip());
      require(threads > 0, "vitrine.threads", threads, "at least 1");
      return threads;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "vitrine.threads must be a whole number, not " + property, e);
    }
  }

  /**
   * Runs tasks 0 … tasks − 1; returns when the last result has been received.
   *
   * @throws StoppedException when the calling thread is interrupted; no task runs any more when
   *     this is thrown
   */
  public static <T> void run(int tasks, Task<T> task, Receiver<T> receiver) {
    run(threads(), tasks, task, receiver);
  }

  static <T> void run(int threads, int tasks, Task<T> task, Receiver<T> receiver) {
    if (tasks == 0) {
      return;
    }
    try {
      runAll(threads, tasks, task, receiver);
    } catch (OutOfMemoryError e) { // of a task or of the receiver; the threads have ended
      throw Heap.exhausted(e);
    }
  }

  private static <T> void runAll(int threads, int tasks, Task<T> task, Receiver<T> receiver) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks), Parallel::daemon);
    int received = 0;
    try {
      Queue<Future<T>> pending = new ArrayDeque<>();
      int submitted = 0;
      while (received < tasks) {
        if (Thread.interrupted()) { // a result that is there already is given without a look
          throw new InterruptedException();
        }
        while (submitted < tasks && pending.size() < threads * WINDOW_PER_THREAD) {
          int number = submitted++;
          pending.add(pool.submit(() -> task.run(number)));
        }
        receiver.accept(received, pending.remove().get());
        received++;
      }
    } catch (InterruptedException e) {
      throw new StoppedException("stopped: " + received + " of " + tasks + " done");
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "vitrine");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The user's call must not return while its tasks still run: they poll the interrupt flag, so
   * this is short.
   */
  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exception of a task, for its caller. */
  static RuntimeException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(String.valueOf(cause), cause);
  }
}
