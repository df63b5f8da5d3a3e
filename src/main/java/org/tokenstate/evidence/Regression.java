package org.tokenstate.evidence;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.tokenstate.units.internal.Require;

/**
 * Linear least squares with the covariance of its coefficients.
 *
 * <p>b = (X'X)^-1 X'y and V = (X'X)^-1 S (X'X)^-1. S is s^2 X'X for independent errors of one variance; the sum over clusters of
 * X_g' e_g e_g' X_g times G/(G-1) (n-1)/(n-k) for errors that are dependent within a cluster (Cameron and Miller 2015); and
 * Gamma_0 + sum_l (1 - l/(L+1)) (Gamma_l + Gamma_l') for errors that are dependent over L periods (Newey and West 1987).
 */
final class Regression {
    private final double[] coefficients;
    private final SimpleMatrix covariance;
    private final int degrees;

    private Regression(double[] coefficients, SimpleMatrix covariance, int degrees) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.degrees = degrees;
    }

    /** With independent errors of one variance. */
    static Regression ordinary(double[] y, double[][] x) {
        Fit fit = new Fit(y, x);
        int degrees = y.length - x[0].length;
        double variance = fit.residuals.dot(fit.residuals) / degrees;
        return new Regression(fit.coefficients(), fit.inverse.scale(variance), degrees);
    }

    /**
     * With errors that are dependent within a cluster.
     *
     * @param y the left side
     * @param x the right side, a row an observation
     * @param clusters the cluster of each observation, 0 to G - 1
     * @param absorbed effects that were taken out of y and x before and are not nested in clusters
     */
    static Regression clustered(double[] y, double[][] x, int[] clusters, int absorbed) {
        int groups = Arrays.stream(clusters).max().orElseThrow() + 1;
        Require.that(groups >= 2, "clusters of a regression must be at least 2 but are %d", groups);
        Fit fit = new Fit(y, x);
        int k = x[0].length;
        double[][] sums = new double[groups][k];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < k; j++) {
                sums[clusters[i]][j] += x[i][j] * fit.residuals.get(i);
            }
        }
        SimpleMatrix scores = new SimpleMatrix(sums);
        double n = y.length;
        double factor = groups / (groups - 1.0) * (n - 1) / (n - k - absorbed);
        return fit.sandwich(scores.transpose().mult(scores).scale(factor), groups - 1);
    }

    /** With errors that are dependent over a number of periods; the observations in order of time. */
    static Regression neweyWest(double[] y, double[][] x, int lags) {
        Fit fit = new Fit(y, x);
        int n = y.length;
        int k = x[0].length;
        Require.that(
                lags >= 0 && lags < n,
                "lags of a regression on %d observations must be in [0, %d) but are %d",
                n,
                n,
                lags);
        SimpleMatrix scores = new SimpleMatrix(n, k);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                scores.set(i, j, x[i][j] * fit.residuals.get(i));
            }
        }
        SimpleMatrix middle = scores.transpose().mult(scores);
        for (int l = 1; l <= lags; l++) {
            SimpleMatrix gamma = scores.rows(l, n).transpose().mult(scores.rows(0, n - l));
            middle = middle.plus(gamma.plus(gamma.transpose()).scale(1 - l / (lags + 1.0)));
        }
        return fit.sandwich(middle, n - k);
    }

    double coefficient(int j) {
        return coefficients[j];
    }

    double standardError(int j) {
        return Math.sqrt(covariance.get(j, j));
    }

    /** The sum of the coefficients from one index to before another, as the long run of distributed lags. */
    double sum(int from, int to) {
        return Arrays.stream(coefficients, from, to).sum();
    }

    /** The standard error of that sum. */
    double standardErrorOfSum(int from, int to) {
        double variance = 0;
        for (int i = from; i < to; i++) {
            for (int j = from; j < to; j++) {
                variance += covariance.get(i, j);
            }
        }
        return Math.sqrt(variance);
    }

    /** Degrees of freedom of the t distribution of a coefficient. */
    int degrees() {
        return degrees;
    }

    private static final class Fit {
        final SimpleMatrix inverse;
        final SimpleMatrix solution;
        final SimpleMatrix residuals;

        Fit(double[] y, double[][] x) {
            Require.that(
                    y.length == x.length && y.length > x[0].length,
                    "observations of a regression on %d variables must be more than these but are %d",
                    x[0].length,
                    y.length);
            SimpleMatrix right = new SimpleMatrix(x);
            SimpleMatrix left = new SimpleMatrix(y.length, 1, true, y);
            inverse = right.transpose().mult(right).invert();
            // By orthogonal factors, not by the normal equations, whose condition is the square.
            solution = right.solve(left);
            residuals = left.minus(right.mult(solution));
        }

        double[] coefficients() {
            return solution.getDDRM().data.clone();
        }

        Regression sandwich(SimpleMatrix middle, int degrees) {
            return new Regression(coefficients(), inverse.mult(middle).mult(inverse), degrees);
        }
    }
}
