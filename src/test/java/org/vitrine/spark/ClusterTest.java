package org.vitrine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.concurrent.Runner;

/** Real processes, really killed. */
@Timeout(300)
class ClusterTest {

  @TempDir private static Path common;

  private static StandaloneCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    cluster = new StandaloneCluster(common);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource
  void neitherALostWorkerNorALostDriverNorTwinsOfTasksChangeABit(ClusterCall call)
      throws Exception {
    Path directory = folder.resolve("work");
    Path result = folder.resolve("result.xyz");
    cluster.fillUp(3);
    Process driver = drive(call, directory, result);
    await(driver, () -> pieces(directory) >= call.pieces / 4);
    cluster.killAWorkerAtWork();
    await(driver, () -> pieces(directory) >= call.pieces / 2);
    driver.destroyForcibly().waitFor();
    assertThat(result).doesNotExist();
    assertThat(pieces(directory)).isLessThan(call.pieces);

    Process again = drive(call, directory, result);
    assertThat(again.waitFor()).as(log()).isZero();
    assertThat(pieces(directory)).isEqualTo(call.pieces);
    Path undisturbed = folder.resolve("undisturbed.xyz");
    call.make(Runner.local(), folder.resolve("elsewhere"), undisturbed);
    assertThat(result).hasSameBinaryContentAs(undisturbed);
  }

  /** Spark starts a task a second time as soon as it takes longer than half of the others. */
  private Process drive(ClusterCall call, Path directory, Path result) throws IOException {
    List<String> twins =
        List.of(
            "-Dspark.speculation=true",
            "-Dspark.speculation.interval=10ms",
            "-Dspark.speculation.multiplier=0.1",
            "-Dspark.speculation.quantile=0.1",
            "-Dspark.speculation.minTaskRuntime=10ms");
    return cluster.drive(
        folder.resolve("driver.log"),
        ClusterCall.class,
        twins,
        call.name(),
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
