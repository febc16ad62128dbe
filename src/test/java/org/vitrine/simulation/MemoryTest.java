package org.vitrine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.concurrent.Progress;
import org.vitrine.particles.Snapshot;

class MemoryTest {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** All that is allocated on the way is counted: what stays is less. */
  @ParameterizedTest
  @ValueSource(ints = {5, 17})
  void aTrajectoryTakesLessThanAKilobyteAParticle(int cells) {
    Snapshot start = Crystals.faceCentredCubic(cells, 0.58);
    run(start); // classes are loaded once
    long before = THREAD.getCurrentThreadAllocatedBytes();
    run(start);
    long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) allocated / start.particles()).isBetween(100.0, 1000.0);
  }

  private static void run(Snapshot start) {
    EventDrivenSimulation.ofRun(start, 1, 0, 0).run(0.5, Progress.NONE);
  }
}
