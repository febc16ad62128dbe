package org.vitrine.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.Threads;

class PiecesTest {

  private final Drawer drawer = new Drawer();

  private static List<Integer> make(
      Pieces.Task<Integer> task, Pieces.@Nullable Store<Integer> store) {
    List<Integer> received = new ArrayList<>();
    try (Progress progress = Progress.ofPieces("trying", 10, "pieces", 1)) {
      Runner.local()
          .make(new Pieces<>(progress, 10, task, store), (number, result) -> received.add(result));
      assertThat(progress.done()).isEqualTo(10);
    }
    return received;
  }

  @Test
  void whatIsKeptIsNotMadeAgain() {
    drawer.kept.putAll(Map.of(0, 100, 7, 107));
    Set<Integer> made = ConcurrentHashMap.newKeySet();
    List<Integer> received =
        make(
            (number, progress) -> {
              made.add(number);
              return number;
            },
            drawer);
    assertThat(received).containsExactly(100, 1, 2, 3, 4, 5, 6, 107, 8, 9);
    assertThat(made).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 8, 9);
    assertThat(drawer.kept).hasSize(10);
  }

  @Test
  @Timeout(20)
  void aPieceIsKeptWhenItEndsAlthoughAnEarlierOneStillRuns() {
    CountDownLatch lastIsKept = new CountDownLatch(1);
    drawer.afterKeeping =
        number -> {
          if (number == 3) {
            lastIsKept.countDown();
          }
        };
    Threads.with(
        2,
        () ->
            make(
                (number, progress) -> {
                  if (number == 0) {
                    await(lastIsKept);
                  }
                  return number;
                },
                drawer));
    assertThat(drawer.kept).hasSize(10);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new StoppedException("interrupted");
    }
  }

  @Test
  @Timeout(20)
  void aStopSaysWhatIsKeptAndWhere() {
    assertThatThrownBy(() -> Threads.with(1, () -> make(PiecesTest::stoppedAfterThree, drawer)))
        .isInstanceOf(StoppedException.class)
        .hasMessage(
            "stopped: 3 of 10 pieces are kept in a drawer: the same call goes on from there");
    assertThat(make((number, progress) -> number, drawer))
        .isEqualTo(IntStream.range(0, 10).boxed().toList());
  }

  @Test
  @Timeout(20)
  void aStopWithoutAPlaceSaysThatNothingIsKept() {
    assertThatThrownBy(() -> Threads.with(1, () -> make(PiecesTest::stoppedAfterThree, null)))
        .isInstanceOf(StoppedException.class)
        .hasMessage(
            "stopped: 3 of 10 pieces had ended and are lost; with a directory as last argument they are kept");
  }

  private static int stoppedAfterThree(int number, Progress progress) {
    if (number >= 3) {
      throw new StoppedException("stopped: in a piece");
    }
    return number;
  }

  @Test
  void aPieceThatCannotBeKeptFailsTheCallAndTheOthersStay() {
    drawer.afterKeeping =
        number -> {
          if (number == 5) {
            throw new UncheckedIOException(new FileSystemException("drawer", null, "full"));
          }
        };
    assertThatThrownBy(() -> Threads.with(1, () -> make((number, progress) -> number, drawer)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(drawer.kept).containsKeys(0, 1, 2, 3, 4);
  }

  /** A store in memory. */
  @SuppressWarnings("serial") // it stays here
  private static final class Drawer implements Pieces.Store<Integer> {

    private interface Hook {
      void call(int number);
    }

    private final Map<Integer, Integer> kept = new ConcurrentHashMap<>();
    private volatile Hook afterKeeping = number -> {};

    @Override
    public boolean holds(int piece) {
      return kept.containsKey(piece);
    }

    @Override
    public @Nullable Integer find(int piece) {
      return kept.get(piece);
    }

    @Override
    public void keep(int piece, Integer result) {
      kept.put(piece, result);
      afterKeeping.call(piece);
    }

    @Override
    public String place() {
      return "a drawer";
    }
  }
}
