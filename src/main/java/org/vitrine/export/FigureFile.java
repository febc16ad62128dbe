package org.vitrine.export;

import static org.vitrine.support.Arguments.require;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.vitrine.charts.Chart;
import org.vitrine.io.WholeFile;

/**
 * A chart in a file; the extension says the format.
 *
 * <ul>
 *   <li>{@code .json}: the figure as Plotly takes it
 *   <li>{@code .html}: a page that needs nothing else, no network either; 5 MB, plotly.js for the
 *       most part
 *   <li>{@code .svg}, {@code .pdf}: lines and letters stay such; what the browser draws with its
 *       graphics card, boxes and clouds of points, is a picture of four times the figure's pixels
 *   <li>{@code .png}: pixels
 * </ul>
 *
 * <p>The first two are the same bytes every time. The others are drawn by the Chromium or Chrome of
 * the machine, whose fonts and version show in the bytes.
 */
public final class FigureFile {

  private static final String EXTENSIONS = "a file ending in .html, .json, .svg, .pdf or .png";

  private FigureFile() {}

  /**
   * Saves a chart. The file appears whole or not at all.
   *
   * @param scale pixels of a {@code .png} for each pixel of the figure, in (0, 10]; without meaning
   *     for the others
   * @throws IllegalArgumentException for another extension, a folder that is not there, or another
   *     scale, before anything is done
   * @throws IllegalStateException when plotly.js or a browser is needed and not found, or when the
   *     browser fails; the message says what to do
   * @throws org.vitrine.concurrent.StoppedException when the thread is interrupted
   */
  public static void save(Chart chart, Path path, double scale) {
    String format = format(path);
    Path folder = path.toAbsolutePath().getParent();
    require(
        folder != null && Files.isDirectory(folder), "path", path, "in a directory that is there");
    require(!Files.isDirectory(path), "path", path, "a file, not a directory");
    require(scale > 0 && scale <= 10, "scale", scale, "above 0 and at most 10");
    WholeFile.write(path, content(chart, format, scale));
  }

  private static String format(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "html", "json", "svg", "pdf", "png" -> extension;
      default -> {
        require(false, "path", path, EXTENSIONS);
        yield extension;
      }
    };
  }

  private static byte[] content(Chart chart, String format, double scale) {
    if (format.equals("json")) {
      return chart.json().getBytes(StandardCharsets.UTF_8);
    }
    if (format.equals("html")) {
      return Page.standAlone(chart, PlotlyScript.read()).getBytes(StandardCharsets.UTF_8);
    }
    Browser browser = Browser.find();
    byte[] script = PlotlyScript.read();
    return switch (format) {
      case "svg" -> browser.draw(Page.drawing(chart, "svg", 1), script);
      case "png" -> browser.draw(Page.drawing(chart, "png", scale), script);
      default -> {
        byte[] svg = browser.draw(Page.drawing(chart, "svg", 1), script);
        yield browser.print(Page.sheet(new String(svg, StandardCharsets.UTF_8)));
      }
    };
  }
}
