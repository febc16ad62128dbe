package org.vitrine.concurrent;

import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The independent pieces of a long call, such as trajectories, made in parallel. */
public final class Pieces {

  private Pieces() {}

  /** Keeps finished pieces beyond the call. Used by several threads at once. */
  public interface Store<T> {

    /** Whether a piece is there. */
    boolean holds(int piece);

    /** A piece that is there and whole; otherwise null. */
    @Nullable T find(int piece);

    /** Keeps a finished piece. */
    void keep(int piece, T result);

    /** Where the pieces are kept, for messages. */
    String place();
  }

  /**
   * Makes the pieces that are not kept yet, and keeps each as soon as it has ended.
   *
   * @param progress of pieces; hears of those that end and of those found
   * @param store null when nothing is to be kept
   * @param receiver takes every piece, in order
   * @throws StoppedException when the calling thread is interrupted; the message says what is kept
   */
  public static <T> void make(
      Progress progress,
      int count,
      Runner.Task<T> task,
      @Nullable Store<T> store,
      Runner.Receiver<T> receiver) {
    try {
      Runner.local().run(count, number -> piece(number, task, store, progress), receiver);
    } catch (StoppedException e) {
      throw new StoppedException("stopped: " + remaining(count, store, progress));
    }
  }

  /** On the piece's own thread: what has ended is kept, even while an earlier piece still runs. */
  private static <T> T piece(
      int number, Runner.Task<T> task, @Nullable Store<T> store, Progress progress) {
    T found = store == null ? null : store.find(number);
    if (found != null) {
      progress.pieceFound();
      return found;
    }
    T made = task.run(number);
    if (store != null) {
      store.keep(number, made);
    }
    progress.pieceDone();
    return made;
  }

  private static <T> String remaining(int count, @Nullable Store<T> store, Progress progress) {
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
