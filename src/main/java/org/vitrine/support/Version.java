package org.vitrine.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library. */
public final class Version {

  /** Maven puts it into the jar. */
  private static final String PROPERTIES = "/META-INF/maven/org.vitrine/vitrine/pom.properties";

  private Version() {}

  /** As "0.1.0"; "(classes outside of a jar)" where they are run from a build. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "(classes outside of a jar)");
  }
}
