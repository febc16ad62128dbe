package org.vitrine.simulation;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePositive;
import static org.vitrine.support.Arguments.requirePresent;

import java.nio.file.Path;
import java.util.Arrays;
import org.vitrine.concurrent.Progress;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.Places;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;
import org.vitrine.support.Summary;

/**
 * A running simulation of hard spheres at constant volume and energy: event-driven molecular
 * dynamics, exact up to rounding.
 *
 * <p>Lengths are in σ_L, masses in m_L, times in τ = sqrt(m_L σ_L² / kT), energies in kT. The
 * trajectory depends on the start and the seed alone, not on how it is cut into calls of {@link
 * #run}. Not for use by several threads at once.
 */
public final class EventDrivenSimulation implements Summary.Summarized {

  /** Raised when the same seed gives other bits than before: see {@link #callOf}. */
  private static final int BITS = 2;

  private static final String KIND = "simulation";

  /** Raised when the arrays of a saved simulation are others than before. */
  private static final int LAYOUT = 2;

  private final Snapshot start;
  private final CollisionEngine engine;
  private double pressure = Double.NaN;

  private EventDrivenSimulation(Snapshot start, RandomStream random) {
    this(start, Velocities.maxwellBoltzmann(start.masses(), random), Double.POSITIVE_INFINITY);
  }

  private EventDrivenSimulation(Snapshot start, double[] velocities, double tetherRadius) {
    this.start = start;
    this.engine =
        new CollisionEngine(
            start.box(),
            start.positions(),
            velocities,
            start.diameters(),
            start.masses(),
            1,
            0,
            tetherRadius);
  }

  /**
   * A mixture grown to its packing fraction, with velocities from Maxwell and Boltzmann's
   * distribution.
   *
   * @throws IllegalArgumentException when growth jams before the packing fraction is reached
   */
  public static EventDrivenSimulation grow(HardSphereMixture mixture, long seed) {
    try (Progress progress = Progress.start("growing", 1, "sample")) {
      return grow(mixture, seed, 0, progress, 1);
    }
  }

  /**
   * As {@link #grow(HardSphereMixture, long)}: the one that becomes snapshot {@code number} of an
   * ensemble; {@code progress} hears of {@code work} in all.
   */
  static EventDrivenSimulation grow(
      HardSphereMixture mixture, long seed, int number, Progress progress, double work) {
    Snapshot grown =
        Growth.grow(mixture, RandomStream.of(Purpose.GROWTH, seed, number, 0), progress, work);
    return new EventDrivenSimulation(grown, RandomStream.of(Purpose.VELOCITIES, seed, number, 0));
  }

  /**
   * The positions of a snapshot with new velocities.
   *
   * @throws IllegalArgumentException when two spheres overlap by more than 1e-9 σ; the message
   *     names them
   */
  public static EventDrivenSimulation of(Snapshot start, long seed) {
    requireNoOverlaps(start);
    return new EventDrivenSimulation(start, RandomStream.of(Purpose.VELOCITIES, seed, 0, 0));
  }

  /**
   * Refuses a configuration that no hard spheres can be in.
   *
   * @throws IllegalArgumentException when two spheres overlap by more than 1e-9 σ; the message
   *     names them
   */
  public static void requireNoOverlaps(Snapshot start) {
    Overlaps.requireNone(start);
  }

  /**
   * As {@link #of(Snapshot, long)}, with the velocities of one run of an isoconfigurational
   * ensemble. The snapshot is not checked: that is done once, before its many runs.
   */
  public static EventDrivenSimulation ofRun(Snapshot start, long seed, int snapshot, int run) {
    return ofRun(start, Purpose.ENSEMBLE, seed, snapshot, run);
  }

  /** As {@link #ofRun(Snapshot, long, int, int)}, with the velocities of another purpose. */
  public static EventDrivenSimulation ofRun(
      Snapshot start, Purpose purpose, long seed, int snapshot, int run) {
    return new EventDrivenSimulation(start, RandomStream.of(purpose, seed, snapshot, run));
  }

