package org.vitrine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;
import org.vitrine.structure.StructuralDescriptors;

/** What a cell is told when the cell before it was stopped: its variables are null. */
@NullUnmarked
class FacadeTest {

  private static final String STOPPED =
      " must be there, not null (was the cell that makes it stopped?)";

  @Test
  void aVariableOfAStoppedCellIsNamed() {
    Snapshot start = null;
    StructuralDescriptors structure = null;
    Propensity propensity = null;
    double[] times = null;
    assertThatThrownBy(() -> Glass.simulate(start, 1)).hasMessage("start" + STOPPED);
    assertThatThrownBy(() -> Glass.propensity(References.snapA(), times, 2, 1))
        .hasMessage("times" + STOPPED);
    assertThatThrownBy(() -> Glass.dynamics(propensity)).hasMessage("propensity" + STOPPED);
    assertThatThrownBy(() -> Glass.health(start)).hasMessage("snapshot" + STOPPED);
    assertThatThrownBy(() -> Descriptors.of(start)).hasMessage("snapshot" + STOPPED);
    assertThatThrownBy(() -> Descriptors.pairDistribution(start)).hasMessage("snapshot" + STOPPED);
    assertThatThrownBy(() -> Descriptors.structureFactor(start)).hasMessage("snapshot" + STOPPED);
    assertThatThrownBy(() -> Descriptors.shortTime(propensity, 1))
        .hasMessage("propensity" + STOPPED);
    assertThatThrownBy(() -> Models.data(structure, propensity)).hasMessage("structure" + STOPPED);
    assertThatThrownBy(() -> Glass.write(start, "a.sph")).hasMessage("snapshot" + STOPPED);
  }
}
