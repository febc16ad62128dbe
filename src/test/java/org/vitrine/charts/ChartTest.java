package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final double[] TIMES = {0.01, 0.1, 1, 10};
  private static final double[] VALUES = {0.012345678, 0.1, 0.2, 0.3};

  private final Chart chart =
      Chart.titled("Dynamic propensity")
          .withXAxis(Axis.log("t / τ"))
          .withYAxis(Axis.log("⟨Δr⟩ / σ<sub>L</sub>"))
          .withLine("large", TIMES, VALUES);

  @Test
  void figureIsJsonWithDataAndLayout() throws Exception {
    JsonNode figure = parsed(chart);
    assertThat(figure.get("data").size()).isEqualTo(1);
    assertThat(figure.at("/layout/title/text").asText()).isEqualTo("Dynamic propensity");
    assertThat(figure.at("/layout/xaxis/title/text").asText()).isEqualTo("t / τ");
    assertThat(figure.at("/layout/yaxis/type").asText()).isEqualTo("log");
  }

  @Test
  void emptyChartHasALayout() throws Exception {
    JsonNode figure = parsed(Chart.titled(""));
    assertThat(figure.get("data").size()).isZero();
    assertThat(figure.at("/layout/width").asInt()).isBetween(640, 700);
  }

  @Test
  void whatIsNotANumberIsAGap() throws Exception {
    double[] values = {1, Double.NaN, Double.POSITIVE_INFINITY, 2};
    JsonNode y = parsed(Chart.titled("").withLine("a", TIMES, values)).at("/data/0/y");
    assertThat(y.toString()).isEqualTo("[1,null,null,2]");
  }

  @Test
  void numbersHaveSixDigits() throws Exception {
    assertThat(parsed(chart).at("/data/0/y/0").asText()).isEqualTo("0.0123457");
  }

  @Test
  void changingAChartLeavesItAsItWas() {
    String before = chart.json();
    chart.withTitle("other").withLine("small", TIMES, VALUES).withYAxis(Axis.linear("y"));
    assertThat(chart.json()).isEqualTo(before);
  }

  @Test
  void changingAnArrayLeavesTheChartAsItWas() {
    double[] values = VALUES.clone();
    Chart made = Chart.titled("").withLine("a", TIMES, values);
    String before = made.json();
    values[0] = 5;
    assertThat(made.json()).isEqualTo(before);
  }

  @Test
  void bandGuideAndLineOfOneNameShareColourAndLegend() throws Exception {
    double[] ceiling = {1, 1, 1, 1};
    JsonNode figure =
        parsed(
            chart
                .withBand("large", TIMES, VALUES, ceiling)
                .withDashedLine("large", TIMES, ceiling)
                .withDashedLine("noise ceiling", TIMES, ceiling));
    assertThat(figure.get("data").findValuesAsText("showlegend"))
        .containsExactlyInAnyOrder("false", "false", "true", "true");
    assertThat(trace(figure, "large").at("/line/color").asText()).isEqualTo("#0072B2");
    assertThat(trace(figure, "noise ceiling").at("/line/color").asText())
        .isEqualTo(Style.GUIDE_COLOUR);
  }

  @Test
  void errorBarsCarryTheError() throws Exception {
    double[] error = {0.001, 0.002, Double.NaN, 0.004};
    JsonNode figure = parsed(Chart.titled("").withLine("a", TIMES, VALUES, error));
    assertThat(figure.at("/data/0/error_y/array").toString()).isEqualTo("[0.001,0.002,null,0.004]");
  }

  @Test
  void rangeOfALogarithmicAxisIsGivenInTheUnitOfTheData() throws Exception {
    Chart ranged = chart.withXAxis(Axis.log("t / τ").withRange(0.001, 100));
    assertThat(parsed(ranged).at("/layout/xaxis/range").toString()).isEqualTo("[-3,2]");
  }

  @Test
  void histogramHasIntegralOne() throws Exception {
    double[] values = {1, 1.5, 1.7, 2, 2.2, 2.3, 2.9, 4, Double.NaN};
    JsonNode bars = parsed(Chart.titled("").withHistogram("a", values, 5)).at("/data/0");
    double width = bars.at("/x/1").asDouble() - bars.at("/x/0").asDouble();
    double sum =
        StreamSupport.stream(bars.get("y").spliterator(), false)
            .mapToDouble(JsonNode::asDouble)
            .sum();
    assertThat(sum * width).isEqualTo(1, within(1e-5));
  }

  @Test
  void histogramsOverEachOtherShareTheirBins() throws Exception {
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("wide", new double[] {0, 3, 5, 10});
    values.put("narrow", new double[] {4, 4.1, 4.6, Double.NaN});
    JsonNode data = parsed(Chart.titled("").withHistograms(values, 10)).get("data");
    assertThat(data.findValuesAsText("name")).containsExactly("wide", "narrow");
    assertThat(data.at("/0/x").size()).isEqualTo(11);
    assertThat(data.at("/1/x").toString()).isEqualTo("[4.5]");
    assertThat(data.at("/1/y").toString()).isEqualTo("[1]");
  }

  @Test
  void legendLeavesTheCornerOfTheData() throws Exception {
    double[] rising = {0, 1, 2, 3};
    JsonNode figure =
        parsed(Chart.titled("").withLine("one", rising, rising).withLine("two", rising, rising));
    assertThat(figure.at("/layout/legend/xanchor").asText()).isEqualTo("left");
    assertThat(figure.at("/layout/legend/yanchor").asText()).isEqualTo("top");
  }

  @Test
  void panelsBesideEachOtherNameEachSeriesOnce() throws Exception {
    JsonNode figure = parsed(Chart.beside("both", chart.withTitle("(a)"), chart.withTitle("(b)")));
    assertThat(figure.get("data").findValuesAsText("showlegend"))
        .containsExactlyInAnyOrder("true", "false");
    assertThat(figure.at("/data/1/xaxis").asText()).isEqualTo("x2");
    assertThat(figure.at("/layout/annotations").findValuesAsText("text"))
        .containsExactly("(a)", "(b)");
  }

  @Test
  void linesOfUnequalLengthAreRefused() {
    assertThatThrownBy(() -> chart.withLine("small", TIMES, new double[3]))
        .hasMessage("y must be as many as x, 4, not 3 numbers");
    assertThatThrownBy(() -> chart.withLine("small", TIMES, VALUES, new double[2]))
        .hasMessage("error must be as many as x, 4, not 2 numbers");
  }

  @Test
  void impossibleRangesAreRefused() {
    assertThatThrownBy(() -> Axis.log("t").withRange(0, 1))
        .hasMessage("low must be positive on a logarithmic axis, not 0.0");
    assertThatThrownBy(() -> Axis.linear("x").withRange(2, 1))
        .hasMessage("high must be finite and above low, 2.0, not 1.0");
  }

  @Test
  void printsTitleAxesAndSeries() {
    assertThat(chart.toString().lines())
        .containsExactly("Dynamic propensity", "  ⟨Δr⟩ / σ_L against t / τ", "    large: 4 points");
  }

  @Test
  void figureForAColumnHasLettersAndLinesOfAPaper() throws Exception {
    JsonNode own = parsed(chart);
    JsonNode column = parsed(chart.forColumns(1));
    assertThat(column.at("/layout/width").asInt()).isEqualTo(324); // 3 3/8 inches
    assertThat(parsed(chart.forColumns(2)).at("/layout/width").asInt()).isEqualTo(672); // 7 inches
    // In points, of which 3/4 make a pixel.
    assertThat(0.75 * column.at("/layout/font/size").asDouble()).isBetween(7.0, 9.0);
    assertThat(0.75 * column.at("/layout/xaxis/title/font/size").asDouble()).isBetween(7.0, 9.0);
    assertThat(trace(column, "large").at("/line/width").asDouble()).isBetween(0.7, 1.4);
    assertThat(trace(column, "large").get("x")).isEqualTo(trace(own, "large").get("x"));
  }

  @Test
  void sizeOfAFigureOutlivesOtherChanges() throws Exception {
    JsonNode figure = parsed(chart.withSize(500, 300).withTitle("x").withXAxis(Axis.log("t / τ")));
    assertThat(figure.at("/layout/width").asInt()).isEqualTo(500);
    assertThat(figure.at("/layout/height").asInt()).isEqualTo(300);
    assertThat(figure.at("/layout/font")).isEqualTo(parsed(chart).at("/layout/font"));
  }

  @Test
  void pageHasOneColumnOrTwo() {
    assertThatThrownBy(() -> chart.forColumns(3)).hasMessage("columns must be 1 or 2, not 3");
  }

  private static JsonNode trace(JsonNode figure, String name) {
    return StreamSupport.stream(figure.get("data").spliterator(), false)
        .filter(trace -> trace.get("name").asText().equals(name) && trace.has("line"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static JsonNode parsed(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json());
  }
}
