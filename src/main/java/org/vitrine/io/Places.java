package org.vitrine.io;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths by their names: of a file or directory on this machine, or an address such as {@code
 * s3://bucket/runs}, whose scheme a {@link FileSystemProvider} on the class path knows.
 */
public final class Places {

  /** Two letters at least: one is a drive of Windows. */
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  private static final Pattern PASSWORD = Pattern.compile("(?<=://)[^/@]*@");

  private static final Map<String, FileSystemProvider> PROVIDERS = new ConcurrentHashMap<>();

  private Places() {}

  /**
   * The path of a name.
   *
   * @param name "work", "/shared/runs", "s3://bucket/runs"
   * @throws IllegalArgumentException when it is no path or address, or no provider on the class
   *     path knows its scheme
   */
  public static Path path(String name) {
    return ADDRESS.matcher(name).matches() ? path(URI.create(name)) : Path.of(name);
  }

  /** As {@link #path(String)}. */
  static Path path(URI address) {
    try {
      return Path.of(address);
    } catch (FileSystemNotFoundException e) { // Java looks among the JVM's own class path only
      FileSystemProvider provider =
          PROVIDERS.computeIfAbsent(address.getScheme().toLowerCase(Locale.ROOT), Places::provider);
      return provider.getPath(address);
    }
  }

  /** One that came later: by a notebook's cell, or by Spark to its workers. */
  private static FileSystemProvider provider(String scheme) {
    for (ClassLoader loader :
        new @Nullable ClassLoader[] {
          Thread.currentThread().getContextClassLoader(), Places.class.getClassLoader()
        }) {
      for (FileSystemProvider provider : ServiceLoader.load(FileSystemProvider.class, loader)) {
        if (provider.getScheme().equalsIgnoreCase(scheme)) {
          return provider;
        }
      }
    }
    throw new IllegalArgumentException(
        "no library on the class path knows addresses of "
            + scheme
            + "://: add one with a java.nio.file.spi.FileSystemProvider for them, such as"
            + " software.amazon.nio.s3:aws-java-nio-spi-for-s3 for s3://");
  }

  /** Whether a path lies elsewhere than on this machine's file systems. */
  static boolean isElsewhere(Path path) {
    return path.getFileSystem() != FileSystems.getDefault();
  }

  /** A path for messages: an address has its scheme and no password. */
  static String name(Path path) {
    return isElsewhere(path) ? withoutPassword(path.toUri()) : path.toString();
  }

  static String withoutPassword(URI address) {
    return PASSWORD.matcher(address.toString()).replaceFirst("");
  }
}
