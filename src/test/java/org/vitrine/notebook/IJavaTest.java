package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Held against the library that IJava 1.3 is built on. */
class IJavaTest extends KernelContract {

  private final Kernel kernel = new Kernel();

  @Override
  void connect() {
    IJava.install(kernel);
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
    return kernel.magics.applyLineMagic("vitrine", List.of());
  }

  @Test
  void elsewhereTheCallSaysThatItIsNotIJava() {
    assertThatThrownBy(IJava::install).hasMessageStartingWith("this is no IJava kernel");
    assertThat(evaluated).hasSize(Session.IMPORTS.size());
  }

  /** A kernel that evaluates nothing and remembers what it was asked to. */
  public final class Kernel extends BaseKernel {

    private final Magics magics = new Magics();
    private final AttachedIO io = new AttachedIO();

    @Override
    public JupyterIO getIO() {
      return io;
    }

    @Override
    public void display(DisplayData data) {
      io.display.display(data);
    }

    /** As IJava has it. */
    public Magics getMagics() {
      return magics;
    }

    @Override
    public @Nullable DisplayData eval(String line) {
      evaluated.add(line);
      return null;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return new LanguageInfo.Builder("Java").build();
    }
  }

  /** What a running cell writes to. */
  private final class AttachedIO extends JupyterIO {
    AttachedIO() {
      setEnv(new Environment());
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
