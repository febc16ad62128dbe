package org.vitrine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.concurrent.Runner;

/** Real processes, really killed. */
@Timeout(300)
class ClusterTest {

  @TempDir private Path folder;

  @Test
  void neitherALostWorkerNorALostDriverNorTwinsOfTasksChangeABit() throws Exception {
    Path directory = folder.resolve("work");
    Path snapshots = directory.resolve("snapshots");
    Path runs = directory.resolve("runs");
    Path result = folder.resolve("result");
    try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
      for (int k = 0; k < 3; k++) {
        cluster.addWorker(1, "1g");
      }
      Process driver = drive(cluster, directory, result);
      await(driver, () -> pieces(snapshots) >= 1);
      cluster.killAWorker();
      await(driver, () -> pieces(runs) >= ClusterCall.TRAJECTORIES / 3);
      driver.destroyForcibly().waitFor();
      assertThat(pieces(snapshots)).isEqualTo(ClusterCall.SNAPSHOTS);
      assertThat(pieces(runs)).isLessThan(ClusterCall.TRAJECTORIES);
      assertThat(result).doesNotExist();

      Process again = drive(cluster, directory, result);
      assertThat(again.waitFor()).as(log()).isZero();
      assertThat(log()).containsPattern("[1-9]\\d* twins");
    }
    assertThat(pieces(runs)).isEqualTo(ClusterCall.TRAJECTORIES);
    Path undisturbed = folder.resolve("undisturbed");
    ClusterCall.make(Runner.local(), folder.resolve("elsewhere"), undisturbed);
    assertThat(result).hasSameBinaryContentAs(undisturbed);
  }

  /** Spark starts a task a second time, elsewhere, when it takes longer than most that ended. */
  private Process drive(StandaloneCluster cluster, Path directory, Path result) throws IOException {
    List<String> twins =
        List.of(
            "-Dspark.speculation=true",
            "-Dspark.speculation.interval=10ms",
            "-Dspark.speculation.multiplier=0.1",
            "-Dspark.speculation.quantile=0.1",
            "-Dspark.speculation.minTaskRuntime=10ms",
            "-Dspark.speculation.efficiency.enabled=false");
    return cluster.drive(
        folder.resolve("driver.log"),
        ClusterCall.class,
        twins,
        cluster.address(),
        directory.toString(),
        result.toString());
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(Process process, Condition condition) throws Exception {
    while (!condition.holds()) {
      assertThat(process.waitFor(2, TimeUnit.MILLISECONDS)).as(log()).isFalse();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }

  private static long pieces(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("snapshot-")).count();
    }
  }
}
