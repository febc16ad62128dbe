package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the fits of some models cost (paper, section III.D). */
public final class CostTable {

  private CostTable() {}

  /**
   * Columns model, seconds (of the whole fit, all species and times), parameters, device.
   *
   * @throws IllegalArgumentException when a model is not one of the library's
   */
  public static Table of(List<FittedModel> models) {
    StringColumn model = StringColumn.create("model");
    DoubleColumn seconds = DoubleColumn.create("seconds");
    IntColumn parameters = IntColumn.create("parameters");
    StringColumn device = StringColumn.create("device");
    for (FittedModel one : models) {
      require(one instanceof Fitted, "model", one.name(), "a fitted model of the library's own");
      Fitted fitted = (Fitted) one;
      model.append(fitted.name());
      seconds.append(fitted.seconds());
      parameters.append(fitted.parameters());
      device.append(fitted.device());
    }
    return Table.create("cost", model, seconds, parameters, device);
  }
}
