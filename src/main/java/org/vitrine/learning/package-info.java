/** Learning the dynamics from the structure: data, splits, models, scores. */
@NullMarked
package org.vitrine.learning;

import org.jspecify.annotations.NullMarked;
