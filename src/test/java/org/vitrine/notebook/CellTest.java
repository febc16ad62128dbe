package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Snapshot;

class CellTest {

  private final List<Object> shown = new ArrayList<>();
  private final Snapshot snapshot = KernelContract.sphere();

  @BeforeEach
  void watch() {
    Cell.setScreen(shown::add);
  }

  @AfterEach
  void stopWatching() {
    Cell.setScreen(Terminal::print);
  }

  @Test
  void valuesAreShownInTheirOrder() {
    Chart chart = Chart.titled("x");
    Cell.show(snapshot, chart, 3.5, null);
    assertThat(shown).containsExactly(snapshot, chart, 3.5, "null");
  }

  @Test
  void listShowsItsFirstElementsAndHowManyMore() {
    Cell.show(Collections.nCopies(12, snapshot));
    assertThat(shown).hasSize(6).startsWith(snapshot, snapshot).endsWith("… 7 more of 12");
  }

  @Test
  void arrayIsShownAsAListIs() {
    Snapshot[] snapshots = Collections.nCopies(6, snapshot).toArray(Snapshot[]::new);
    Cell.show((Object[]) snapshots);
    assertThat(shown).hasSize(6).endsWith("… 1 more of 6");
  }

  @Test
  void numbersAreALine() {
    Cell.show(new double[] {0.01, 0.1}, List.of(1, 2), new int[1000]);
    assertThat(shown).hasSize(3).startsWith("[0.01, 0.1]", "[1, 2]");
    assertThat(shown.get(2).toString()).endsWith("0, 0, … 980 more]");
  }

  @Test
  void stoppedCellShowsNothingMore() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Cell.show(snapshot)).isInstanceOf(StoppedException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void withoutAKernelTextIsPrinted() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Terminal.print(snapshot);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo(snapshot.toString());
  }
}
