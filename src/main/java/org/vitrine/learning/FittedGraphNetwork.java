package org.vitrine.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.io.ArrayFile;
import org.vitrine.support.Summary;

/**
 * A fitted {@link GraphNetwork}: standardisation and a network for each species (or one for all)
 * and time. It predicts all particles of a snapshot at once, from their positions and descriptors,
 * by PyTorch on the CPU.
 */
public final class FittedGraphNetwork extends FittedNetworks {

  static final String KIND = "graph network";

  private final GraphShape shape;
  private final NodeInputs inputs;
  private final List<GraphFit> fits;

  FittedGraphNetwork(
      String name,
      Scope scope,
      LearningData train,
      GraphShape shape,
      NodeInputs inputs,
      List<GraphFit> fits) {
    super(name, scope.protocol(), train.names(), train.times(), reports(fits));
    this.shape = shape;
    this.inputs = inputs;
    this.fits = List.copyOf(fits);
  }

  private FittedGraphNetwork(
      ArrayFile file, GraphShape shape, NodeInputs inputs, List<GraphFit> fits) {
    super(file, reports(fits));
    this.shape = shape;
    this.inputs = inputs;
    this.fits = List.copyOf(fits);
  }

  private static Map<String, TrainingReport> reports(List<GraphFit> fits) {
    Map<String, TrainingReport> reports = new LinkedHashMap<>();
    fits.forEach(fit -> reports.put(fit.species(), fit.report()));
    return reports;
  }

  static FittedGraphNetwork read(ArrayFile file) {
    GraphShape shape = GraphShape.from(file);
    NodeInputs inputs = NodeInputs.from(file);
    List<GraphFit> fits = new ArrayList<>();
    for (int k = 0; k < file.whole("fits"); k++) {
      fits.add(GraphFit.from(file, "." + k, shape, inputs.size(), file.doubles("times").length));
    }
    return new FittedGraphNetwork(file, shape, inputs, fits);
  }

  @Override
  ArrayFile file() {
    ArrayFile file = inputs.in(shape.in(in(ArrayFile.of(KIND)))).with("fits", fits.size());
    for (int k = 0; k < fits.size(); k++) {
      file = fits.get(k).in(file, "." + k);
    }
    return file;
  }

  @Override
  double[][] predict(Features features, Particles block) {
    double[][] rows = new double[block.size()][0];
    fits.forEach(fit -> fit.predict(shape, inputs, features, block, rows));
    return rows;
  }

  @Override
  public int parameters() {
    return fits.stream().mapToInt(GraphFit::parameters).sum();
  }

  @Override
  public Summary summary() {
    return trained();
  }
}
