package org.vitrine.simulation;

import static org.vitrine.simulation.ParticleRows.MASS;
import static org.vitrine.simulation.ParticleRows.RADIUS;
import static org.vitrine.simulation.ParticleRows.ROW;
import static org.vitrine.simulation.ParticleRows.V;
import static org.vitrine.simulation.ParticleRows.kick;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.io.ArrayFile;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/**
 * Event-driven dynamics of hard spheres: free flight from one collision to the next, each found
 * exactly.
 *
 * <p>Every particle has one event in the calendar: its earliest collision, or the moment it leaves
 * its neighbour shell or reaches the wall of its {@link Tether}. A pair is predicted by whichever
 * of the two moved last. When a particle collides, a third one that expected to hit it finds out
 * when its own event is due, by the collision counter it remembered, and looks anew (Smallenburg,
 * Eur. Phys. J. E 45, 22 (2022)).
 *
 * <p>Spheres may grow: all diameters are multiplied by s(t) = s₀ + γ t. With γ = 0 and s₀ = 1 this
 * is the plain dynamics.
 */
final class CollisionEngine {

  /** Between two looks at the interrupt flag: a few milliseconds. */
  private static final int EVENTS_BETWEEN_POLLS = 8192;

  private final int n;
  private final Box box;

  private final ParticleRows particles;

  /** {@link #particles} themselves. */
  private final double[] rows;

  private final NeighborShells shells;
  private final CollisionPredictor predictor;
  private final @Nullable Tether tether;
  private final EventCalendar calendar;
  private final int[] partner;
  private final int[] partnerCollisions;
  private final int[] ownCollisions;

  /** s at internal time 0. */
  private double scale;

  private final double growthRate;

  /** The time of internal time 0: it moves on with every turn of the calendar. */
  private double origin;

  /** Everything before this time has happened. */
  private double clock;

  private long collisions;

  /** Of these, how many a progress has heard of. */
  private long told;

  private long collisionLimit = Long.MAX_VALUE;
  private double virial;

  /**
   * Spheres at time 0.
   *
   * @param positions 3N, unwrapped
   * @param velocities 3N
   * @param particleMasses in m_L
   * @param scale s₀
   * @param growthRate γ, per τ
   * @param tetherRadius how far a particle may go from where it is at time 0, in σ_L; infinite
   *     without a tether
   */
  CollisionEngine(
      Box box,
      double[] positions,
      double[] velocities,
      double[] diameters,
      double[] particleMasses,
      double scale,
      double growthRate,
      double tetherRadius) {
    this(
        box,
        SpatialOrder.of(box, positions),
        diameters,
        particleMasses,
        scale,
        growthRate,
        tetherRadius);
    particles.place(positions, velocities);
    for (int i = 0; i < n; i++) {
      wrap(i, 0);
    }
    if (tether != null) {
      tether.anchor();
    }
    shells.listAll(particles.positions());
    predictAll(0);
  }

  /** All but where the particles are and what they will do. */
  private CollisionEngine(
      Box box,
      int[] order,
      double[] diameters,
      double[] particleMasses,
      double scale,
      double growthRate,
      double tetherRadius) {
    this.n = diameters.length;
    this.box = box;
    this.scale = scale;
    this.growthRate = growthRate;
    this.particles = new ParticleRows(box, order, diameters, particleMasses);
    this.rows = particles.array();
    this.tether = Double.isInfinite(tetherRadius) ? null : new Tether(rows, tetherRadius);
    this.shells = new NeighborShells(box, particles.radii());
    this.predictor = new CollisionPredictor(rows, shells, box, growthRate);
    this.calendar = new EventCalendar(n, 0.005 / n);
    this.partner = new int[n];
    this.partnerCollisions = new int[n];
    this.ownCollisions = new int[n];
  }