  /**
   * One run in the cages of a snapshot: as {@link #withTether}, from new velocities. They belong to
   * the radius itself, so that a cage of 0.2 σ_L is the same one whichever others are sampled. As
   * with {@link #ofRun(Snapshot, long, int, int)}, the snapshot is not checked.
   *
   * @param radius R, in σ_L, positive and finite
   * @param snapshot its number
   */
  public static EventDrivenSimulation inCages(
      Snapshot start, double radius, long seed, int snapshot) {
    requirePositive("radius", radius);
    RandomStream random =
        RandomStream.of(Purpose.CAGE, seed, snapshot, Double.doubleToLongBits(radius));
    return new EventDrivenSimulation(
        start, Velocities.maxwellBoltzmann(start.masses(), random), radius);
  }

  /**
   * The record of a call whose finished trajectories are kept, to be completed by its parameters.
   * It says whose bits they are: those of another version of the dynamics are not mixed with them.
   */
  public static ArrayFile callOf(String name) {
    return ArrayFile.of("call").with("call", name).with("dynamics", BITS);
  }

  /**
   * Keeps the present state in a file, from which {@link #resume} goes on as this simulation does,
   * in every bit. Nothing changes in this one. The file appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file and the reason
   */
  public void save(Path path) {
    requirePresent("path", path);
    state().write(path);
  }

  /** As {@link #save(Path)}. */
  public void save(String path) {
    save(Places.path(path));
  }

  /**
   * A simulation that was saved.
   *
   * @throws IllegalArgumentException when the file is another one, was cut short, damaged or edited
   *     amiss, or was written by a newer version of this library
   */
  public static EventDrivenSimulation resume(Path path) {
    requirePresent("path", path);
    return resume(ArrayFile.read(path, KIND), path.toString());
  }

