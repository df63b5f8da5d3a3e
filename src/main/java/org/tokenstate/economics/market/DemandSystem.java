package org.tokenstate.economics.market;

import java.util.Arrays;
import org.tokenstate.units.Require;

/**
 * The demand of a market: volumes, energy use and its derivatives at given energy prices. Nested CES in weights calibrated to a
 * base year; where access is partial, summed over segments with each combination of open origins.
 */
final class DemandSystem {
    private static final double FLAT = 1e-12;
    private static final double NEAR_FLAT = 0.02;
    private static final int MOST_SEGMENTED = 12;

    private final MarketInputs in;
    private final int markets;
    private final int tiers;
    private final int origins;

    /** Which origin serves which market: {@code [m * origins + o]}; decided by the caller. */
    final boolean[] served;

    // Calibration.
    private final double[] baseVolume;
    private final double[] tierShare;
    final double[] originShare;
    final double[] basePrice;
    private final double[] inverseBasePrice;
    private final double[] baseAccess;
    private final long[] basePartly;
    private final int[] patternOffset;
    private double[] weight = {};
    private double[] tierWeight = {};
    private double[] patternPrice = {};

    // Prepared per solve: delivered price c0 + c1 s_o + c2 s_host and energy use (e1 at home, e2 at the host) of a
    // cell.
    private final double[] c0;
    private final double[] c1;
    private final double[] c2;
    private final double[] e1;
    private final double[] e2;
    private final long[] closed;
    private final int[] partialCount;
    private final int[] partial;

    // Evaluation: delivered prices p, volumes, use and its derivatives by energy prices; slope is use-weighted d ln p /
    // d s.
    final double[] p;
    private final double[] perPrice;
    private final double[] logRatio;
    private final double[] x;
    private final double[] share;
    private final double[] tierLog;
    private final double[] tierReference;
    private final double[] tierSum;
    private final double[] tierShareNow;
    final double[] volume;
    final double[] use;
    final double[] jacobian;
    final double[] slope;
    private final double[] tierUse;
    private final double[] tierGrad;
    private final double[] marketUse;
    private final double[] marketGrad;
    final double[] marketSpending;
    final double[] marketAggregate;
    final double[] tierSpending;
    final double[] tierAggregate;
    private boolean aggregated;
    int evaluations;

    DemandSystem(MarketInputs in) {
        this.in = in;
        markets = in.markets;
        tiers = in.tiers;
        origins = in.origins;
        int pairs = markets * origins;
        int cells = markets * tiers * origins;
        served = new boolean[pairs];
        baseVolume = new double[markets];
        tierShare = new double[markets * tiers];
        originShare = new double[cells];
        basePrice = new double[cells];
        inverseBasePrice = new double[cells];
        baseAccess = MarketInputs.filled(pairs, 1);
        basePartly = new long[markets];
        patternOffset = new int[markets + 1];
        c0 = new double[cells];
        c1 = new double[cells];
        c2 = new double[cells];
        e1 = new double[cells];
        e2 = new double[cells];
        closed = new long[markets];
        partialCount = new int[markets];
        partial = new int[pairs];
        int block = tiers * origins;
        p = new double[cells];
        perPrice = new double[block];
        logRatio = new double[block];
        x = new double[block];
        share = new double[block];
        tierLog = new double[tiers];
        tierReference = new double[tiers];
        tierSum = new double[tiers];
        tierShareNow = new double[tiers];
        volume = new double[cells];
        use = new double[origins];
        jacobian = new double[origins * origins];
        slope = new double[origins];
        tierUse = new double[origins];
        tierGrad = new double[origins];
        marketUse = new double[origins];
        marketGrad = new double[origins];
        marketSpending = new double[markets];
        marketAggregate = new double[markets];
        tierSpending = new double[markets * tiers];
        tierAggregate = new double[markets * tiers];
    }

