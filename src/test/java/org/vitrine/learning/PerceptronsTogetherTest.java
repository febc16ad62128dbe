package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Charts;
import org.vitrine.Models;
import org.vitrine.concurrent.Progress;
import tech.tablesaw.api.Table;

/** Several perceptrons in one call, against the fit of each. */
class PerceptronsTogetherTest {

  private static final Perceptron SMALL = LearnerContractTest.perceptron();

  private static Split split(LearningData data) {
    return data.split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
  }

  /** The rows of Table I, 120 particles of each species: two steps an epoch, 20 in all. */
  private static List<Perceptron> tableOne() {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(Models.mlp()::table1)
        .map(row -> row.withEpochs(10))
        .toList();
  }

  private static List<List<String>> stacks(List<Perceptron> perceptrons) {
    return PerceptronStacks.of(KnownLaw.data(), perceptrons).stream()
        .map(stack -> stack.stream().map(Perceptron::name).toList())
        .toList();
  }

  private static void assertSame(FittedPerceptron actual, FittedPerceptron expected) {
    LearningData data = KnownLaw.data();
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.parameters()).isEqualTo(expected.parameters());
    for (String time : List.of("t=0.1", "t=1")) {
      assertThat(actual.predict(data).doubleColumn(time).asDoubleArray())
          .containsExactly(expected.predict(data).doubleColumn(time).asDoubleArray(), within(1e-4));
    }
    Table history = actual.history();
    assertThat(history.intColumn("kept").asList())
        .isEqualTo(expected.history().intColumn("kept").asList());
    assertThat(history.doubleColumn("validation_pearson").asDoubleArray())
        .containsExactly(
            expected.history().doubleColumn("validation_pearson").asDoubleArray(), within(1e-5));
  }

  @Test
  void eachRowOfTableOneBecomesWhatItsOwnFitMakesOfIt() {
    Split split = split(KnownLaw.data());
    List<Perceptron> rows = tableOne();
    List<FittedPerceptron> together = Models.fitTogether(split, rows.toArray(Perceptron[]::new));
    assertThat(together).hasSize(5);
    for (int row = 0; row < 5; row++) {
      assertSame(together.get(row), rows.get(row).fit(split));
    }
    assertThat(Charts.correlation(split.test(), together).json()).contains("perceptron 4");
  }

  @Test
  void thoseThatDifferInNameDropOutAndPenaltyAloneTrainAsOneStack() {
    assertThat(stacks(tableOne()))
        .containsExactly(
            List.of("perceptron 1"),
            List.of("perceptron 2"),
            List.of("perceptron 3", "perceptron 4", "perceptron 5"));
    assertThat(
            stacks(
                List.of(
                    SMALL,
                    SMALL.withName("seed").withSeed(1),
                    SMALL.withName("patience").withPatience(2),
                    SMALL.withName("rate").withLearningRate(0.1),
                    SMALL.withName("times").withTimes(1),
                    SMALL.withName("protocol").withProtocol("paper"))))
        .hasSize(6);
  }

  @Test
  void aStackIsNoLargerThanItsMemory() {
    List<Perceptron> many =
        IntStream.range(0, 200).mapToObj(i -> SMALL.withName("number " + i)).toList();
    assertThat(stacks(many)).hasSizeBetween(2, 10);
    assertThat(stacks(many).stream().mapToInt(List::size).sum()).isEqualTo(200);
    List<Perceptron> wide = many.subList(0, 2).stream().map(p -> p.withHidden(10_000)).toList();
    assertThat(stacks(wide)).hasSize(2);
  }

  @Test
  void patienceEndsEachAsItWouldAlone() {
    Split split = split(KnownLaw.data());
    Perceptron patient = SMALL.withEpochs(60).withPatience(2);
    List<Perceptron> perceptrons =
        List.of(patient.withL2(10), patient.withName("free").withL2(0).withDropout(0.5));
    List<FittedPerceptron> together = Perceptron.fitTogether(split, perceptrons);
    assertThat(together.get(0).history().rowCount())
        .isNotEqualTo(together.get(1).history().rowCount());
    for (int k = 0; k < 2; k++) {
      assertSame(together.get(k), perceptrons.get(k).fit(split));
    }
  }

  @Test
  void anInterruptKeepsWhatHasBegun() {
    Progress.setListener(
        progress -> {
          if (!progress.ended() && progress.done() == 14) { // 10 of row 1, 4 of row 2
            Thread.currentThread().interrupt();
          }
        });
    try {
      List<FittedPerceptron> fitted =
          Perceptron.fitTogether(
              split(KnownLaw.data()),
              tableOne().stream().map(row -> row.withSpecies("A")).toList());
      assertThat(Thread.interrupted()).isTrue();
      assertThat(fitted).hasSize(2);
      assertThat(fitted.get(0).toString()).contains("trained 10 of 10 epochs");
      assertThat(fitted.get(1).toString()).contains("stopped after 4 of 10 epochs");
    } finally {
      Progress.setListener(progress -> {});
    }
  }

  @Test
  void eachIsSavedByItselfAndPredictsTheSameInEveryBit(@TempDir Path directory) {
    LearningData data = KnownLaw.data();
    List<FittedPerceptron> fitted = Perceptron.fitTogether(split(data), tableOne().subList(2, 5));
    for (FittedPerceptron one : fitted) {
      Path path = directory.resolve(one.name() + ".safetensors");
      one.save(path);
      assertThat(Models.load(path).predict(data).doubleColumn("t=1").asDoubleArray())
          .isEqualTo(one.predict(data).doubleColumn("t=1").asDoubleArray());
    }
  }

  @Test
  void theOneThatRunsAwayIsNamed() {
    List<Perceptron> wild =
        List.of(SMALL.withLearningRate(1e6), SMALL.withName("b").withLearningRate(1e6));
    assertThatThrownBy(() -> Perceptron.fitTogether(split(KnownLaw.data()), wild))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("training diverged: perceptron, species A, t=0.1, epoch 1");
  }

  @Test
  void namesTellThemApart() {
    Split split = split(KnownLaw.data());
    assertThatThrownBy(() -> Perceptron.fitTogether(split, List.of(SMALL, SMALL.withL2(1))))
        .hasMessage(
            "names of the perceptrons must be different: withName(…), not [perceptron, perceptron]");
    assertThatThrownBy(() -> Perceptron.fitTogether(split, Collections.emptyList()))
        .hasMessage("perceptrons must be at least one, not none");
  }
}
