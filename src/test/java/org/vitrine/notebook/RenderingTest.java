package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.charts.Chart;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.components.Figure;

class RenderingTest {

  @Test
  void chartIsAFigureAPageAndText() {
    Chart chart = Chart.titled("x");
    Map<String, Object> content = Rendering.of(chart);
    assertThat(content.keySet()).containsExactly(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT);
    assertThat(content.get(Rendering.PLOTLY)).isEqualTo(chart.figure());
  }

  @Test
  void figureOfTablesawIsShownAsAChart() {
    Table table = Table.create(DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 1, 2));
    Figure figure = ScatterPlot.create("x", table, "x", "y");
    assertThat(Rendering.of(figure)).isEqualTo(Rendering.of(Chart.of(figure)));
  }

  @Test
  void snapshotShowsItsFactsAndItsPicture() {
    Map<String, Object> content = Rendering.of(snapshot(4));
    assertThat(content.keySet()).containsExactly(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT);
    assertThat(html(content)).contains("packing fraction").contains("plotly.js");
  }

  @Test
  void ofAHugeSnapshotOnlyASliceIsDrawn() {
    Map<String, Object> content = Rendering.of(snapshot(30_000));
    assertThat(content.keySet()).containsExactly(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT);
    assertThat(html(content)).contains("a slice of 17 σ");
    long drawn =
        html(content)
            .split("customdata", -1)[1]
            .split("]", -1)[0]
            .chars()
            .filter(c -> c == ',')
            .count();
    assertThat(drawn).isBetween(4_990L, 5_010L);
  }

  @Test
  void whatSummarisesItselfIsASmallTable() {
    Summary.Summarized fitted = () -> Summary.of("Ridge <1>").with("α", "%g & more", 0.5);
    assertThat(html(Rendering.of(fitted)))
        .contains("Ridge &lt;1&gt;")
        .contains("0.500000 &amp; more")
        .doesNotContain("<1>");
  }

  @Test
  void anythingElseIsItsText() {
    assertThat(Rendering.of(42)).containsExactly(Map.entry(Rendering.TEXT, "42"));
  }

  @Test
  void anyValueIsAPieceOfAPage() {
    assertThat(Rendering.html(Summary.of("Ridge"))).contains("<table>").contains("Ridge");
    assertThat(Rendering.html("a < b")).isEqualTo("<pre>a &lt; b</pre>");
  }

  @Test
  void tableOf200000RowsStaysSmall() {
    double[] values = IntStream.range(0, 200_000).mapToDouble(i -> i / 7.0).toArray();
    Map<String, Object> content =
        Rendering.of(Table.create("runs", DoubleColumn.create("t=0.01", values)));
    assertThat(html(content).split("<tr>", -1)).hasSize(1 + 2 + 50); // of two heads and 50 rows
    assertThat(html(content))
        .hasSizeLessThan(5000)
        .contains("rows 11 to 50; others: inRange(from, to)")
        .contains("runs: 200000 rows × 1 column");
    assertThat(text(content).lines()).hasSize(12);
  }

  @Test
  void wideTableSaysHowManyColumnsAreHidden() {
    Table table = Table.create("structure");
    for (int k = 0; k < 1065; k++) {
      table.addColumns(DoubleColumn.create("g0_" + k, 1.0, 2.0));
    }
    Map<String, Object> content = Rendering.of(table);
    assertThat(html(content)).contains("… 1053 more columns").hasSizeLessThan(5000);
    assertThat(text(content)).contains("… 1053 more columns").contains("2 rows × 1065 columns");
  }

  @Test
  void numbersStandRightAndHaveFiveDigits() {
    Table table =
        Table.create(
            "",
            IntColumn.create("particle", 0, 1234567),
            DoubleColumn.create("t=1", 0.123456789, 1e-7));
    String html = html(Rendering.of(table));
    assertThat(html)
        .contains("text-align:right\">1234567<")
        .contains(">0.12346<")
        .contains(">1e-7<");
    assertThat(text(Rendering.of(table)).lines())
        .containsExactly(
            "particle      t=1", "       0  0.12346", " 1234567     1e-7", "2 rows × 2 columns");
  }

  @Test
  void namesAndCellsOfATableCannotBecomeMarkup() {
    Table table = Table.create("<i>", StringColumn.create("a\"<b>", "<script>x</script>"));
    assertThat(html(Rendering.of(table)))
        .doesNotContain("<b>")
        .doesNotContain("<script>")
        .doesNotContain("<i>")
        .contains("title=\"a&quot;&lt;b&gt;, string\"");
  }

  @Test
  void missingCellsAreEmpty() {
    Table table = Table.create("", DoubleColumn.create("a", Double.NaN, 1.0));
    assertThat(html(Rendering.of(table))).contains("\"></td>").doesNotContain("NaN");
  }

  private static String html(Map<String, Object> content) {
    return String.valueOf(content.get(Rendering.HTML));
  }

  private static String text(Map<String, Object> content) {
    return String.valueOf(content.get(Rendering.TEXT));
  }

  private static Snapshot snapshot(int particles) {
    double[] diameters = new double[particles];
    String[] species = new String[particles];
    java.util.Arrays.fill(diameters, 1);
    java.util.Arrays.fill(species, "L");
    double[] positions = new double[3 * particles]; // along a diagonal
    java.util.Arrays.setAll(positions, k -> 100.0 / particles * Math.floorDiv(k, 3));
    return Snapshot.of(Box.cube(100), positions, diameters, species);
  }
}
