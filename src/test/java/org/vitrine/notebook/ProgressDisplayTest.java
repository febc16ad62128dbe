package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.concurrent.Progress;
import org.vitrine.concurrent.Runner;

class ProgressDisplayTest {

  private final Recorder cell = new Recorder();

  @BeforeEach
  void listen() {
    Progress.setListener(new ProgressDisplay(cell));
  }

  @AfterEach
  void stopListening() {
    Progress.setListener(progress -> {});
  }

  @Test
  void shortCallIsQuiet() throws Exception {
    try (Progress progress = Progress.start("ageing", 10, "τ")) {
      progress.add(10);
    }
    Thread.sleep(900);
    assertThat(cell.lines).isEmpty();
  }

  @Test
  void longCallHasOneDisplayRenewedAtMostTenTimesASecond() throws Exception {
    double seconds = 1.6;
    try (Progress progress = Progress.start("ageing", 1600, "τ")) {
      work(progress, seconds, 1);
    }
    assertThat(cell.shown).hasValue(1);
    assertThat(cell.ids).containsOnly(cell.ids.get(0));
    assertThat(cell.lines.size()).isBetween(3, 2 + (int) (10 * (seconds - 0.7) + 1));
    assertThat(cell.lines.get(0))
        .matches("ageing \\[#+-+] \\d+ %, \\d+ of 1600 τ, 0\\.\\d s, about \\d\\.\\d s left");
  }

  @Test
  void lastLineTellsTheAmountAndTheTime() throws Exception {
    try (Progress progress = Progress.start("ageing", 1200, "τ")) {
      work(progress, 0.9, 1200 / 900.0);
      progress.add(1200);
    }
    assertThat(cell.last()).matches("ageing: 1200 τ in (0\\.9|1\\.\\d) s");
  }

  @Test
  void lastLineOfAStoppedCallTellsHowFarItCame() throws Exception {
    try (Progress progress = Progress.start("propensity", 72, "trajectories")) {
      progress.add(31);
      Thread.sleep(900);
    }
    assertThat(cell.last())
        .matches("propensity: stopped at 31 of 72 trajectories after \\d\\.\\d s");
  }

  @Test
  void lastLineWaitsForTheNextCellWhenTheCellIsClosed() throws Exception {
    try (Progress progress = Progress.start("propensity", 72, "trajectories")) {
      progress.add(31);
      Thread.sleep(900);
      cell.open = false;
    }
    int before = cell.lines.size();
    Thread.sleep(300);
    assertThat(cell.lines).hasSize(before);
    cell.open = true;
    Thread.sleep(400);
    assertThat(cell.lines).hasSize(before + 1);
    assertThat(cell.last())
        .matches("propensity: stopped at 31 of 72 trajectories after (0\\.9|1\\.[01]) s");
    Thread.sleep(300);
    assertThat(cell.lines).hasSize(before + 1);
  }

  @Test
  void interruptedCallStillGetsItsLastLineAndKeepsItsFlag() throws Exception {
    try (Progress progress = Progress.start("ageing", 10, "τ")) {
      Thread.sleep(900);
      Thread.currentThread().interrupt();
      progress.add(1);
    }
    assertThat(Thread.interrupted()).isTrue();
    Thread.sleep(200);
    assertThat(cell.last()).startsWith("ageing: stopped at 1 of 10 τ");
    assertThat(cell.senders).containsOnly("vitrine-progress");
  }

  @Test
  void manyThreadsReportToOneDisplay() {
    try (Progress progress = Progress.start("propensity", 40_000, "collisions")) {
      Runner.local()
          .run(
              40,
              task -> {
                for (int i = 0; i < 1000; i++) {
                  progress.add(1);
                  if (i % 40 == 0) {
                    pause(2);
                  }
                }
                return task;
              },
              (task, result) -> {});
    }
    assertThat(cell.shown).hasValue(1);
    assertThat(cell.last()).startsWith("propensity: 40000 collisions in ");
  }

  @Test
  void brokenCellDoesNotReachTheWork() {
    cell.broken = true;
    assertThatCode(
            () -> {
              try (Progress progress = Progress.start("ageing", 10, "τ")) {
                work(progress, 0.9, 0.01);
              }
            })
        .doesNotThrowAnyException();
  }

  /** Adds an amount every millisecond. */
  private static void work(Progress progress, double seconds, double amount) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      Thread.sleep(1);
      progress.add(amount);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A cell that remembers what it was sent. */
  private static final class Recorder implements Output {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
    private final List<String> senders = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger shown = new AtomicInteger();
    private volatile boolean open = true;
    private volatile boolean broken;

    @Override
    public void show(String id, Map<String, Object> content) {
      shown.incrementAndGet();
      update(id, content);
    }

    @Override
    public void update(String id, Map<String, Object> content) {
      if (broken) {
        throw new IllegalStateException("the kernel has gone");
      }
      ids.add(id);
      senders.add(Thread.currentThread().getName());
      lines.add(String.valueOf(content.get(Rendering.TEXT)));
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    private String last() {
      return lines.get(lines.size() - 1);
    }
  }
}
