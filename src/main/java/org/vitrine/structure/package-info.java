/** Structural descriptors of a particle's neighbourhood. */
@NullMarked
package org.vitrine.structure;

import org.jspecify.annotations.NullMarked;
