package org.tokenstate.evidence;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.tokenstate.units.internal.Require;

/**
 * A random walk with drift that is observed at any times, with or without noise, by state space:
 *
 * <pre>
 *   z_i = m_i + e_i,            e_i ~ N(0, q s^2)
 *   m_i = m_(i-1) + d (t_i - t_(i-1)) + u_i,   u_i ~ N(0, s^2 (t_i - t_(i-1)))
 * </pre>
 *
 * <p>The level is diffuse at the first time. The Kalman filter runs over the values and over the times; the drift d is the
 * generalised least squares of the one's innovations on the other's (de Jong 1991). s^2 is concentrated out of the restricted
 * likelihood, and q is found by Brent's method over its logarithm, or is 0. Without noise d is (z_n - z_1) / (t_n - t_1), its
 * standard error s / sqrt(t_n - t_1).
 */
final class DriftingWalk {
    private static final double LEAST_LOG_RATIO = -14;
    private static final double GREATEST_LOG_RATIO = 3;

    private final int n;
    private final double drift;
    private final double driftError;
    private final double volatility;
    private final double noise;

    private DriftingWalk(int n, Filtered f, double ratio) {
        this.n = n;
        this.drift = f.drift;
        this.volatility = Math.sqrt(f.variance);
        this.driftError = Math.sqrt(f.variance / f.information);
        this.noise = Math.sqrt(ratio * f.variance);
    }

    /** The walk through at least three points without noise. */
    static DriftingWalk exact(double[] times, double[] values) {
        check(times, values, 3);
        return new DriftingWalk(times.length, new Filtered(times, values, 0), 0);
    }

    /** The walk under noise through at least six points. */
    static DriftingWalk noisy(double[] times, double[] values) {
        check(times, values, 6);
        double logRatio = new BrentOptimizer(1e-9, 1e-9)
                .optimize(
                        new MaxEval(500),
                        new UnivariateObjectiveFunction(l -> new Filtered(times, values, Math.exp(l)).likelihood),
                        GoalType.MAXIMIZE,
                        new SearchInterval(LEAST_LOG_RATIO, GREATEST_LOG_RATIO))
                .getPoint();
        Filtered with = new Filtered(times, values, Math.exp(logRatio));
        Filtered without = new Filtered(times, values, 0);
        return with.likelihood > without.likelihood
                ? new DriftingWalk(times.length, with, Math.exp(logRatio))
                : new DriftingWalk(times.length, without, 0);
    }

    private static void check(double[] times, double[] values, int least) {
        Require.that(
                times.length == values.length && times.length >= least,
                "points of a random walk with drift must be at least %d but are %d",
                least,
                values.length);
        for (int i = 1; i < times.length; i++) {
            Require.that(
                    times[i] > times[i - 1],
                    "times of a random walk must rise but %s follows %s",
                    times[i],
                    times[i - 1]);
        }
    }

    double drift() {
        return drift;
    }

    double driftError() {
        return driftError;
    }

    /** Standard deviation of the change of the level in a unit of time. */
    double volatility() {
        return volatility;
    }

    /** Its standard error as that of the deviation of normal changes, s / sqrt(2 (n - 2)). */
    double volatilityError() {
        return volatility / Math.sqrt(2.0 * (n - 2));
    }

    /** Standard deviation of the noise of an observation. */
    double noise() {
        return noise;
    }

    /** Degrees of freedom of the drift. */
    int degrees() {
        return n - 2;
    }

    private static final class Filtered {
        final double drift;
        final double variance;
        final double information;
        final double likelihood;

        Filtered(double[] times, double[] values, double ratio) {
            double level = values[0];
            double time = times[0];
            double p = ratio;
            double tt = 0;
            double tv = 0;
            double vv = 0;
            double logs = 0;
            for (int i = 1; i < times.length; i++) {
                p += times[i] - times[i - 1];
                double f = p + ratio;
                double v = values[i] - level;
                double w = times[i] - time;
                tt += w * w / f;
                tv += w * v / f;
                vv += v * v / f;
                logs += Math.log(f);
                double gain = p / f;
                level += gain * v;
                time += gain * w;
                p *= 1 - gain;
            }
            int degrees = times.length - 2;
            drift = tv / tt;
            information = tt;
            variance = Math.max(0, vv - tv * drift) / degrees;
            likelihood = -0.5 * (degrees * Math.log(variance) + logs + Math.log(tt));
        }
    }
}
