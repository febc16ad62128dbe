package org.vitrine.concurrent;

import java.util.concurrent.atomic.DoubleAdder;

/**
 * How far a long call has come. One call of the library shows one progress: what it starts inside
 * reports to {@link #NONE} or adds to the outer one. Safe to use from several threads.
 */
public final class Progress implements AutoCloseable {

  /**
   * Somebody who shows progress to the user. Called often and from any thread: it decides when to
   * draw.
   */
  public interface Listener {
    /** The call has started, has come further, or has ended ({@link Progress#ended()}). */
    void update(Progress progress);
  }

  /** Progress that nobody watches. */
  public static final Progress NONE = new Progress("", 1, "", progress -> {});

  private static volatile Listener listener = progress -> {};

  private final String what;
  private final double total;
  private final String unit;
  private final Listener watcher;
  private final long startNanos = System.nanoTime();
  private final DoubleAdder done = new DoubleAdder();
  private volatile long endNanos;
  private volatile boolean ended;

  private Progress(String what, double total, String unit, Listener watcher) {
    this.what = what;
    this.total = total;
    this.unit = unit;
    this.watcher = watcher;
  }

  /** From now on, {@code newListener} hears of every call's progress. */
  public static void setListener(Listener newListener) {
    listener = newListener;
  }

  /**
   * Starts a progress; to be closed when the call ends.
   *
   * @param what the call, as a user would name it: "ageing"
   * @param total the amount of work
   * @param unit of the amount: "τ", "trajectories"
   */
  public static Progress start(String what, double total, String unit) {
    Progress progress = new Progress(what, total, unit, listener);
    progress.watcher.update(progress);
    return progress;
  }

  /** An amount of work has been done. */
  public void add(double amount) {
    done.add(amount);
    watcher.update(this);
  }

  /** What the call does. */
  public String what() {
    return what;
  }

  /** The amount of work in all. */
  public double total() {
    return total;
  }

  /** The amount of work done so far, at most {@link #total()}. */
  public double done() {
    return Math.min(done.sum(), total);
  }

  /** The unit of {@link #done()} and {@link #total()}. */
  public String unit() {
    return unit;
  }

  /** Seconds since the call started; once it has ended, how long it took. */
  public double seconds() {
    return 1e-9 * ((ended ? endNanos : System.nanoTime()) - startNanos);
  }

  /** Seconds to go at the rate so far; infinite before anything is done. */
  public double secondsLeft() {
    double amount = done();
    return amount == 0 ? Double.POSITIVE_INFINITY : seconds() * (total - amount) / amount;
  }

  /** True once the call has ended, whether all work was done or not. */
  public boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    if (!ended) {
      endNanos = System.nanoTime();
      ended = true;
    }
    watcher.update(this);
  }
}
