package org.vitrine.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.vitrine.concurrent.Progress;

/**
 * What a machine of the cluster tells of a piece that it has made; the piece itself is in the
 * call's directory.
 *
 * @param share of the call's work
 * @param failure why there is no such piece, on any machine; null when there is
 */
record Receipt(int number, Progress.Share share, @Nullable RuntimeException failure)
    implements Serializable {}