    /** As {@link MarketSolver#calibrate}. */
    void calibrate(
            double[] volumeMtok,
            double[] tierShares,
            double[] originShares,
            double[] priceUsdPerMtok,
            double[] accessShares) {
        copy(volumeMtok, baseVolume, "base volume");
        copy(tierShares, tierShare, "tier share");
        copy(originShares, originShare, "origin share");
        copy(priceUsdPerMtok, basePrice, "base price");
        copy(accessShares, baseAccess, "base access");
        int patterns = 0;
        for (int m = 0; m < markets; m++) {
            if (!(baseVolume[m] >= 0 && baseVolume[m] < Double.POSITIVE_INFINITY)) {
                throw MarketInputs.bad("base volume", m, -1, -1, ">= 0 and finite", baseVolume[m]);
            }
            patternOffset[m] = patterns;
            basePartly[m] = 0;
            for (int o = 0; o < origins; o++) {
                double a = share(baseAccess[m * origins + o], "base access", -1, -1, o);
                if (a < 1) {
                    basePartly[m] |= 1L << o;
                }
            }
            if (Long.bitCount(basePartly[m]) > MOST_SEGMENTED) {
                throw MarketInputs.bad(
                        "number of origins with partial base access",
                        m,
                        -1,
                        -1,
                        "<= " + MOST_SEGMENTED,
                        Long.bitCount(basePartly[m]));
            }
            patterns += 1 << Long.bitCount(basePartly[m]);
            double sum = 0;
            for (int k = 0; k < tiers; k++) {
                sum += calibrateTier(m, k);
            }
            if (!MarketInputs.sumToOne(sum)) {
                throw MarketInputs.bad("sum of tier shares", m, -1, -1, "1", sum);
            }
        }
        patternOffset[markets] = patterns;
        if (patternPrice.length < patterns) {
            weight = new double[patterns * tiers * origins];
            tierWeight = new double[patterns * tiers];
            patternPrice = new double[patterns];
        }
    }

    private double calibrateTier(int m, int k) {
        double ofTier = share(tierShare[m * tiers + k], "tier share", m, k, -1);
        double sum = 0;
        double open = 0;
        double unrestricted = 0;
        for (int o = 0; o < origins; o++) {
            int i = in.index(m, k, o);
            double s = share(originShare[i], "share", -1, k, o);
            sum += s;
            if (s > 0) {
                if (!(basePrice[i] > 0 && basePrice[i] < Double.POSITIVE_INFINITY)) {
                    throw MarketInputs.bad("base price", -1, k, o, "> 0 and finite", basePrice[i]);
                }
                inverseBasePrice[i] = 1 / basePrice[i];
                double a = baseAccess[m * origins + o];
                if (a == 0) {
                    throw MarketInputs.bad("base share", -1, k, o, "0 without access", s);
                }
                if (a < 1) {
                    open += s / a;
                } else {
                    unrestricted += s;
                }
            }
        }
        if (ofTier > 0 && !MarketInputs.sumToOne(sum)) {
            throw MarketInputs.bad("sum of origin shares", m, k, -1, "1", sum);
        }
        if (ofTier > 0 && open > 0 && !(open < 1 && unrestricted > 0)) {
            throw MarketInputs.bad("sum of shares over base access of partly open origins", m, k, -1, "< 1", open);
        }
        return ofTier;
    }

    /** Checks a share, without making a text of where it stands as long as it is one. */
    private static double share(double value, String what, int m, int k, int o) {
        if (!(value >= 0 && value <= 1 + 1e-9)) {
            throw MarketInputs.bad(what, m, k, o, "in [0, 1]", value);
        }
        return value;
    }

    private static void copy(double[] from, double[] to, String what) {
        Require.that(from.length == to.length, "%s must have %d values but has %d", what, to.length, from.length);
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** Reads the inputs of this solve; one out of its bounds is an IllegalArgumentException. */
    void prepare() {
        for (int m = 0; m < markets; m++) {
            if (!(in.demandScale[m] >= 0 && in.demandScale[m] < Double.POSITIVE_INFINITY)) {
                throw MarketInputs.bad("demand scale", m, -1, -1, ">= 0", in.demandScale[m]);
            }
            int h = in.host[m];
            closed[m] = 0;
            partialCount[m] = 0;
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                double a = in.access[mo];
                if (!(a >= 0 && a <= 1)) {
                    throw MarketInputs.bad("access", m, -1, o, "in [0, 1]", a);
                }
                if (a == 0 || !served[mo]) {
                    closed[m] |= 1L << o;
                } else if (a < 1) {
                    partial[m * origins + partialCount[m]++] = o;
                }
                prepareOrigin(m, o, h);
            }
            if (partialCount[m] > MOST_SEGMENTED) {
                throw MarketInputs.bad(
                        "number of partly open origins", m, -1, -1, "<= " + MOST_SEGMENTED, partialCount[m]);
            }
            prepareWeights(m);
        }
    }

