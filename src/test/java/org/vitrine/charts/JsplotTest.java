package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.ContourPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.ColorBar;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Font;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.Scatter3DTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

class JsplotTest {

  private static final double[] X = {1, Double.NaN, 3};

  private static final Table TABLE =
      Table.create(
          DoubleColumn.create("t 'τ' & <i>x</i>", X),
          DoubleColumn.create("y", 1, 2.5, 1e-8),
          IntColumn.create("n", 3, 4, 5),
          StringColumn.create("s", "S & \"L\"", "it's", "a\\b\nc"),
          StringColumn.create("number", "1", "2", "1"),
          DateColumn.create(
              "day", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 3)));

  static List<Supplier<Figure>> everyKind() {
    String x = TABLE.column(0).name();
    return List.of(
        () -> ScatterPlot.create("it's", TABLE, x, "y", "s"),
        () -> LinePlot.create("it's", TABLE, x, "y"),
        () -> AreaPlot.create("it's", TABLE, x, "y"),
        () -> BubblePlot.create("it's", TABLE, x, "y", "n", "s"),
        () -> TimeSeriesPlot.create("it's", TABLE, "day", "y", "s"),
        () -> Histogram.create("it's", TABLE, x),
        () -> Histogram2D.create("it's", TABLE, x, "y"),
        () -> BoxPlot.create("it's", TABLE, "s", "y"),
        () -> ViolinPlot.create("it's", TABLE, "s", "y", true, true),
        () -> VerticalBarPlot.create("it's", TABLE, "s", Layout.BarMode.GROUP, "y", "n"),
        () -> HorizontalBarPlot.create("it's", TABLE, "s", "y"),
        () -> PiePlot.create("it's", TABLE, "s", "n"),
        () -> Heatmap.create("it's", TABLE, "s", "number"),
        () -> ContourPlot.create("it's", TABLE, "s", "number"),
        () -> Scatter3DPlot.create("it's", TABLE, x, "y", "n", "s"),
        () -> CandlestickPlot.create("it's", TABLE, "day", "y", "y", "y", "y"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void figureOfEveryKindIsJsonWithItsTitle(Supplier<Figure> kind) throws Exception {
    Figure figure = kind.get();
    Chart chart = Chart.of(figure);
    assertThat(parsed(chart).at("/layout/title/text").asText()).isEqualTo("it's");
    assertThat(parsed(chart).get("data").size()).isEqualTo(figure.getTraces().length);
    assertThat(chart.json()).doesNotContain("NaN", "\"null\"", "Infinity", "&amp;", "&#39;");
    assertThat(chart.toString()).startsWith("it's");
  }

  @Test
  void numbersAreNumbersAndGapsAreGaps() throws Exception {
    JsonNode trace = trace(ScatterPlot.create("", TABLE, TABLE.column(0).name(), "y"));
    assertThat(trace.get("x").toString()).isEqualTo("[1.0,null,3.0]");
    assertThat(trace.get("y").toString()).isEqualTo("[1.0,2.5,1.0E-8]");
  }

  @Test
  void datesAndNamesStayTexts() throws Exception {
    assertThat(trace(TimeSeriesPlot.create("", TABLE, "day", "y")).at("/x/0").isTextual()).isTrue();
    assertThat(trace(BoxPlot.create("", TABLE, "s", "y")).get("x").toString())
        .isEqualTo("[\"S & \\\"L\\\"\",\"it's\",\"a\\\\b\\nc\"]");
  }

  @Test
  void namesThatLookLikeNumbersStayNamesOnAnAxisOfCategories() throws Exception {
    Figure figure = VerticalBarPlot.create("", TABLE, "number", "y");
    assertThat(trace(figure).at("/x/0").isNumber()).isTrue();
    Axis categories = Axis.builder().type(Axis.Type.CATEGORY).build();
    figure.setLayout(Layout.builder().xAxis(categories).build());
    assertThat(trace(figure).get("x").toString()).isEqualTo("[\"1\",\"2\",\"1\"]");
  }

  @Test
  void titlesAndNamesAreAsTheirMakerWroteThem() throws Exception {
    JsonNode figure = parsed(Chart.of(everyKind().get(0).get()));
    assertThat(figure.at("/layout/xaxis/title/text").asText()).isEqualTo("t 'τ' & <i>x</i>");
    assertThat(figure.get("data").findValuesAsText("name"))
        .containsExactly("S & \"L\"", "it's", "a\\b\nc");
  }

  @Test
  void makersLayoutStaysAndTheHouseFillsTheRest() throws Exception {
    TickSettings ticks = TickSettings.builder().dTick(0.5).build();
    Axis x =
        Axis.builder()
            .title("x")
            .titleFont(Font.builder().size(20).build())
            .type(Axis.Type.LOG)
            .range(0.1, 3)
            .tickSettings(ticks)
            .build();
    Layout layout =
        Layout.builder("t")
            .xAxis(x)
            .width(300)
            .plotBgColor("#eeeeee")
            .hoverMode(Layout.HoverMode.FALSE)
            .build();
    ScatterTrace points = ScatterTrace.builder(X, X).opacity(0.5).build();
    JsonNode figure = parsed(Chart.of(new Figure(layout, points)));
    assertThat(figure.at("/data/0/opacity").isNumber()).isTrue();
    JsonNode own = figure.get("layout");
    assertThat(own.at("/width").asInt()).isEqualTo(300);
    assertThat(own.at("/plot_bgcolor").asText()).isEqualTo("#eeeeee");
    assertThat(own.at("/hovermode").isBoolean()).isTrue();
    assertThat(own.at("/xaxis/range").toString()).isEqualTo("[0.1,3.0]");
    assertThat(own.at("/xaxis/dtick").asDouble()).isEqualTo(0.5);
    assertThat(own.at("/xaxis/title/font/size").asInt()).isEqualTo(20);
    assertThat(own.at("/xaxis/mirror").asBoolean()).isTrue();
    assertThat(own.at("/font/family").asText()).contains("Helvetica");
    assertThat(own.at("/colorway/0").asText()).isEqualTo(Style.colour(0));
  }

  @Test
  void twoHeatMapsAreTwo() throws Exception {
    Object[] names = {"a", "b"};
    HeatmapTrace one =
        HeatmapTrace.builder(names, names, new double[][] {{1, Double.NaN}, {3, 4}}).build();
    HeatmapTrace two = HeatmapTrace.builder(names, names, new double[][] {{5, 6}, {7, 8}}).build();
    JsonNode figure = parsed(Chart.of(new Figure(one, two)));
    JsonNode data = figure.get("data");
    assertThat(data.at("/0/z").toString()).isEqualTo("[[1.0,null],[3.0,4.0]]");
    assertThat(data.at("/1/z").toString()).isEqualTo("[[5.0,6.0],[7.0,8.0]]");
    assertThat(data.findValuesAsText("coloraxis")).containsExactly("coloraxis", "coloraxis");
    assertThat(figure.at("/layout/coloraxis/colorscale").asText()).isEqualTo("Viridis");
  }

  @Test
  void markersInSpaceWithTextAreDrawn() throws Exception {
    Scatter3DTrace points =
        Scatter3DTrace.builder(X, X, X).mode(Scatter3DTrace.Mode.TEXT_AND_MARKERS).build();
    assertThat(trace(new Figure(points)).get("mode").asText()).isEqualTo("markers+text");
  }

  @Test
  void barWhoseOutlineGotLostIsDrawn() throws Exception {
    Marker marker =
        Marker.builder().color(X).colorBar(ColorBar.builder().outlineWidth(2).build()).build();
    ScatterTrace points = ScatterTrace.builder(X, X).marker(marker).build();
    assertThat(trace(new Figure(points)).at("/marker/color").toString())
        .isEqualTo("[1.0,null,3.0]");
  }

  @Test
  void userChangesWhatHeWants() throws Exception {
    Chart chart = Chart.of(everyKind().get(0).get());
    JsonNode layout =
        parsed(chart.withTitle("other").withLayout("xaxis.type", "log")).get("layout");
    assertThat(layout.at("/title/text").asText()).isEqualTo("other");
    assertThat(layout.at("/xaxis/type").asText()).isEqualTo("log");
  }

  @Test
  void traceThatCannotBeReadIsNamed() {
    Trace broken =
        new Trace() {
          @Override
          public String asJavascript(int number) {
            return "var trace0 = {x: new Date()};";
          }

          @Override
          public String name() {
            return "";
          }

          @Override
          public HoverLabel hoverLabel() {
            return HoverLabel.builder().build();
          }

          @Override
          public boolean showLegend() {
            return false;
          }
        };
    assertThatThrownBy(() -> Chart.of(new Figure(broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("figure's trace 0, a ")
        .hasMessageContaining("cannot be drawn: ");
  }

  private static JsonNode trace(Figure figure) throws Exception {
    return parsed(Chart.of(figure)).at("/data/0");
  }

  private static JsonNode parsed(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json());
  }
}
