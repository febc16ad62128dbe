import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.Glass;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.ProgressLog;
import org.vitrine.dataset.GlassData;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Makes the data set of this folder and its checks, or goes on after a stop: see README.md. */
public final class Make {

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    Path folder = Path.of("notebooks", "data", "bhs-0.58");
    Progress.setListener(new ProgressLog(System.out));
    GlassData data = Glass.recipe().make(work);
    data.save(folder);
    System.out.println(data);

    // The same simulations at half age, which takes half as long again.
    int count = data.starts().size();
    List<Snapshot> half =
        Glass.snapshots(
            Glass.recipe().mixture(), count, data.age() / 2, data.seed(), work.resolve("half-age"));
    double[] times = {1, 10, 100, data.propensity().times()[data.propensity().times().length - 1]};
    Propensity runs = Glass.propensity(half, times, 2, data.seed(), work.resolve("half-age-runs"));
    Table ages = state(data.age() / 2, half, runs);
    ages.append(state(data.age(), data.starts(), data.propensity()));
    ages.write().csv(folder.resolve("ages.csv").toString());
    System.out.println(ages.printAll());
  }

  /** Health, displacements and scattering at one age, each with its error. */
  private static Table state(double age, List<Snapshot> snapshots, Propensity propensity) {
    double last = propensity.times()[propensity.times().length - 1];
    var health = Glass.health(snapshots, 100, 2026);
    System.out.println(age + " τ: " + health.verdict());
    Table mean = health.mean();
    List<String> names = new ArrayList<>(List.of("pressure", "change of pressure in 100"));
    List<Double> values =
        new ArrayList<>(List.of(number(mean, "pressure"), number(mean, "change")));
    List<Double> errors =
        new ArrayList<>(List.of(number(mean, "error"), number(mean, "change_error")));
    for (String name : List.of("solid_start", "solid_end")) {
      names.add(name);
      values.add(number(mean, name));
      errors.add(Double.NaN);
    }
    names.add("largest cluster");
    values.add(mean.intColumn("cluster_end").getDouble(0));
    errors.add(Double.NaN);
    Table displacement = propensity.mean();
    Table scattering = Glass.dynamics(propensity).table();
    for (String species : List.of("L", "S")) {
      add(names, values, errors, displacement, species, last, "displacement", "error");
      add(names, values, errors, scattering, species, last, "F_s", "F_s_error");
    }
    return Table.create(
        DoubleColumn.create("age", IntStream.range(0, names.size()).mapToDouble(k -> age).toArray()),
        StringColumn.create("quantity", names),
        DoubleColumn.create("value", values),
        DoubleColumn.create("error", errors));
  }

  private static void add(
      List<String> names,
      List<Double> values,
      List<Double> errors,
      Table table,
      String species,
      double time,
      String column,
      String error) {
    Table row =
        table.where(
            table
                .stringColumn("species")
                .isEqualTo(species)
                .and(table.doubleColumn("time").isEqualTo(time)));
    names.add(column + " " + species + " at " + Math.round(time));
    values.add(number(row, column));
    errors.add(number(row, error));
  }

  private static double number(Table row, String column) {
    return row.doubleColumn(column).get(0);
  }
}
