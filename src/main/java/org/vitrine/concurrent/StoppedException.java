package org.vitrine.concurrent;

import java.util.concurrent.CancellationException;

/**
 * A long call was stopped by the user. The message says how far it had come and what remains
 * usable.
 */
public final class StoppedException extends CancellationException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public StoppedException(String message) {
    super(message);
  }

  /**
   * Stops the running call if its thread was interrupted; to be called in every long loop. The flag
   * is cleared.
   *
   * @param how far the call has come, for the message
   */
  public static void throwIfInterrupted(String how) {
    if (Thread.interrupted()) {
      throw new StoppedException("stopped: " + how);
    }
  }
}
