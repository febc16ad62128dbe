package org.vitrine.charts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A figure as a piece of a page. The script looks for plotly.js on the page, then in the kernel's
 * folder on the notebook server; without either the text in the element stays.
 */
final class HtmlFragment {

  private static final String TEMPLATE =
      """
      <div id="{id}" style="min-height:3em">{title}: this chart needs plotly.js</div>
      <script>
      (function () {
        var figure = '{figure}';
        // Without a graphics card every pixel takes time: one then for each of the page, else Plotly's four.
        function pixelRatio() {
          if (!window.vitrinePixelRatio) {
            var gl = document.createElement('canvas').getContext('webgl');
            var info = gl && gl.getExtension('WEBGL_debug_renderer_info');
            var renderer = info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
            window.vitrinePixelRatio = /swiftshader|llvmpipe|software|basic render/i.test(renderer) ? 1 : 2;
          }
          return window.vitrinePixelRatio;
        }
        function draw() {
          document.querySelectorAll('[id="{id}"]').forEach(function (element) {
            if (element.vitrineDrawn) return;
            element.vitrineDrawn = true;
            element.textContent = '';
            var own = JSON.parse(figure);
            var boxes = own.data.some(function (trace) { return /3d$/.test(trace.type); });
            window.Plotly.newPlot(element, own.data, own.layout,
                {displaylogo: false, plotGlPixelRatio: boxes ? pixelRatio() : 2});
          });
        }
        function fetched() {
          var config = document.getElementById('jupyter-config-data');
          var base = config ? JSON.parse(config.textContent).baseUrl
                            : document.body && document.body.getAttribute('data-base-url');
          if (!base) return;
          fetch(base + 'kernelspecs/vitrine/plotly.min.js').then(function (answer) {
            if (!answer.ok) throw new Error(answer.status);
            return answer.text();
          }).then(function (code) {
            // A page with require.js would otherwise keep plotly.js to itself.
            if (!window.Plotly) new Function('define', 'module', 'exports', code).call(window);
          }).catch(function () {});
        }
        function wait(left) {
          if (window.Plotly) draw();
          else if (left > 0) setTimeout(wait, 100, left - 1);
        }
        if (!window.Plotly && !window.vitrineFetched) {
          window.vitrineFetched = true;
          fetched();
        }
        window.addEventListener('vitrine-plotly', draw); // plotly.js as an output of a later cell
        wait(300);
      })();
      </script>
      """;

  private HtmlFragment() {}

  /**
   * The fragment of a figure.
   *
   * @param json the figure
   * @param title what the element says until it is drawn
   */
  static String of(String json, String title) {
    // The figure last: what it holds is not looked at again.
    return TEMPLATE
        .replace("{id}", "vitrine-" + digest(json))
        .replace("{title}", escape(plain(title)))
        .replace("{figure}", literal(json));
  }

  /** The same figure has the same id on every run, so that notebooks can be compared. */
  private static String digest(String json) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** JSON inside a quoted string of a script inside a page: none of the three may end early. */
  private static String literal(String json) {
    return json.replace("\\", "\\\\")
        .replace("'", "\\u0027")
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** What a place that does not know Plotly's markup can show of it. */
  static String plain(String text) {
    return text.replace("<sub>", "_").replace("<sup>", "^").replaceAll("</?[a-z]+>", "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
