package org.vitrine.concurrent;

/**
 * Runs independent tasks and hands over their results in order of the tasks, so that what is made
 * of them has the same bits on one thread and on many.
 */
public interface Runner {

  /** A task, by its number. */
  interface Task<T> {
    /** Does the work. May throw {@link StoppedException} when its thread is interrupted. */
    T run(int number);
  }

  /** Takes the results, on the calling thread, in order of the tasks. */
  interface Receiver<T> {
    /** The result of a task. */
    void accept(int number, T result);
  }

  /**
   * Runs tasks 0 … tasks − 1; returns when the last result has been received.
   *
   * @throws StoppedException when the calling thread is interrupted; no task runs any more when
   *     this is thrown
   */
  <T> void run(int tasks, Task<T> task, Receiver<T> receiver);

  /** On this machine's cores: {@code -Dvitrine.threads}, by default all of them. */
  static Runner local() {
    return LocalRunner.ofThreads(localThreads());
  }

  /** How many threads {@link #local} uses. */
  static int localThreads() {
    return LocalRunner.defaultThreads();
  }
}
