package org.vitrine.support;

import java.util.Locale;

/** The memory of the JVM. */
public final class Heap {

  private Heap() {}

  /**
   * Refuses what would not fit, before any of it is made.
   *
   * @param what takes the memory, such as "200000 rows × 1062 columns"
   * @param bytes that it takes
   * @param instead what to ask for that takes less
   * @throws IllegalStateException with these, what is free, and how to have more
   */
  public static void requireRoom(String what, long bytes, String instead) {
    if (bytes <= free()) {
      return;
    }
    System.gc(); // what nobody holds any more counts as taken until then
    long free = free();
    if (bytes > free) {
      throw new IllegalStateException(
          "%s take %s, and of the JVM's %s only %s are free: take %s, or more memory (%s)"
              .formatted(
                  what,
                  gigabytes(bytes),
                  gigabytes(Runtime.getRuntime().maxMemory()),
                  gigabytes(free),
                  instead,
                  "VITRINE_HEAP=8g when the notebook's kernel is set up, -Xmx8g elsewhere"));
    }
  }

  private static long free() {
    Runtime jvm = Runtime.getRuntime();
    return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
