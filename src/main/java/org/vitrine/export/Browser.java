package org.vitrine.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.StoppedException;

/**
 * A Chromium or Chrome without a window: it is started for one page, with a profile of its own, and
 * ended with all its processes, whatever happens.
 */
final class Browser {

  private static final int SECONDS = 180;
  private static final String LOG = "browser.log";
  private static final String NOTHING_WRITTEN = "the figure was not drawn yet, nothing is written";

  /** Boxes are drawn without a graphics card; a container has no sandbox; nobody is phoned. */
  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--disable-gpu",
          "--use-angle=swiftshader",
          "--enable-unsafe-swiftshader",
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--no-proxy-server",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-extensions",
          "--disable-sync");

  private final Path program;

  private Browser(Path program) {
    this.program = program;
  }

  /**
   * The browser of this machine.
   *
   * @throws IllegalStateException when there is none; the message says what to do
   */
  static Browser find() {
    return new Browser(BrowserPrograms.find(System.getenv()));
  }

  /**
   * What a page sends when it has drawn itself. It sends it to a server in this process: the
   * browser's own command line ends when the page is there, not when it is drawn.
   */
  byte[] draw(String page, byte[] script) {
    try (TemporaryFolder folder = TemporaryFolder.make();
        DrawingServer server = DrawingServer.start(page, script)) {
      CompletableFuture<byte[]> picture = server.picture();
      run(folder.path(), List.of(server.address()), picture);
      if (!picture.isDone()) {
        throw failed("it drew nothing: " + lastWords(folder.path()), null);
      }
      return picture.join();
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }

  /** A page without scripts as PDF. */
  byte[] print(String page) {
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      Path sheet = Files.writeString(folder.path().resolve("sheet.html"), page);
      Path printed = folder.path().resolve("sheet.pdf");
      List<String> print =
          List.of("--no-pdf-header-footer", "--print-to-pdf=" + printed, sheet.toUri().toString());
      run(folder.path(), print, new CompletableFuture<>());
      if (!Files.exists(printed)) {
        throw failed("it printed nothing: " + lastWords(folder.path()), null);
      }
      return Files.readAllBytes(printed);
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }

  /** Runs the browser until something is done or it ends by itself. */
  private void run(Path folder, List<String> arguments, CompletableFuture<?> done)
      throws IOException {
    StoppedException.throwIfInterrupted(NOTHING_WRITTEN);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(LOG).toFile())
            .start();
    try {
      CompletableFuture.anyOf(done, process.onExit()).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new StoppedException("stopped: " + NOTHING_WRITTEN);
    } catch (TimeoutException e) {
      throw failed("it was not done after " + SECONDS + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw failed(cause == null ? e.getMessage() : cause.getMessage(), e);
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    // Found first: of a process that has ended nobody knows the children.
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    // Not for ever: where no process collects orphans, a dead one seems to be there.
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, 2, TimeUnit.SECONDS)
        .join();
  }

  private static String lastWords(Path folder) throws IOException {
    // Bytes first: a browser writes in whatever encoding the system has.
    String log = new String(Files.readAllBytes(folder.resolve(LOG)), StandardCharsets.UTF_8);
    return log.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("nor said why");
  }

  private IllegalStateException failed(@Nullable String why, @Nullable Exception cause) {
    return new IllegalStateException(program + " did not draw the figure: " + why, cause);
  }
}
