package org.vitrine.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * A cluster of Spark on this machine's loopback: a master and workers of one core, each a process
 * of its own, as is every executor that a worker starts.
 */
final class StandaloneCluster implements AutoCloseable {

  /** What the library brings to its own class path; the machines of a cluster do not have it. */
  private static final Pattern OURS =
      Pattern.compile(
          ".*/(tablesaw|ejml|pytorch|junit|assertj|archunit|jmh|jspecify|jna|api-0|jjava|jupyter|slf4j-nop)[^/]*");

  private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final Path folder;
  private final Path home;
  private final String library;
  private final Process master;
  private final String address;
  private final List<Process> workers = new ArrayList<>();

  /**
   * Starts the master. The folder takes Spark's home, the workers' folders and the library's jar.
   */
  StandaloneCluster(Path folder) throws IOException {
    this.folder = folder;
    this.home = home();
    this.library = library(folder);
    this.master = start("127.0.0.1", "org.apache.spark.deploy.master.Master", "--port", "0");
    this.address = awaitLine(master, ADDRESS);
  }

  /** As a distribution of Spark has it: a folder of jars. */
  private static Path home() throws IOException {
    Path home = Path.of("target", "spark").toAbsolutePath();
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : classPath()) {
      Path jar = Path.of(entry);
      Path link = jars.resolve(jar.getFileName());
      if (Files.isRegularFile(jar) && !OURS.matcher(entry).matches() && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    return home;
  }

  private static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  private static String library(Path folder) {
    Path jar = folder.resolve("vitrine.jar");
    URI classes;
    try {
      classes = Spark.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-cf",
                jar.toString(),
                "-C",
                Path.of(classes).toString(),
                ".");
    if (code != 0) {
      throw new IllegalStateException("jar ended with " + code);
    }
    return jar.toString();
  }

  String address() {
    return address;
  }

  /**
   * One more worker, under an address of its own, since Spark starts the twin of a task on another
   * machine; returns when the master knows it.
   */
  void addWorker(int cores, String memory) throws IOException {
    Process worker =
        start(
            "127.0.0." + (2 + workers.size()),
            "org.apache.spark.deploy.worker.Worker",
            "--cores",
            Integer.toString(cores),
            "--memory",
            memory,
            "--work-dir",
            folder.resolve("work-" + workers.size()).toString(),
            address);
    workers.add(worker);
    awaitLine(worker, REGISTERED);
  }

  /** Kills a worker with its executors, as when the power goes. */
  void killAWorker() {
    Process worker = workers.remove(0);
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** A process that calls the library on this cluster. */
  Process drive(Path log, Class<?> main, List<String> options, String... arguments)
      throws IOException {
    String classPath =
        classPath().stream()
            .map(
                entry ->
                    entry.endsWith("classes") && !entry.endsWith("test-classes") ? library : entry)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> words = new ArrayList<>(List.of(java(), "-Xmx512m", "-cp", classPath));
    words.add("-Dspark.driver.host=127.0.0.1");
    words.add("-Dspark.driver.bindAddress=127.0.0.1");
    words.add("-Dspark.ui.enabled=false");
    words.addAll(options);
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private Process start(String host, String main, String... arguments) throws IOException {
    List<String> words =
        new ArrayList<>(List.of(java(), "-Xmx256m", "-cp", home.resolve("jars") + "/*", main));
    words.addAll(List.of("--host", host, "--webui-port", "0"));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // not to be told from a build
    builder.environment().put("SPARK_LOCAL_IP", host);
    return builder.start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Reads what a process says up to a line; the rest is read, too, and forgotten. */
  private static String awaitLine(Process process, Pattern pattern) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}));
        rest.setDaemon(true);
        rest.start();
        return matcher.group();
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException(said.toString());
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process worker : workers) {
      worker.descendants().forEach(all::add);
      all.add(worker.toHandle());
    }
    all.add(master.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
