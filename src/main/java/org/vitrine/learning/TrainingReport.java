package org.vitrine.learning;

import ai.djl.Device;
import java.util.Locale;
import org.vitrine.io.ArrayFile;

/**
 * How a species' networks came to be.
 *
 * @param seconds that training took
 * @param device "CPU" or "GPU"
 * @param epochs that were planned
 * @param stopped whether an interrupt ended it before
 */
record TrainingReport(
    TrainingHistory history, double seconds, String device, int epochs, boolean stopped) {

  /** Of a training that began when {@link System#nanoTime} was {@code begin}, and ends now. */
  static TrainingReport of(TrainingPlan plan, TrainingHistory history, long begin, Device device) {
    return new TrainingReport(
        history,
        1e-9 * (System.nanoTime() - begin),
        device.isGpu() ? "GPU" : "CPU",
        plan.epochs(),
        Thread.currentThread().isInterrupted() && history.epochs().size() < plan.epochs());
  }

  /** Of some of the networks, with an equal share of the seconds. */
  TrainingReport part(int from, int count, int patience) {
    TrainingHistory some = history.part(from, count, patience);
    return new TrainingReport(
        some,
        seconds * count / history.best().size(),
        device,
        epochs,
        stopped && some.epochs().size() == history.epochs().size());
  }

  /** Put into a file; {@code k} sets it apart from others there. */
  ArrayFile in(ArrayFile file, String k) {
    return file.with("seconds" + k, seconds)
        .with("device" + k, device)
        .with("epochs" + k, epochs)
        .with("stopped" + k, stopped)
        .with("training_loss" + k, history.all(Epoch::training))
        .with("validation_loss" + k, history.all(Epoch::validation))
        .with("validation_pearson" + k, history.all(Epoch::pearson))
        .with("best" + k, history.best().stream().mapToInt(best -> best).toArray());
  }

  /** Read back from a file. */
  static TrainingReport from(ArrayFile file, String k) {
    return new TrainingReport(
        TrainingHistory.of(
            file.doubles("training_loss" + k),
            file.doubles("validation_loss" + k),
            file.doubles("validation_pearson" + k),
            file.ints("best" + k)),
        Double.parseDouble(file.text("seconds" + k)),
        file.text("device" + k),
        (int) file.whole("epochs" + k),
        Boolean.parseBoolean(file.text("stopped" + k)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %d of %d epochs",
        stopped ? "stopped after" : "trained",
        history.epochs().size(),
        epochs);
  }
}
