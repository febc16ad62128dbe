/** Data sets: glasses with everything that is measured on them, made, kept and found again. */
@NullMarked
package org.vitrine.dataset;

import org.jspecify.annotations.NullMarked;
