package org.vitrine.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vitrine.charts.Axis;
import org.vitrine.charts.Chart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A function of one variable for each pair of species, and for all particles together, measured on
 * several snapshots: its mean over them and its standard error. Of one species there is only the
 * function of all.
 */
final class PairFunctions {

  /** Two species by their places, the first not after the second; null: all particles. */
  record Pair(int first, int second, String name) {
    boolean isOfAll() {
      return name.isEmpty();
    }
  }

  private final List<Pair> pairs;
  private final double[] x;

  /** By snapshot, pair and place of x. */
  private final List<double[][]> values = new ArrayList<>();

  /** Still of no snapshot. */
  PairFunctions(List<String> species, double[] x) {
    this.pairs = pairs(species);
    this.x = x;
  }

  private static List<Pair> pairs(List<String> species) {
    List<Pair> pairs = new ArrayList<>();
    boolean letters = species.stream().allMatch(name -> name.length() == 1);
    for (int a = 0; a < species.size() && species.size() > 1; a++) {
      for (int b = a; b < species.size(); b++) {
        pairs.add(new Pair(a, b, species.get(a) + (letters ? "" : "-") + species.get(b)));
      }
    }
    pairs.add(new Pair(-1, -1, ""));
    return pairs;
  }

  /** The pairs of species, then all particles. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Takes the functions of one more snapshot, by pair and place of x; not copied. */
  void add(double[][] ofSnapshot) {
    values.add(ofSnapshot);
  }

  double[] x() {
    return x.clone();
  }

  int snapshots() {
    return values.size();
  }

  double[] mean(int pair) {
    double[] mean = new double[x.length];
    for (double[][] ofSnapshot : values) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += ofSnapshot[pair][k] / values.size();
      }
    }
    return mean;
  }

  /** The standard error of the mean; NaN of a single snapshot. */
  double[] error(int pair) {
    double[] error = new double[x.length];
    for (int k = 0; k < error.length; k++) {
      int place = k;
      double[] each = values.stream().mapToDouble(v -> v[pair][place]).toArray();
      error[k] = each.length == 1 ? Double.NaN : Trend.standardError(each);
    }
    return error;
  }

  /** The place of the pair of a species with itself; of one species only, of all particles. */
  int pair(int species) {
    int place = 0;
    while (!pairs.get(place).isOfAll()
        && (pairs.get(place).first() != species || pairs.get(place).second() != species)) {
      place++;
    }
    return place;
  }

  /** The place of x where the function of a pair is highest. */
  int highest(int pair) {
    double[] mean = mean(pair);
    int highest = 0;
    for (int k = 1; k < mean.length; k++) {
      highest = mean[k] > mean[highest] ? k : highest;
    }
    return highest;
  }

  /** The highest value of all particles with its error and place, in words. */
  String peak(String variable, String unit) {
    int all = pairs.size() - 1;
    int k = highest(all);
    String value =
        snapshots() == 1
            ? String.format(Locale.ROOT, "%.2f", mean(all)[k])
            : Verdict.withError(mean(all)[k], error(all)[k]);
    return String.format(Locale.ROOT, "%s at %s = %.2f %s", value, variable, x[k], unit);
  }

  /**
   * @param variable name of the first column
   * @param symbol of the function: "g" names columns g_LL, g_LL_error, … and g, g_error
   */
  Table table(String name, String variable, String symbol) {
    Table table = Table.create(name, DoubleColumn.create(variable, x));
    for (int p = 0; p < pairs.size(); p++) {
      String column = pairs.get(p).isOfAll() ? symbol : symbol + "_" + pairs.get(p).name();
      table.addColumns(
          DoubleColumn.create(column, mean(p)), DoubleColumn.create(column + "_error", error(p)));
    }
    return table;
  }

  /** A line for each pair, with a band of one standard error. */
  Chart chart(Axis horizontal, Axis vertical) {
    Chart chart = Chart.titled("").withXAxis(horizontal).withYAxis(vertical);
    for (int p = 0; p < pairs.size(); p++) {
      String name = pairs.get(p).isOfAll() ? "all" : pairs.get(p).name();
      double[] mean = mean(p);
      double[] error = error(p);
      chart = chart.withLine(name, x, mean);
      if (values.size() > 1) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        Arrays.setAll(low, k -> mean[k] - error[k]);
        Arrays.setAll(high, k -> mean[k] + error[k]);
        chart = chart.withBand(name, x, low, high);
      }
    }
    return chart;
  }
}
