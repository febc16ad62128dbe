/** Files of particle configurations. */
@NullMarked
package org.vitrine.io;

import org.jspecify.annotations.NullMarked;
