package org.vitrine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.Descriptors;
import org.vitrine.Threads;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Configurations;
import org.vitrine.particles.NeighborList;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class StructuralDescriptorsTest {

  private static final Box BOX = Box.cube(11);
  private static final Snapshot FIRST = Configurations.random(BOX, 90, 6);
  private static final Snapshot SECOND = Configurations.random(BOX, 70, 7);
  private static final StructuralDescriptors DESCRIBED = Descriptors.of(List.of(FIRST, SECOND));

  @AfterEach
  void restore() {
    Progress.setListener(progress -> {});
  }

  @Test
  void rowsAreInOrderOfSnapshotThenParticle() {
    assertThat(DESCRIBED.size()).isEqualTo(160);
    assertThat(DESCRIBED.snapshots()).containsExactly(FIRST, SECOND);
    assertThat(DESCRIBED.snapshot(89)).isEqualTo(0);
    assertThat(DESCRIBED.snapshot(90)).isEqualTo(1);
    assertThat(DESCRIBED.particle(90)).isEqualTo(0);
    assertThat(DESCRIBED.species(91)).isEqualTo("S");
    assertThat(DESCRIBED.row(95)).isEqualTo(Descriptors.of(SECOND).row(5));
    assertThatThrownBy(() -> DESCRIBED.row(160)).hasMessage("row must be in 0 … 159, not 160");
  }

  @Test
  void bondOrderOfAnEmptyShellIsNoNumberAndNorIsItsAverage() {
    Snapshot two =
        Snapshot.of(
            Box.cube(20),
            new double[] {1, 1, 1, 1.2, 1, 1},
            new double[] {1, 1},
            new String[] {"L", "L"});
    StructuralDescriptors pair = Descriptors.of(two);
    for (int generation = 0; generation < 3; generation++) {
      assertThat(pair.select("g" + generation + "_q_l6_r1.0").row(0)[0]).isFinite();
      assertThat(pair.select("g" + generation + "_q_l6_r1.2").row(0)[0]).isNaN();
      assertThat(pair.select("g" + generation + "_G_").row(0)).doesNotContain(Double.NaN);
    }
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    StructuralDescriptors one = Threads.with(1, () -> Descriptors.of(List.of(FIRST, SECOND)));
    StructuralDescriptors two = Threads.with(2, () -> Descriptors.of(List.of(FIRST, SECOND)));
    for (int i = 0; i < one.size(); i++) {
      assertThat(two.row(i)).isEqualTo(one.row(i));
    }
  }

  @Test
  void generationsAreAveragesOfTheOnesBefore() {
    StructuralDescriptors four = DESCRIBED.withGenerations(4);
    NeighborList neighbors = NeighborList.of(FIRST, 2.1);
    int particle = 17;
    double[] expected = four.select("g3_").row(particle);
    double sum = 1;
    for (int e = neighbors.first(particle); e < neighbors.first(particle + 1); e++) {
      double weight = Math.exp(-neighbors.distance(e) / 2.1);
      double[] row = four.select("g3_").row(neighbors.particle(e));
      for (int c = 0; c < expected.length; c++) {
        expected[c] += weight * row[c];
      }
      sum += weight;
    }
    double total = sum;
    assertThat(four.select("g4_").row(particle))
        .containsExactly(Arrays.stream(expected).map(x -> x / total).toArray(), within(1e-12));
  }

  @Test
  void fewerGenerationsAndBackAreTheSame() {
    StructuralDescriptors fewer = DESCRIBED.withGenerations(0);
    assertThat(fewer.names()).isEqualTo(DESCRIBED.names().subList(0, 354));
    StructuralDescriptors back = fewer.withGenerations(2);
    assertThat(back.names()).isEqualTo(DESCRIBED.names());
    assertThat(back.row(100)).isEqualTo(DESCRIBED.row(100));
  }

  @Test
  void selectionKeepsItsColumnsInEveryGeneration() {
    StructuralDescriptors selected = DESCRIBED.select("g0_q_l6_").withGenerations(1);
    assertThat(selected.names()).hasSize(32).allMatch(name -> name.contains("_q_l6_"));
    assertThat(selected.names().get(16)).startsWith("g1_");
    assertThat(selected.row(3)[16])
        .isEqualTo(DESCRIBED.table(selected.names().get(16)).doubleColumn(3).get(3));
    assertThatThrownBy(() -> DESCRIBED.select("cage"))
        .hasMessage("prefix must be the start of a column's name, such as g0_, not cage");
  }

  @Test
  void aGenerationIsSelectedByItsNumber() {
    assertThat(DESCRIBED.selectGeneration(1).names())
        .isEqualTo(DESCRIBED.names().subList(354, 2 * 354));
    assertThat(DESCRIBED.with(own()).selectGeneration(0).names()).hasSize(354);
    assertThatThrownBy(() -> DESCRIBED.selectGeneration(3))
        .hasMessage("generation must be one that there are columns of, such as g0_…, not 3");
  }

  /** Every particle keeps its row, so that what is measured on the snapshots still joins. */
  @Test
  void aSpeciesIsSelectedAmongTheNeighborsNotTheParticles() {
    StructuralDescriptors small = DESCRIBED.selectSpecies("S");
    assertThat(small.names()).hasSize(3 * 81).allMatch(name -> name.matches("g[012]_G_S_r.*"));
    assertThat(small.size()).isEqualTo(DESCRIBED.size());
    assertThat(small.with(own()).row(100)).endsWith(100);
    assertThatThrownBy(() -> DESCRIBED.selectSpecies("M"))
        .hasMessage("species must be one that there are columns of, such as g0_G_L_…, not M");
  }

  @Test
  void aColumnIsDrawnAsADensityForEachSpecies() {
    String column = "g0_G_S_r1.493333_d0.025";
    Chart chart = DESCRIBED.chart(column);
    assertThat(chart.toString()).contains(column, "probability density", "L", "S");
    assertThatThrownBy(() -> DESCRIBED.chart("g9")).hasMessageStartingWith("there is no column g9");
  }

  @Test
  void aTableThatIsTooLargeIsRefusedInFavourOfSomeColumns() {
    StructuralDescriptors many = Descriptors.of(Configurations.random(Box.cube(100), 24_000, 1));
    assertThatThrownBy(many::table)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "table() must be at most 200 MB; take some with table(columns…) or"
                + " select(prefix).table(), not 204 MB: 24000 rows × 1062 columns");
    assertThat(many.selectSpecies("L").table().rowCount()).isEqualTo(24_000);
    assertThat(many.table(many.names().get(0)).columnCount()).isEqualTo(4);
  }

  @Test
  void tableHasTheKeysThenTheColumns() {
    Table table = DESCRIBED.table("g1_q_l1_r1.000000_d0.100", "g0_G_S_r2.050000_d0.050");
    assertThat(table.columnNames())
        .containsExactly(
            "snapshot",
            "particle",
            "species",
            "g1_q_l1_r1.000000_d0.100",
            "g0_G_S_r2.050000_d0.050");
    assertThat(table.intColumn("snapshot").get(159)).isEqualTo(1);
    assertThat(table.intColumn("particle").get(159)).isEqualTo(69);
    assertThat(table.stringColumn("species").get(159)).isEqualTo("S");
    int column = DESCRIBED.names().indexOf("g0_G_S_r2.050000_d0.050");
    assertThat(table.doubleColumn(4).get(33)).isEqualTo(DESCRIBED.row(33)[column]);
    assertThat(DESCRIBED.table().columnCount()).isEqualTo(3 + 1062);
    assertThatThrownBy(() -> DESCRIBED.table("g9"))
        .hasMessage("there is no column g9; names() lists all 1062");
  }

  @Test
  void ownColumnsJoinByKeyInWhateverOrderTheyCome() {
    Table reversed = own().sortDescendingOn("snapshot", "particle");
    StructuralDescriptors joined = DESCRIBED.with(reversed);
    assertThat(joined.names()).hasSize(1063).endsWith("energy");
    StructuralDescriptors energy = joined.select("energy");
    for (int i = 0; i < energy.size(); i++) {
      assertThat(energy.row(i)).containsExactly(i);
    }
    assertThat(joined.withGenerations(0).names()).hasSize(355).endsWith("energy");
    assertThatThrownBy(() -> energy.withGenerations(1))
        .hasMessage("columns must be some that have generations, such as g0_…, not [energy]");
  }

  @Test
  void ownColumnsThatDoNotFitAreRefused() {
    assertRefused(own().dropRange(0, 1), "the table has no row for snapshot 0, particle 0");
    assertRefused(
        own().append(own().inRange(4, 5)),
        "rows 4 and 160 of the table are both of snapshot 0, particle 4");
    Table stranger = own();
    stranger.intColumn("particle").set(2, 90);
    assertRefused(
        stranger, "row 2 of the table is of snapshot 0, particle 90, which is not described here");
    Table missing = own();
    missing.doubleColumn("energy").setMissing(91);
    assertRefused(
        missing,
        "column energy must be finite, not NaN in row 91 of the table (snapshot 1, particle 1)");
    Table other = own();
    other.stringColumn("species").set(0, "S");
    assertRefused(
        other, "column species must be L, not S in row 0 of the table (snapshot 0, particle 0)");
    Table text = own().addColumns(StringColumn.create("note", 160));
    assertRefused(text, "column note must be numeric, not STRING");
    Table keys = own().removeColumns("energy");
    assertRefused(
        keys,
        "the table must be of columns beside [snapshot, particle, species],"
            + " not [snapshot, particle, species]");
    assertRefused(
        own().removeColumns("snapshot"),
        "the table must be of columns snapshot, particle and your own,"
            + " not [particle, species, energy]");
    assertThatThrownBy(() -> DESCRIBED.with(own()).with(own()))
        .hasMessage("there is a column energy already");
  }

  @Test
  void snapshotsOfDifferentSpeciesAreRefused() {
    String[] species = SECOND.species();
    Arrays.fill(species, "L");
    Snapshot single = Snapshot.of(BOX, SECOND.positions(), SECOND.diameters(), species);
    assertThatThrownBy(() -> Descriptors.of(List.of(FIRST, single)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the species of snapshot 1 must be [L, S] as in snapshot 0,"
                + " not [L]: snapshots of different species");
  }

  @Test
  void speciesThatATableCannotTellApartAreRefused() {
    String[] species = SECOND.species();
    species[0] = "l";
    Snapshot ambiguous = Snapshot.of(BOX, SECOND.positions(), SECOND.diameters(), species);
    assertThatThrownBy(() -> Descriptors.of(ambiguous))
        .hasMessage("species must be different by more than case, not [L, S, l]");
  }

  @Test
  void speciesAreInOrderOfDecreasingDiameterThenName() {
    String[] species = {"A", "C", "B", "Z"};
    double[] diameters = {0.5, 1, 1, 2};
    Snapshot four = Snapshot.of(BOX, new double[12], diameters, species);
    assertThat(Descriptors.of(four).select("g0_G_").names())
        .hasSize(4 * 81)
        .extracting(name -> name.substring(5, 6))
        .containsSubsequence("Z", "B", "C", "A")
        .isSortedAccordingTo(Comparator.comparingInt("ZBCA"::indexOf));
  }

  @Test
  void nothingToDescribeIsRefused() {
    assertThatThrownBy(() -> Descriptors.of(List.of()))
        .hasMessage("snapshots must be at least one snapshot, not an empty list");
  }

  @Test
  void boxThatIsTooSmallIsRefused() {
    Snapshot small = Configurations.random(Box.cube(9.3), 10, 9);
    assertThatThrownBy(() -> Descriptors.of(small))
        .hasMessage(
            "the box's shortest side must be at least 10.8 σ_L (twice the descriptors' range 5.4)"
                + " unless the grid is withPeriodicImages(), not 9.3");
  }

  @Test
  void interruptStopsTheCallAndNothingElse() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Descriptors.of(FIRST)).isInstanceOf(StoppedException.class);
    assertThat(Descriptors.of(FIRST).size()).isEqualTo(90);
  }

  @Test
  void progressIsShownOnce() {
    List<Progress> seen = new ArrayList<>();
    Progress.setListener(
        progress -> {
          if (!seen.contains(progress)) {
            seen.add(progress);
          }
        });
    Descriptors.of(List.of(FIRST, SECOND));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).what()).isEqualTo("describing");
    assertThat(seen.get(0).done()).isEqualTo(160);
    assertThat(seen.get(0).ended()).isTrue();
  }

  @Test
  void saysWhatItIs() {
    assertThat(DESCRIBED.toString()).contains("Structural descriptors", "1062", "160");
  }

  private static void assertRefused(Table table, String message) {
    assertThatThrownBy(() -> DESCRIBED.with(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** A column that is the number of the row. */
  private static Table own() {
    int n = DESCRIBED.size();
    return Table.create(
        IntColumn.create("snapshot", IntStream.range(0, n).map(DESCRIBED::snapshot).toArray()),
        IntColumn.create("particle", IntStream.range(0, n).map(DESCRIBED::particle).toArray()),
        StringColumn.create("species", IntStream.range(0, n).mapToObj(DESCRIBED::species)),
        DoubleColumn.create("energy", IntStream.range(0, n).asDoubleStream()));
  }
}
