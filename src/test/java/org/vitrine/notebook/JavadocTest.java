package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.Charts;
import org.vitrine.Descriptors;
import org.vitrine.Glass;
import org.vitrine.Models;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Runner;
import org.vitrine.dynamics.Propensity;
import org.vitrine.learning.FittedModel;
import org.vitrine.particles.Box;

class JavadocTest {

  @Test
  void pageOfTheFacadeHasUnitsAnExampleAndSignatures() {
    assertThat(Javadoc.of(Glass.class).html())
        .contains("<h3>Glass</h3>")
        .contains("times in τ")
        .contains("<pre><code>var glass = Glass.simulate(Glass.mixture(), 42);")
        .contains("<code>HardSphereMixture Glass.mixture()</code> — The paper's mixture");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Glass.class,
        Descriptors.class,
        Models.class,
        Charts.class,
        Chart.class,
        Propensity.class,
        FittedModel.class
      })
  void everyMethodOfWhatCellsUseIsExplained(Class<?> type) {
    HelpPage page = Javadoc.of(type);
    assertThat(page.description()).isNotBlank();
    assertThat(page.methods()).isNotEmpty().noneMatch(method -> method.sentence().isBlank());
    assertThat(page.html()).doesNotContain("{@").doesNotContain("@param").doesNotContain("\\u");
    assertThat(page.toString()).doesNotContain("<code>").doesNotContain("&lt;");
  }

  @Test
  void componentsOfARecordAreExplained() {
    HelpPage page = Javadoc.of(Box.class);
    assertThat(page.details()).extracting(detail -> detail.get(0)).contains("x", "y", "z");
    assertThat(page.methods())
        .extracting(HelpPage.Method::signature)
        .contains("Box Box.cube(double side)");
  }

  @Test
  void valueOfAnInnerClassHasThePageOfItsPublicType() {
    assertThat(Javadoc.of(Runner.local().getClass()).title()).isEqualTo("Runner");
  }

  @Test
  void typeFromElsewhereHasNoPageAndSaysSo() {
    assertThat(Javadoc.of(String.class).html()).contains("no help on this type");
  }
}
