/** Configurations of particles in a periodic box, and the search for neighbours in them. */
@NullMarked
package org.vitrine.particles;

import org.jspecify.annotations.NullMarked;
