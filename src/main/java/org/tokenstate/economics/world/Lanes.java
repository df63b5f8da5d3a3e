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

    /** Of two terms with logarithms p a and p b: the larger, and minus the distance. */
    static void larger(int n, double[] p, double[] a, double[] b, double[] top, double[] below) {
        for (int i = 0; i < n; i++) {
            double s = p[i] * a[i];
            double t = p[i] * b[i];
            top[i] = Math.max(s, t);
            below[i] = -Math.abs(s - t);
        }
    }

    /** 1 where p a > p b, else 0. */
    static void first(int n, double[] p, double[] a, double[] b, double[] which) {
        for (int i = 0; i < n; i++) {
            which[i] = Math.min(1, Math.max(0, (p[i] * a[i] - p[i] * b[i]) * HUGE));
        }
    }

    /** Sum of two weighted terms, the larger of which is one, and what its rounding lost. */
    static void sumOfTwo(
            int n, double[] which, double[] a, double[] b, double[] term, double[] less, double[] sum, double[] lost) {
        for (int i = 0; i < n; i++) {
            double w = which[i];
            double large = a[i] * w + b[i] * (1 - w);
            double small = a[i] * (1 - w) + b[i] * w;
            double d = Math.fma(small, term[i], large);
            sum[i] = d;
            lost[i] = Math.fma(small, less[i], 1 - d);
        }
    }

    /** Shares of the two terms. */
    static void sharesOfTwo(
            int n,
            double[] which,
            double[] a,
            double[] b,
            double[] term,
            double[] sum,
            double[] first,
            double[] second) {
        for (int i = 0; i < n; i++) {
            double w = which[i];
            double inverse = 1 / sum[i];
            first[i] = a[i] * Math.fma(term[i], 1 - w, w) * inverse;
            second[i] = b[i] * Math.fma(term[i], w, 1 - w) * inverse;
        }
    }

    /**
     * ln of the mean of a nest, (top + ln(sum) + lost/sum)/p. The last term keeps the digits that the sum of weights and terms near
     * one loses when p is small; where the sum is far below one it would be noise, and is damped.
     */
    static void mean(
            int n, double[] top, double[] logSum, double[] sum, double[] lost, double[] inversePower, double[] y) {
        for (int i = 0; i < n; i++) {
            double d = sum[i];
            double g = Math.min(1, d);
            double h = g * g;
            y[i] = (top[i] + (logSum[i] + lost[i] / d * (h * h))) * inversePower[i];
        }
    }

    static void largest(int n, double[] p, double[] a, double[] top) {
        for (int i = 0; i < n; i++) {
            top[i] = Math.max(top[i], p[i] * a[i]);
        }
    }

    static void below(int n, double[] p, double[] a, double[] top, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = p[i] * a[i] - top[i];
        }
    }

    static void sums(int n, double[] weight, double[] term, double[] less, double[] sum, double[] sumLess) {
        for (int i = 0; i < n; i++) {
            sum[i] = Math.fma(weight[i], term[i], sum[i]);
            sumLess[i] = Math.fma(weight[i], less[i], sumLess[i]);
        }
    }

    /** lost = sumLess − (sum − 1). */
    static void lost(int n, double[] sum, double[] sumLess) {
        for (int i = 0; i < n; i++) {
            sumLess[i] += 1 - sum[i];
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

    /** Notes by how much a number exceeds the most; what is no number leaves none. */
    static void beyond(int n, double[] a, double most, double[] worst) {
        for (int i = 0; i < n; i++) {
            worst[i] = Math.max(worst[i], a[i] - most);
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
