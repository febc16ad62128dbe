package org.vitrine.learning;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Collects garbage without a pause, and fills memory outside the heap with what is no number. */
final class Garbage {

  private Garbage() {}

  static <T> T whileCollecting(Supplier<T> work) {
    AtomicBoolean ended = new AtomicBoolean();
    Thread collector =
        new Thread(
            () -> {
              while (!ended.get()) {
                System.gc();
                for (int k = 0; k < 1000; k++) {
                  ByteBuffer.allocateDirect(8).putLong(-1); // a NaN, as a float or a double
                }
              }
            });
    collector.start();
    try {
      return work.get();
    } finally {
      ended.set(true);
    }
  }
}
