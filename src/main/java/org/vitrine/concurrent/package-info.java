/**
 * An interruptible parallel map whose results arrive in order, pieces of work that outlive their
 * call, and the progress of long calls.
 */
@NullMarked
package org.vitrine.concurrent;

import org.jspecify.annotations.NullMarked;
