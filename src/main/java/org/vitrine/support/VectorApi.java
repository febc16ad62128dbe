package org.vitrine.support;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes that use the Vector API. Its module incubates: it is there only where the JVM was
 * started with {@code --add-modules jdk.incubator.vector}, and may change from one JDK to the next.
 * So these classes are compiled apart from the rest, loaded by name, and never needed.
 */
public final class VectorApi {

  private static final String MODULE = "jdk.incubator.vector";

  private VectorApi() {}

  /**
   * Makes an object of a class that uses the Vector API.
   *
   * @param className of a class with a constructor that takes nothing
   * @param type what the class is used as
   * @return null where it cannot be used
   */
  public static <T> @Nullable T find(String className, Class<T> type) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return null;
    }
    try {
      Constructor<? extends T> constructor =
          Class.forName(className).asSubclass(type).getDeclaredConstructor();
      constructor.setAccessible(true); // of a class that only its own package sees
      return constructor.newInstance();
    } catch (ReflectiveOperationException | LinkageError absent) { // a JDK that changed the module
      return null;
    }
  }
}
