package org.vitrine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.Descriptors;
import org.vitrine.Glass;
import org.vitrine.concurrent.Pieces;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;
import org.vitrine.concurrent.StoppedException;
import org.vitrine.dynamics.Propensity;
import org.vitrine.io.ArrayFile;
import org.vitrine.io.WorkDirectory;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.Cage;
import org.vitrine.structure.StructuralDescriptors;

/** The runner itself, with Spark inside of this JVM. */
@Timeout(120)
class SparkTest {

  private static JavaSparkContext context;

  @TempDir private Path folder;

  @BeforeAll
  static void enter() {
    context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.log.level", "ERROR"));
  }

  @AfterAll
  static void leave() {
    context.stop();
  }

  @Test
  void piecesArriveInOrderAndAreCountedOverTheWholeCluster() {
    List<Double> received = new ArrayList<>();
    try (Progress progress = Progress.ofPieces("squaring", 20, "squares", 2)) {
      make(progress, 20, SparkTest::square, received);
      assertThat(progress.done()).isEqualTo(20);
      assertThat(progress.fraction()).isEqualTo(1);
      assertThat(progress.share()).isEqualTo(new Progress.Share(40, 0, "products", 20));
    }
    assertThat(received).hasSize(20);
    for (int k = 0; k < 20; k++) {
      assertThat(received.get(k)).isEqualTo(k * k);
    }
  }

  private static double square(int number, Progress progress) {
    progress.add(2);
    progress.tally("products", 1);
    return number * number;
  }

  @Test
  void whatIsKeptIsNotMadeAgainAndWhatIsDamagedIs() throws IOException {
    List<Double> received = new ArrayList<>();
    make(Progress.NONE, 4, (number, progress) -> 100.0 + number, received);
    Files.write(folder.resolve("piece-1.safetensors"), new byte[3]);
    Files.delete(folder.resolve("piece-2.safetensors"));
    received.clear();
    make(Progress.NONE, 4, (number, progress) -> (double) number, received);
    assertThat(received).containsExactly(100.0, 1.0, 2.0, 103.0);
  }

  @Test
  void aPieceThatCannotBeMadeFailsTheCallWithItsOwnException() {
    assertThatThrownBy(() -> make(Progress.NONE, 9, SparkTest::failAtSeven, new ArrayList<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("piece 7");
  }

  private static double failAtSeven(int number, Progress progress) {
    if (number == 7) {
      throw new IllegalArgumentException("piece 7");
    }
    return number;
  }

  @Test
  void interruptingTheCallerCancelsTheJobAndSaysWhatIsKept() throws Exception {
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                make(Progress.NONE, 10, SparkTest::endlessAfterThree, new ArrayList<>());
              } catch (StoppedException e) {
                thrown.add(e);
              }
            });
    caller.start();
    while (kept() < 3) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();
    assertThat(thrown)
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("stopped: 3 of 10 ")
        .endsWith(" are kept in " + folder + ": the same call goes on from there");
    List<Double> received = new ArrayList<>();
    make(Progress.NONE, 10, (number, progress) -> (double) number, received);
    assertThat(received).hasSize(10);
  }

  private static double endlessAfterThree(int number, Progress progress) {
    while (number >= 3) {
      StoppedException.throwIfInterrupted("in a piece");
    }
    return number;
  }

  private long kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("piece-")).count();
    }
  }

  @Test
  void withoutADirectoryThereIsNoCluster() {
    Pieces<Double> pieces = new Pieces<>(Progress.NONE, 3, SparkTest::square, null);
    assertThatThrownBy(() -> Spark.onSession(context).make(pieces, (number, piece) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "directory must be one that all machines share, as the last argument, not left out");
  }

  @Test
  void withoutSparkALineSaysWhatToAdd() throws Exception {
    List<URL> libraries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("spark")) {
        libraries.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(libraries.toArray(URL[]::new), platform)) {
      Method on = loader.loadClass(Spark.class.getName()).getMethod("on", String.class);
      assertThatThrownBy(() -> on.invoke(null, "local[*]"))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Spark is not on the class path: add the jars of Apache Spark 4");
    }
  }

  @Test
  void whatIsNoMasterOrNoSessionIsRefused() {
    assertThatThrownBy(() -> Spark.on("head:7077"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("master must be local[*], local[cores], spark://host:port");
    assertThatThrownBy(() -> Spark.onSession("head:7077"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session must be a SparkSession");
  }

  @Test
  void aMasterThatDoesNotAnswerIsNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort(); // free again at once
    }
    String master = "spark://127.0.0.1:" + port;
    WorkDirectory directory = WorkDirectory.open(folder, ArrayFile.of("call"));
    Pieces<Double> pieces =
        new Pieces<>(Progress.NONE, 3, SparkTest::square, new Numbers(directory));
    assertThatThrownBy(() -> Spark.on(master).make(pieces, (number, piece) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("no master of Spark answers at " + master + " (127.0.0.1:" + port);
  }

  @Test
  void piecesMayBeKeptInAStoreOfObjects() throws IOException {
    try (FileSystem store = Jimfs.newFileSystem(Configuration.unix())) {
      String address = store.getPath("/runs").toUri().toString();
      double[] times = {0.01, 0.1};
      List<Snapshot> gases =
          Glass.snapshots(Glass.mixture().withParticles(100).withPackingFraction(0.05), 2, 0.5, 1);
      Propensity there = Glass.propensity(gases, times, 4, 42, Spark.onSession(context), address);
      Propensity here = Glass.propensity(gases, times, 4, 42);
      for (int s = 0; s < 2; s++) {
        assertThat(there.at(s, 0.1)).isEqualTo(here.at(s, 0.1));
      }
      try (Stream<Path> kept = Files.list(store.getPath("/runs"))) {
        assertThat(kept.filter(path -> path.getFileName().toString().startsWith("snapshot-")))
            .hasSize(2 * 4);
      }
    }
  }

  @Test
  void descriptorsWithTheCageHaveTheBitsOfThisMachine() {
    List<Snapshot> gases =
        Glass.snapshots(Glass.mixture().withParticles(200).withPackingFraction(0.05), 2, 0.5, 1);
    StructuralDescriptors gas = Descriptors.of(gases).select("g0_G_L_r0.86");
    Cage cage = Descriptors.cage().withRadii(0.1, 0.3).withLength(5);
    StructuralDescriptors here = gas.withCage(cage, 42);
    StructuralDescriptors there = gas.withCage(cage, 42, Spark.onSession(context), folder);
    for (int i = 0; i < here.size(); i++) {
      assertThat(there.row(i)).isEqualTo(here.row(i));
    }
  }

  private void make(Progress progress, int count, Pieces.Task<Double> task, List<Double> received) {
    Runner runner = Spark.onSession(context);
    WorkDirectory directory = WorkDirectory.open(folder, ArrayFile.of("call"));
    runner.make(
        new Pieces<>(progress, count, task, new Numbers(directory)),
        (number, piece) -> received.add(piece));
  }

  /** Each piece is a number in a file. */
  private record Numbers(WorkDirectory directory) implements Pieces.Store<Double> {

    @Override
    public boolean holds(int piece) {
      return directory.holds("piece-" + piece);
    }

    @Override
    public @Nullable Double find(int piece) {
      ArrayFile file = directory.find("piece-" + piece);
      return file == null ? null : file.doubles("value")[0];
    }

    @Override
    public void keep(int piece, Double value) {
      directory.keep("piece-" + piece, ArrayFile.of("piece").with("value", new double[] {value}));
    }

    @Override
    public String place() {
      return directory.toString();
    }
  }
}
