package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static final double[] X = {1, 10, 100};
  private static final double[] Y = {0, 1};

  private final double[][] values = {{1, 2, 3}, {4, Double.NaN, 6}};
  private final Chart chart = Chart.titled("").withHeatMap("G(r, t)", X, Y, values);

  @Test
  void valuesStandInRowsAndNaNIsAGap() throws Exception {
    assertThat(parsed(chart).at("/data/0/z").toString()).isEqualTo("[[1,2,3],[4,null,6]]");
  }

  @Test
  void barOfColoursSpansTheValuesAndCarriesTheLabel() throws Exception {
    JsonNode axis = parsed(chart).at("/layout/coloraxis");
    assertThat(axis.get("cmin").asDouble()).isEqualTo(1);
    assertThat(axis.get("cmax").asDouble()).isEqualTo(6);
    assertThat(axis.get("colorscale").asText()).isEqualTo("Viridis");
    assertThat(axis.at("/colorbar/title/text").asText()).isEqualTo("G(r, t)");
  }

  @Test
  void cellsOfALogarithmicAxisMeetHalfWayByRatio() throws Exception {
    JsonNode x = parsed(chart.withXAxis(Axis.log("t / τ"))).at("/data/0/x");
    assertThat(x.toString()).isEqualTo("[0.316228,3.16228,31.6228,316.228]");
  }

  @Test
  void heatMapLiesUnderLinesAndOutsideTheLegend() throws Exception {
    JsonNode figure = parsed(chart.withLine("a", X, X).withLine("b", X, X));
    assertThat(figure.get("data").findValuesAsText("type"))
        .containsExactly("heatmap", "scatter", "scatter");
    assertThat(figure.get("data").findValuesAsText("showlegend")).containsExactly("true", "true");
    assertThat(figure.at("/data/1/line/color").asText()).isEqualTo(Style.colour(0));
  }

  @Test
  void heatMapsOfOneLabelShareAScaleOverPanels() throws Exception {
    Chart twice = Chart.titled("").withHeatMap("G(r, t)", X, Y, new double[][] {{9, 9, 9}, X});
    JsonNode figure = parsed(Chart.beside("", chart, twice, other()));
    assertThat(figure.get("data").findValuesAsText("coloraxis"))
        .containsExactly("coloraxis", "coloraxis", "coloraxis2");
    assertThat(figure.at("/layout/coloraxis/cmax").asDouble()).isEqualTo(100);
    assertThat(figure.at("/layout/coloraxis2/cmax").asDouble()).isEqualTo(6);
  }

  @Test
  void rowsAndPlacesThatDoNotFitAreRefused() {
    Chart empty = Chart.titled("");
    assertThatThrownBy(() -> empty.withHeatMap("", X, X, values))
        .hasMessage("values must be as many as y, 3, not 2 rows");
    assertThatThrownBy(() -> empty.withHeatMap("", Y, Y, values))
        .hasMessage("values[0] must be as many as x, 2, not 3 numbers");
    assertThatThrownBy(() -> empty.withHeatMap("", new double[] {1, 1, 2}, Y, values))
        .hasMessage("x[1] must be finite and above the one before it, 1.0, not 1.0");
  }

  @Test
  void printsItsCells() {
    assertThat(chart.toString()).contains("G(r, t): 2 × 3 cells");
  }

  private Chart other() {
    return Chart.titled("").withHeatMap("other", X, Y, values);
  }

  private static JsonNode parsed(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json());
  }
}
