package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitrine.learning.KnownLaw.data;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.Models;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;
import tech.tablesaw.api.Table;

class PerceptronTest {

  private static final Perceptron SMALL = LearnerContractTest.perceptron();

  private static Split split(LearningData data) {
    return data.split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
  }

  @Test
  void aBentLawIsBeyondRidgeButNotBeyondAPerceptron() {
    Split split = split(KnownLaw.bent());
    double linear = Ridge.standard().fit(split).score(split.test()).doubleColumn("pearson").get(0);
    Perceptron perceptron = SMALL.withHidden(16, 16).withL2(0).withEpochs(60);
    double bent = perceptron.fit(split).score(split.test()).doubleColumn("pearson").get(0);
    assertThat(linear).isLessThan(0.4);
    assertThat(bent).isGreaterThan(0.7);
  }

  @Test
  void theRowsOfTableOneAreThoseOfThePaper() {
    assertThat(Models.mlp().table1(1).toString()).contains("1 [16]", "0.0 of", "1.0E-4");
    assertThat(Models.mlp().table1(2).toString()).contains("3 [16, 16, 16]");
    assertThat(Models.mlp().table1(5).toString()).contains("2 [16, 16]", "0.25 of", "0.01");
    assertThat(Models.mlp().table1(5).name()).isEqualTo("perceptron 5");
    assertThatThrownBy(() -> Models.mlp().table1(6)).hasMessage("row must be in 1 … 5, not 6");
  }

  @Test
  void historyTellsEveryEpochAndMarksTheKeptOne() {
    FittedPerceptron fitted = SMALL.withEpochs(7).fit(split(data()));
    Table history = fitted.history();
    assertThat(history.rowCount()).isEqualTo(2 * 2 * 7);
    Table one =
        history.where(
            history
                .stringColumn("species")
                .isEqualTo("A")
                .and(history.doubleColumn("time").isEqualTo(1)));
    double[] pearson = one.doubleColumn("validation_pearson").asDoubleArray();
    double best = Arrays.stream(pearson).max().orElseThrow();
    assertThat(one.where(one.intColumn("kept").isEqualTo(1)).doubleColumn("validation_pearson"))
        .containsExactly(best);
    assertThat(one.doubleColumn("training_loss").get(6))
        .isLessThan(one.doubleColumn("training_loss").get(0));
    assertThat(fitted.historyChart().json()).contains("epoch");
    assertThat(fitted.toString()).contains("trained 7 of 7 epochs", "s on the CPU");
  }

  @Test
  void patienceEndsTrainingAndKeepsWhatWasBest() {
    Perceptron patient = SMALL.withEpochs(200).withPatience(3);
    Table history = patient.fit(split(KnownLaw.shuffled())).history();
    assertThat(history.rowCount()).isLessThan(2 * 200);
    assertThat(history.where(history.intColumn("kept").isEqualTo(1)).rowCount()).isEqualTo(2);
  }

  @Test
  void anInterruptKeepsTheBestNetworksSoFar() {
    Progress.setListener(
        progress -> {
          if (!progress.ended() && progress.done() == 5) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      FittedPerceptron fitted = SMALL.withSpecies("A").fit(split(data()));
      assertThat(Thread.interrupted()).isTrue();
      Progress.setListener(progress -> {});
      assertThat(fitted.toString()).contains("stopped after 5 of 30 epochs");
      Table same = SMALL.withSpecies("A").withEpochs(5).fit(split(data())).predict(data());
      assertThat(fitted.predict(data()).doubleColumn("t=1").asDoubleArray())
          .isEqualTo(same.doubleColumn("t=1").asDoubleArray());
    } finally {
      Progress.setListener(progress -> {});
    }
  }

  @Test
  void anInterruptBeforeTheFirstEpochLeavesNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> SMALL.fit(split(data()))).isInstanceOf(StoppedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aTrainingThatRunsAwayIsEndedWithAdvice() {
    assertThatThrownBy(() -> SMALL.withLearningRate(1e6).fit(split(data())))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("training diverged: species A, t=0.1, epoch 1: loss ")
        .hasMessageContaining("withLearningRate");
  }

  @Test
  void whatCannotBeTrainedIsRefusedBeforeItStarts() {
    assertThatThrownBy(() -> SMALL.withBatch(1000).fit(split(data())))
        .hasMessage(
            "particles of species A in the training part must be at least a batch of 1000, not 120");
    assertThatThrownBy(() -> SMALL.withDevice("tpu"))
        .hasMessage("device must be \"auto\", \"cpu\" or \"gpu\", not tpu");
    assertThatThrownBy(() -> SMALL.withDropout(1)).hasMessage("dropout must be in [0, 1), not 1.0");
    assertThatThrownBy(() -> SMALL.withHidden()).hasMessageContaining("at least one layer");
  }

  @Test
  void aConstantFeatureIsDroppedAndReported() {
    FittedPerceptron fitted = SMALL.withEpochs(1).fit(split(data()));
    assertThat(fitted.dropped("A")).isEqualTo(List.of("constant"));
  }

  @Test
  void memoryThatPyTorchDoesNotGetIsToldWithAdvice() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      assertThatThrownBy(() -> Torch.alone(() -> manager.zeros(new Shape(1L << 50))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("PyTorch ran out of", "which is not the JVM's heap", "it said: ")
          .hasCauseInstanceOf(EngineException.class);
      assertThat(Torch.alone(() -> manager.ones(new Shape(2)).sum().getFloat())).isEqualTo(2);
    }
  }
}
