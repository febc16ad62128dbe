package org.vitrine.support;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The memory of the JVM. */
public final class Heap {

  /** Where README says how to change it. */
  private static final String MORE =
      "more memory (VITRINE_HEAP=8g when the notebook's kernel is set up, -Xmx8g elsewhere)";

  private static final String LIBRARY = "org.vitrine.";

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
          "%s take %s, and of the JVM's %s only %s are free: take %s, or %s"
              .formatted(
                  what,
                  size(bytes),
                  size(Runtime.getRuntime().maxMemory()),
                  size(free),
                  instead,
                  MORE));
    }
  }

  /**
   * What an error of memory becomes for the user: the same with a message that says which call of
   * the library ran out, of how much, and what helps. Its trace is the calling thread's; the cause
   * is the error itself, with the trace of the thread that it arose in.
   */
  public static OutOfMemoryError exhausted(OutOfMemoryError error) {
    // one that has a cause was advised already, by a call inside this one
    OutOfMemoryError root = error.getCause() instanceof OutOfMemoryError inner ? inner : error;
    try {
      OutOfMemoryError told =
          new OutOfMemoryError(advice(root.getMessage(), Thread.currentThread().getStackTrace()));
      told.initCause(root);
      return told;
    } catch (OutOfMemoryError e) { // no room for the words
      return error;
    }
  }

  /**
   * What to say of an error of memory, in a line.
   *
   * @param message the JVM's
   * @param trace of the calling thread, the innermost call first
   */
  public static String advice(@Nullable String message, StackTraceElement[] trace) {
    String call = "the cell"; // which fills memory by itself
    for (StackTraceElement frame : trace) {
      String type = frame.getClassName();
      if (type.startsWith(LIBRARY)) { // the outermost stays: the one that the user wrote
        call = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
      }
    }
    return "%s ran out of memory (%s; the JVM has %s at most): take fewer snapshots, runs, times, %s, or %s"
        .formatted(
            call, message, size(Runtime.getRuntime().maxMemory()), "generations or columns", MORE);
  }

  private static long free() {
    Runtime jvm = Runtime.getRuntime();
    return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
  }

  private static String size(long bytes) {
    return bytes < 1e9
        ? Math.round(bytes / 1e6) + " MB"
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
