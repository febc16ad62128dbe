package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.learning.KnownLaw.PARTICLES;
import static org.vitrine.learning.KnownLaw.ROWS;
import static org.vitrine.learning.KnownLaw.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.Models;
import org.vitrine.Threads;
import org.vitrine.io.ArrayFile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What holds for every way to learn, a user's own included. */
class LearnerContractTest {

  private static Split split() {
    return data().split(new int[] {0, 1, 2}, new int[] {3}, new int[] {4, 5});
  }

  static Perceptron perceptron() {
    return Perceptron.standard()
        .withHidden(8)
        .withL2(0.01)
        .withLearningRate(0.02)
        .withBatch(20)
        .withEpochs(30);
  }

  static GraphNetwork graphNetwork() {
    return GraphNetwork.standard()
        .withCutoff(1.5)
        .withLayers(1)
        .withLearningRate(0.01)
        .withBatch(1)
        .withEpochs(12);
  }

  static Stream<Learner> learners() {
    return Stream.of(Ridge.standard(), perceptron(), graphNetwork(), new Nearest());
  }

  /** The species and times that a learner may be narrowed to. */
  static Stream<Learner> narrowed() {
    return Stream.of(
        Ridge.standard().withSpecies("B").withTimes(1),
        perceptron().withSpecies("B").withTimes(1),
        graphNetwork().withSpecies("B").withTimes(1));
  }

  /** A user's own: a particle moves like the one of its species with the nearest a. */
  record Nearest() implements Learner {
    @Override
    public String name() {
      return "nearest";
    }

    @Override
    public FittedModel fit(Split split) {
      return new FittedNearest(split.train());
    }
  }

  record FittedNearest(LearningData known) implements FittedModel {
    @Override
    public String name() {
      return "nearest";
    }

    @Override
    public Table predict(LearningData data) {
      Table table = data.keys();
      List<String> theirs = known.keys().stringColumn("species").asList();
      List<String> ours = table.stringColumn("species").asList();
      int[] nearest =
          IntStream.range(0, data.size())
              .map(i -> nearest(data.row(i), k -> theirs.get(k).equals(ours.get(i))))
              .toArray();
      for (double time : data.times()) {
        double[] targets = known.targets(time);
        double[] guess = Arrays.stream(nearest).mapToDouble(k -> targets[k]).toArray();
        table.addColumns(DoubleColumn.create(time == 1 ? "t=1" : "t=" + time, guess));
      }
      return table;
    }

