package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.List;
import org.tokenstate.units.internal.Require;

/**
 * Where a conditioned ensemble looks for some inputs: a normal distribution of their normal scores, that is of the independent
 * standard normal numbers behind them. The other inputs are drawn as they are.
 *
 * @param inputs names of the inputs
 * @param mean mean of their scores
 * @param covariance covariance of their scores, symmetric and positive definite
 */
public record Proposal(List<String> inputs, double[] mean, double[][] covariance) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No input is looked for elsewhere than in its own distribution. */
    public static final Proposal NONE = new Proposal(List.of(), new double[0], new double[0][]);

    /**
     * Validates the shape and copies the arrays.
     *
     * @throws IllegalArgumentException if the shapes do not agree or the covariance is not positive definite
     */
    public Proposal {
        inputs = List.copyOf(inputs);
        mean = mean.clone();
        covariance = copy(covariance);
        int n = inputs.size();
        Require.that(
                mean.length == n && covariance.length == n,
                "a proposal of %d inputs must have as many means and rows of covariance but has %d and %d",
                n,
                mean.length,
                covariance.length);
        factor(covariance, inputs);
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** The lower triangular matrix whose product with its transpose is the covariance (Cholesky). */
    double[][] factor() {
        return factor(covariance, inputs);
    }

    private static double[][] factor(double[][] of, List<String> inputs) {
        int n = of.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            Require.that(
                    of[i].length == n, "row %d of a covariance must have %d values but has %d", i, n, of[i].length);
            for (int j = 0; j <= i; j++) {
                double rest = of[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    Require.that(
                            rest > 0,
                            "covariance of a proposal must be positive definite but is not at %s",
                            inputs.get(i));
                    l[i][i] = Math.sqrt(rest);
                } else {
                    l[i][j] = rest / l[j][j];
                }
            }
        }
        return l;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[][] covariance() {
        return copy(covariance);
    }
}
