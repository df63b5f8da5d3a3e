package org.tokenstate.economics.world;

/**
 * Loops over lanes without branches, each over few arrays, so that the compiler makes vector instructions of them. The names say
 * what a loop does; {@code n} is the number of lanes in use.
 */
final class Lanes {
    private static final double HUGE = 1e300;

    private Lanes() {}

    static void fill(int n, double value, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = value;
        }
    }

    static void add(int n, double[] a, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] += a[i];
        }
    }

    static void product(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] * b[i];
        }
    }

    static void addProduct(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(a[i], b[i], y[i]);
        }
    }

    static void addQuotient(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] += a[i] / b[i];
        }
    }

    /** y = y + a b c. */
    static void addProduct(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(a[i] * b[i], c[i], y[i]);
        }
    }

    /** y = y − a b c. */
    static void subtractProduct(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(-a[i] * b[i], c[i], y[i]);
        }
    }

    /** Price over base price, its inverse. */
    static void prices(int n, double[] fixed, double[] perPrice, double[] x, double[] ratio, double[] inverse) {
        for (int i = 0; i < n; i++) {
            double r = Math.fma(perPrice[i], x[i], fixed[i]);
            ratio[i] = r;
            inverse[i] = 1 / r;
        }
    }

    /** The price over base price where it lies below a floor, and its inverse. */
    static void raise(int n, double[] least, double[] ratio, double[] inverse) {
        for (int i = 0; i < n; i++) {
            double r = Math.max(least[i], ratio[i]);
            ratio[i] = r;
            inverse[i] = 1 / r;
        }
    }

    /** No answer to the price of work where a price lies on its floor. */
    static void stillAtFloor(int n, double[] least, double[] ratio, double[] share) {
        for (int i = 0; i < n; i++) {
            share[i] = ratio[i] > least[i] ? share[i] : 0;
        }
    }

    static void sum(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] + b[i];
        }
    }

    static void negative(int n, double[] a, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = -a[i];
        }
    }

    /** (s − 1)/ln s, one at s = 1. */
    static void slope(int n, double[] s, double[] logS, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = s[i] == 1 ? 1 : (s[i] - 1) / logS[i];
        }
    }

    /** 1 + κ (1 − s)/(1 + κ s). */
    static void onePlus(int n, double[] kappa, double[] s, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = 1 + kappa[i] * (1 - s[i]) / (1 + kappa[i] * s[i]);
        }
    }

    /** y = y − level · ln Π · slope/(1 + κ s) · ln w/(w − 1). */
    static void addGain(
            int n,
            double[] level,
            double[] kappa,
            double[] logIndex,
            double[] s,
            double[] slope,
            double[] w,
            double[] logW,
            double[] y) {
        for (int i = 0; i < n; i++) {
            double bent = w[i] == 1 ? 1 : logW[i] / (w[i] - 1);
            y[i] -= level[i] * logIndex[i] * slope[i] / (1 + kappa[i] * s[i]) * bent;
        }
    }

    /** y = p (a − b). */
    static void distance(int n, double[] p, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = p[i] * (a[i] - b[i]);
        }
    }

    /** Weighs a term, and adds it and what it lacks to one. */
    static void sums(int n, double[] weight, double[] less, double[] term, double[] sum, double[] lost) {
        for (int i = 0; i < n; i++) {
            double w = weight[i];
            double t = w * term[i];
            lost[i] = Math.fma(w, less[i], lost[i]);
            sum[i] += t;
            term[i] = t;
        }
    }

    /**
     * Share of the member from which a nest is looked at, the inverse of the sum of terms, and what the sum lacks by rounding: the
     * digits that weights and terms near one lose when the power is small. Where the sum is far below one they would be noise, and
     * are damped.
     */
    static void shareOfLast(
            int n, double[] weight, double[] sum, double[] lost, double[] share, double[] sumBefore) {
        for (int i = 0; i < n; i++) {
            double d = sum[i];
            double inverse = 1 / d;
            double g = Math.min(1, d);
            double h = g * g;
            sumBefore[i] = d;
            lost[i] = (lost[i] + (1 - d)) * inverse * (h * h);
            share[i] = weight[i] * inverse;
            sum[i] = inverse;
        }
    }

    /** ln of the mean of a nest, from + (ln(sum) + lost)/p. */
    static void mean(int n, double[] from, double[] logSum, double[] lost, double[] inversePower, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(logSum[i] + lost[i], inversePower[i], from[i]);
        }
    }

    static void share(int n, double[] weight, double[] sum, double[] term) {
        for (int i = 0; i < n; i++) {
            term[i] = weight[i] * term[i] / sum[i];
        }
    }

    /** Spending of a group and the derivative of ln volume for ln price index, less σ of tiers: e is scale × Π^(1+ε). */
    static void spending(int n, double[] level, double[] kappa, double[] e, double[] spending, double[] bound) {
        for (int i = 0; i < n; i++) {
            double k = kappa[i] * e[i];
            double inverse = 1 / (1 + k);
            spending[i] = level[i] * e[i] * inverse;
            bound[i] = k * inverse;
        }
    }

    /** y = (a + b) c. */
    static void sumTimes(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = (a[i] + b[i]) * c[i];
        }
    }

    /** Work used for spending: spending × share × work per USD over the ratio of prices. */
    static void work(int n, double[] spending, double[] share, double[] workPerUsd, double[] inverse, double[] work) {
        for (int i = 0; i < n; i++) {
            work[i] = spending[i] * share[i] * workPerUsd[i] * inverse[i];
        }
    }

    static void work(int n, double[] spending, double[] workPerUsd, double[] inverse, double[] work) {
        for (int i = 0; i < n; i++) {
            work[i] = spending[i] * workPerUsd[i] * inverse[i];
        }
    }

    /** Share of compute in the delivered price. */
    static void computeShare(int n, double[] perPrice, double[] x, double[] inverse, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = perPrice[i] * x[i] * inverse[i];
        }
    }

    /** y = a − b c. */
    static void minusProduct(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(-b[i], c[i], a[i]);
        }
    }

    /** Argument of a block's offer: ς ln x − (ς ln C − ln φ̄). */
    static void offerArgument(int n, double[] elasticity, double[] logPrice, double[] offset, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(elasticity[i], logPrice[i], -offset[i]);
        }
    }

    /** Adds a block's offer, and its slope to ln x below its largest. */
    static void offer(
            int n,
            double[] quantity,
            double[] most,
            double[] share,
            double[] elasticity,
            double[] offer,
            double[] slope) {
        for (int i = 0; i < n; i++) {
            double raw = quantity[i] * share[i];
            double rising = Math.min(1, Math.max(0, (most[i] - raw) * HUGE));
            offer[i] += Math.min(raw, most[i]);
            slope[i] = Math.fma(elasticity[i] * rising, raw, slope[i]);
        }
    }

    /** Notes by how much a number falls short of the least; what is no number leaves none. */
    static void shortOf(int n, double[] a, double least, double[] worst) {
        for (int i = 0; i < n; i++) {
            worst[i] = Math.max(worst[i], least - a[i]);
        }
    }

    /** Notes by how much a number lies outside a range; what is no number leaves none. */
    static void outside(int n, double[] a, double least, double most, double[] worst) {
        for (int i = 0; i < n; i++) {
            worst[i] = Math.max(worst[i], Math.max(least - a[i], a[i] - most));
        }
    }

    static void larger(int n, double[] a, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(y[i], a[i]);
        }
    }

    static void smaller(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(a[i], b[i]);
        }
    }

    /** y = 1 where a is above zero, else 0. */
    static void positive(int n, double[] a, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = positive(a[i]);
        }
    }

    static double positive(double a) {
        return Math.min(1, Math.max(0, a * HUGE));
    }

    /** Adds volumes and values at base prices: share × taste × whether there is compute. */
    static void values(
            int n,
            double[] share,
            double[] taste,
            double[] alive,
            double[] price,
            double[] value,
            double[] volume,
            double[] sum) {
        for (int i = 0; i < n; i++) {
            double q = share[i] * taste[i] * alive[i];
            double v = q * price[i];
            value[i] = v;
            volume[i] += q;
            sum[i] += v;
        }
    }

    /** weight = value/sum, and nothing where the sum is nothing. */
    static void weight(int n, double[] value, double[] sum, double[] weight) {
        for (int i = 0; i < n; i++) {
            weight[i] = weight(value[i], sum[i]);
        }
    }

    static double weight(double value, double sum) {
        return value / Math.max(sum, Double.MIN_NORMAL);
    }

    /** Where the sum is nothing the first member has all the weight, so that the nest has a price. */
    static void first(int n, double[] sum, double[] weight) {
        for (int i = 0; i < n; i++) {
            weight[i] += missing(sum[i]);
        }
    }

    static double missing(double sum) {
        return 1 - Math.min(1, sum * HUGE);
    }

    /** 1 where a b c d e is above zero stays or becomes 1. */
    static void mark(int n, double[] a, double[] b, double[] c, double[] d, double[] e, double[] mark) {
        for (int i = 0; i < n; i++) {
            mark[i] = mark(a[i], b[i], c[i], d[i], e[i], mark[i]);
        }
    }

    static double mark(double a, double b, double c, double d, double e, double mark) {
        return Math.max(mark, Math.min(1, a * b * c * d * e * HUGE));
    }
}
