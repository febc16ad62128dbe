package org.vitrine.spark;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Runner;

/**
 * Makes pieces by the tasks of a Spark job. They go into the call's directory, where this JVM reads
 * them; what the cluster sends is a receipt for each, so that neither a driver that ends nor
 * results of many gigabytes lose anything.
 */
final class SparkRunner implements Runner {

  /**
   * How long a file that another machine has written may stay unseen here: a network file system
   * remembers for up to a minute that there was none.
   */
  private static final int SECONDS_UNTIL_SEEN = 90;

  private final Cluster cluster;

  SparkRunner(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public <T> void make(Pieces<T> pieces, Receiver<T> receiver) {
    Pieces.Store<T> store = pieces.store();
    List<Integer> missing =
        IntStream.range(0, pieces.count()).filter(n -> !store.holds(n)).boxed().toList();
    if (missing.isEmpty()) {
      Runner.local().make(pieces, receiver); // reads them
      return;
    }
    try {
      SparkContext context = cluster.enter(pieces.progress().what());
      try (PieceJob job = PieceJob.submit(context, pieces, missing)) {
        receive(pieces, missing, job, receiver);
      } finally {
        cluster.leave(context);
      }
    } catch (InterruptedException e) {
      throw pieces.stopped();
    }
  }

  private static <T> void receive(
      Pieces<T> pieces, List<Integer> missing, PieceJob job, Receiver<T> receiver)
      throws InterruptedException {
    BitSet awaited = new BitSet();
    missing.forEach(awaited::set);
    for (int number = 0; number < pieces.count(); number++) {
      if (!awaited.get(number)) {
        pieces.progress().pieceFound();
      }
    }
    for (int number = 0; number < pieces.count(); number++) {
      while (awaited.get(number)) {
        Receipt receipt = job.next();
        pieces.progress().add(receipt.share());
        pieces.progress().pieceDone();
        awaited.clear(receipt.number());
      }
      receiver.accept(number, read(pieces, number));
    }
  }

  private static <T> T read(Pieces<T> pieces, int number) throws InterruptedException {
    for (int wait = 0; !pieces.store().holds(number); wait++) {
      if (wait == SECONDS_UNTIL_SEEN) {
        throw new IllegalStateException(
            "piece "
                + number
                + " was made on the cluster but is not in "
                + pieces.store().place()
                + ": the directory must be one that all machines share");
      }
      TimeUnit.SECONDS.sleep(1);
    }
    T found = pieces.find(number);
    return found == null ? pieces.make(number) : found; // one that was damaged is made anew here
  }
}
