package org.vitrine.notebook;

import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.vitrine.charts.Chart;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;
import org.vitrine.support.Summary;
import tech.tablesaw.api.Table;

/**
 * Makes the JJava kernel show the library's values and progress, and imports what a cell needs. The
 * kernel finds it on the classpath by itself; nothing is to be called.
 */
public final class JJavaExtension implements Extension {

  /** Packages that a cell uses without importing them. */
  static final List<String> IMPORTS =
      List.of(
          "org.vitrine.*",
          "org.vitrine.charts.*",
          "org.vitrine.dynamics.*",
          "org.vitrine.learning.*",
          "org.vitrine.particles.*",
          "org.vitrine.simulation.*",
          "org.vitrine.structure.*",
          "tech.tablesaw.api.*",
          "java.nio.file.Path");

  /** For the kernel, which makes it. */
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    Renderer renderer = kernel.getRenderer();
    register(renderer, Chart.class);
    register(renderer, Snapshot.class);
    register(renderer, Table.class);
    register(renderer, Summary.class);
    register(renderer, Summary.Summarized.class);
    Progress.setListener(new ProgressDisplay(new KernelOutput(kernel), new SenderThread()));
    for (String name : IMPORTS) {
      kernel.eval("import " + name + ";");
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
