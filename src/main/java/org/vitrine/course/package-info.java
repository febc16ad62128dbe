/** Exercises of a course, whose answers a cell checks without showing them. */
@NullMarked
package org.vitrine.course;

import org.jspecify.annotations.NullMarked;
