package org.vitrine.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, numbered, so that every complaint names file and line. */
final class SnapshotLines implements AutoCloseable {

  private final Path path;
  private final BufferedReader reader;
  private int number;
  private @Nullable String ahead;

  SnapshotLines(Path path) throws IOException {
    this.path = path;
    this.reader = Files.newBufferedReader(path);
    this.ahead = reader.readLine();
  }

  /** The next line; {@code expected} says what it should have been if the file ends here. */
  String next(String expected) throws IOException {
    String line = ahead;
    if (line == null) {
      throw new IllegalArgumentException(
          path + ", line " + (number + 1) + ": the file ends where " + expected + " should be");
    }
    number++;
    ahead = reader.readLine();
    return line;
  }

  /** Whether anything but blank lines follows; these are skipped. */
  boolean hasMore() throws IOException {
    while (ahead != null && ahead.isBlank()) {
      ahead = reader.readLine();
      number++;
    }
    return ahead != null;
  }

  /** The words of the next line. */
  String[] nextWords(String expected) throws IOException {
    return words(next(expected));
  }

  /** The words of a text, between blanks. */
  static String[] words(String text) {
    return text.strip().split("\\s+", -1);
  }

  /** The number of particles that opens a snapshot. */
  int nextCount() throws IOException {
    String line = next("a number of particles").strip();
    try {
      int count = Integer.parseInt(line);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw wrong("a number of particles must be a positive whole number, not " + line);
  }

  /** A finite number. */
  double number(String text, String what) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw wrong(what + " must be a finite number, not " + text);
  }

  /** The complaint about the line read last. */
  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(path + ", line " + number + ": " + what);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
