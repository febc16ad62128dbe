package org.vitrine.learning;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.nio.file.Path;

/** Where neural models are trained, and where what they need is kept. */
public final class Devices {

  private Devices() {}

  /** The device of {@code withDevice("auto")} and PyTorch's version, once PyTorch is loaded. */
  public static String inUse() {
    if (!Torch.isLoaded()) {
      return "no device yet: PyTorch is loaded when one is first trained";
    }
    Engine engine = Torch.engine();
    return (engine.getGpuCount() > 0 ? "gpu" : "cpu") + ", PyTorch " + engine.getVersion();
  }

  /** The folder that PyTorch is unpacked in: {@code DJL_CACHE_DIR}. */
  public static Path cache() {
    return Utils.getEngineCacheDir();
  }
}
