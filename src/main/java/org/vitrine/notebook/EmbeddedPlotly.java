package org.vitrine.notebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * plotly.js as the output of a cell. It is compressed, and so 2 MB and not 5, and unpacks itself
 * where the notebook is shown; the charts that wait for it then draw themselves.
 */
final class EmbeddedPlotly {

  private static final String PAGE =
      """
      <div>{text}</div>
      <script>
      (function () {
        var bytes = Uint8Array.from(atob('{script}'), function (c) { return c.charCodeAt(0); });
        var unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
        new Response(unpacked).text().then(function (code) {
          // A page with require.js would otherwise keep plotly.js to itself.
          if (!window.Plotly) new Function('define', 'module', 'exports', code).call(window);
          window.dispatchEvent(new Event('vitrine-plotly'));
        });
      })();
      </script>
      """;

  private final String script;

  EmbeddedPlotly(byte[] plotly) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(plotly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    script = Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** As a piece of a page. */
  String html() {
    return PAGE.replace("{text}", toString()).replace("{script}", script);
  }

  @Override
  public String toString() {
    return "plotly.js is in this notebook (%.1f MB)".formatted(script.length() / 1e6);
  }
}
