package org.vitrine.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.charts.Chart;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How values show themselves in a notebook, whatever the kernel: a map from MIME type to content,
 * from the richest to plain text.
 */
public final class Rendering {

  /** A Plotly figure, as a tree of maps and lists. */
  static final String PLOTLY = "application/vnd.plotly.v1+json";

  static final String HTML = "text/html";
  static final String TEXT = "text/plain";

  private Rendering() {}

  /**
   * A value's content by MIME type. A chart, a figure of tablesaw-jsplot, a snapshot, a table and
   * whatever can summarise itself have more than plain text.
   */
  public static Map<String, Object> of(Object value) {
    Map<String, Object> content = new LinkedHashMap<>();
    if (value instanceof Chart chart) {
      content.put(PLOTLY, chart.figure());
      content.put(HTML, chart.toHtml());
    } else if (value instanceof Figure figure) {
      return of(Chart.of(figure));
    } else if (value instanceof Snapshot snapshot) {
      addSnapshot(content, snapshot);
    } else if (value instanceof Table table) {
      Excerpt excerpt = new Excerpt(table);
      content.put(HTML, excerpt.html());
      content.put(TEXT, excerpt.text());
    } else if (value instanceof Summary summary) {
      content.put(HTML, facts(summary));
    } else if (value instanceof Summary.Summarized summarized) {
      content.put(HTML, facts(summarized.summary()));
    } else if (value instanceof HelpPage page) {
      content.put(HTML, page.html());
    } else if (value instanceof EmbeddedPlotly plotly) {
      content.put(HTML, plotly.html());
    }
    content.putIfAbsent(TEXT, String.valueOf(value));
    return content;
  }

  /**
   * A value as a piece of a page, for a kernel that no adapter knows: what {@link #of} has as HTML,
   * or else its text.
   */
  public static String html(Object value) {
    Map<String, Object> content = of(value);
    Object html = content.get(HTML);
    return html != null
        ? html.toString()
        : "<pre>" + Html.escape(String.valueOf(content.get(TEXT))) + "</pre>";
  }

  private static void addSnapshot(Map<String, Object> content, Snapshot snapshot) {
    String facts = facts(snapshot.summary());
    Chart view = Chart.view(snapshot);
    content.put(PLOTLY, view.figure());
    content.put(HTML, facts + view.toHtml());
  }

  private static String facts(Summary summary) {
    StringBuilder html =
        new StringBuilder("<table><thead><tr><th colspan=\"2\" style=\"text-align:left\">")
            .append(Html.escape(summary.title()))
            .append("</th></tr></thead><tbody>");
    for (Summary.Fact fact : summary.facts()) {
      html.append("<tr><td style=\"text-align:left\">")
          .append(Html.escape(fact.name()))
          .append("</td><td style=\"text-align:left\">")
          .append(Html.escape(fact.value()))
          .append("</td></tr>");
    }
    return html.append("</tbody></table>").toString();
  }
}
