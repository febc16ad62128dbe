package org.vitrine.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.StoppedException;

/** Fits perceptrons of different names; those that can share their batches train as one stack. */
final class PerceptronStacks {

  /** What a stack of several may take beside the data; a larger one is no cheaper a network. */
  private static final long BYTES = 256 << 20;

  /** What has to be the same in a stack. */
  private record Alike(Layers layers, TrainingPlan plan, Scope scope) {

    static Alike of(Perceptron perceptron) {
      return new Alike(
          new Layers(perceptron.layers.hidden(), 0), perceptron.plan.withL2(0), perceptron.scope);
    }
  }

  private PerceptronStacks() {}

  /** Those that train at once, in the order in which the first of each was given. */
  static List<List<Perceptron>> of(LearningData data, List<Perceptron> perceptrons) {
    List<List<Perceptron>> stacks = new ArrayList<>();
    perceptrons.stream()
        .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (alike, some) -> {
              int times = alike.scope().narrowed(data).times().length;
              long one = StackTraining.bytes(data.names().size(), alike.layers().widths());
              int most = (int) Math.max(1, BYTES / (one * times));
              for (int from = 0; from < some.size(); from += most) {
                stacks.add(some.subList(from, Math.min(some.size(), from + most)));
              }
            });
    return stacks;
  }

  /** Without those that an interrupt came before; with its first one it ends in an exception. */
  static List<FittedPerceptron> fit(Split split, List<Perceptron> perceptrons, Progress progress) {
    List<PerceptronTraining> trainings = new ArrayList<>();
    for (List<Perceptron> stack : of(split.train(), perceptrons)) {
      Scope scope = stack.get(0).scope;
      LearningData train = scope.train(split);
      LearningData judge = scope.judge(split);
      for (String species : train.speciesNames()) {
        trainings.add(new PerceptronTraining(stack, species, train, judge, progress));
      }
    }
    Map<String, Map<String, PerceptronFit>> fits = Torch.alone(() -> fits(trainings));
    List<FittedPerceptron> fitted = new ArrayList<>();
    for (Perceptron perceptron : perceptrons) {
      Map<String, PerceptronFit> one = fits.get(perceptron.name());
      if (one != null) {
        fitted.add(perceptron.fitted(split, one));
      }
    }
    return List.copyOf(fitted);
  }

  /** By name and species: those that have had an epoch before an interrupt. */
  private static Map<String, Map<String, PerceptronFit>> fits(List<PerceptronTraining> trainings) {
    Map<String, Map<String, PerceptronFit>> fits = new LinkedHashMap<>();
    for (PerceptronTraining training : trainings) {
      if (fits.isEmpty() || !Thread.currentThread().isInterrupted()) {
        try {
          training
              .run()
              .forEach(
                  (name, fit) ->
                      fits.computeIfAbsent(name, one -> new LinkedHashMap<>())
                          .put(training.species(), fit));
        } catch (StoppedException e) {
          if (fits.isEmpty()) {
            throw e;
          }
          Thread.currentThread().interrupt(); // what is there is kept
        }
      }
    }
    return fits;
  }
}