  /**
   * Spheres that do not grow, in the state that {@link #writeTo} has saved.
   *
   * @throws IllegalArgumentException when the arrays do not fit together
   */
  CollisionEngine(Snapshot start, SavedArrays saved) {
    this(
        start.box(),
        saved.permutation("engine.order", start.particles()),
        start.diameters(),
        start.masses(),
        1,
        0,
        saved.positiveOrInfinite("tether.radius"));
    particles.readFrom(saved);
    clock = saved.number("engine.clock");
    origin = saved.number("engine.origin");
    int least = CollisionPredictor.LEAVES_SHELL;
    if (tether != null) {
      tether.readFrom(saved, clock - origin);
      least = Tether.WALL;
    }
    saved.fill("engine.partner", partner, least, n - 1);
    saved.fill("engine.partnerCollisions", partnerCollisions, Integer.MIN_VALUE, Integer.MAX_VALUE);
    saved.fill("engine.ownCollisions", ownCollisions, Integer.MIN_VALUE, Integer.MAX_VALUE);
    collisions = saved.count("engine.collisions");
    told = collisions;
    virial = saved.number("engine.virial");
    shells.readFrom(saved);
    calendar.readFrom(saved);
  }

  /**
   * Saves the state of spheres that do not grow: what the future depends on and cannot be made
   * anew.
   */
  ArrayFile writeTo(ArrayFile file) {
    ArrayFile own =
        particles
            .writeTo(file)
            .with("engine.clock", clock)
            .with("engine.origin", origin)
            .with("engine.collisions", collisions)
            .with("engine.virial", virial)
            .with("engine.partner", partner)
            .with("engine.partnerCollisions", partnerCollisions)
            .with("engine.ownCollisions", ownCollisions)
            .with("tether.radius", tetherRadius());
    if (tether != null) {
      own = tether.writeTo(own);
    }
    return calendar.writeTo(shells.writeTo(own));
  }

  /** Moves a particle back into the box, and its anchor with it. */
  private void wrap(int i, double now) {
    for (int axis = 0; axis < 3; axis++) {
      double sides = particles.wrap(i, axis, now);
      if (tether != null) {
        tether.move(i, axis, -sides * box.side(axis));
      }
    }
  }

  /**
   * Runs to a time.
   *
   * @param until on the clock of {@link #time}
   * @param progress hears of the τ gone by and of the collisions
   * @throws StoppedException when the thread is interrupted; everything before {@link #time} has
   *     then happened
   */
  void run(double until, Progress progress) {
    stopIfInterrupted(); // a caller's many short runs see no poll
    int untilPoll = EVENTS_BETWEEN_POLLS;
    while (true) {
      int i = calendar.earliest();
      if (i < 0) {
        if (calendar.isOver()) {
          break; // everybody rests
        }
        turn();
        continue;
      }
      double now = calendar.time(i);
      if (origin + now > until) {
        calendar.leave();
        break;
      }
      process(i, now);
      if (--untilPoll == 0) {
        untilPoll = EVENTS_BETWEEN_POLLS;
        reach(origin + now, progress);
        stopIfInterrupted();
        if (collisions > collisionLimit) {
          throw new JammedException();
        }
      }
    }
    reach(until, progress);
  }

  private void reach(double time, Progress progress) {
    progress.tally("collisions", collisions - told);
    progress.add(time - clock);
    told = collisions;
    clock = time;
  }

  private void stopIfInterrupted() {
    StoppedException.throwIfInterrupted(
        "the simulation has come to t = " + clock + " and can be run on");
  }

  /** The calendar's wheel begins anew: internal times are counted from there. */
  private void turn() {
    double elapsed = calendar.turn();
    particles.moveOrigin(elapsed);
    scale += growthRate * elapsed;
    origin += elapsed;
  }

  private void process(int i, double now) {
    int j = partner[i];
    if (j == CollisionPredictor.LEAVES_SHELL) {
      wrap(i, now);
      shells.list(
          i,
          particles.position(i, 0, now),
          particles.position(i, 1, now),
          particles.position(i, 2, now));
    } else if (j == Tether.WALL) {
      Objects.requireNonNull(tether).reflect(i, now);
      ownCollisions[i]++; // those who expected to hit it have to look anew
    } else if (ownCollisions[j] == partnerCollisions[i]) {
      collide(i, j, now);
      predict(j, now);
    } // else the partner was deflected meanwhile: only look anew
    predict(i, now);
  }

