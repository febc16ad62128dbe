package org.vitrine.spark;

import java.io.Serializable;
import java.io.UncheckedIOException;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What runs on the cluster: makes one piece and keeps it in the call's directory. */
final class PieceMaker<T> extends AbstractFunction1<Iterator<Integer>, Receipt>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int count;
  private final Pieces.Task<T> task;
  private final Pieces.Store<T> store;

  PieceMaker(int count, Pieces.Task<T> task, Pieces.Store<T> store) {
    this.count = count;
    this.task = task;
    this.store = store;
  }

  /** Takes the number of a piece. */
  @Override
  public Receipt apply(Iterator<Integer> numbers) {
    int number = numbers.next();
    Progress progress = Progress.elsewhere();
    Pieces<T> pieces = new Pieces<>(progress, count, task, store);
    try {
      if (pieces.find(number) == null) { // or a twin of this task has been faster
        pieces.make(number);
      }
      return new Receipt(number, progress.share(), null);
    } catch (StoppedException | UncheckedIOException e) {
      throw e; // cancelled; or another machine may be luckier: Spark tries again
    } catch (RuntimeException e) {
      return new Receipt(number, progress.share(), e);
    }
  }
}