    private void prepareOrigin(int m, int o, int h) {
        int mo = m * origins + o;
        double duty = 1 + in.tariff[mo];
        double liability = 1 + in.premium[mo];
        double psi = o == h ? 0 : in.leakage[mo];
        if (!(duty > 0 && duty < Double.POSITIVE_INFINITY)) {
            throw MarketInputs.bad("tariff", m, -1, o, "> -1 and finite", in.tariff[mo]);
        }
        if (!(liability > 0 && liability < Double.POSITIVE_INFINITY)) {
            throw MarketInputs.bad("liability premium", m, -1, o, "> -1 and finite", in.premium[mo]);
        }
        if (!(psi >= 0 && psi <= 1)) {
            throw MarketInputs.bad("leakage", m, -1, o, "in [0, 1]", psi);
        }
        if (psi > 0 && (h < 0 || h >= origins)) {
            throw MarketInputs.bad("host of leaked tokens", m, -1, o, "an origin", h);
        }
        if (!(in.fixedCost[mo] >= 0)) {
            throw MarketInputs.bad("fixed compliance cost", m, -1, o, ">= 0", in.fixedCost[mo]);
        }
        for (int k = 0; k < tiers; k++) {
            int i = in.index(m, k, o);
            if (originShare[i] == 0) {
                e1[i] = 0;
                e2[i] = 0;
                c0[i] = 1;
                c1[i] = 0;
                c2[i] = 0;
                continue;
            }
            double a = in.energy[o * tiers + k];
            if (!(in.price[i] > 0 && in.price[i] < Double.POSITIVE_INFINITY)) {
                throw MarketInputs.bad("producer price", m, k, o, "> 0 and finite", in.price[i]);
            }
            if (!(a >= 0 && a < Double.POSITIVE_INFINITY)) {
                throw MarketInputs.bad("energy per Mtok", m, k, o, ">= 0 and finite", a);
            }
            double own = 1 - psi;
            e1[i] = own * a;
            c0[i] = own * in.price[i] * duty * liability;
            c1[i] = own * a * duty * liability;
            if (psi > 0) {
                if (!(in.hostPrice[i] > 0 && in.hostPrice[i] < Double.POSITIVE_INFINITY)) {
                    throw MarketInputs.bad("host price", m, k, o, "> 0 and finite", in.hostPrice[i]);
                }
                if (!(in.hostEnergy[i] >= 0 && in.hostEnergy[i] < Double.POSITIVE_INFINITY)) {
                    throw MarketInputs.bad("host energy per Mtok", m, k, o, ">= 0 and finite", in.hostEnergy[i]);
                }
                e2[i] = psi * in.hostEnergy[i];
                c0[i] += psi * in.hostPrice[i] * liability;
                c2[i] = psi * in.hostEnergy[i] * liability;
            } else {
                e2[i] = 0;
                c2[i] = 0;
            }
        }
    }

    /** Expenditure weights for each pattern of closed segments among the origins that were partly open in the base year. */
    private void prepareWeights(int m) {
        int patterns = patternOffset[m + 1] - patternOffset[m];
        long partly = basePartly[m];
        for (int pattern = 0; pattern < patterns; pattern++) {
            int at = patternOffset[m] + pattern;
            long shut = partly == 0 ? 0 : deposit(pattern, partly);
            double total = 0;
            for (int k = 0; k < tiers; k++) {
                double ofTier = tierShare[m * tiers + k];
                double mean = ofTier == 0 ? 0 : prepareTier(m, k, at, partly, shut);
                tierWeight[at * tiers + k] = ofTier * mean;
                total += ofTier * mean;
            }
            patternPrice[at] = total;
            double inverse = total > 0 ? 1 / total : 0;
            for (int k = 0; k < tiers; k++) {
                tierWeight[at * tiers + k] *= inverse;
            }
        }
    }

    private double prepareTier(int m, int k, int at, long partly, long shut) {
        int from = in.index(m, k, 0);
        int to = (at * tiers + k) * origins;
        double free = 1;
        double freeBase = 1;
        if (partly != 0) {
            freeBase = 0;
            for (int o = 0; o < origins; o++) {
                double s = originShare[from + o];
                if ((partly >> o & 1) == 0) {
                    freeBase += s;
                } else if ((shut >> o & 1) == 0 && s > 0) {
                    free -= s / baseAccess[m * origins + o];
                }
            }
        }
        double mean = 0;
        double drifted = 0;
        for (int o = 0; o < origins; o++) {
            double s = originShare[from + o];
            double w = 0;
            if (s > 0) {
                double segment = s;
                if (partly != 0) {
                    boolean restricted = (partly >> o & 1) != 0;
                    segment = restricted
                            ? ((shut >> o & 1) != 0 ? 0 : s / baseAccess[m * origins + o])
                            : s * free / freeBase;
                }
                double spent = segment * basePrice[from + o];
                mean += spent;
                double t = in.taste[from + o];
                if (!(t > 0 && t < Double.POSITIVE_INFINITY)) {
                    throw MarketInputs.bad("taste factor", m, k, o, "> 0 and finite", t);
                }
                w = spent * t;
                drifted += w;
            }
            weight[to + o] = w;
        }
        for (int o = 0; drifted > 0 && o < origins; o++) {
            weight[to + o] /= drifted;
        }
        return mean;
    }

