package org.vitrine.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.Map;

/**
 * Makes the IJava kernel show the library's values and progress, and imports what a cell needs.
 * IJava finds no extension by itself, so its first cell, or the script that {@code
 * IJAVA_STARTUP_SCRIPTS_PATH} names, holds
 *
 * <pre>{@code
 * org.vitrine.notebook.IJava.install();
 * }</pre>
 */
public final class IJava {

  /** Not on Maven Central, unlike the library that it is built on. */
  private static final String KERNEL = "io.github.spencerpark.ijava.IJava";

  private IJava() {}

  /**
   * Connects the library with the kernel that runs the calling cell.
   *
   * @throws IllegalStateException when that is no IJava kernel
   */
  public static void install() {
    try {
      Object kernel = Class.forName(KERNEL).getMethod("getKernelInstance").invoke(null);
      install((BaseKernel) kernel);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this is no IJava kernel: " + KERNEL + " is not there; JJava needs no call", e);
    }
  }

  static void install(BaseKernel kernel) {
    for (Class<?> type : Session.RENDERED) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .preferring(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT)
          .register((value, context) -> fill(context.getOutputContainer(), Rendering.of(value)));
    }
    registerMagic(kernel);
    Session.start(
        new KernelOutput(kernel),
        value -> kernel.display(kernel.getRenderer().render(value)),
        line -> evaluate(kernel, line));
  }

  private static void fill(DisplayData data, Map<String, Object> content) {
    content.forEach(data::putData);
  }

  private static void evaluate(BaseKernel kernel, String line) {
    try {
      kernel.eval(line);
    } catch (Exception e) { // as the kernel's interface declares it
      throw new IllegalStateException("the kernel refused: " + line, e);
    }
  }

  /** The magics belong to IJava itself, not to the library that it is built on. */
  private static void registerMagic(BaseKernel kernel) {
    try {
      Object magics = kernel.getClass().getMethod("getMagics").invoke(kernel);
      ((Magics) magics).registerLineMagic(Session.MAGIC, words -> Status.now());
    } catch (ReflectiveOperationException e) {
      // A kernel without magics shows everything else.
    }
  }

  /** The cell that runs at present. */
  private record KernelOutput(BaseKernel kernel) implements Output {

    @Override
    public void show(String id, Map<String, Object> content) {
      kernel.display(display(id, content));
    }

    @Override
    public void update(String id, Map<String, Object> content) {
      kernel.getIO().display.updateDisplay(display(id, content));
    }

    @Override
    public boolean isOpen() {
      return kernel.getIO().isAttached();
    }

    private static DisplayData display(String id, Map<String, Object> content) {
      DisplayData data = new DisplayData();
      fill(data, content);
      data.setDisplayId(id);
      return data;
    }
  }
}
