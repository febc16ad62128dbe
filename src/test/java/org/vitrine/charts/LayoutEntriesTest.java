package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutEntriesTest {

  private static final double[] X = {1, 2};

  private final Chart chart = Chart.titled("t").withLine("a", X, X);

  @Test
  void entryOfTheLayoutIsTheUsers() throws Exception {
    JsonNode layout =
        layout(
            chart
                .withLayout("xaxis.range", List.of(0, 1.5))
                .withLayout("width", 500)
                .withLayout("new.part", new double[] {1, Double.NaN}));
    assertThat(layout.at("/xaxis/range").toString()).isEqualTo("[0,1.5]");
    assertThat(layout.at("/xaxis/ticks").asText()).isEqualTo("outside");
    assertThat(layout.at("/width").asInt()).isEqualTo(500);
    assertThat(layout.at("/new/part").toString()).isEqualTo("[1,null]");
  }

  @Test
  void chartItselfStaysAsItWas() {
    String before = chart.json();
    List<Object> range = new ArrayList<>(List.of(0, 1));
    Chart changed = chart.withLayout("xaxis.range", range);
    String after = changed.json();
    range.set(0, 7);
    assertThat(chart.json()).isEqualTo(before);
    assertThat(changed.json()).isEqualTo(after);
  }

  @Test
  void entryStaysWhenTheChartGrows() throws Exception {
    Chart grown = chart.withLayout("width", 500).withLine("b", X, X).withTitle("other");
    assertThat(layout(grown).at("/width").asInt()).isEqualTo(500);
  }

  @Test
  void lastEntryOfAPathHolds() throws Exception {
    Chart twice =
        chart
            .withLayout("font.size", 20)
            .withLayout("font", Map.of("color", "red"))
            .withLayout("font.size", 11);
    assertThat(layout(twice).at("/font").toString()).isEqualTo("{\"color\":\"red\",\"size\":11}");
  }

  @Test
  void titleThatIsATextIsTheTextOfTheTitle() throws Exception {
    JsonNode layout = layout(chart.withLayout("title", "mine").withLayout("xaxis.title", "x"));
    assertThat(layout.at("/title/text").asText()).isEqualTo("mine");
    assertThat(layout.at("/title/xanchor").asText()).isEqualTo("center");
    assertThat(layout.at("/xaxis/title/text").asText()).isEqualTo("x");
  }

  @Test
  void oneAxisOfASceneIsChangedAlone() throws Exception {
    double[] z = {0, 0, 0};
    JsonNode layout = layout(Chart.scatter3d(z, z, z).withLayout("scene.xaxis.visible", false));
    assertThat(layout.at("/scene/xaxis/visible").asBoolean(true)).isFalse();
    assertThat(layout.at("/scene/yaxis/visible").isMissingNode()).isTrue();
  }

  @Test
  void numberInAPathCountsThroughAList() throws Exception {
    Chart both = Chart.beside("", chart, chart).withLayout("annotations.1.text", "(b)");
    assertThat(layout(both).at("/annotations/1/text").asText()).isEqualTo("(b)");
    assertThatThrownBy(() -> both.withLayout("annotations.2.text", "(c)"))
        .hasMessage("path must be a number below 2 where it has 2, not annotations.2.text");
  }

  @Test
  void whatIsNoEntryIsRefused() {
    assertThatThrownBy(() -> chart.withLayout("x axis", 1))
        .hasMessage("path must be names with dots between, not \"x axis\"");
    assertThatThrownBy(() -> chart.withLayout("width.px", 1))
        .hasMessage("path must be one within the layout; before px it ends, not width.px");
    assertThatThrownBy(() -> chart.withLayout("width", new Object()))
        .hasMessage(
            "value must be made of texts, numbers, truth values, lists and maps, not"
                + " java.lang.Object");
    assertThatThrownBy(() -> Chart.beside("", chart.withLayout("width", 1)))
        .hasMessageContaining("changed after they are put beside each other");
  }

  private static JsonNode layout(Chart chart) throws Exception {
    return new ObjectMapper().readTree(chart.json()).get("layout");
  }
}
