package org.vitrine.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelTest {

  @Test
  void resultsArriveInOrderHoweverLongTheTasksTake() {
    List<Integer> received = new ArrayList<>();
    Parallel.run(
        3,
        50,
        number -> spin(number % 3 == 0 ? 200_000 : 1, number),
        (number, result) -> received.add(result));
    assertThat(received).isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  private static int spin(int rounds, int result) {
    double x = 1;
    for (int i = 0; i < rounds; i++) {
      x = Math.sqrt(x + i);
    }
    return x < 0 ? -1 : result;
  }

  @Test
  void aFailingTaskFailsTheCallWithItsOwnException() {
    assertThatThrownBy(
            () ->
                Parallel.run(
                    2,
                    10,
                    number -> {
                      failAtSeven(number);
                      return number;
                    },
                    (number, result) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task 7");
  }

  @Test
  void memoryThatRunsOutOnEitherSideIsToldWithTheCallAndTheCause() {
    OutOfMemoryError root = new OutOfMemoryError("Java heap space");
    Parallel.Receiver<Integer> full =
        (number, result) -> {
          throw root;
        };
    Parallel.Task<Integer> failing =
        number -> {
          throw root;
        };
    assertThatThrownBy(() -> Parallel.run(2, 9, number -> number, full))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("ran out of memory (Java heap space")
        .hasCause(root);
    assertThatThrownBy(() -> Parallel.run(2, 9, failing, (number, result) -> {}))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("ran out of memory (Java heap space")
        .hasCause(root);
  }

  private static void failAtSeven(int number) {
    if (number == 7) {
      throw new IllegalArgumentException("task 7");
    }
  }

  @Test
  @Timeout(20)
  void interruptingTheCallerStopsEveryTask() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(2);
    AtomicInteger running = new AtomicInteger();
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                Parallel.run(2, 100, number -> endless(started, running), (number, result) -> {});
              } catch (StoppedException e) {
                thrown.add(e);
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();
    assertThat(running).hasValue(0);
    assertThat(thrown)
        .singleElement()
        .isInstanceOf(StoppedException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("stopped: 0 of 100 done");
  }

  private static int endless(CountDownLatch started, AtomicInteger running) {
    running.incrementAndGet();
    started.countDown();
    try {
      while (true) {
        StoppedException.throwIfInterrupted("in a task");
      }
    } finally {
      running.decrementAndGet();
    }
  }
}
