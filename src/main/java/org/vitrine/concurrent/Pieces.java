package org.vitrine.concurrent;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The independent pieces of a long call, such as trajectories: how each is made, where it is kept,
 * and the call's progress. A {@link Runner} makes them.
 */
public final class Pieces<T> {

  /** How a piece is made. It may travel to other machines, with all that it refers to. */
  public interface Task<T> extends Serializable {

    /**
     * Makes a piece. May throw {@link StoppedException} when its thread is interrupted.
     *
     * @param progress hears of the work in the piece
     */
    T make(int number, Progress progress);
  }

  /**
   * Keeps finished pieces beyond the call. Used by several threads at once, and by other machines:
   * what travels there finds the same place.
   */
  public interface Store<T> extends Serializable {

    /** Whether a piece is there. */
    boolean holds(int piece);

    /** A piece that is there and whole; otherwise null. */
    @Nullable T find(int piece);

    /** Keeps a finished piece. */
    void keep(int piece, T result);

    /** Where the pieces are kept, for messages. */
    String place();
  }

  private final Progress progress;
  private final int count;
  private final Task<T> task;
  private final @Nullable Store<T> store;

  /**
   * Pieces 0 … count − 1; nothing is made yet.
   *
   * @param progress of pieces; hears of those that end and of those found
   * @param store null when nothing is to be kept
   */
  public Pieces(Progress progress, int count, Task<T> task, @Nullable Store<T> store) {
    this.progress = progress;
    this.count = count;
    this.task = task;
    this.store = store;
  }

  /** How many pieces there are. */
  public int count() {
    return count;
  }

  /** The progress of the call. */
  public Progress progress() {
    return progress;
  }

  /** How a piece is made. */
  public Task<T> task() {
    return task;
  }

  /**
   * Where the pieces are kept.
   *
   * @throws IllegalArgumentException when they are not
   */
  public Store<T> store() {
    if (store == null) {
      throw new IllegalArgumentException(
          "directory must be one that all machines share, as the last argument, not left out");
    }
    return store;
  }

  /** A piece that an earlier call has left; otherwise null. */
  public @Nullable T find(int number) {
    return store == null ? null : store.find(number);
  }

  /** Makes a piece and keeps it. */
  public T make(int number) {
    T made = task.make(number, progress);
    if (store != null) {
      store.keep(number, made);
    }
    return made;
  }

  /** The exception of a call that was stopped, which says what remains of it. */
  public StoppedException stopped() {
    return new StoppedException("stopped: " + remaining());
  }

  private String remaining() {
    if (store == null) {
      return String.format(
          Locale.ROOT,
          "%.0f of %d %s had ended and are lost; with a directory as last argument they are kept",
          progress.done(),
          count,
          progress.unit());
    }
    long kept = IntStream.range(0, count).filter(store::holds).count();
    return String.format(
        Locale.ROOT,
        "%d of %d %s are kept in %s: the same call goes on from there",
        kept,
        count,
        progress.unit(),
        store.place());
  }
}
