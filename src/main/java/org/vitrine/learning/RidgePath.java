package org.vitrine.learning;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.vitrine.concurrent.Abandonable;

/**
 * Ridge regression for every α and every target at once: minimises ‖y − Xw − b‖² + α‖w‖² with b
 * free.
 *
 * <p>With Xᵀ X = Q Λ Qᵀ of the centred, scaled features, w(α) = Q (Λ + α)⁻¹ Qᵀ Xᵀ y: one symmetric
 * eigendecomposition serves them all.
 */
final class RidgePath {

  private final Moments train;
  private final int[] kept;
  private final double[] scale;
  private final DMatrixRMaj vectors;
  private final double[] eigenvalues;

  /** Qᵀ Xᵀ y, one column a target. */
  private final DMatrixRMaj projected;

  /**
   * Prepares the path.
   *
   * @param kept features that take part
   * @param scale what each of these is divided by
   */
  RidgePath(Moments train, int[] kept, double[] scale) {
    this.train = train;
    this.kept = kept;
    this.scale = scale;
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(kept.length, true, true);
    DMatrixRMaj gram = gram(train);
    if (!Abandonable.call("fitting", () -> eigen.decompose(gram))) {
      throw new ArithmeticException(
          "the eigenvectors of " + kept.length + " features did not converge");
    }
    vectors = new DMatrixRMaj(kept.length, kept.length);
    eigenvalues = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      eigenvalues[k] =
          Math.max(eigen.getEigenvalue(k).getReal(), 0); // rounding leaves −1e-12 of a zero
      CommonOps_DDRM.insert(eigen.getEigenVector(k), vectors, 0, k);
    }
    projected = new DMatrixRMaj(kept.length, train.targets);
    CommonOps_DDRM.multTransA(vectors, cross(train), projected);
  }

  /** Centred and scaled XᵀX of any moments, with this path's features and scales. */
  private DMatrixRMaj gram(Moments moments) {
    DMatrixRMaj gram = new DMatrixRMaj(kept.length, kept.length);
    for (int j = 0; j < kept.length; j++) {
      for (int k = j; k < kept.length; k++) {
        double value = moments.centredGram(kept[j], kept[k]) / (scale[j] * scale[k]);
        gram.unsafe_set(j, k, value);
        gram.unsafe_set(k, j, value);
      }
    }
    return gram;
  }

  private DMatrixRMaj cross(Moments moments) {
    DMatrixRMaj cross = new DMatrixRMaj(kept.length, moments.targets);
    for (int j = 0; j < kept.length; j++) {
      for (int t = 0; t < moments.targets; t++) {
        cross.unsafe_set(j, t, moments.centredCross(kept[j], t) / scale[j]);
      }
    }
    return cross;
  }

  /** Weights of the scaled features: one column for each α and, within it, each target. */
  DMatrixRMaj weights(double[] alphas) {
    int targets = train.targets;
    DMatrixRMaj shrunk = new DMatrixRMaj(kept.length, alphas.length * targets);
    for (int k = 0; k < kept.length; k++) {
      for (int a = 0; a < alphas.length; a++) {
        double factor = 1 / (eigenvalues[k] + alphas[a]);
        for (int t = 0; t < targets; t++) {
          shrunk.unsafe_set(k, a * targets + t, projected.unsafe_get(k, t) * factor);
        }
      }
    }
    DMatrixRMaj weights = new DMatrixRMaj(kept.length, alphas.length * targets);
    CommonOps_DDRM.mult(vectors, shrunk, weights);
    return weights;
  }

  /**
   * Pooled Pearson correlation of predictions with targets on other data, from their moments alone:
   * wᵀc / sqrt(wᵀCw · Σ(y − ȳ)²). NaN for a constant prediction.
   *
   * @param weights of {@link #weights}
   * @return one for each column of {@code weights}
   */
  double[] correlations(DMatrixRMaj weights, Moments other) {
    DMatrixRMaj gram = gram(other);
    DMatrixRMaj cross = cross(other);
    DMatrixRMaj product = new DMatrixRMaj(kept.length, weights.numCols);
    CommonOps_DDRM.mult(gram, weights, product);
    double[] covariance = new double[weights.numCols];
    double[] variance = new double[weights.numCols];
    for (int j = 0; j < kept.length; j++) {
      for (int c = 0; c < weights.numCols; c++) {
        double w = weights.unsafe_get(j, c);
        covariance[c] += w * cross.unsafe_get(j, c % other.targets);
        variance[c] += w * product.unsafe_get(j, c);
      }
    }
    double[] correlations = new double[weights.numCols];
    for (int c = 0; c < correlations.length; c++) {
      double squares = other.centredSquares(c % other.targets);
      correlations[c] =
          variance[c] > 0 ? covariance[c] / Math.sqrt(variance[c] * squares) : Double.NaN;
    }
    return correlations;
  }
}
