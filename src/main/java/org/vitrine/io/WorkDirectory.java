package org.vitrine.io;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory that keeps the finished pieces of one call, so that the same call goes on from them
 * in another process: after a kill, on another machine, or beside this one. It may be elsewhere: in
 * a store of objects ({@link Places}).
 *
 * <p>There are no locks. Files appear whole or not at all, and two processes that make the same
 * piece write the same bits. What a killed process has left unfinished is never read, and is
 * deleted after an hour. Safe for use by several threads.
 */
public final class WorkDirectory implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String EXTENSION = ".safetensors";
  private static final String CALL = "call";

  private final transient Path directory; // travels as its URI, see writeReplace

  private WorkDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens the directory of a call; makes it if it is not there.
   *
   * @param call what the pieces depend on
   * @throws IllegalArgumentException when the directory holds the work of another call; the message
   *     names the first parameter that differs
   * @throws UncheckedIOException when the directory cannot be made or written to
   */
  public static WorkDirectory open(Path directory, ArrayFile call) {
    WholeFile.makeDirectory(directory);
    WorkDirectory opened = new WorkDirectory(directory);
    opened.agree(CALL, call);
    return opened;
  }

  /**
   * Makes sure that the directory holds a record, and no other one under its name.
   *
   * @throws IllegalArgumentException when it does; the message names the first difference
   */
  public void agree(String name, ArrayFile record) {
    Path path = path(name);
    if (!WholeFile.exists(path)) {
      WholeFile.writeUnlessThere(path, record.bytes());
    }
    // Read back in any case: another process may have come first.
    String difference = ArrayFile.read(path).differenceFrom(record);
    if (difference != null) {
      throw new IllegalArgumentException(
          this + " holds the work of another call (" + difference + "): give another directory");
    }
  }

  /** Whether a piece is there, whole or damaged. */
  public boolean holds(String name) {
    return WholeFile.exists(path(name));
  }

  /** A finished piece; null when it is not there or was damaged, and is to be made anew. */
  public @Nullable ArrayFile find(String name) {
    if (!holds(name)) {
      return null;
    }
    try {
      return ArrayFile.read(path(name));
    } catch (IllegalArgumentException e) {
      return null; // a machine that crashed, a copy that was cut short
    } catch (UncheckedIOException e) {
      if (holds(name)) {
        throw e;
      }
      return null; // another process has just removed it
    }
  }

  /** Removes a piece that is no longer needed, if it is there. */
  public void remove(String name) {
    WholeFile.deleteQuietly(path(name));
  }

  /**
   * Keeps a finished piece.
   *
   * @throws UncheckedIOException naming the file and the reason, such as a full disk; what was kept
   *     before stays
   */
  public void keep(String name, ArrayFile piece) {
    try {
      piece.write(path(name));
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException(
          e.getMessage() + "; what is kept stays, and the same call goes on from it", e.getCause());
    }
  }

  private Path path(String name) {
    return directory.resolve(name + EXTENSION);
  }

  /** Paths do not travel themselves. */
  private Object writeReplace() {
    return new Place(directory.toUri());
  }

  /** The directory, as another machine hears of it. */
  private record Place(URI uri) implements Serializable {
    private Object readResolve() {
      return new WorkDirectory(Places.path(uri));
    }
  }

  /** The directory's path or address. */
  @Override
  public String toString() {
    return Places.name(directory);
  }
}
