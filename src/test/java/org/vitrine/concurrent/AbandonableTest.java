package org.vitrine.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AbandonableTest {

  @Test
  void aResultOrAnExceptionComesThrough() {
    assertThat(Abandonable.call("adding", () -> 1 + 1)).isEqualTo(2);
    assertThatThrownBy(
            () ->
                Abandonable.call(
                    "failing",
                    () -> {
                      throw new ArithmeticException("no");
                    }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("no");
  }

  @Test
  @Timeout(20)
  void anInterruptedCallerDoesNotWaitForTheWork() {
    CountDownLatch release = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Abandonable.call("fitting", () -> waitFor(release)))
        .isInstanceOf(StoppedException.class)
        .hasMessage("stopped: fitting");
    release.countDown();
  }

  private static long waitFor(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
    return latch.getCount();
  }
}
