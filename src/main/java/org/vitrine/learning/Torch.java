package org.vitrine.learning;

import static org.vitrine.support.Arguments.require;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.vitrine.concurrent.StoppedException;

/** PyTorch, loaded when a neural model is first trained. */
final class Torch {

  /** Small arrays are slower on two threads than on one. */
  private static final String THREADS = "vitrine.torch.threads";

  private static final String OFFLINE = "ai.djl.offline";

  /** The engine records gradients for one training at a time. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private static volatile boolean loaded;

  private Torch() {}

  /** Whether {@link #engine} answers at once. */
  static boolean isLoaded() {
    return loaded;
  }

  /**
   * The engine.
   *
   * @throws IllegalStateException saying what is missing
   */
  static Engine engine() {
    return Holder.ENGINE.get();
  }

  /** A failed attempt is remembered by its message and not repeated: the class path stays as is. */
  private static final class Holder {
    static final Supplier<Engine> ENGINE = load();

    private static Supplier<Engine> load() {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(Torch.class.getClassLoader()); // where the engine is looked for
      try {
        Engine engine = started();
        loaded = true;
        return () -> engine;
      } catch (RuntimeException | LinkageError e) {
        return () -> {
          throw new IllegalStateException(missing(e), e);
        };
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static Engine started() {
    setUnlessSet(OFFLINE, "true"); // a missing library is an error at once, not a download
    setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(Integer.getInteger(THREADS, 1)));
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      // 31 MB, made and freed: from then on glibc keeps freed memory of up to that size, where
      // before every step of a large stack had its temporaries mapped, and cleared, anew.
      manager.zeros(new Shape(31 << 18)).close();
    }
    return engine;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String missing(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "neural models need PyTorch: ai.djl.pytorch:pytorch-engine, pytorch-jni and"
        + " pytorch-native-cpu (for "
        + System.getProperty("os.name")
        + ", "
        + System.getProperty("os.arch")
        + ") must be on the class path, as environment/run puts them; it said: "
        + cause;
  }

  /**
   * The device of a name.
   *
   * @param name "auto", "cpu" or "gpu"
   * @throws IllegalStateException when there is no GPU and one is asked for
   */
  static Device device(String name) {
    Engine engine = engine();
    boolean gpu = engine.getGpuCount() > 0;
    if (name.equals("gpu") && !gpu) {
      throw new IllegalStateException(
          "there is no GPU that PyTorch "
              + engine.getVersion()
              + " can use: it needs an NVIDIA driver and a PyTorch of the same version with CUDA"
              + " 12.8, whose folder torch/lib PYTORCH_LIBRARY_PATH names, beside"
              + " PYTORCH_VERSION="
              + engine.getVersion()
              + " and PYTORCH_FLAVOR=cu128; withDevice(\"cpu\") does without");
    }
    return gpu && !name.equals("cpu") ? Device.gpu() : Device.cpu();
  }

  /** "auto", "cpu" or "gpu": whether there is one shows only when training starts. */
  static void requireDevice(String name) {
    require(
        name.equals("auto") || name.equals("cpu") || name.equals("gpu"),
        "device",
        name,
        "\"auto\", \"cpu\" or \"gpu\"");
  }

  /** The words of PyTorch's allocators: of the CPU, then of CUDA. */
  private static boolean isOfMemory(EngineException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("can't allocate memory") || message.contains("out of memory");
  }

  private static String outOfMemory(EngineException e) {
    return "PyTorch ran out of the memory of its device, which is not the JVM's heap: take smaller"
        + " layers, fewer snapshots or times, or a smaller heap (VITRINE_HEAP) where both share the"
        + " machine; it said: "
        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Trains; another thread's training waits for its end.
   *
   * @throws IllegalStateException when PyTorch runs out of memory, with advice
   */
  static <T> T alone(Supplier<T> training) {
    try {
      ONE_AT_A_TIME.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new StoppedException("stopped: waiting for another training to end");
    }
    try {
      return training.get();
    } catch (EngineException e) {
      throw isOfMemory(e) ? new IllegalStateException(outOfMemory(e), e) : e;
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }
}
