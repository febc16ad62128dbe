package org.vitrine.dynamics;

import static org.vitrine.support.Arguments.require;
import static org.vitrine.support.Arguments.requirePresent;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.vitrine.charts.Chart;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * What the displacements Δr = r(t) − r(0) in the runs of an ensemble say of the dynamics of each
 * species, and of all particles. Averages are over particles, runs and snapshots.
 *
 * <pre>{@code
 * var dynamics = Glass.dynamics(propensity);   // of runs that are there: nothing is simulated
 * dynamics.chart();                            // mean squared displacement
 * dynamics.scatteringChart();                  // F_s(q, t), q at the peak of each species' S(q)
 * dynamics.relaxation();                       // τ_α
 * dynamics.susceptibilityChart();              // χ₄
 * }</pre>
 *
 * <ul>
 *   <li><b>mean squared displacement</b> ⟨|Δr|²⟩, in σ_L²;
 *   <li><b>self-intermediate scattering function</b> F_s(q, t) = ⟨cos(q · Δr)⟩, averaged over all
 *       directions of q: ⟨sin(q |Δr|) / (q |Δr|)⟩. An average over the wave vectors of the box that
 *       are nearest to q, which is common too, agrees with it in an isotropic system;
 *   <li><b>relaxation time</b> τ_α, when F_s = 1/e. Never extrapolated;
 *   <li><b>non-Gaussian parameter</b> α₂ = 3⟨|Δr|⁴⟩ / (5⟨|Δr|²⟩²) − 1;
 *   <li><b>overlap</b> Q(t), the part of the particles with |Δr| &lt; a, a = 0.3 σ_L if not chosen;
 *   <li><b>four-point susceptibility</b> χ₄ = N (⟨Q²⟩ − ⟨Q⟩²), N the particles of the species, over
 *       all runs of all snapshots; and its isoconfigurational part, from the runs of each snapshot
 *       alone, the rest being due to the configurations (Berthier and Jack, Phys. Rev. E 76, 041509
 *       (2007)). Every run has the same particles, volume and energy: both are lower bounds.
 * </ul>
 *
 * <p>Errors are standard errors over snapshots (jackknife). Immutable.
 */
public final class Dynamics implements Summary.Summarized {

  private static final double USUAL_LENGTH = 0.3;

  private final double[] times;
  private final int runs;
  private final Snapshot first;
  private final List<DisplacementMoments> blocks;
  private final int[] scattering;
  private final double length;

  private Dynamics(
      double[] times,
      int runs,
      Snapshot first,
      List<DisplacementMoments> blocks,
      int[] scattering,
      double length) {
    this.times = times;
    this.runs = runs;
    this.first = first;
    this.blocks = blocks;
    this.scattering = scattering;
    this.length = length;
  }

  /** Wave numbers are still to be given. */
  static Dynamics of(double[] times, int runs, List<PropensityBlock> blocks) {
    List<DisplacementMoments> moments =
        blocks.stream().map(PropensityBlock::moments).filter(Objects::nonNull).toList();
    require(
        moments.size() == blocks.size(),
        "propensity",
        "read from a file that was saved before averages over particles were measured",
        "made anew for this (with the directory of its call no trajectory is run again)");
    Snapshot first = blocks.get(0).start();
    int groups = Displacements.groups(first.speciesNames()).length;
    return new Dynamics(times, runs, first, moments, new int[groups], USUAL_LENGTH);
  }

  /**
   * With the scattering functions at another wave number.
   *
   * @param q in σ_L⁻¹; the nearest of 0.25, 0.5 … 16 is taken
   */
  public Dynamics withWaveNumber(double q) {
    int[] same = scattering.clone();
    Arrays.fill(same, Displacements.scattering(q));
    return new Dynamics(times, runs, first, blocks, same, length);
  }