    /** Spreads the low bits of a number over the set bits of a mask. */
    private static long deposit(int bits, long mask) {
        long result = 0;
        long rest = mask;
        for (int b = bits; rest != 0; b >>= 1) {
            long lowest = rest & -rest;
            if ((b & 1) != 0) {
                result |= lowest;
            }
            rest ^= lowest;
        }
        return result;
    }

    /** Gathers the bits of a number under the set bits of a mask. */
    private static int extract(long bits, long mask) {
        int result = 0;
        int place = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            if ((bits & rest & -rest) != 0) {
                result |= 1 << place;
            }
            place++;
        }
        return result;
    }

    /** Volumes and energy use at the present energy prices, and with them the derivatives of use. */
    void evaluate(boolean derivatives) {
        evaluations++;
        aggregated = false;
        Arrays.fill(use, 0);
        if (derivatives) {
            Arrays.fill(jacobian, 0);
            Arrays.fill(slope, 0);
        }
        for (int m = 0; m < markets; m++) {
            buy(m, derivatives, false);
            addUse(m, derivatives);
        }
    }

    /** Aggregate quantities of tiers and markets at the prices of the last evaluation, which few callers read. */
    void aggregate() {
        for (int m = 0; m < markets && !aggregated; m++) {
            buy(m, false, true);
        }
        aggregated = true;
    }

    /** What a market buys: the sum over its segments. */
    private void buy(int m, boolean derivatives, boolean aggregates) {
        int block = tiers * origins;
        Arrays.fill(volume, m * block, (m + 1) * block, 0);
        marketSpending[m] = 0;
        marketAggregate[m] = 0;
        for (int i = m * tiers; i < (m + 1) * tiers; i++) {
            tierSpending[i] = 0;
            tierAggregate[i] = 0;
        }
        setPrices(m);
        double level = baseVolume[m] * in.demandScale[m];
        if (level == 0) {
            return;
        }
        int n = partialCount[m];
        for (int mask = 0; mask < 1 << n; mask++) {
            double portion = 1;
            long shut = closed[m];
            for (int r = 0; r < n; r++) {
                int o = partial[m * origins + r];
                double a = in.access[m * origins + o];
                if ((mask >> r & 1) != 0) {
                    portion *= 1 - a;
                    shut |= 1L << o;
                } else {
                    portion *= a;
                }
            }
            segment(m, level * portion, shut, derivatives, aggregates);
        }
    }

    /** Delivered prices of a market and their powers, relative to the origin that dominates so that not all underflow. */
    private void setPrices(int m) {
        int h = in.host[m];
        double hosted = h >= 0 && h < origins ? in.energyPrice[h] : 0;
        double powerO = 1 - in.originSubstitution;
        boolean flatO = Math.abs(powerO) < FLAT;
        int base = in.index(m, 0, 0);
        for (int k = 0; k < tiers; k++) {
            int at = k * origins;
            double reference = Double.NaN;
            for (int o = 0; o < origins; o++) {
                int c = base + at + o;
                if (originShare[c] == 0) {
                    continue;
                }
                double delivered = c0[c] + c1[c] * in.energyPrice[o] + c2[c] * hosted;
                p[c] = delivered;
                perPrice[at + o] = 1 / delivered;
                double ratio = Math.log(delivered * inverseBasePrice[c]);
                logRatio[at + o] = ratio;
                if ((closed[m] >> o & 1) == 0) {
                    boolean first = Double.isNaN(reference);
                    boolean dominates = powerO < 0 ? ratio < reference : ratio > reference;
                    reference = first || dominates ? ratio : reference;
                }
            }
            tierReference[k] = reference;
            for (int i = at; i < at + origins; i++) {
                if (originShare[base + i] != 0) {
                    double away = logRatio[i] - reference;
                    x[i] = flatO || away == 0 ? 1 : Math.exp(powerO * away);
                }
            }
        }
    }

    /** Adds the energy use of a market's volumes, and the derivatives within each origin's own demand. */
    private void addUse(int m, boolean derivatives) {
        double sigma = in.originSubstitution;
        int h = in.host[m];
        int base = in.index(m, 0, 0);
        for (int o = 0; o < origins; o++) {
            double used = 0;
            double fell = 0;
            for (int i = o; i < tiers * origins; i += origins) {
                int c = base + i;
                double q = volume[c];
                double own = e1[c] * q;
                used += own;
                if (derivatives && q > 0) {
                    fell += own * c1[c] * perPrice[i];
                }
                if (q > 0 && (e2[c] > 0 || c2[c] > 0)) {
                    addHosted(o, h, c, q, derivatives ? perPrice[i] : 0);
                }
            }
            use[o] += used;
            slope[o] += fell;
            jacobian[o * origins + o] -= sigma * fell;
        }
    }

    /** Adds the use of a host and, where the inverse price is given, what is between the host and the origin of the model. */
    private void addHosted(int o, int h, int c, double q, double inversePrice) {
        double sigma = in.originSubstitution;
        double away = e2[c] * q;
        double d1 = c1[c] * inversePrice;
        double d2 = c2[c] * inversePrice;
        use[h] += away;
        jacobian[o * origins + h] -= sigma * e1[c] * q * d2;
        jacobian[h * origins + o] -= sigma * away * d1;
        jacobian[h * origins + h] -= sigma * away * d2;
        slope[h] += away * d2;
    }

    private void segment(int m, double level, long shut, boolean derivatives, boolean aggregates) {
        int pattern = patternOffset[m] + (basePartly[m] == 0 ? 0 : extract(shut, basePartly[m]));
        // What was shut in the base year already has no weight in the pattern; only the rest is dropped from it.
        double powerT = 1 - in.tierSubstitution;
        double referenceT = setTiers(pattern, shut);
        if (Double.isNaN(referenceT)) {
            return;
        }
        double sumT = 0;
        for (int k = 0; k < tiers; k++) {
            if (tierShareNow[k] > 0) {
                double away = tierLog[k] - referenceT;
                tierShareNow[k] *= away == 0 ? 1 : Math.exp(powerT * away);
                sumT += tierShareNow[k];
            }
        }
        double logMarket =
                Math.abs(powerT) < NEAR_FLAT ? nearlyFlatTiers(pattern, powerT) : referenceT + Math.log(sumT) / powerT;
        if (!(Math.abs(logMarket) < 700)) {
            throw new NoEquilibriumException("no equilibrium: the price index of market " + m
                    + " must be finite but its logarithm is " + logMarket
                    + "; an origin cannot be shut out at an elasticity of substitution so near 1");
        }
        double spending = level * patternPrice[pattern] * Math.exp((1 + in.demandElasticity) * logMarket);
        marketSpending[m] += spending;
        double inverseT = 1 / sumT;
        for (int k = 0; k < tiers; k++) {
            double ofMarket = tierShareNow[k] * inverseT;
            tierShareNow[k] = ofMarket;
            if (ofMarket == 0) {
                continue;
            }
            double spent = spending * ofMarket;
            tierSpending[m * tiers + k] += spent;
            int at = k * origins;
            int cell = in.index(m, k, 0);
            double inverse = 1 / tierSum[k];
            for (int o = 0; o < origins; o++) {
                share[at + o] *= inverse;
                volume[cell + o] += spent * share[at + o] * perPrice[at + o];
            }
        }
        if (aggregates) {
            marketAggregate[m] += level * Math.exp(in.demandElasticity * logMarket);
            for (int k = 0; k < tiers; k++) {
                tierAggregate[m * tiers + k] += spending * tierShareNow[k] * Math.exp(-tierLog[k]);
            }
        }
        if (derivatives) {
            addCrossDerivatives(m, spending);
        }
    }

    /** Price indices of the tiers of a segment and the shares within them, unnormed; returns the log of the dominating index. */
    private double setTiers(int pattern, long shut) {
        double powerO = 1 - in.originSubstitution;
        double powerT = 1 - in.tierSubstitution;
        boolean nearO = Math.abs(powerO) < NEAR_FLAT;
        double referenceT = Double.NaN;
        for (int k = 0; k < tiers; k++) {
            int at = k * origins;
            int w0 = (pattern * tiers + k) * origins;
            double sum = 0;
            int sellers = 0;
            int last = 0;
            for (int o = 0; o < origins; o++) {
                double w = weight[w0 + o];
                double part = w == 0 || (shut >> o & 1) != 0 ? 0 : w * x[at + o];
                share[at + o] = part;
                sum += part;
                if (part != 0) {
                    sellers++;
                    last = o;
                }
            }
            tierSum[k] = sum;
            double wk = tierWeight[pattern * tiers + k];
            if (sum == 0 || wk == 0) {
                tierShareNow[k] = 0;
                tierLog[k] = 0;
                continue;
            }
            double logTier;
            if (sellers == 1 && weight[w0 + last] == 1) {
                logTier = logRatio[at + last];
            } else if (nearO) {
                logTier = nearlyFlat(w0, at, shut, powerO);
            } else {
                logTier = tierReference[k] + Math.log(sum) / powerO;
            }
            tierLog[k] = logTier;
            tierShareNow[k] = wk;
            boolean dominates = powerT < 0 ? logTier < referenceT : logTier > referenceT;
            referenceT = Double.isNaN(referenceT) || dominates ? logTier : referenceT;
        }
        return referenceT;
    }

    /** Adds the derivatives of a segment's use that run through the indices of its tiers and of the market. */
    private void addCrossDerivatives(int m, double spending) {
        double crossT = in.originSubstitution - in.tierSubstitution;
        double crossM = in.tierSubstitution + in.demandElasticity;
        int h = in.host[m];
        Arrays.fill(marketUse, 0);
        Arrays.fill(marketGrad, 0);
        for (int k = 0; k < tiers; k++) {
            double ofMarket = tierShareNow[k];
            if (ofMarket == 0) {
                continue;
            }
            double spent = spending * ofMarket;
            int at = k * origins;
            int cell = in.index(m, k, 0);
            double hostUse = 0;
            double hostGrad = 0;
            for (int o = 0; o < origins; o++) {
                double e = share[at + o] * perPrice[at + o];
                tierUse[o] = e1[cell + o] * spent * e;
                tierGrad[o] = c1[cell + o] * e;
                hostUse += e2[cell + o] * spent * e;
                hostGrad += c2[cell + o] * e;
            }
            if (hostUse > 0 || hostGrad > 0) {
                tierUse[h] += hostUse;
                tierGrad[h] += hostGrad;
            }
            addProduct(crossT, tierUse, tierGrad);
            for (int o = 0; o < origins; o++) {
                marketUse[o] += tierUse[o];
                marketGrad[o] += ofMarket * tierGrad[o];
            }
        }
        addProduct(crossM, marketUse, marketGrad);
    }

    private void addProduct(double factor, double[] ofUse, double[] ofGrad) {
        for (int a = 0; a < origins; a++) {
            double u = factor * ofUse[a];
            if (u != 0) {
                for (int b = 0; b < origins; b++) {
                    jacobian[a * origins + b] += u * ofGrad[b];
                }
            }
        }
    }

    /** Log of the tier index for σ_O at or near 1, where the power form loses digits. */
    private double nearlyFlat(int weights, int at, long shut, double power) {
        double admitted = 0;
        double all = 0;
        double sum = 0;
        boolean flat = Math.abs(power) < FLAT;
        for (int o = 0; o < origins; o++) {
            double w = weight[weights + o];
            all += w;
            if (w > 0 && (shut >> o & 1) == 0) {
                admitted += w;
                sum += w * (flat ? logRatio[at + o] : Math.expm1(power * logRatio[at + o]));
            }
        }
        double mean = sum / admitted;
        if (flat) {
            return mean;
        }
        return ((admitted == all ? 0 : Math.log(admitted / all)) + Math.log1p(mean)) / power;
    }

    /** Log of the market index for σ_T at or near 1. */
    private double nearlyFlatTiers(int pattern, double power) {
        double admitted = 0;
        double all = 0;
        double sum = 0;
        boolean flat = Math.abs(power) < FLAT;
        for (int k = 0; k < tiers; k++) {
            double w = tierWeight[pattern * tiers + k];
            all += w;
            if (w > 0 && tierSum[k] > 0) {
                admitted += w;
                sum += w * (flat ? tierLog[k] : Math.expm1(power * tierLog[k]));
            }
        }
        double mean = sum / admitted;
        if (flat) {
            return mean;
        }
        return ((admitted == all ? 0 : Math.log(admitted / all)) + Math.log1p(mean)) / power;
    }
}
