package org.vitrine.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.concurrent.Parallel;
import org.vitrine.concurrent.Progress;

class ProgressDisplayTest {

  private final Recorder cell = new Recorder();
  private final Clockwork clock = new Clockwork();

  @BeforeEach
  void listen() {
    Progress.setListener(new ProgressDisplay(cell, clock));
  }

  @AfterEach
  void stopListening() {
    Progress.setListener(progress -> {});
  }

  @Test
  void aCallThatIsOverBeforeTheFirstLineIsQuiet() {
    try (Progress progress = Progress.start("ageing", 10, "τ")) {
      progress.add(10);
    }
    clock.tick();
    assertThat(cell.lines).isEmpty();
    assertThat(clock.works).isEmpty();
  }

  @Test
  void aLongCallHasOneDisplayRenewedAtMostTenTimesASecond() {
    try (Progress progress = Progress.start("ageing", 1600, "τ")) {
      for (int k = 0; k < 3; k++) {
        progress.add(300);
        progress.add(100);
        clock.tick();
      }
    }
    assertThat(cell.shown).hasValue(1);
    assertThat(cell.ids).hasSize(4).containsOnly(cell.ids.get(0));
    assertThat(cell.lines.get(0))
        .matches("ageing \\[#+-+\\] 25 % · 400 of 1600 τ · \\S+ m?s, about \\S+ m?s left");
    assertThat(clock.periodMillis).isGreaterThanOrEqualTo(100);
    assertThat(clock.works).isEmpty();
  }

  @Test
  void theLastLineTellsTheAmountAndTheTime() {
    try (Progress progress = Progress.start("ageing", 1200, "τ")) {
      clock.tick();
      progress.add(1200);
    }
    assertThat(cell.last()).matches("ageing: 1200 τ in \\S+ m?s");
  }

  @Test
  void theLastLineOfAStoppedCallTellsHowFarItCame() {
    try (Progress progress = Progress.start("propensity", 72, "trajectories")) {
      progress.add(31);
      clock.tick();
    }
    assertThat(cell.last()).matches("propensity: stopped at 31 of 72 trajectories after \\S+ m?s");
  }

  @Test
  void theLastLineWaitsForTheNextCellWhenItsCellIsClosed() {
    try (Progress progress = Progress.start("propensity", 72, "trajectories")) {
      progress.add(31);
      clock.tick();
      cell.open = false;
    }
    clock.tick();
    assertThat(cell.lines).hasSize(1);
    cell.open = true;
    clock.tick();
    clock.tick();
    assertThat(cell.lines).hasSize(2);
    assertThat(cell.last()).startsWith("propensity: stopped at 31 of 72 trajectories after ");
  }

  @Test
  void piecesAreCountedWhenTheyHaveEndedWhileTheBarMovesInsideOfThem() {
    try (Progress progress = Progress.ofPieces("measuring propensity", 4, "trajectories", 10)) {
      progress.tally("collisions", 3_000_000_000L);
      progress.add(10);
      progress.pieceDone();
      progress.add(5);
      clock.tick();
    }
    assertThat(cell.lines.get(0))
        .matches(
            "measuring propensity \\[#{7}-{13}\\] 37 % · 1 of 4 trajectories"
                + " · \\d+ million collisions/s · \\S+ m?s, about \\S+ m?s left");
  }

  @Test
  void whatIsNotedStandsAtTheEndOfTheLine() {
    try (Progress progress = Progress.start("training", 100, "epochs")) {
      progress.note("loss 0.9");
      progress.note("loss 0.7");
      progress.add(10);
      clock.tick();
    }
    assertThat(cell.lines.get(0)).startsWith("training [##").endsWith(" left · loss 0.7");
  }

  @Test
  void workThatWasFoundInsideAPieceIsDoneButDoesNotShortenTheTimeLeft() {
    try (Progress progress = Progress.ofPieces("ageing", 2, "snapshots", 10)) {
      progress.addFound(5);
      assertThat(progress.done()).isZero();
      assertThat(progress.fraction()).isCloseTo(0.25, within(1e-12));
      assertThat(progress.secondsLeft()).isInfinite();
      progress.add(5);
      double before = progress.seconds();
      double left = progress.secondsLeft(); // twice what these 5 took
      assertThat(left).isBetween(2 * before - 1e-9, 2 * progress.seconds() + 1e-9);
    }
  }

  @Test
  void piecesThatWereFoundAreDoneButDoNotShortenTheTimeLeft() {
    try (Progress progress = Progress.ofPieces("ageing", 10, "snapshots", 1)) {
      for (int k = 0; k < 6; k++) {
        progress.pieceFound();
      }
      assertThat(progress.secondsLeft()).isInfinite();
      progress.add(1);
      progress.pieceDone();
      assertThat(progress.done()).isEqualTo(7);
      assertThat(progress.fraction()).isCloseTo(0.7, within(1e-12));
      double before = progress.seconds();
      double left = progress.secondsLeft(); // three times what the one piece took
      assertThat(left).isBetween(3 * before - 1e-9, 3 * progress.seconds() + 1e-9);
    }
  }

  @Test
  void manyThreadsReportToOneDisplay() {
    try (Progress progress = Progress.start("propensity", 40_000, "collisions")) {
      Parallel.run(
          40,
          task -> {
            for (int i = 0; i < 1000; i++) {
              progress.add(1);
            }
            return task;
          },
          (task, result) -> clock.tick());
    }
    assertThat(cell.shown).hasValue(1);
    assertThat(cell.last()).startsWith("propensity: 40000 collisions in ");
  }

  @Test
  void aBrokenCellDoesNotReachTheWork() {
    cell.broken = true;
    assertThatCode(
            () -> {
              try (Progress progress = Progress.start("ageing", 10, "τ")) {
                progress.add(1);
                clock.tick();
              }
            })
        .doesNotThrowAnyException();
    assertThat(clock.works).isEmpty();
  }

  @Test
  @Timeout(20)
  void theSenderIsAThreadOfItsOwnThatAnInterruptOfTheCallDoesNotReach() throws Exception {
    List<String> senders = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch sent = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    new SenderThread()
        .once(
            1000,
            () -> {
              senders.add(Thread.currentThread().getName());
              sent.countDown();
            });
    assertThat(Thread.interrupted()).isTrue();
    sent.await();
    assertThat(senders).containsExactly(SenderThread.NAME);
  }

  /** A schedule whose time passes when the test says so. */
  private static final class Clockwork implements Schedule {

    private final List<Runnable> works = Collections.synchronizedList(new ArrayList<>());
    private long periodMillis;

    @Override
    public Runnable every(long delayMillis, long periodMillis, Runnable work) {
      this.periodMillis = periodMillis;
      works.add(work);
      return () -> works.remove(work);
    }

    @Override
    public void once(long patienceMillis, Runnable work) {
      work.run();
    }

    void tick() {
      List.copyOf(works).forEach(Runnable::run);
    }
  }

  /** A cell that remembers what it was sent. */
  private static final class Recorder implements Output {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
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
