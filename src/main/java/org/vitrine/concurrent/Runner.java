package org.vitrine.concurrent;

/** Where the pieces of a long call are made: on this machine's cores, or on many machines. */
public interface Runner {

  /** Takes the pieces, on the calling thread, in order. */
  interface Receiver<T> {
    /** A piece by its number. */
    void accept(int number, T piece);
  }

  /**
   * Makes the pieces that are not kept yet, keeps each as soon as it has ended, and hands over all
   * of them: what is made of them has the same bits wherever they were made.
   *
   * @throws StoppedException when the calling thread is interrupted; the message says what is kept
   */
  <T> void make(Pieces<T> pieces, Receiver<T> receiver);

  /** This machine's cores: {@code -Dvitrine.threads}, by default all of them. */
  static Runner local() {
    return LocalRunner.ALL_CORES;
  }
}
