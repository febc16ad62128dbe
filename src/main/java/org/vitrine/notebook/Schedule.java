package org.vitrine.notebook;

/** Who sends lines to the cell, and when. */
interface Schedule {

  /**
   * Does work again and again.
   *
   * @return what ends it
   */
  Runnable every(long delayMillis, long periodMillis, Runnable work);

  /** Does work once, and waits for it for a while; an interrupt ends the wait, not the work. */
  void once(long patienceMillis, Runnable work);
}
