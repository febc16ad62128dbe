package org.vitrine.simulation;

import java.util.Arrays;
import org.vitrine.io.ArrayFile;

/**
 * The next event of each particle, in order of time: a wheel of buckets, each as wide as about half
 * an event.
 *
 * <p>Events beyond one turn of the wheel wait in an overflow list, which is dealt out at each turn.
 * Times are relative to the last turn, so that they stay small and lose no digits in long runs. Of
 * two events at the same time, that of the lower particle number comes first: the order never
 * depends on how the lists were filled.
 */
final class EventCalendar {

  private static final int NONE = -1;

  private static final int LINK = 4;
  private static final int NEXT = 0;
  private static final int PREVIOUS = 1;
  private static final int BUCKET = 2;

  /** More of them mean fewer turns, at each of which all waiting events are dealt out. */
  private static final int BUCKETS_A_PARTICLE = 16;

  /** Aimed at between these; otherwise the bucket width is halved or doubled. */
  private static final double FEWEST_EVENTS_A_BUCKET = 0.25;

  private static final double MOST_EVENTS_A_BUCKET = 1;

  private final int buckets;
  private final double[] time;
  private final int[] head;

  /**
   * Of each particle, {@link #LINK} numbers side by side, for they are needed together: the next
   * and the previous particle in its bucket, and the bucket.
   */
  private final int[] links;

  private final long[] occupied;

  private double width;
  private double inverseWidth;
  private int current;
  private long eventsThisTurn;

  /**
   * An empty calendar.
   *
   * @param typicalInterval a guess of the time between two events of the whole system, in τ; the
   *     calendar adapts
   */
  EventCalendar(int particles, double typicalInterval) {
    buckets = Math.max(64, Integer.highestOneBit(particles) * BUCKETS_A_PARTICLE);
    time = new double[particles];
    head = new int[buckets + 1];
    links = new int[LINK * particles];
    occupied = new long[buckets >> 6];
    Arrays.fill(head, NONE);
    Arrays.fill(links, NONE);
    Arrays.fill(time, Double.POSITIVE_INFINITY);
    setWidth(Math.scalb(1.0, Math.getExponent(typicalInterval)));
  }

  /**
   * Saves all that the future depends on. Which bucket an event is in is no part of it: a bucket is
   * where to look, the order is that of times.
   */
  ArrayFile writeTo(ArrayFile file) {
    return file.with("calendar.times", time)
        .with("calendar.width", width)
        .with("calendar.eventsThisTurn", eventsThisTurn);
  }

  /** Fills an empty calendar with what {@link #writeTo} has saved. */
  void readFrom(SavedArrays saved) {
    saved.fill("calendar.times", time, -Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    setWidth(saved.positive("calendar.width"));
    eventsThisTurn = saved.count("calendar.eventsThisTurn");
    for (int particle = 0; particle < time.length; particle++) {
      insert(particle);
    }
  }

  private void setWidth(double powerOfTwo) {
    width = powerOfTwo;
    inverseWidth = 1 / powerOfTwo;
  }

  /** The time of a particle's event, relative to the last turn. */
  double time(int particle) {
    return time[particle];
  }

  /** Replaces a particle's event. */
  void schedule(int particle, double eventTime) {
    if (links[LINK * particle + BUCKET] != NONE) {
      remove(particle);
    }
    time[particle] = eventTime;
    insert(particle);
  }

  private void insert(int particle) {
    double position = time[particle] * inverseWidth;
    int bucket = position < buckets ? Math.max((int) position, current) : buckets;
    int first = head[bucket];
    links[LINK * particle + NEXT] = first;
    links[LINK * particle + PREVIOUS] = NONE;
    if (first != NONE) {
      links[LINK * first + PREVIOUS] = particle;
    } else if (bucket < buckets) {
      occupied[bucket >> 6] |= 1L << bucket;
    }
    head[bucket] = particle;
    links[LINK * particle + BUCKET] = bucket;
  }

  private void remove(int particle) {
    int bucket = links[LINK * particle + BUCKET];
    int after = links[LINK * particle + NEXT];
    int before = links[LINK * particle + PREVIOUS];
    if (after != NONE) {
      links[LINK * after + PREVIOUS] = before;
    }
    if (before != NONE) {
      links[LINK * before + NEXT] = after;
    } else {
      head[bucket] = after;
      if (after == NONE && bucket < buckets) {
        occupied[bucket >> 6] &= ~(1L << bucket);
      }
    }
    links[LINK * particle + BUCKET] = NONE;
  }

  /**
   * The particle with the earliest event, or −1 when this turn of the wheel holds no more: then
   * call {@link #turn}.
   */
  int earliest() {
    if (!advance()) {
      return NONE;
    }
    int best = head[current];
    double bestTime = time[best];
    for (int i = links[LINK * best + NEXT]; i != NONE; i = links[LINK * i + NEXT]) {
      if (time[i] < bestTime || (time[i] == bestTime && i < best)) {
        best = i;
        bestTime = time[i];
      }
    }
    eventsThisTurn++;
    return best;
  }

  /**
   * The event that {@link #earliest} has named is left for later. It is not to be counted twice:
   * the width of the buckets, and with it the rounding of times, would depend on how a run is cut.
   */
  void leave() {
    eventsThisTurn--;
  }

  /** Moves on to the next bucket that holds an event. */
  private boolean advance() {
    int word = current >> 6;
    long bits = occupied[word] & (-1L << current);
    while (bits == 0) {
      if (++word == occupied.length) {
        return false;
      }
      bits = occupied[word];
    }
    current = (word << 6) + Long.numberOfTrailingZeros(bits);
    return true;
  }

  /** Whether no event will ever come. */
  boolean isOver() {
    return soonest() == Double.POSITIVE_INFINITY;
  }

  private double soonest() {
    double soonest = Double.POSITIVE_INFINITY;
    for (double eventTime : time) {
      soonest = Math.min(soonest, eventTime);
    }
    return soonest;
  }

  /**
   * Begins the next turn of an empty wheel.
   *
   * @return the time that has been subtracted from every event, to be subtracted from every other
   *     time by the caller
   */
  double turn() {
    double elapsed = buckets * width;
    double soonest = soonest();
    if (soonest >= 2 * elapsed) {
      elapsed =
          width * Math.floor(soonest * inverseWidth); // nothing happens for many turns: skip them
    }
    for (int i = 0; i < time.length; i++) {
      time[i] -= elapsed;
    }
    double eventsABucket = (double) eventsThisTurn / buckets;
    if (eventsABucket > MOST_EVENTS_A_BUCKET) {
      setWidth(width / 2);
    } else if (eventsABucket < FEWEST_EVENTS_A_BUCKET) {
      setWidth(width * 2);
    }
    eventsThisTurn = 0;
    current = 0;
    int waiting = head[buckets];
    head[buckets] = NONE;
    while (waiting != NONE) {
      int following = links[LINK * waiting + NEXT];
      insert(waiting);
      waiting = following;
    }
    return elapsed;
  }
}
