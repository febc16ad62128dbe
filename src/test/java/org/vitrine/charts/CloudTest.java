package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CloudTest {

  private static final double[] X = {0, 1, 2};
  private static final double[] Y = {0, 10, 20};

  @Test
  void equalStepsAreEqualOnAllAxes() throws Exception {
    JsonNode figure = parsed(Chart.scatter3d(X, Y, X));
    assertThat(figure.at("/data/0/type").asText()).isEqualTo("scatter3d");
    assertThat(figure.at("/data/0/y").toString()).isEqualTo("[0,10,20]");
    JsonNode aspect = figure.at("/layout/scene/aspectratio");
    assertThat(aspect.get("y").asDouble()).isEqualTo(10 * aspect.get("x").asDouble());
    assertThat(aspect.get("z").asDouble()).isEqualTo(aspect.get("x").asDouble());
  }

  @Test
  void axesCarryQuantityAndUnit() throws Exception {
    Chart chart =
        Chart.scatter3d(X, Y, X)
            .withXAxis(Axis.linear("Q<sub>4</sub>"))
            .withYAxis(Axis.log("t / τ").withRange(0.1, 100))
            .withZAxis(Axis.linear("⟨Δr⟩ / σ<sub>L</sub>"));
    JsonNode scene = parsed(chart).at("/layout/scene");
    assertThat(scene.at("/xaxis/title/text").asText()).isEqualTo("Q<sub>4</sub>");
    assertThat(scene.at("/yaxis/range").toString()).isEqualTo("[-1,2]");
    assertThat(scene.at("/zaxis/title/text").asText()).isEqualTo("⟨Δr⟩ / σ<sub>L</sub>");
  }

  @Test
  void pointWithoutValueIsNotDrawn() throws Exception {
    double[] values = {1, Double.NaN, 3};
    JsonNode figure = parsed(Chart.scatter3d(X, Y, X, values, "Δ"));
    assertThat(figure.at("/data/0/x").toString()).isEqualTo("[0,null,2]");
    assertThat(figure.at("/data/0/marker/color").toString()).isEqualTo("[1,null,3]");
    assertThat(figure.at("/layout/coloraxis/colorbar/title/text").asText()).isEqualTo("Δ");
  }

  @Test
  void unequalLengthsAndForeignCallsAreRefused() {
    assertThatThrownBy(() -> Chart.scatter3d(X, Y, new double[2]))
        .hasMessage("z must be as many as x, 3, not 2 numbers");
    assertThatThrownBy(() -> Chart.scatter3d(X, Y, X).withLine("a", X, X))
        .hasMessage("chart must have two axes, not show points in space");
    assertThatThrownBy(() -> Chart.titled("").withZAxis(Axis.linear("z")))
        .hasMessage("chart must show points in space to have a third axis");
  }

  private static JsonNode parsed(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json());
  }
}