  /** As {@link #resume(Path)}, from what {@link #state} gave; {@code source} is for messages. */
  public static EventDrivenSimulation resume(ArrayFile state, String source) {
    long layout = state.whole("layout");
    require(
        layout == LAYOUT,
        "layout of " + source,
        layout,
        LAYOUT + ", this version's (the version of the library that wrote the file reads it)");
    try {
      return new EventDrivenSimulation(state);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source + " must hold arrays that fit together: " + e.getMessage(), e);
    }
  }

  private EventDrivenSimulation(ArrayFile state) {
    start = state.snapshot("start");
    engine = new CollisionEngine(start, new SavedArrays(state));
    pressure = Double.parseDouble(state.text("pressure"));
  }

  /** All that the future depends on, and what is known of the past: what a file of it holds. */
  public ArrayFile state() {
    ArrayFile own =
        ArrayFile.of(KIND)
            .with("layout", LAYOUT)
            .with("dynamics", BITS)
            .with("pressure", pressure)
            .with("start", start);
    return engine.writeTo(own);
  }

  /**
   * Runs on.
   *
   * @param duration in τ
   * @return this simulation
   * @throws org.vitrine.concurrent.StoppedException when interrupted; the simulation can then be
   *     used and run on
   */
  public EventDrivenSimulation run(double duration) {
    requirePositive("duration", duration);
    try (Progress progress = Progress.start("running", duration, "τ")) {
      return run(duration, progress);
    }
  }

  /** As {@link #run(double)}; {@code progress} hears of the τ gone by and of the collisions. */
  public EventDrivenSimulation run(double duration, Progress progress) {
    requirePositive("duration", duration);
    double from = engine.time();
    double virialBefore = engine.virial();
    try {
      engine.run(from + duration, progress);
    } finally {
      double elapsed = engine.time() - from;
      int n = start.particles();
      // Z = 1 + Σ 2 μ σ |u_n| / (3 N kT t); the centre of mass rests: 3 (N − 1) kT / 2 = N K
      double kT = 2.0 / 3 * n / (n - 1) * engine.kineticEnergy();
      double compressibility = 1 + (engine.virial() - virialBefore) / (3 * n * kT * elapsed);
      pressure = n / start.box().volume() * compressibility;
    }
    return this;
  }

  /**
   * A new simulation from the present positions and velocities, at time 0, in which no particle
   * leaves its cage: each is confined to |r_i − r_i(0)| ≤ R by a wall that reflects it and that the
   * others do not see. This one is left as it is.
   *
   * <p>It samples uniformly all configurations without overlap in which every particle is that near
   * to its start and that can be reached from there. Give it a few τ before averaging. Energy is
   * conserved, momentum is not.
   *
   * @param radius R, in σ_L, positive and finite: 0.1 … 0.3 for the cage of a glass
   */
  public EventDrivenSimulation withTether(double radius) {
    requirePositive("radius", radius);
    double[] velocities = new double[3 * start.particles()];
    engine.copyVelocities(velocities);
    return new EventDrivenSimulation(snapshot(), velocities, radius);
  }

  /**
   * Runs on, and averages over that time where each particle is, as seen from the start of the
   * simulation. The trajectory is that of {@link #run(double)}, in every bit.
   *
   * @param duration in τ, at least 0.2: there is a sample every {@link TimeAverages#INTERVAL}
   * @throws org.vitrine.concurrent.StoppedException when interrupted; the simulation can then be
   *     used and run on
   */
  public TimeAverages averages(double duration) {
    TimeAverages.requireSamples(duration);
    try (Progress progress = Progress.start("averaging", duration, "τ")) {
      return averages(duration, progress);
    }
  }

  /**
   * As {@link #averages(double)}; {@code progress} hears of the τ gone by and of the collisions.
   */
  public TimeAverages averages(double duration, Progress progress) {
    TimeAverages.requireSamples(duration);
    return TimeAverages.of(start, engine, duration, progress);
  }

  /**
   * Turns every velocity round: from here the simulation goes back the way it came, for as long as
   * doubles remember it.
   */
  public EventDrivenSimulation reverse() {
    engine.scaleVelocities(-1);
    return this;
  }

  /** The time since the start, in τ. */
  public double time() {
    return engine.time();
  }

  /** The number of collisions since the start. */
  public long collisions() {
    return engine.collisions();
  }

  /**
   * β P σ_L³ over the last {@link #run}, by the virial theorem: ρ (1 + Σ 2 μ σ |u_n| / 2Kt), the
   * sum over the collisions of that time, μ the reduced mass of a pair. NaN before the first run,
   * and with a tether, whose walls carry a part of it.
   */
  public double pressure() {
    return engine.isTethered() ? Double.NaN : pressure;
  }

  /** Mean kinetic energy a particle, in kT: 3/2, constant up to rounding. */
  public double kineticEnergy() {
    return engine.kineticEnergy();
  }

  /** The centre of mass's velocity along axis 0, 1 or 2, in σ_L / τ: 0 up to rounding. */
  public double drift(int axis) {
    return engine.momentum(axis) / Arrays.stream(start.masses()).sum();
  }

  /** The present configuration; positions count on from the start, unwrapped. */
  public Snapshot snapshot() {
    double[] positions = new double[3 * start.particles()];
    engine.copyPositions(positions);
    return start.withPositions(positions);
  }

  /** Writes the present positions (3N, unwrapped, in σ_L) into an array of the caller's. */
  public void copyPositions(double[] target) {
    engine.copyPositions(target);
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Event-driven simulation")
            .with("particles", "%d", start.particles())
            .with("packing fraction", "%.4f", start.packingFraction())
            .with("time", "%.6g τ", time())
            .with("collisions", "%d", collisions())
            .with("kinetic energy", "%.4g kT a particle", kineticEnergy());
    if (engine.isTethered()) {
      return summary.with("tether", "%s σ_L", engine.tetherRadius());
    }
    return Double.isNaN(pressure)
        ? summary
        : summary.with("pressure βPσ_L³", "%.4g over the last run", pressure);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
