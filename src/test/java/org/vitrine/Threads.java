package org.vitrine;

import java.util.function.Supplier;

/** Calls of the library on a given number of threads. */
public final class Threads {

  private Threads() {}

  public static <T> T with(int threads, Supplier<T> call) {
    System.setProperty("vitrine.threads", Integer.toString(threads));
    try {
      return call.get();
    } finally {
      System.clearProperty("vitrine.threads");
    }
  }
}
