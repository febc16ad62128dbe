package org.vitrine.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.Descriptors;
import org.vitrine.Glass;
import org.vitrine.particles.Snapshot;
import user.SmallHeap;

class HeapTest {

  @Test
  void whatDoesNotFitIsRefusedWithAdvice() {
    assertThatThrownBy(() -> Heap.requireRoom("the numbers", Long.MAX_VALUE, "fewer"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("the numbers take 9223372036.9 GB", "take fewer", "VITRINE_HEAP");
    assertThatCode(() -> Heap.requireRoom("the numbers", 1000, "fewer")).doesNotThrowAnyException();
  }

  @Test
  void descriptorsThatDoNotFitAreRefusedBeforeTheyAreComputed() {
    Snapshot snapshot = Glass.simulate(Glass.mixture(), 1).snapshot();
    int copies = (int) (Runtime.getRuntime().maxMemory() / (2000L * 354 * 8)) + 1;
    assertThatThrownBy(() -> Descriptors.of(Collections.nCopies(copies, snapshot)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rows × 354 columns take")
        .hasMessageContaining("fewer snapshots");
  }

  /** In a process of its own: 32 samples of 4000 particles at once. */
  @Test
  @Timeout(120)
  void runningOutSaysWhichCallAndWhatHelpsAndTheNextCallRuns() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx48m",
                "-Dvitrine.threads=32",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD) // where a dying thread adds a line
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(lines.get(0))
        .startsWith(
            "java.lang.OutOfMemoryError: Glass.snapshots ran out of memory (Java heap space")
        .contains("the JVM has 50 MB at most", "fewer snapshots, runs, times", "VITRINE_HEAP=8g");
    assertThat(lines)
        .contains("Caused by: java.lang.OutOfMemoryError: Java heap space")
        .endsWith("threads left: 0", "next: 1");
  }

  @Test
  void anErrorInsideACallInsideACallIsToldOnceWithTheFirstCause() {
    OutOfMemoryError root = new OutOfMemoryError("Java heap space");
    OutOfMemoryError told = Heap.exhausted(Heap.exhausted(root));
    assertThat(told).hasCause(root).hasMessageContaining("(Java heap space; the JVM has ");
  }
}
