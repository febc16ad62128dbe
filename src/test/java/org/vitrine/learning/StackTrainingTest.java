package org.vitrine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.support.RandomStream;
import org.vitrine.support.RandomStream.Purpose;

/** Networks that train side by side, against each alone and against Adam written out. */
class StackTrainingTest {

  private static final int ROWS = 200;
  private static final int INPUTS = 5;
  private static final int TIMES = 3;
  private static final int BATCH = 10;

  private static final float[] X = numbers(1, ROWS * INPUTS);
  private static final float[] Y = numbers(2, ROWS * TIMES);

  private static float[] numbers(int number, int count) {
    RandomStream random = RandomStream.of(Purpose.SPLIT, 5, number, 0);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Layers layers(double dropout) {
    return new Layers(List.of(6, 4), dropout);
  }

  private static TrainingPlan plan(double l2) {
    return new TrainingPlan(l2, 0.01, BATCH, 1, Integer.MAX_VALUE, 42, "cpu");
  }

  private static RandomStream[] streams(Purpose purpose, int... times) {
    return Arrays.stream(times)
        .mapToObj(t -> RandomStream.of(purpose, 42, 0, t))
        .toArray(RandomStream[]::new);
  }

  private static DeviceData data(NDManager manager, int... times) {
    float[] y = new float[ROWS * times.length];
    for (int i = 0; i < ROWS; i++) {
      for (int t = 0; t < times.length; t++) {
        y[i * times.length + t] = Y[i * TIMES + times[t]];
      }
    }
    return new DeviceData(
        manager.create(X, new Shape(ROWS, INPUTS)),
        manager.create(y, new Shape(ROWS, times.length)));
  }

  private static StackTraining training(
      Layers layers, TrainingPlan plan, NDManager manager, int... times) {
    return new StackTraining(
        plan,
        manager,
        NetworkStack.random(INPUTS, layers.widths(), streams(Purpose.WEIGHTS, times)),
        data(manager, times),
        data(manager, times),
        RandomStream.of(Purpose.BATCHES, 42, 0, 0),
        Arrays.stream(streams(Purpose.DROPOUT, times))
            .map(masks -> new Regularisation(plan.l2(), layers.dropout(), masks))
            .toList());
  }

  private static NDManager manager() {
    return Torch.engine().newBaseManager(Device.cpu());
  }

  /** After an epoch, which is 20 steps. */
  private static NetworkStack trained(Layers layers, TrainingPlan plan, int... times) {
    try (NDManager manager = manager()) {
      StackTraining training = training(layers, plan, manager, times);
      training.epoch();
      return training.present();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0.25, 0.01"})
  void eachNetworkOfAStackBecomesWhatItBecomesAlone(double dropout, double l2) {
    TrainingPlan plan = plan(l2);
    NetworkStack stack = trained(layers(dropout), plan, 0, 1, 2);
    for (int t = 0; t < TIMES; t++) {
      NetworkStack alone = trained(layers(dropout), plan, t);
      for (int i = 0; i < ROWS; i++) {
        float[] x = Arrays.copyOfRange(X, i * INPUTS, (i + 1) * INPUTS);
        assertThat(stack.outputs(x)[t]).isCloseTo(alone.outputs(x)[0], within(1e-5f));
      }
    }
  }

  /** Rows 3, 4 and 5 of Table I, all times of each, one row after the other. */
  private static StackTraining rowsOfTableOne(NDManager manager) {
    double[] l2 = {1, 0, 0.01};
    double[] dropout = {0, 0.25, 0.25};
    List<Regularisation> each = new ArrayList<>();
    for (int row = 0; row < l2.length; row++) {
      for (RandomStream masks : streams(Purpose.DROPOUT, 0, 1, 2)) {
        each.add(new Regularisation(l2[row], dropout[row], masks));
      }
    }
    RandomStream[] weights = streams(Purpose.WEIGHTS, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    return new StackTraining(
        plan(0),
        manager,
        NetworkStack.random(INPUTS, layers(0).widths(), weights),
        data(manager, 0, 1, 2).repeated(l2.length),
        data(manager, 0, 1, 2).repeated(l2.length),
        RandomStream.of(Purpose.BATCHES, 42, 0, 0),
        each);
  }

  @Test
  void eachConfigurationOfAStackBecomesWhatItBecomesAlone() {
    NetworkStack stack;
    try (NDManager manager = manager()) {
      StackTraining training = rowsOfTableOne(manager);
      training.epoch();
      stack = training.present();
    }
    for (int t = 0; t < TIMES; t++) {
      assertSame(stack.part(t, 1), trained(layers(0), plan(1), t));
      assertSame(stack.part(TIMES + t, 1), trained(layers(0.25), plan(0), t));
      assertSame(stack.part(2 * TIMES + t, 1), trained(layers(0.25), plan(0.01), t));
    }
  }

  private static void assertSame(NetworkStack actual, NetworkStack expected) {
    for (int l = 0; l < expected.widths.length; l++) {
      assertThat(actual.weights[l]).containsExactly(expected.weights[l], within(1e-5f));
      assertThat(actual.biases[l]).containsExactly(expected.biases[l], within(1e-5f));
    }
  }

  @Test
  void garbageCollectedInTheMiddleChangesNothing() {
    double[] quiet = losses();
    assertThat(Garbage.whileCollecting(StackTrainingTest::losses)).isEqualTo(quiet);
  }

  private static double[] losses() {
    try (NDManager manager = manager()) {
      StackTraining training = rowsOfTableOne(manager);
      return IntStream.range(0, 8)
          .mapToObj(e -> Objects.requireNonNull(training.epoch()).training())
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }

  /** One hidden layer, gradients by hand, all in double precision. */
  @Test
  void stepsAreThoseOfAdamOnTheLossOfTheField() {
    TrainingPlan plan = plan(0.7);
    Layers layers = new Layers(List.of(4), 0);
    NetworkStack start = NetworkStack.random(INPUTS, layers.widths(), streams(Purpose.WEIGHTS, 1));
    int[] order = RandomStream.of(Purpose.BATCHES, 42, 0, 0).permutation(ROWS);
    AdamByHand byHand = new AdamByHand(start, plan);
    for (int s = 0; s < ROWS / BATCH; s++) {
      byHand.step(Arrays.copyOfRange(order, s * BATCH, (s + 1) * BATCH));
    }
    NetworkStack trained = trained(layers, plan, 1);
    for (int k = 0; k < byHand.parameters.length; k++) {
      float[] found = k % 2 == 0 ? trained.weights[k / 2] : trained.biases[k / 2];
      for (int i = 0; i < found.length; i++) {
        assertThat((double) found[i]).isCloseTo(byHand.parameters[k][i], within(2e-5));
      }
    }
  }

  /** Weights and biases of the hidden layer, then of the last. */
  private static final class AdamByHand {
    final double[][] parameters;
    private final double[][] first = new double[4][];
    private final double[][] second = new double[4][];
    private final int width;
    private final TrainingPlan plan;
    private int steps;

    AdamByHand(NetworkStack start, TrainingPlan plan) {
      this.plan = plan;
      width = start.widths[0];
      parameters =
          IntStream.range(0, 4)
              .mapToObj(k -> k % 2 == 0 ? start.weights[k / 2] : start.biases[k / 2])
              .map(f -> IntStream.range(0, f.length).mapToDouble(i -> f[i]).toArray())
              .toArray(double[][]::new);
      for (int k = 0; k < 4; k++) {
        first[k] = new double[parameters[k].length];
        second[k] = new double[parameters[k].length];
      }
    }

    void step(int[] rows) {
      double[][] gradient = new double[4][];
      for (int k = 0; k < 4; k++) {
        gradient[k] = new double[parameters[k].length];
        for (int i = 0; i < gradient[k].length && k % 2 == 0; i++) {
          gradient[k][i] = 2 * plan.l2() * parameters[k][i] / BATCH;
        }
      }
      for (int row : rows) {
        addGradient(row, gradient);
      }
      steps++;
      for (int k = 0; k < 4; k++) {
        for (int i = 0; i < gradient[k].length; i++) {
          double g = gradient[k][i];
          first[k][i] = 0.9 * first[k][i] + 0.1 * g;
          second[k][i] = 0.999 * second[k][i] + 0.001 * g * g;
          double mean = first[k][i] / (1 - Math.pow(0.9, steps));
          double square = second[k][i] / (1 - Math.pow(0.999, steps));
          parameters[k][i] -= plan.learningRate() * mean / (Math.sqrt(square) + 1e-8);
        }
      }
    }

    private void addGradient(int row, double[][] gradient) {
      double[] hidden = new double[width];
      double output = parameters[3][0];
      for (int o = 0; o < width; o++) {
        hidden[o] = parameters[1][o];
        for (int i = 0; i < INPUTS; i++) {
          hidden[o] += X[row * INPUTS + i] * parameters[0][i * width + o];
        }
        output += Math.max(0, hidden[o]) * parameters[2][o];
      }
      double slope = 2 * (output - Y[row * TIMES + 1]) / BATCH;
      gradient[3][0] += slope;
      for (int o = 0; o < width; o++) {
        gradient[2][o] += slope * Math.max(0, hidden[o]);
        if (hidden[o] > 0) {
          gradient[1][o] += slope * parameters[2][o];
          for (int i = 0; i < INPUTS; i++) {
            gradient[0][i * width + o] += slope * parameters[2][o] * X[row * INPUTS + i];
          }
        }
      }
    }
  }

  @Test
  void noArrayIsLeftBehindByAnEpoch() {
    try (NDManager manager = manager()) {
      StackTraining training = rowsOfTableOne(manager);
      boolean[] improved = {true, false, true, false, true, false, false, true, true};
      training.epoch();
      training.keep(improved);
      int before = training.arrays();
      for (int e = 0; e < 5; e++) {
        training.epoch();
        training.keep(improved);
      }
      assertThat(training.arrays()).isEqualTo(before);
    }
  }

  @Test
  void theBestOfEachNetworkIsKeptByItself() {
    try (NDManager manager = manager()) {
      StackTraining training = training(layers(0), plan(0), manager, 0, 1, 2);
      training.epoch();
      training.keep(new boolean[] {true, true, true});
      NetworkStack early = training.present();
      training.epoch();
      training.keep(new boolean[] {false, true, false});
      NetworkStack late = training.present();
      float[] x = Arrays.copyOf(X, INPUTS);
      float[] best = training.best().outputs(x);
      assertThat(best)
          .containsExactly(early.outputs(x)[0], late.outputs(x)[1], early.outputs(x)[2]);
      assertThat(late.outputs(x)[0]).isNotEqualTo(early.outputs(x)[0]);
    }
  }

  @Test
  void theCorrelationOfAnEpochIsThatOfItsPredictions() {
    try (NDManager manager = manager()) {
      StackTraining training = training(layers(0), plan(0), manager, 0, 2);
      Epoch epoch = Objects.requireNonNull(training.epoch());
      NetworkStack stack = training.present();
      double[] guess = new double[ROWS];
      double[] truth = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        guess[i] = stack.outputs(Arrays.copyOfRange(X, i * INPUTS, (i + 1) * INPUTS))[1];
        truth[i] = Y[i * TIMES + 2];
      }
      assertThat(epoch.pearson()[1]).isCloseTo(Correlation.pearson(guess, truth), within(1e-5));
    }
  }
}
