/** How values show themselves in a notebook, and the adapters to its kernels. */
@NullMarked
package org.vitrine.notebook;

import org.jspecify.annotations.NullMarked;
