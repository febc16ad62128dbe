package org.vitrine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Files elsewhere than on this machine's file systems, such as the objects of a store.
 *
 * <p>A store's object appears whole or not at all, and so needs no other name first; where a file
 * may appear in part, its checksum tells. An interrupt makes providers give up: each call therefore
 * has a thread of its own, that nobody interrupts, and is waited for.
 */
final class Elsewhere {

  private Elsewhere() {}

  static void makeDirectory(Path directory) throws IOException {
    undisturbed(() -> Files.createDirectories(directory));
  }

  /** A store that cannot tell is taken for one that does not have it: the piece is made again. */
  static boolean exists(Path path) {
    try {
      return undisturbed(() -> Files.exists(path));
    } catch (IOException e) {
      return false;
    }
  }

  static byte[] read(Path path) throws IOException {
    return undisturbed(() -> Files.readAllBytes(path));
  }

  static void write(Path path, byte[] content) throws IOException {
    undisturbed(() -> Files.write(path, content));
  }

  /**
   * Writes a file that is not there yet; of two that come at once the last may stay.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it is there
   */
  static void writeNew(Path path, byte[] content) throws IOException {
    undisturbed(
        () -> Files.write(path, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  static void delete(Path path) throws IOException {
    undisturbed(() -> Files.deleteIfExists(path));
  }

  private static <T> T undisturbed(Callable<T> call) throws IOException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "vitrine-elsewhere");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException own) {
        throw own;
      }
      throw new IOException(String.valueOf(e.getCause()), e.getCause()); // of the store's own kinds
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
