package org.vitrine.concurrent;

/** Pieces made in this JVM. */
final class LocalRunner implements Runner {

  static final LocalRunner ALL_CORES = new LocalRunner();

  private LocalRunner() {}

  @Override
  public <T> void make(Pieces<T> pieces, Receiver<T> receiver) {
    try {
      Parallel.run(pieces.count(), number -> piece(number, pieces), receiver::accept);
    } catch (StoppedException e) {
      throw pieces.stopped();
    }
  }

  /** On the piece's own thread: what has ended is kept, even while an earlier piece still runs. */
  private static <T> T piece(int number, Pieces<T> pieces) {
    T found = pieces.find(number);
    if (found != null) {
      pieces.progress().pieceFound();
      return found;
    }
    T made = pieces.make(number);
    pieces.progress().pieceDone();
    return made;
  }
}
