package org.vitrine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserProgramsTest {

  @TempDir private Path folder;

  @Test
  void browserIsFoundOnThePath() throws IOException {
    Path chrome = program("google-chrome");
    assertThat(BrowserPrograms.find(Map.of("PATH", folder.toString()))).isEqualTo(chrome);
  }

  @Test
  void namedBrowserComesFirst() throws IOException {
    program("chromium");
    Path mine = program("mine");
    assertThat(
            BrowserPrograms.find(Map.of("PATH", folder.toString(), "CHROME_BIN", mine.toString())))
        .isEqualTo(mine);
  }

  @Test
  void namedBrowserMayBeANameOnThePath() throws IOException {
    Path mine = program("mine");
    assertThat(BrowserPrograms.find(Map.of("PATH", folder.toString(), "CHROME_BIN", "mine")))
        .isEqualTo(mine);
  }

  @Test
  void namedBrowserThatIsNotThereIsNotReplacedByAnother() throws IOException {
    program("chromium");
    assertThatThrownBy(
            () ->
                BrowserPrograms.find(
                    Map.of("PATH", folder.toString(), "CHROME_BIN", "nowhere/chrome")))
        .hasMessage("CHROME_BIN is nowhere/chrome, but there is no program of that name");
  }

  private Path program(String name) throws IOException {
    Path program = Files.createFile(folder.resolve(name));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
