package org.vitrine.notebook;

import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.vitrine.support.Heap;
import org.vitrine.support.Summary;

/**
 * Makes the JJava kernel show the library's values and progress, and imports what a cell needs. The
 * kernel finds it on the classpath by itself; nothing is to be called.
 */
public final class JJavaExtension implements Extension {

  /** For the kernel, which makes it. */
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    Session.RENDERED.forEach(type -> register(kernel.getRenderer(), type));
    LineMagic<Summary, BaseKernel> magic = (any, words) -> Status.now();
    kernel.getMagicsRegistry().registerLineMagic(Session.MAGIC, magic);
    Session.start(
        new KernelOutput(kernel),
        value -> kernel.display(kernel.getRenderer().render(value)),
        kernel::eval);
    adviseOnMemory(kernel);
  }

  /**
   * The kernel shows an error's name and trace. Above one of memory stands what to do about it,
   * unless the error says so itself. The evaluator belongs to the kernel, not to the library that
   * it is built on.
   */
  private static void adviseOnMemory(BaseKernel kernel) {
    try {
      ((JShell) kernel.getClass().getMethod("getJShell").invoke(kernel))
          .onSnippetEvent(
              event -> {
                if (event.exception() instanceof EvalException e
                    && e.getExceptionClassName().equals(OutOfMemoryError.class.getName())
                    && e.getCause() == null) {
                  kernel.getIO().err.println(Heap.advice(e.getMessage(), e.getStackTrace()));
                }
              });
    } catch (ReflectiveOperationException e) {
      // A kernel of another build shows the bare error.
    }
  }

  private static <T> void register(Renderer renderer, Class<T> type) {
    renderer
        .createRegistration(type)
        .preferring(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT)
        .register(
            (value, context) -> Rendering.of(value).forEach(context.getOutputContainer()::putData));
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
      return kernel.getIO().display.isAttached();
    }

    private static DisplayData display(String id, Map<String, Object> content) {
      DisplayData data = new DisplayData();
      content.forEach(data::putData);
      // Not setDisplayId: its signature differs between versions of the kernel.
      data.putTransientData("display_id", id);
      return data;
    }
  }
}
