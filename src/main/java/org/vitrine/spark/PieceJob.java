package org.vitrine.spark;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.apache.spark.rdd.RDD;
import org.vitrine.concurrent.Pieces;
import scala.collection.immutable.Range;
import scala.runtime.BoxedUnit;

/** A Spark job that makes pieces, one a task. Closed before its end, it is cancelled. */
final class PieceJob implements AutoCloseable {

  private static final int TENTHS_UNTIL_ENDED = 100;

  private final JavaSparkContext context;
  private final String group;
  private final SimpleFutureAction<Object> action;
  private final BlockingQueue<Receipt> receipts;

  private PieceJob(
      JavaSparkContext context,
      String group,
      SimpleFutureAction<Object> action,
      BlockingQueue<Receipt> receipts) {
    this.context = context;
    this.group = group;
    this.action = action;
    this.receipts = receipts;
  }

  /** Starts it. */
  static <T> PieceJob submit(SparkContext context, Pieces<T> pieces, List<Integer> missing) {
    JavaSparkContext java = new JavaSparkContext(context);
    RDD<Integer> numbers = java.parallelize(missing, missing.size()).rdd();
    BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    String group = "vitrine-" + UUID.randomUUID();
    java.setJobGroup(group, pieces.progress().what(), true); // cancelling interrupts the tasks
    try {
      SimpleFutureAction<Object> action =
          context.submitJob(
              numbers,
              new PieceMaker<>(pieces.count(), pieces.task(), pieces.store()),
              new Range.Exclusive(0, missing.size(), 1),
              (partition, receipt) -> {
                receipts.add(receipt);
                return BoxedUnit.UNIT;
              },
              () -> BoxedUnit.UNIT);
      return new PieceJob(java, group, action, receipts);
    } finally {
      java.clearJobGroup();
    }
  }

  /**
   * The next receipt, in the order in which pieces are finished.
   *
   * @throws RuntimeException of a piece that cannot be made
   */
  Receipt next() throws InterruptedException {
    while (true) {
      boolean over = action.isCompleted(); // asked first: no receipt follows it
      Receipt receipt = receipts.poll(over ? 0 : 1, TimeUnit.SECONDS);
      if (receipt != null) {
        if (receipt.failure() != null) {
          throw receipt.failure();
        }
        return receipt;
      }
      if (over) {
        throw givenUp(action.value().get().failed().get());
      }
    }
  }

  /** Spark's message has the stack of the task behind its first line. */
  private static IllegalStateException givenUp(Throwable cause) {
    String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new IllegalStateException(
        "Spark has given up; what is kept stays, and the same call goes on from it: " + first,
        cause);
  }

  /** The tasks that run hear of it; they are waited for, but not for long. */
  @Override
  public void close() {
    if (action.isCompleted()) {
      return;
    }
    action.cancel();
    try {
      for (int wait = 0; tasksRun() && wait < TENTHS_UNTIL_ENDED; wait++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tasksRun() {
    JavaSparkStatusTracker tracker = context.statusTracker();
    return IntStream.of(tracker.getJobIdsForGroup(group))
        .mapToObj(tracker::getJobInfo)
        .filter(Objects::nonNull)
        .flatMapToInt(job -> IntStream.of(job.stageIds()))
        .mapToObj(tracker::getStageInfo)
        .anyMatch(stage -> stage != null && stage.numActiveTasks() > 0);
  }
}
