package org.vitrine.concurrent;

import java.io.Serializable;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a long call has come. One call of the library shows one progress: what it starts inside
 * reports to {@link #NONE} or adds to the outer one. Safe to use from several threads.
 *
 * <p>A call that consists of pieces, such as trajectories, counts those that have ended, while its
 * bar moves on by the work inside of them.
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
  public static final Progress NONE = elsewhere();

  /**
   * What was done on another machine.
   *
   * @param work the amount that was done
   * @param found the amount that need not be done
   * @param tallied what was counted, as {@link #tallied()} says it
   * @param count how many of these
   */
  public record Share(double work, double found, String tallied, long count)
      implements Serializable {}

  private static volatile Listener listener = progress -> {};

  private final String what;
  private final double total;
  private final String unit;

  /** The work in a piece; NaN when the call has no pieces. */
  private final double workInPiece;

  private final Listener watcher;
  private final long startNanos = System.nanoTime();
  private final DoubleAdder work = new DoubleAdder();
  private final DoubleAdder workFound = new DoubleAdder();
  private final LongAdder piecesDone = new LongAdder();
  private final LongAdder piecesFound = new LongAdder();
  private final LongAdder tally = new LongAdder();
  private volatile String tallied = "";
  private volatile String note = "";
  private volatile long endNanos;
  private volatile boolean ended;

  private Progress(String what, double total, String unit, double workInPiece, Listener watcher) {
    this.what = what;
    this.total = total;
    this.unit = unit;
    this.workInPiece = workInPiece;
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
    return started(new Progress(what, total, unit, Double.NaN, listener));
  }

  /**
   * Starts the progress of a call that consists of pieces.
   *
   * @param what the call, as a user would name it: "measuring propensity"
   * @param pieces how many
   * @param unit of the pieces: "trajectories"
   * @param workInPiece what {@link #add} hears of one piece in all
   */
  public static Progress ofPieces(String what, int pieces, String unit, double workInPiece) {
    return started(new Progress(what, pieces, unit, workInPiece, listener));
  }

  /** A progress of its own for a piece that is made elsewhere; its {@link #share} is sent home. */
  public static Progress elsewhere() {
    return new Progress("", 1, "", Double.NaN, progress -> {});
  }

  /** What this progress has heard of. */
  public Share share() {
    return new Share(work.sum(), workFound.sum(), tallied, tally.sum());
  }

  /** What was done elsewhere, as its own progress has heard of it. */
  public void add(Share share) {
    if (!share.tallied().isEmpty()) {
      tally(share.tallied(), share.count());
    }
    addFound(share.found());
    add(share.work());
  }

  private static Progress started(Progress progress) {
    progress.watcher.update(progress);
    return progress;
  }

  /** An amount of work has been done. */
  public void add(double amount) {
    work.add(amount);
    watcher.update(this);
  }

  /** An amount of work need not be done: an earlier call has left what it led to. */
  public void addFound(double amount) {
    workFound.add(amount);
    watcher.update(this);
  }

  /** A piece has come to its end. */
  public void pieceDone() {
    piecesDone.increment();
    watcher.update(this);
  }

  /** A piece need not be worked on: an earlier call has left it. */
  public void pieceFound() {
    piecesFound.increment();
    watcher.update(this);
  }

  /**
   * Counts what the work consists of, for its rate.
   *
   * @param things the one thing that this call counts: "collisions"
   */
  public void tally(String things, long count) {
    tallied = things;
    tally.add(count);
  }

  /** What there is to say of the work at present, such as an error that shrinks. */
  public void note(String words) {
    note = words;
  }

  /** The latest of what was noted; empty when nothing was. */
  public String note() {
    return note;
  }

  /** What the call does. */
  public String what() {
    return what;
  }

  /** The amount of work in all, or the number of pieces. */
  public double total() {
    return total;
  }

  /** The amount of work done so far, or the number of pieces, at most {@link #total()}. */
  public double done() {
    double amount = hasPieces() ? piecesDone.sum() + piecesFound.sum() : work.sum();
    return Math.min(amount, total);
  }

  /** The unit of {@link #done()} and {@link #total()}. */
  public String unit() {
    return unit;
  }

  /** The part of the work that is done, that in unfinished pieces included: 0 … 1. */
  public double fraction() {
    return Math.min(1, worked() + found());
  }

  /** The part of all work that this call has done itself. */
  private double worked() {
    return work.sum() / workInAll();
  }

  private double found() {
    return piecesFound.sum() / total + workFound.sum() / workInAll();
  }

  private double workInAll() {
    return hasPieces() ? total * workInPiece : total;
  }

  private boolean hasPieces() {
    return !Double.isNaN(workInPiece);
  }

  /** What {@link #rate()} counts; empty when nothing has been counted. */
  public String tallied() {
    return tallied;
  }

  /** How many things were counted a second, by this call itself. */
  public double rate() {
    return tally.sum() / seconds();
  }

  /** Seconds since the call started; once it has ended, how long it took. */
  public double seconds() {
    return 1e-9 * ((ended ? endNanos : System.nanoTime()) - startNanos);
  }

  /**
   * Seconds to go at the rate so far, what was found left aside; infinite before anything is done.
   */
  public double secondsLeft() {
    double worked = worked();
    return worked == 0 ? Double.POSITIVE_INFINITY : seconds() * (1 - fraction()) / worked;
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