    private int nearest(double[] row, IntPredicate alike) {
      return IntStream.range(0, known.size())
          .filter(alike)
          .boxed()
          .min(Comparator.comparingDouble(k -> Math.abs(known.row(k)[0] - row[0])))
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void predictionsHaveARowAParticleAndAColumnATime(Learner learner) {
    Table table = learner.fit(split()).predict(split().test());
    assertThat(table.columnNames())
        .containsExactly("snapshot", "particle", "species", "t=0.1", "t=1");
    assertThat(table.rowCount()).isEqualTo(2 * PARTICLES);
    assertThat(table.intColumn("snapshot").unique().asList()).containsExactlyInAnyOrder(4, 5);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void theLawIsLearnt(Learner learner) {
    Table score = learner.fit(split()).score(split().test());
    assertThat(score.rowCount()).isEqualTo(4);
    assertThat(score.stringColumn("model").asList()).containsOnly(learner.name());
    assertThat(score.stringColumn("protocol").asList()).containsOnly("clean");
    Table ofB = score.where(score.stringColumn("species").isEqualTo("B"));
    assertThat(ofB.doubleColumn("pearson").asList())
        .allSatisfy(r -> assertThat(r).isGreaterThan(0.9));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void shuffledTargetsAreNotPredicted(Learner learner) {
    Split split = KnownLaw.shuffled().split(new int[] {0, 1}, new int[] {2}, new int[] {3, 4, 5});
    Table score = learner.fit(split).score(split.test());
    assertThat(score.doubleColumn("pearson").asList())
        .allSatisfy(r -> assertThat(r).isCloseTo(0, within(4 / Math.sqrt(ROWS / 4.0))));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void crossValidationTestsEveryParticleOnceWithTheSameBitsOnAnyNumberOfThreads(Learner learner) {
    Table alone = Threads.with(1, () -> learner.crossValidate(data(), 3, 42));
    Table many = Threads.with(4, () -> learner.crossValidate(data(), 3, 42));
    assertThat(alone.intColumn("particles").asList()).containsOnly(ROWS / 2);
    assertThat(many.doubleColumn("pearson").asDoubleArray())
        .isEqualTo(alone.doubleColumn("pearson").asDoubleArray());
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void aNarrowedLearnerKnowsItsSpeciesAndTimesAlone(Learner learner) {
    FittedModel fitted = learner.fit(split());
    Table table = fitted.predict(split().test());
    assertThat(table.columnNames()).containsExactly("snapshot", "particle", "species", "t=1");
    assertThat(table.stringColumn("species").asList()).containsOnly("B");
    Table score = fitted.score(split().test());
    assertThat(score.rowCount()).isEqualTo(1);
    assertThat(score.doubleColumn("pearson").get(0)).isGreaterThan(0.9);
    assertThat(score.intColumn("particles").get(0)).isEqualTo(PARTICLES);
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void narrowingChangesNothingInWhatIsLearnt(Learner learner) {
    Learner whole =
        learners().filter(one -> one.getClass() == learner.getClass()).findFirst().orElseThrow();
    double[] alone = column(learner.fit(split()), "t=1");
    double[] among = column(whole.fit(split()), "t=1");
    for (int i = 0; i < alone.length; i++) {
      assertThat(alone[i]).isCloseTo(among[i], within(2e-4 * 10)); // targets go up to about 30
    }
  }

  private static double[] column(FittedModel model, String time) {
    Table table = model.predict(split().test());
    Table ofB = table.where(table.stringColumn("species").isEqualTo("B"));
    return ofB.doubleColumn(time).asDoubleArray();
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void whatTheDataDoNotHaveIsRefused(Learner learner) {
    LearningData onlyA = data().ofSpecies(List.of("A"));
    Split without = new Split(onlyA, onlyA, onlyA);
    assertThatThrownBy(() -> learner.fit(without)).hasMessage("species must be one of [A], not B");
    Split earlier =
        new Split(
            data().atTimes(new double[] {0.1}),
            data().atTimes(new double[] {0.1}),
            data().atTimes(new double[] {0.1}));
    assertThatThrownBy(() -> learner.fit(earlier)).hasMessage("time must be one of [0.1], not 1.0");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void theProtocolOfThePaperChoosesOnTheTestPart(Learner learner) {
    Learner optimist = learner;
    if (learner instanceof Ridge ridge) {
      optimist = ridge.withProtocol("paper");
    } else if (learner instanceof Perceptron perceptron) {
      optimist = perceptron.withProtocol("paper");
    } else if (learner instanceof GraphNetwork network) {
      optimist = network.withProtocol("paper");
    }
    Split split = KnownLaw.shuffled().split(new int[] {0, 1}, new int[] {2, 3}, new int[] {4, 5});
    Table chosen = optimist.fit(split).score(split.test());
    Table clean = learner.fit(split).score(split.test());
    for (int row = 0; row < chosen.rowCount(); row++) {
      assertThat(chosen.doubleColumn("pearson").get(row))
          .isGreaterThanOrEqualTo(clean.doubleColumn("pearson").get(row) - 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void theSameSeedGivesTheSameBits(Learner learner) {
    double[] once =
        learner.fit(split()).predict(split().test()).doubleColumn("t=1").asDoubleArray();
    double[] again =
        learner.fit(split()).predict(split().test()).doubleColumn("t=1").asDoubleArray();
    assertThat(Arrays.equals(once, again)).isTrue();
  }

  /** The library's own, which can do more than the interfaces ask for. */
  static Stream<Learner> ofTheLibrary() {
    return learners().filter(learner -> !(learner instanceof Nearest));
  }

  @ParameterizedTest
  @MethodSource("ofTheLibrary")
  void aModelReadBackPredictsTheSameInEveryBit(Learner learner, @TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("model.safetensors");
    Fitted fitted = (Fitted) learner.fit(split());
    fitted.save(path);
    Fitted read = (Fitted) Models.load(path);
    assertThat(read).hasSameClassAs(fitted).hasToString(fitted.toString());
    assertThat(read.predict(data()).doubleColumn("t=1").asDoubleArray())
        .isEqualTo(fitted.predict(data()).doubleColumn("t=1").asDoubleArray());
    assertThat(read.history().toString()).isEqualTo(fitted.history().toString());
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 100));
    assertThatThrownBy(() -> Models.load(path)).hasMessageContaining("cut short or damaged");
    Files.writeString(path, "something else altogether, from another program");
    assertThatThrownBy(() -> Models.load(path)).hasMessageContaining("not another program's");
    ArrayFile.of("propensity").write(path);
    assertThatThrownBy(() -> Models.load(path)).hasMessageContaining("a propensity");
  }

  @ParameterizedTest
  @MethodSource("ofTheLibrary")
  void historyMarksTheChoiceOfHighestCorrelation(Learner learner) {
    Fitted fitted = (Fitted) learner.fit(split());
    Table history = fitted.history();
    Table one =
        history.where(
            history
                .stringColumn("species")
                .isEqualTo("A")
                .and(history.doubleColumn("time").isEqualTo(1)));
    double best = one.doubleColumn("validation_pearson").max();
    Table kept = one.where(one.intColumn("kept").isEqualTo(1));
    assertThat(kept.doubleColumn("validation_pearson").asList()).containsExactly(best);
    assertThat(fitted.historyChart().json()).contains("species A", "species B", "t=0.1");
    assertThat(fitted.seconds()).isPositive();
    assertThat(fitted.parameters()).isPositive();
  }

  @ParameterizedTest
  @MethodSource({"learners", "narrowed"})
  void keptFoldsAreNotFittedAgainAndGiveTheSameBits(Learner learner, @TempDir Path directory)
      throws IOException {
    Table once = learner.crossPredict(data(), 3, 42, directory);
    assertThat(once.printAll()).isEqualTo(learner.crossPredict(data(), 3, 42).printAll());
    var kept = Files.getLastModifiedTime(directory.resolve("fold-0.safetensors"));
    Files.delete(directory.resolve("fold-1.safetensors")); // as if killed before it had ended
    assertThat(learner.crossPredict(data(), 3, 42, directory).printAll())
        .isEqualTo(once.printAll());
    assertThat(Files.getLastModifiedTime(directory.resolve("fold-0.safetensors"))).isEqualTo(kept);
    assertThat(directory.resolve("fold-1.safetensors")).exists();
    assertThatThrownBy(() -> learner.crossPredict(KnownLaw.shuffled(), 3, 42, directory))
        .hasMessageContaining("the work of another call (data is");
    assertThatThrownBy(() -> Ridge.standard().withAlphas(1).crossPredict(data(), 3, 42, directory))
        .hasMessageContaining("the work of another call (learner is");
  }
}
