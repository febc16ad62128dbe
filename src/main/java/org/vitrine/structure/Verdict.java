package org.vitrine.structure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One sentence on the state of a set of snapshots, with the numbers that it rests on. */
final class Verdict {

  /**
   * Beyond what fluids and glasses have ({@link SolidLike}), and no smaller than the crystals of
   * equal spheres that grow at η = 0.54 or more, a few tens of particles.
   */
  private static final double CRYSTAL_FRACTION = 0.05;

  private static final int CRYSTAL_CLUSTER = 50;

  /** In diameters: a particle that has moved this far has left its surroundings. */
  private static final double FAR = 1;

  /** Errors beyond which a change of the pressure is one, and those where it is expected. */
  private static final double CERTAIN = 3;

  private static final double EXPECTED = 2;

  /** Aged for 2000 τ, the paper's glass is 0.5 % above BMCSL; at 300 τ 5 %, at 50 τ 9 %. */
  private static final double ABOVE_FLUID = 1.03;

  private final List<HealthRun> runs;
  private final Trend trend;
  private final double duration;

  private Verdict(List<HealthRun> runs, Trend trend, double duration) {
    this.runs = runs;
    this.trend = trend;
    this.duration = duration;
  }

  /**
   * The sentence, without a full stop.
   *
   * @param trend of the pressure, over all runs
   * @param duration of each run, in τ
   */
  static String of(List<HealthRun> runs, Trend trend, double duration) {
    return new Verdict(runs, trend, duration).sentence();
  }

  private String sentence() {
    List<Integer> crystals =
        IntStream.range(0, runs.size()).filter(k -> isCrystal(runs.get(k))).boxed().toList();
    if (!crystals.isEmpty()) {
      return crystal(crystals);
    }
    double fall = -trend.change() / trend.changeError();
    if (fall > (isAboveFluid() ? EXPECTED : CERTAIN)) {
      return text("ageing: the pressure still falls (%s); %s; %s", change(), pressure(), solid());
    }
    if (fall < -CERTAIN) {
      return text("unsteady: the pressure rises (%s); %s; %s", change(), pressure(), solid());
    }
    double moved = leastMoved();
    return moved >= FAR
        ? text(
            "equilibrated as a fluid: no certain drift of the pressure (%s) while every species moved by %.1f diameters or more; %s; %s",
            change(), moved, pressure(), solid())
        : text(
            "aged: no certain drift of the pressure (%s), but particles moved by %.2f diameters only, so equilibrium is not shown; %s%s; %s",
            change(),
            moved,
            pressure(),
            isAboveFluid() ? " (as far above it as a young glass)" : "",
            solid());
  }

  /** A young glass stands above the fluid's pressure: there a fall is no surprise. */
  private boolean isAboveFluid() {
    return trend.mean() > ABOVE_FLUID * fluidPressure();
  }

  private double fluidPressure() {
    return HealthRun.average(runs, HealthRun::fluidPressure);
  }

  private static boolean isCrystal(HealthRun run) {
    return isCrystal(run.before()) || isCrystal(run.after());
  }

  private static boolean isCrystal(SolidLike solid) {
    return solid.fraction() > CRYSTAL_FRACTION || solid.largestCluster() > CRYSTAL_CLUSTER;
  }

  private String crystal(List<Integer> crystals) {
    int number =
        crystals.stream()
            .max(Comparator.comparingInt(k -> runs.get(k).after().count()))
            .orElseThrow();
    SolidLike before = runs.get(number).before();
    SolidLike after = runs.get(number).after();
    double noise = 3 * Math.sqrt(before.count() + after.count());
    String course =
        text(
            "solid-like particles went from %.1f to %.1f %% in %s τ, the largest cluster from %d to %d",
            100 * before.fraction(),
            100 * after.fraction(),
            brief(duration),
            before.largestCluster(),
            after.largestCluster());
    String where =
        runs.size() == 1
            ? ""
            : text(
                " in snapshot %d (of %d, %d hold a crystal)", number, runs.size(), crystals.size());
    String state;
    if (after.count() - before.count() > noise) {
      state = "crystallising";
    } else if (before.count() - after.count() > noise) {
      state = "melting";
    } else {
      state = after.fraction() > 0.5 ? "crystalline" : "partly crystalline";
    }
    return text("%s: %s%s; %s", state, course, where, pressure());
  }

  /** "change in 20 τ: −0.08 ± 0.12". */
  private String change() {
    return text(
        "change in %s τ: %s", brief(duration), withError(trend.change(), trend.changeError()));
  }

  private String pressure() {
    return text(
        "pressure %s, BMCSL's fluid %.2f",
        withError(trend.mean(), trend.meanError()), fluidPressure());
  }

  /** Of the least mobile species, in its own diameters. */
  private double leastMoved() {
    int species = runs.get(0).diameters().length;
    return IntStream.range(0, species)
        .mapToDouble(
            s -> HealthRun.average(runs, run -> run.displacements()[s] / run.diameters()[s]))
        .min()
        .orElseThrow();
  }

  private String solid() {
    return text(
        "%.1f %% solid-like, largest cluster %d",
        100 * HealthRun.average(runs, run -> run.after().fraction()),
        runs.stream().mapToInt(run -> run.after().largestCluster()).max().orElseThrow());
  }

  /** Both to the error's second digit: "34.90 ± 0.12". */
  static String withError(double value, double error) {
    int decimals =
        error > 0 ? Math.max(0, Math.min(6, 1 - (int) Math.floor(Math.log10(error)))) : 2;
    String number = "%." + decimals + "f";
    return text(number + " ± " + number, value, error).replace('-', '−');
  }

  /** Without zeros at the end. */
  static String brief(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
