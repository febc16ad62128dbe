/** Files of particle configurations and of arrays, and directories that keep finished work. */
@NullMarked
package org.vitrine.io;

import org.jspecify.annotations.NullMarked;
