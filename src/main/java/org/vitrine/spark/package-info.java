/**
 * Long calls on a cluster of Apache Spark. The library goes without Spark: only the classes behind
 * {@link org.vitrine.spark.Spark} name its types, and it looks for them first.
 */
@NullMarked
package org.vitrine.spark;

import org.jspecify.annotations.NullMarked;
