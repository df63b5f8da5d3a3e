package org.tokenstate.electricity;

/**
 * Damped-trend exponential smoothing averaged over its smoothing constants instead of taken at the likeliest ones, which on a
 * short series are mostly noise. For each point of a grid of (alpha, beta/alpha, phi) the starting level and trend come from
 * least squares; the forecast is the mean over the grid with weights prior x likelihood^0.5. The exponent (a tempered
 * likelihood, as for a model that is only nearly right) and the prior, which favours little smoothing of the trend and damping
 * near 0.9, were chosen on yearly series of population, product and energy as well as on generation per head.
 */
final class AveragedDamped {
    private static final double[] ALPHA = {0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
    private static final double[] SHARE = {0, 0.05, 0.15, 0.35, 0.7};
    private static final double[] SHARE_PRIOR = {1, 1.5, 1.5, 1, 0.5};
    private static final double[] PHI = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 1};
    private static final double[] PHI_PRIOR = {1, 0.5, 0.7, 1, 1.5, 1.5, 1};
    private static final double TEMPER = 0.5;
    private static final double NEGLIGIBLE = 1e-6;
    /** The horizon at which the disagreement of the grid is measured. */
    private static final int SPREAD_AT = 5;

    private AveragedDamped() {}

    static LinearFit fit(Scale scale, double[] y) {
        int n = y.length;
        int size = ALPHA.length * SHARE.length * PHI.length;
        double[] logWeight = new double[size];
        double[] level = new double[size];
        double[] trend = new double[size];
        double[] variance = new double[size];
        SmoothingRecursion recursion = new SmoothingRecursion(1e-9);
        double most = Double.NEGATIVE_INFINITY;
        int k = 0;
        for (double alpha : ALPHA) {
            for (int s = 0; s < SHARE.length; s++) {
                double beta = alpha * SHARE[s];
                for (int d = 0; d < PHI.length; d++) {
                    double phi = PHI[d];
                    if (phi == 0 && s > 0) {
                        logWeight[k++] = Double.NEGATIVE_INFINITY;
                        continue;
                    }
                    double squares = recursion.run(y, alpha, beta, phi);
                    int free = n - (recursion.trending() ? 2 : 1);
                    variance[k] = Math.max(1e-24, squares) / free;
                    level[k] = recursion.level();
                    trend[k] = recursion.trend();
                    logWeight[k] = Math.log(PHI_PRIOR[d] * (phi == 0 ? 1 : SHARE_PRIOR[s]))
                            - TEMPER * free / 2.0 * Math.log(variance[k] * free);
                    most = Math.max(most, logWeight[k]);
                    k++;
                }
            }
        }
        return average(scale, y[n - 1], logWeight, most, level, trend, variance);
    }

    private static LinearFit average(
            Scale scale,
            double last,
            double[] logWeight,
            double most,
            double[] level,
            double[] trend,
            double[] variance) {
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        double total = 0;
        double sigma = 0;
        double square = 0;
        for (int k = 0; k < logWeight.length; k++) {
            double weight = Math.exp(logWeight[k] - most);
            if (weight < NEGLIGIBLE) {
                continue;
            }
            double phi = PHI[k % PHI.length];
            double beta = SHARE[k / PHI.length % SHARE.length];
            double alpha = ALPHA[k / PHI.length / SHARE.length];
            total += weight;
            sigma += weight * variance[k];
            double sum = 0;
            double power = 1;
            for (int i = 0; i < mean.length; i++) {
                psi[i] += weight * (i == 0 ? 1 : alpha * (1 + beta * sum));
                power *= phi;
                sum += power;
                double point = level[k] + trend[k] * sum;
                mean[i] += weight * point;
                square += i == SPREAD_AT - 1 ? weight * (point - last) * (point - last) : 0;
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= total;
            psi[i] /= total;
        }
        double centre = mean[SPREAD_AT - 1] - last;
        double spread = Math.sqrt(Math.max(0, square / total - centre * centre));
        return new LinearFit(scale, last, mean, psi, Math.sqrt(sigma / total), spread / SPREAD_AT);
    }
}