  /**
   * Reflects the velocities along the line of centres, as seen from the surfaces, which move apart
   * at σ γ.
   */
  private void collide(int i, int j, double now) {
    int p = ROW * i;
    int q = ROW * j;
    double ux = rows[q + V] - rows[p + V];
    double uy = rows[q + V + 1] - rows[p + V + 1];
    double uz = rows[q + V + 2] - rows[p + V + 2];
    double dx = shells.nearestImage(Math.fma(ux, now, rows[q] - rows[p]), 0);
    double dy = shells.nearestImage(Math.fma(uy, now, rows[q + 1] - rows[p + 1]), 1);
    double dz = shells.nearestImage(Math.fma(uz, now, rows[q + 2] - rows[p + 2]), 2);
    double b = dx * ux + dy * uy + dz * uz;
    double square = dx * dx + dy * dy + dz * dz;
    double surface = growthRate * (rows[p + RADIUS] + rows[q + RADIUS]);
    double exchange = b / square - (surface == 0 ? 0 : surface / Math.sqrt(square));
    double massOfI = rows[p + MASS];
    double massOfJ = rows[q + MASS];
    double twiceOverTotal = 2 / (massOfI + massOfJ); // equal masses of 1 make both shares 1
    double shareOfI = twiceOverTotal * massOfJ * exchange;
    double shareOfJ = twiceOverTotal * massOfI * exchange;
    kick(rows, p, now, shareOfI * dx);
    kick(rows, p + 1, now, shareOfI * dy);
    kick(rows, p + 2, now, shareOfI * dz);
    kick(rows, q, now, -shareOfJ * dx);
    kick(rows, q + 1, now, -shareOfJ * dy);
    kick(rows, q + 2, now, -shareOfJ * dz);
    virial -= twiceOverTotal * massOfI * massOfJ * b;
    collisions++;
    ownCollisions[i]++;
    ownCollisions[j]++;
  }

  private void predictAll(double now) {
    for (int i = 0; i < n; i++) {
      predict(i, now);
    }
  }

  /** Finds and schedules the next event of a particle. */
  private void predict(int i, double now) {
    double wait = predictor.timeToNextEvent(i, now, scale + growthRate * now);
    int next = predictor.partner();
    if (tether != null) {
      double toWall = tether.timeToWall(i, now, wait);
      if (toWall < wait) {
        wait = toWall;
        next = Tether.WALL;
      }
    }
    partner[i] = next;
    if (next >= 0) {
      partnerCollisions[i] = ownCollisions[next];
    }
    calendar.schedule(i, now + wait);
  }

  /** Multiplies every velocity; the future is found anew. */
  void scaleVelocities(double factor) {
    double now = clock - origin;
    for (int i = 0; i < n; i++) {
      particles.scaleVelocity(i, now, factor);
    }
    predictAll(now);
  }

  /** From now on, so many collisions are too many: {@link #run} throws {@link JammedException}. */
  void setCollisionLimit(long limit) {
    collisionLimit = limit;
  }

  /** Too many collisions: the spheres can hardly grow any further. */
  static final class JammedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The time that has been reached, in τ. */
  double time() {
    return clock;
  }

  /** s at {@link #time}. */
  double scale() {
    return scale + growthRate * (clock - origin);
  }

  boolean isTethered() {
    return tether != null;
  }

  /** R, in σ_L; infinite without a tether. */
  double tetherRadius() {
    return tether == null ? Double.POSITIVE_INFINITY : tether.radius();
  }

  /** Collisions of pairs, not with a tether's wall. */
  long collisions() {
    return collisions;
  }

  /**
   * Sum over all collisions of 2 μ σ |u_n|, μ the pair's reduced mass: m σ |u_n| where masses are
   * equal; in units of kT τ.
   */
  double virial() {
    return virial;
  }

  /** Mean kinetic energy a particle, in kT. */
  double kineticEnergy() {
    return particles.kineticEnergy();
  }

  /** Total momentum along an axis, in m_L σ_L / τ. */
  double momentum(int axis) {
    return particles.momentum(axis);
  }

  /** Writes the unwrapped positions at {@link #time}: 3N numbers. */
  void copyPositions(double[] target) {
    particles.copyPositions(clock - origin, target);
  }

  /** Writes the velocities at {@link #time}: 3N numbers. */
  void copyVelocities(double[] target) {
    particles.copyVelocities(target);
  }
}
