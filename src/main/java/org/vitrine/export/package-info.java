/** Figures in files: stand-alone pages, and what a browser makes of them for print. */
@NullMarked
package org.vitrine.export;

import org.jspecify.annotations.NullMarked;
