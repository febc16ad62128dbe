package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vitrine.concurrent.Progress;

class JJavaExtensionTest extends KernelContract {

  private final AttachableIO io = new AttachableIO();
  private final Kernel kernel = new Kernel(io);

  @Override
  void connect() {
    new JJavaExtension().install(kernel);
    io.attach();
  }

  @Override
  Set<String> typesOf(Object value) {
    DisplayData data = kernel.getRenderer().render(value);
    return Stream.of(Rendering.PLOTLY, Rendering.HTML, Rendering.TEXT, "image/png")
        .filter(type -> data.hasDataForType(MIMEType.parse(type)))
        .collect(Collectors.toSet());
  }

  @Override
  Object magic() throws Exception {
    return kernel.getMagicsRegistry().evalLineMagic(kernel, "vitrine", List.of());
  }

  @Test
  void kernelFindsTheExtension() {
    assertThat(ServiceLoader.load(Extension.class))
        .hasAtLeastOneElementOfType(JJavaExtension.class);
  }

  @Test
  void progressWithoutACellIsSilent() {
    io.detach();
    try (Progress progress = Progress.start("ageing", 2, "τ")) {
      while (progress.seconds() < 0.9) {
        Thread.onSpinWait(); // past the time when a bar would be shown
      }
      progress.add(2);
    }
    assertThat(sent).isEmpty();
  }

  /** A kernel that evaluates nothing and remembers what it was asked to. */
  private final class Kernel extends BaseKernel {

    Kernel(JupyterIO io) {
      super(
          "test",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          io,
          new CommManager(),
          new Renderer(),
          new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
          new MagicsRegistry(),
          false,
          new StringStyler.Builder().build());
    }

    @Override
    public @Nullable Object evalRaw(String expression) {
      evaluated.add(expression);
      return null;
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
      return null;
    }

    @Override
    public @Nullable ReplacementOptions complete(String code, int at) {
      return null;
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }

  /** What a cell writes to while it runs. */
  private final class AttachableIO extends JupyterIO {

    private final Environment environment = new Environment();

    AttachableIO() {
      super(StandardCharsets.UTF_8);
    }

    void attach() {
      setEnv(environment);
    }

    void detach() {
      retractEnv(environment);
    }
  }

  private final class Environment extends ShellReplyEnvironment {

    Environment() {
      super(null, null, null, null);
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      DisplayData data = (DisplayData) content;
      String id = data.hasDisplayId() ? data.getDisplayId() : "";
      Object text = Objects.requireNonNull(data.getData(MIMEType.TEXT_PLAIN));
      sent.add(new Sent(content.getClass().getSimpleName(), id, text.toString()));
    }
  }
}
