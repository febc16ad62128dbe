package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.Glass;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Box;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** What the adapter of every kernel keeps; a kernel that only remembers stands for the real one. */
abstract class KernelContract {

  /** What the library uses inside; a cell imports it when it wants it. */
  private static final Set<String> INSIDE =
      Set.of(
          "org.vitrine.support",
          "org.vitrine.concurrent",
          "org.vitrine.export",
          "org.vitrine.io",
          "org.vitrine.notebook");

  /** The lines that the kernel was asked to evaluate. */
  final List<String> evaluated = new ArrayList<>();

  /** What reached the cell. */
  final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

  /** A message to the notebook; {@code id} is "" when nothing will update it. */
  record Sent(String type, String id, String text) {}

  /** Connects the library with the kernel, as a session's start does. */
  abstract void connect();

  /** The MIME types of a value that is a cell's last expression. */
  abstract Set<String> typesOf(Object value);

  /** What {@code %vitrine} gives. */
  abstract Object magic() throws Exception;

  @BeforeEach
  void connectTheLibrary() {
    connect();
  }

  @AfterEach
  void disconnect() {
    Progress.setListener(progress -> {});
    Cell.setScreen(Terminal::print);
  }

  @Test
  void chartsAreSentAsFigurePageAndText() {
    assertThat(typesOf(Chart.titled("x")))
        .containsExactlyInAnyOrder(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT);
  }

  @Test
  void everyValueOfTheLibraryHasAPage() {
    Summary.Summarized summarized = () -> Summary.of("Ridge");
    Table table = Table.create("t", IntColumn.create("a", 1));
    HelpPage help = Javadoc.of(Glass.class);
    EmbeddedPlotly plotly = new EmbeddedPlotly(new byte[0]);
    for (Object value :
        List.of(sphere(), new Figure(), summarized, Summary.of("Ridge"), table, help, plotly)) {
      assertThat(typesOf(value)).contains(Rendering.HTML, Rendering.TEXT);
    }
  }

  @Test
  void cellNeedsNoImportForWhatTheLibraryOffers() {
    assertThat(evaluated)
        .containsExactlyElementsOf(
            Session.IMPORTS.stream().map(name -> "import " + name + ";").toList());
    Set<String> imported =
        Session.IMPORTS.stream()
            .filter(name -> name.startsWith("org.vitrine"))
            .map(name -> name.replace(".*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(imported).isEqualTo(offered());
  }

  @Test
  @Timeout(60)
  void progressOfALongCallIsOneDisplayThatChangesInPlace() {
    try (Progress progress = Progress.start("ageing", 1e12, "τ")) {
      while (sent.size() < 2) {
        progress.add(1);
      }
    }
    assertThat(sent.get(0).type()).isEqualTo("PublishDisplayData");
    assertThat(sent.subList(1, sent.size()))
        .extracting(Sent::type)
        .containsOnly("PublishUpdateDisplayData");
    assertThat(sent).extracting(Sent::id).containsOnly(sent.get(0).id()).doesNotContain("");
    assertThat(sent.get(sent.size() - 1).text()).startsWith("ageing: stopped at ");
  }

  @Test
  void shownValuesAreSentOneAfterTheOther() {
    Chart chart = Chart.titled("first");
    Cell.show(chart, "second");
    assertThat(sent).extracting(Sent::type).containsOnly("PublishDisplayData");
    assertThat(sent).extracting(Sent::text).containsExactly(chart.toString(), "second");
  }

  @Test
  void magicTellsVersionThreadsAndCaches() throws Exception {
    assertThat(magic().toString()).contains("Vitrine ", "threads", "memory", "cache of PyTorch");
  }

  static Snapshot sphere() {
    return Snapshot.of(Box.cube(3), new double[3], new double[] {1}, new String[] {"L"});
  }

  /** The packages with a public type. An import of one without is an error to the kernel. */
  private static Set<String> offered() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.vitrine")
            .stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getPackageName)
            .filter(name -> !INSIDE.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
