package org.vitrine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the training of a species went.
 *
 * @param epochs one after the other, with one value a time in each
 * @param best for each time the number, from 0, of the epoch that was kept
 */
record TrainingHistory(List<Epoch> epochs, List<Integer> best) {

  /** From the values of all epochs, one after the other. */
  static TrainingHistory of(double[] training, double[] validation, double[] pearson, int[] best) {
    List<Epoch> epochs = new ArrayList<>();
    int times = best.length;
    for (int from = 0; from < training.length; from += times) {
      epochs.add(
          new Epoch(
              Arrays.copyOfRange(training, from, from + times),
              Arrays.copyOfRange(validation, from, from + times),
              Arrays.copyOfRange(pearson, from, from + times)));
    }
    return new TrainingHistory(epochs, IntStream.of(best).boxed().toList());
  }

  /**
   * Of networks that trained beside others: some of them, until the epoch that their training alone
   * would have ended with.
   */
  TrainingHistory part(int from, int count, int patience) {
    List<Integer> some = List.copyOf(best.subList(from, from + count));
    return new TrainingHistory(
        epochs.stream()
            .limit(1L + Collections.max(some) + patience)
            .map(epoch -> epoch.part(from, count))
            .toList(),
        some);
  }

  /** Some value of all epochs, one after the other. */
  double[] all(Function<Epoch, double[]> value) {
    return epochs.stream().flatMapToDouble(epoch -> Arrays.stream(value.apply(epoch))).toArray();
  }
}
