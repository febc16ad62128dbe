package org.vitrine.learning;

import org.vitrine.support.RandomStream;

/**
 * What keeps one network of a stack from learning its training part by heart.
 *
 * @param l2 α in the loss: (Σ over the batch of squared errors + α Σ weights²) / batch
 * @param dropout the fraction of the last hidden layer's nodes that is left out in a step
 * @param masks which ones
 */
record Regularisation(double l2, double dropout, RandomStream masks) {}
