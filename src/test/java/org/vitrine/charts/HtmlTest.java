package org.vitrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {

  private static final double[] X = {1, 2};

  @Test
  void twoChartsOfOnePageHaveDifferentIds() {
    Chart one = Chart.titled("one").withLine("a", X, X);
    Chart two = Chart.titled("two").withLine("a", X, X);
    assertThat(id(one)).isNotEqualTo(id(two));
  }

  @Test
  void sameChartHasTheSameIdEveryTime() {
    assertThat(Chart.titled("one").withLine("a", X, X).toHtml())
        .isEqualTo(Chart.titled("one").withLine("a", X, X).toHtml());
  }

  @Test
  void namesCannotLeaveTheScript() {
    String evil = "</script><script>alert('x')</script><!-- \\' \u2028";
    String html = Chart.titled(evil).withLine(evil, X, X).toHtml();
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html.split("</script", -1)).hasSize(2);
    assertThat(html.substring(html.indexOf("<script")))
        .doesNotContain("<!--")
        .doesNotContain("'x'")
        .doesNotContain("\u2028");
  }

  @Test
  void scriptCarriesTheFigureUnchanged() throws Exception {
    Chart chart = Chart.titled("it's \"a\" <b>\\ {id}").withLine("a", X, X);
    Matcher literal = Pattern.compile("var figure = '(.*)';").matcher(chart.toHtml());
    assertThat(literal.find()).isTrue();
    // A script's escapes are those of JSON, so JSON can undo them.
    ObjectMapper mapper = new ObjectMapper();
    String json =
        mapper.readValue("\"" + literal.group(1).replace("\"", "\\\"") + "\"", String.class);
    assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree(chart.json()));
  }

  @Test
  void pageWithoutPlotlySaysSo() {
    assertThat(Chart.titled("A < B").toHtml()).contains(">A &lt; B: this chart needs plotly.js<");
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(Chart.titled("x").toHtml()).doesNotContain("http");
  }

  private static String id(Chart chart) {
    Matcher id = Pattern.compile("id=\"(vitrine-\\w+)\"").matcher(chart.toHtml());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