  /**
   * With the scattering function of one species at another wave number.
   *
   * @param species or "all"
   * @param q in σ_L⁻¹; the nearest of 0.25, 0.5 … 16 is taken
   */
  public Dynamics withWaveNumber(String species, double q) {
    requirePresent("species", species);
    int group = species().indexOf(species);
    require(group >= 0, "species", species, "one of " + species());
    int[] more = scattering.clone();
    more[group] = Displacements.scattering(q);
    return new Dynamics(times, runs, first, blocks, more, length);
  }

  /**
   * With another length a of the overlap and of χ₄.
   *
   * @param newLength one of 0.05, 0.1 … 1 σ_L
   */
  public Dynamics withOverlap(double newLength) {
    Displacements.overlap(newLength);
    return new Dynamics(times, runs, first, blocks, scattering, newLength);
  }

  /** The species by decreasing diameter; of several, "all" comes last. */
  public List<String> species() {
    return List.of(Displacements.groups(first.speciesNames()));
  }

  /** The times, in τ. */
  public double[] times() {
    return times.clone();
  }

  /** The wave number of a species' scattering function, in σ_L⁻¹. */
  double waveNumber(int group) {
    return Displacements.waveNumber(scattering[group]);
  }

  double length() {
    return length;
  }

  int snapshots() {
    return blocks.size();
  }

  /** ⟨3/m⟩ of a species, the mean square of its velocities. */
  double squareVelocity(int group) {
    String name = species().get(group);
    boolean all = group == first.speciesNames().size();
    double[] masses = first.masses();
    String[] names = first.species();
    double sum = 0;
    for (int i = 0; i < masses.length; i++) {
      sum += all || names[i].equals(name) ? 3 / masses[i] : 0;
    }
    return sum / blocks.get(0).particles(group);
  }

  /**
   * Everything. Columns: species; time (τ); msd (σ_L²); q (σ_L⁻¹); F_s; alpha2; overlap; chi4, over
   * all runs and snapshots, missing of a single snapshot; chi4_isoconfigurational; and of each the
   * error beside it, msd_error and so on, missing where snapshots are too few.
   */
  public Table table() {
    return tables().all();
  }

  /**
   * The relaxation times. Columns: species; q (σ_L⁻¹); tau_alpha (τ), missing when F_s stays above
   * 1/e; error, its standard error, missing too when a single snapshot decides whether it does;
   * F_s_last, at the last time; state, "reached" or why not.
   */
  public Table relaxation() {
    return tables().relaxation();
  }

  private DynamicsTables tables() {
    return new DynamicsTables(this, new DynamicsEstimates(blocks, runs), scattering);
  }

  /** Mean squared displacement against time, with the law of free flight, 3 kT t² / m. */
  public Chart chart() {
    return DynamicsCharts.squareDisplacement(this);
  }

  /** F_s(q, t) against log t, with the level 1/e at which τ_α is read off. */
  public Chart scatteringChart() {
    return DynamicsCharts.scattering(this);
  }

  /** α₂ against log t. */
  public Chart nonGaussianChart() {
    return DynamicsCharts.of(this, "alpha2", "α<sub>2</sub>");
  }

  /** Q against log t. */
  public Chart overlapChart() {
    return DynamicsCharts.of(this, "overlap", "Q(t), a = " + length + " σ<sub>L</sub>");
  }

  /** χ₄ against log t, and dashed its isoconfigurational part. */
  public Chart susceptibilityChart() {
    return DynamicsCharts.susceptibility(this);
  }

  @Override
  public Summary summary() {
    Summary summary =
        Summary.of("Dynamics")
            .with("snapshots", "%d, %d runs each", blocks.size(), runs)
            .with("times", "%d, from %s to %s τ", times.length, times[0], times[times.length - 1])
            .with("overlap", "a = %s σ_L", length);
    for (int s = 0; s < scattering.length; s++) {
      summary = summary.with("τ_α of " + species().get(s), "%s", tables().relaxation(s));
    }
    return summary;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
