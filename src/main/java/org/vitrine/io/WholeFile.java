package org.vitrine.io;

import static org.vitrine.support.Arguments.require;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that appear whole or not at all, whatever happens to the process or to the disk: written
 * under a name of their own beside the place, forced to the disk, then renamed. Those {@link
 * Elsewhere} are left to their file system.
 *
 * <p>Streams, not channels: an interrupt closes a channel, and a trajectory that has just ended is
 * to be kept when its cell is stopped.
 */
public final class WholeFile {

  /** How the names of unfinished files end. */
  private static final String UNFINISHED = ".part";

  /** A file that was written so long ago and is still unfinished belongs to a killed process. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private WholeFile() {}

  /**
   * Writes a file, in the place of one that is there.
   *
   * @throws UncheckedIOException naming the file and the reason; what was there before stays
   */
  public static void write(Path path, byte[] content) {
    try {
      if (Places.isElsewhere(path)) {
        Elsewhere.write(path, content);
      } else {
        place(path, content, WholeFile::replace);
      }
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  /** As {@link #write}, but a file that is there stays as it is. */
  static void writeUnlessThere(Path path, byte[] content) {
    try {
      if (Places.isElsewhere(path)) {
        Elsewhere.writeNew(path, content);
      } else {
        place(path, content, WholeFile::link);
      }
    } catch (FileAlreadyExistsException e) {
      // as the name says
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  private interface Placing {
    void place(Path written, Path target) throws IOException;
  }

  private static void place(Path path, byte[] content, Placing placing) throws IOException {
    Path target = path.toAbsolutePath();
    Path folder = target.getParent();
    require(
        folder != null && Files.isDirectory(folder), "path", path, "in a directory that is there");
    Path written = target.resolveSibling("." + UUID.randomUUID() + UNFINISHED);
    try {
      try (FileOutputStream out = new FileOutputStream(written.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      placing.place(written, target);
    } finally {
      deleteQuietly(written);
    }
  }

  private static void replace(Path written, Path target) throws IOException {
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Of two processes that come at once, one makes the link and the other hears that it is made. */
  private static void link(Path written, Path target) throws IOException {
    try {
      Files.createLink(target, written);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // a file system without links says so in either way; for any other reason, a full disk or no
      // permission, this fails too and tells it
      replace(written, target);
    }
  }

  /** What cannot be deleted now is swept up later. */
  static void deleteQuietly(Path path) {
    try {
      if (Places.isElsewhere(path)) {
        Elsewhere.delete(path);
      } else {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // the reason for which it cannot be written is told, or it was written
    }
  }

  /** Whether a file is there. */
  static boolean exists(Path path) {
    return Places.isElsewhere(path) ? Elsewhere.exists(path) : Files.exists(path);
  }

  /** Every byte of a file. */
  static byte[] read(Path path) {
    if (Places.isElsewhere(path)) {
      return readElsewhere(path);
    }
    require(Files.isRegularFile(path), "path", path, "an existing file");
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw notRead(path, e);
    }
  }

  private static byte[] readElsewhere(Path path) {
    require(exists(path), "path", Places.name(path), "an existing file");
    try {
      return Elsewhere.read(path);
    } catch (IOException e) {
      throw notRead(path, e);
    }
  }

  /** Makes a directory if it is not there, and tries whether it can be written to. */
  static void makeDirectory(Path directory) {
    Path trial = directory.resolve("." + UUID.randomUUID() + UNFINISHED);
    try {
      if (Places.isElsewhere(directory)) {
        Elsewhere.makeDirectory(directory);
        Elsewhere.write(trial, new byte[1]);
        Elsewhere.delete(trial);
      } else {
        Files.createDirectories(directory);
        // Only a try shows it: root may write everywhere, but not on a read-only disk.
        Files.delete(Files.createFile(trial));
        sweep(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "directory " + Places.name(directory) + " cannot be written to: " + reason(e), e);
    }
  }

  /** Deletes what killed processes have left unfinished in a directory. */
  private static void sweep(Path directory) throws IOException {
    Instant latest = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ".*" + UNFINISHED)) {
      for (Path path : left) {
        if (lastWritten(path).isBefore(latest)) {
          deleteQuietly(path);
        }
      }
    }
  }

  private static Instant lastWritten(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.MAX; // it has just been finished and renamed
    }
  }

  private static UncheckedIOException notRead(Path path, IOException e) {
    return new UncheckedIOException(Places.name(path) + " cannot be read: " + reason(e), e);
  }

  private static UncheckedIOException notWritten(Path path, IOException e) {
    return new UncheckedIOException(Places.name(path) + " cannot be written: " + reason(e), e);
  }

  /** What an exception says beside the file's name. */
  private static String reason(IOException e) {
    @Nullable String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
