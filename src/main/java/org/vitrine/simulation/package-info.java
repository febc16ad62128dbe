/** Event-driven molecular dynamics of hard-sphere mixtures. */
@NullMarked
package org.vitrine.simulation;

import org.jspecify.annotations.NullMarked;
