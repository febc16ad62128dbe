package org.vitrine.export;

import java.nio.charset.StandardCharsets;
import org.vitrine.charts.Chart;

/** The pages that a figure is shown, drawn or printed from. */
final class Page {

  /** Where the drawing page finds plotly.js. */
  static final String SCRIPT = "plotly.js";

  /** What the drawing page sends its result to, and its complaint. */
  static final String DONE = "done";

  static final String FAILED = "failed";

  private static final String STAND_ALONE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>{title}</title>
      <script>{plotly}</script>
      </head>
      <body style="margin:0;background:#fff">
      {chart}</body>
      </html>
      """;

  /** A picture of WebGL has plotGlPixelRatio times the pixels in each direction, at most 4. */
  private static final String DRAWING =
      """
      <!DOCTYPE html>
      <meta charset="utf-8">
      <script src="{script}"></script>
      <script type="module">
      try {
        const figure = {figure};
        const config = {plotGlPixelRatio: 4};
        const size = {width: figure.layout.width, height: figure.layout.height};
        const drawing = {data: figure.data, layout: figure.layout, config};
        const options = {format: '{format}', scale: {scale}, ...size};
        const picture = await Plotly.toImage(drawing, options);
        await fetch('{done}', {method: 'POST', body: await (await fetch(picture)).blob()});
      } catch (error) {
        await fetch('{failed}', {method: 'POST', body: String(error)});
      }
      </script>
      """;

  private static final String SHEET =
      """
      <!DOCTYPE html>
      <meta charset="utf-8">
      <style>
      @page { size: {width}px {height}px; margin: 0 }
      body { margin: 0 }
      div { height: calc({height}px - 1px); overflow: hidden } /* a rounded page has room for it */
      svg { display: block }
      </style>
      <div>{svg}</div>
      """;

  private Page() {}

  /** A page that carries plotly.js and the chart. */
  static String standAlone(Chart chart, byte[] plotly) {
    String title = chart.toString().lines().findFirst().orElse("Chart");
    // What a user named goes last, and is not looked at again.
    String[] around = STAND_ALONE.split("\\{(title|plotly|chart)}", -1);
    return around[0]
        + title.replace("&", "&amp;").replace("<", "&lt;")
        + around[1]
        + new String(plotly, StandardCharsets.UTF_8)
        + around[2]
        + chart.toHtml()
        + around[3];
  }

  /**
   * A page that draws the chart, turns it into a picture and sends that back.
   *
   * @param format svg or png
   */
  static String drawing(Chart chart, String format, double scale) {
    return DRAWING
        .replace("{script}", SCRIPT)
        .replace("{done}", DONE)
        .replace("{failed}", FAILED)
        .replace("{format}", format)
        .replace("{scale}", Double.toString(scale))
        .replace("{figure}", chart.json().replace("<", "\\u003c"));
  }

  /** A sheet of paper exactly as large as the picture on it. */
  static String sheet(String svg) {
    return SHEET
        .replace("{width}", attribute(svg, "width"))
        .replace("{height}", attribute(svg, "height"))
        .replace("{svg}", svg);
  }

  private static String attribute(String svg, String name) {
    String before = " " + name + "=\"";
    int start = svg.indexOf(before) + before.length();
    return svg.substring(start, svg.indexOf('"', start));
  }
}
