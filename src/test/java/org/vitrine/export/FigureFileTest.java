package org.vitrine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Charts;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;

/**
 * Pictures need plotly.js, which {@code environment/run --setup} brings, and Chromium or Chrome;
 * what cannot be drawn here is skipped.
 */
class FigureFileTest {

  private static final double[] T = {0.01, 0.1, 1, 10};

  private static final Chart PROPENSITY =
      Chart.titled("it's <i>Δr</i> & </script>")
          .withXAxis(Axis.log("t / τ"))
          .withYAxis(Axis.linear("⟨Δr⟩ / σ<sub>L</sub>"))
          .withLine("large", T, new double[] {0.01, 0.07, 0.1, 0.14}, new double[] {0, 0, 0, 0.01})
          .withLine("small", T, new double[] {0.015, 0.09, 0.13, 0.2});

  private static final Chart BOX =
      Chart.view(
          Snapshot.of(
              Box.cube(3),
              new double[] {0.5, 1, 1, 2, 2, 2},
              new double[] {1, 0.85},
              new String[] {"L", "S"}));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"json", "html"})
  void sameChartIsTheSameBytes(String extension) throws IOException {
    if (extension.equals("html")) {
      assumePlotly();
    }
    Path once = folder.resolve("once." + extension);
    Path again = folder.resolve("again." + extension);
    Charts.save(PROPENSITY, once);
    Charts.save(
        PROPENSITY.withTitle("x").withTitle("it's <i>Δr</i> & </script>"), again.toString());
    assertThat(again).hasSameBinaryContentAs(once);
  }

  @Test
  void jsonIsTheFigure() throws IOException {
    Charts.save(PROPENSITY, folder.resolve("figure.JSON"));
    assertThat(new ObjectMapper().readTree(folder.resolve("figure.JSON").toFile()))
        .isEqualTo(new ObjectMapper().readTree(PROPENSITY.json()));
  }

  @Test
  void pageCarriesPlotlyAndLoadsNothing() throws IOException {
    assumePlotly();
    Charts.save(PROPENSITY, folder.resolve("figure.html"));
    String page = Files.readString(folder.resolve("figure.html"));
    assertThat(page)
        .contains("plotly.js v")
        .contains(PROPENSITY.toHtml())
        .contains("<title>it's Δr &amp; </title>")
        .doesNotContainPattern("<(script|link|img)[^>]* (src|href)=");
  }

  @Test
  void saidAtOnceWhichFormatsThereAre() {
    assertThatThrownBy(() -> Charts.save(PROPENSITY, folder.resolve("figure.gif")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "path must be a file ending in .html, .json, .svg, .pdf or .png, not "
                + folder.resolve("figure.gif"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "pdf"})
  void missingFolderIsSaidBeforeAnythingIsDrawn(String extension) {
    Path path = folder.resolve("nowhere").resolve("figure." + extension);
    assertThatThrownBy(() -> Charts.save(PROPENSITY, path))
        .hasMessage("path must be in a directory that is there, not " + path);
  }

  @Test
  void scaleIsPositive() {
    assertThatThrownBy(() -> Charts.save(PROPENSITY, folder.resolve("figure.png"), 0))
        .hasMessage("scale must be above 0 and at most 10, not 0.0");
  }

  @Test
  void vectorsKeepTheirLetters() throws IOException {
    assumeBrowser();
    Charts.save(PROPENSITY.forColumns(1), folder.resolve("figure.svg"));
    assertThat(Files.readString(folder.resolve("figure.svg")))
        .startsWith("<svg")
        .contains("width=\"324\"")
        .contains(">small</text>");
    assertThat(filesIn(folder)).containsExactly("figure.svg");
  }

  @Test
  void paperIsAsLargeAsTheFigure() throws IOException {
    assumeBrowser();
    Charts.save(PROPENSITY.forColumns(1).withSize(324, 240), folder.resolve("figure.pdf"));
    String pdf = Files.readString(folder.resolve("figure.pdf"), StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF");
    // In points, 72 to the inch, which Chromium rounds to a multiple of 0.24: 3 3/8 by 2 1/2
    // inches.
    Matcher paper = Pattern.compile("/MediaBox \\[0 0 (\\S+) (\\S+)]").matcher(pdf);
    assertThat(paper.find()).isTrue();
    assertThat(Double.parseDouble(paper.group(1))).isCloseTo(243, within(0.24));
    assertThat(Double.parseDouble(paper.group(2))).isCloseTo(180, within(0.24));
    assertThat(pdf.split("/Type */Page\\b", -1)).hasSize(2);
  }

  @Test
  void boxIsDrawnWithoutAGraphicsCard() throws IOException {
    assumeBrowser();
    Charts.save(BOX.withSize(300, 260), folder.resolve("box.png"), 3);
    var picture = ImageIO.read(folder.resolve("box.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(900);
    assertThat(picture.getHeight()).isEqualTo(780);
    int blue = 0;
    for (int rgb : picture.getRGB(0, 0, 900, 780, null, 0, 900)) {
      blue += (rgb & 255) - (rgb >> 16 & 255) > 60 ? 1 : 0;
    }
    assertThat(blue).as("pixels of the large sphere").isGreaterThan(5000);
  }

  @Test
  void stopButtonLeavesNothing() throws IOException {
    assumeBrowser();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Charts.save(PROPENSITY, folder.resolve("figure.png")))
        .isInstanceOf(StoppedException.class)
        .hasMessageContaining("nothing is written");
    assertThat(filesIn(folder)).isEmpty();
  }

  private static void assumePlotly() {
    assumeTrue(isFound(PlotlyScript::read), "plotly.js");
  }

  private static void assumeBrowser() {
    assumePlotly();
    assumeTrue(isFound(Browser::find), "Chromium or Chrome");
  }

  private static boolean isFound(Runnable search) {
    try {
      search.run();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
