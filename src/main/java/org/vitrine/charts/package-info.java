/** Plotly figures as JSON, in one house style. */
@NullMarked
package org.vitrine.charts;

import org.jspecify.annotations.NullMarked;
