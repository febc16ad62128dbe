package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

class MapTest {

  private static final int N = 500;
  private final Snapshot snapshot = lattice();
  private final double[] values = IntStream.range(0, N).mapToDouble(i -> 0.001 * i).toArray();

  @Test
  void mapDrawsEveryParticleOnce() throws Exception {
    values[3] = Double.NaN;
    JsonNode figure = parsed(Chart.map(snapshot, values, "⟨Δr⟩ / σ<sub>L</sub>"));
    assertThat(drawn(figure, "scene")).containsExactlyInAnyOrderElementsOf(all());
  }

  @Test
  void viewDrawsEveryParticleOnceAndNamesTheSpecies() throws Exception {
    JsonNode figure = parsed(Chart.view(snapshot));
    assertThat(drawn(figure, "scene")).containsExactlyInAnyOrderElementsOf(all());
    assertThat(figure.get("data").findValuesAsText("name")).containsExactly("L", "S");
  }

  @Test
  void positionsAreWrappedIntoTheBox() throws Exception {
    for (JsonNode trace : parsed(Chart.view(snapshot)).get("data")) {
      for (String axis : List.of("x", "y", "z")) {
        for (JsonNode coordinate : trace.get(axis)) {
          assertThat(coordinate.asDouble()).isBetween(0.0, 10.0);
        }
      }
    }
  }

  @Test
  void particleWithoutValueIsSmallAndGrey() throws Exception {
    values[3] = Double.NaN;
    JsonNode data = parsed(Chart.map(snapshot, values, "")).get("data");
    JsonNode last = data.get(data.size() - 1);
    assertThat(last.get("customdata").toString()).isEqualTo("[3]");
    assertThat(last.at("/marker/color").asText()).isEqualTo("#b8b8b8");
    assertThat(last.at("/marker/size/0").asDouble())
        .isLessThan(0.5 * data.get(1).at("/marker/size/0").asDouble());
  }

  @Test
  void measuredAndPredictedShareOneScaleOfColours() throws Exception {
    Map<String, double[]> panels = new LinkedHashMap<>();
    panels.put("measured", values);
    panels.put("predicted", IntStream.range(0, N).mapToDouble(i -> -0.001 * i).toArray());
    JsonNode figure = parsed(Chart.map(snapshot, panels, "⟨Δr⟩"));
    assertThat(drawn(figure, "scene")).containsExactlyInAnyOrderElementsOf(all());
    assertThat(drawn(figure, "scene2")).containsExactlyInAnyOrderElementsOf(all());
    assertThat(figure.get("data").findValuesAsText("coloraxis")).containsOnly("coloraxis");
    assertThat(figure.at("/layout/coloraxis/cmin").asDouble()).isBetween(-0.5, -0.48);
    assertThat(figure.at("/layout/coloraxis/cmax").asDouble()).isBetween(0.48, 0.5);
  }

  @Test
  void sizesAreInProportionToDiameters() throws Exception {
    JsonNode data = parsed(Chart.view(snapshot)).get("data");
    double large = data.get(1).at("/marker/size/0").asDouble();
    double small = data.get(2).at("/marker/size/0").asDouble();
    assertThat(small / large).isBetween(0.845, 0.855);
  }

  @Test
  void mapWithoutAnyValueIsDrawnInGrey() throws Exception {
    JsonNode figure = parsed(Chart.map(snapshot, filled(Double.NaN), ""));
    assertThat(drawn(figure, "scene")).hasSize(N);
    assertThat(figure.at("/layout/coloraxis").isMissingNode()).isTrue();
  }

  @Test
  void constantValuesHaveAScale() throws Exception {
    JsonNode axis = parsed(Chart.map(snapshot, filled(0.2), "")).at("/layout/coloraxis");
    assertThat(axis.get("cmin").asDouble()).isLessThan(0.2);
    assertThat(axis.get("cmax").asDouble()).isGreaterThan(0.2);
  }

  @Test
  void mapOfManyParticlesTakesAFewDozenBytesEach() {
    assertThat(Chart.map(snapshot, values, "").json().length()).isLessThan(60 * N);
  }

  @Test
  void wrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> Chart.map(snapshot, new double[7], ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be one for each of 500 particles, not 7 numbers");
  }

  @Test
  void aMapTakesNoLine() {
    assertThatThrownBy(() -> Chart.view(snapshot).withLine("a", values, values))
        .hasMessage("chart must have two axes, not show a box");
  }

  private static double[] filled(double value) {
    return IntStream.range(0, N).mapToDouble(i -> value).toArray();
  }

  private static List<Integer> all() {
    return IntStream.range(0, N).boxed().toList();
  }

  private static List<Integer> drawn(JsonNode figure, String scene) {
    List<Integer> particles = new ArrayList<>();
    for (JsonNode trace : figure.get("data")) {
      if (trace.has("customdata") && trace.get("scene").asText().equals(scene)) {
        trace.get("customdata").forEach(number -> particles.add(number.asInt()));
      }
    }
    return particles;
  }

  private static Snapshot lattice() {
    double[] positions = new double[3 * N];
    double[] diameters = new double[N];
    String[] species = new String[N];
    for (int i = 0; i < N; i++) {
      positions[3 * i] = i % 10 - 20.5;
      positions[3 * i + 1] = i / 10 % 10 + 0.333333;
      positions[3 * i + 2] = i / 100 + 31;
      species[i] = i % 3 == 0 ? "L" : "S";
      diameters[i] = i % 3 == 0 ? 1 : 0.85;
    }
    return Snapshot.of(Box.cube(10), positions, diameters, species);
  }

  private static JsonNode parsed(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json());
  }
}
