/**
 * Argument checks and their messages, keyed random streams, and the summaries that values print.
 */
@NullMarked
package org.vitrine.support;

import org.jspecify.annotations.NullMarked;
