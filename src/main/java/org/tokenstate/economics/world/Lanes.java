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

    static void product(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] * b[i] * c[i];
        }
    }

    static void addProduct(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(a[i], b[i], y[i]);
        }
    }

    /** y = y + a b c. */
    static void addProduct(int n, double[] a, double[] b, double[] c, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(a[i] * b[i], c[i], y[i]);
        }
    }

    /** y = y + a b c, z = z + a b d. */
    static void addProducts(int n, double[] a, double[] b, double[] c, double[] d, double[] y, double[] z) {
        for (int i = 0; i < n; i++) {
            double ab = a[i] * b[i];
            double first = Math.fma(ab, c[i], y[i]);
            double second = Math.fma(ab, d[i], z[i]);
            y[i] = first;
            z[i] = second;
        }
    }

    /** Answer of an offer's use of work to its own price: y = y − σ × spending × work per USD × share. */
    static void pull(int n, double[] sigma, double[] spending, double[] work, double[] share, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(-sigma[i] * (spending[i] * work[i]), share[i], y[i]);
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
    static void shareOfLast(int n, double[] weight, double[] sum, double[] lost, double[] share, double[] sumBefore) {
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

    /** Adds volumes and values at base prices: base share and value × how much of it is bought now. */
    static void values(
            int n, double[] share, double[] base, double[] bought, double[] value, double[] volume, double[] sum) {
        for (int i = 0; i < n; i++) {
            double v = base[i] * bought[i];
            double q = Math.fma(share[i], bought[i], volume[i]);
            double w = sum[i] + v;
            value[i] = v;
            volume[i] = q;
            sum[i] = w;
        }
    }

    /** 1 where a number is at most the limit, else 0. */
    static void atMost(int n, double[] a, double limit, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = 1 - Math.min(1, Math.max(0, (a[i] - limit) * HUGE));
        }
    }

    static void inverse(int n, double[] a, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = 1 / a[i];
        }
    }

    /** What tariff and premium make of a price, over the base price. */
    static void wedge(int n, double[] tariff, double[] premium, double[] inverseBase, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = (1 + tariff[i]) * (1 + premium[i]) * inverseBase[i];
        }
    }

    /** The part of a price that does not move with the price of work: (w max(μ, 0) c + other) × wedge. */
    static void fixed(
            int n, double[] work, double[] markup, double[] cost, double[] other, double[] wedge, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(work[i] * Math.max(0, markup[i]), cost[i], other[i]) * wedge[i];
        }
    }

    /** The part that does, per price of work: w (1 + min(μ, 0)) × wedge. */
    static void perPrice(int n, double[] work, double[] markup, double[] wedge, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = work[i] * (1 + Math.min(0, markup[i])) * wedge[i];
        }
    }

    /** A price of one where the mark is zero. */
    static void orOne(int n, double[] mark, double[] fixed, double[] perPrice) {
        for (int i = 0; i < n; i++) {
            double f = fixed[i] * mark[i] + (1 - mark[i]);
            double p = perPrice[i] * mark[i];
            fixed[i] = f;
            perPrice[i] = p;
        }
    }

    /** Notes above zero where a sum is not above zero; what is no number leaves none. */
    static void notAbove(int n, double[] a, double[] b, double[] worst) {
        for (int i = 0; i < n; i++) {
            worst[i] = Math.max(worst[i], Double.MIN_NORMAL - (a[i] + b[i]));
        }
    }

    /** y = max(a − b, 0). */
    static void excess(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(0, a[i] - b[i]);
        }
    }

    /** y = 1 − max(a, b). */
    static void besides(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = 1 - Math.max(a[i], b[i]);
        }
    }

    /** Adds a tier's share and its value at base prices where something of it is left, which its weight says and then becomes. */
    static void left(int n, double[] share, double[] ofTier, double[] weight, double[] shareLeft, double[] price) {
        for (int i = 0; i < n; i++) {
            double left = share[i] * weight[i];
            double value = left * ofTier[i];
            double all = shareLeft[i] + left;
            double sum = price[i] + value;
            weight[i] = value;
            shareLeft[i] = all;
            price[i] = sum;
        }
    }

    /** κ = s/(1 − s), s = volume × price / ceiling. */
    static void kappa(int n, double[] volume, double[] price, double[] ceiling, double[] y) {
        for (int i = 0; i < n; i++) {
            double share = volume[i] * price[i] / ceiling[i];
            y[i] = share / (1 - share);
        }
    }

    /** Spending without a ceiling: buyers × volume × price × (1 + κ) × scale, where the mark is one. */
    static void level(
            int n, double[] volume, double[] price, double[] kappa, double[] scale, double[] mark, double[] level) {
        for (int i = 0; i < n; i++) {
            level[i] = level[i] * volume[i] * price[i] * (1 + kappa[i]) * scale[i] * mark[i];
        }
    }

    /** y = y a/b × mark. */
    static void times(int n, double[] a, double[] b, double[] mark, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * a[i] / b[i] * mark[i];
        }
    }

    /** y = a/(b c) where the mark is one, and one elsewhere, where a is zero. */
    static void ratioOrOne(int n, double[] a, double[] b, double[] c, double[] mark, double[] y) {
        for (int i = 0; i < n; i++) {
            double missing = 1 - mark[i];
            y[i] = (a[i] + missing) / (b[i] * c[i] * mark[i] + missing);
        }
    }

    /** y = a/b, and one where b is zero, as a is then. */
    static void quotientOrOne(int n, double[] a, double[] b, double[] y) {
        for (int i = 0; i < n; i++) {
            double missing = missing(b[i]);
            y[i] = (a[i] + missing) / (b[i] + missing);
        }
    }

    /** weight = value/sum, and nothing where the sum is nothing. */
    static void weight(int n, double[] value, double[] sum, double[] weight) {
        for (int i = 0; i < n; i++) {
            weight[i] = weight(value[i], sum[i]);
        }
    }

    static double weight(double value, double sum) {
        return value / (sum + Double.MIN_NORMAL);
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
