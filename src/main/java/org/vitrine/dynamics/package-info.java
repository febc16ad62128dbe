/** The isoconfigurational ensemble and the dynamic propensity. */
@NullMarked
package org.vitrine.dynamics;

import org.jspecify.annotations.NullMarked;
