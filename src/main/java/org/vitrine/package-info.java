/** The facade: {@link org.vitrine.Glass} is where to start. Static methods only. */
@NullMarked
package org.vitrine;

import org.jspecify.annotations.NullMarked;
