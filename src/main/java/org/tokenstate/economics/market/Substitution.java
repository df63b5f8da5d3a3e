package org.tokenstate.economics.market;

import org.tokenstate.units.Require;

/**
 * How buyers move between tiers and, within a tier, between origins. Both forms lead to the same demand system; each states
 * its own parameters.
 */
public sealed interface Substitution permits Substitution.NestedCes, Substitution.NestedLogit {
    /** {@return the elasticity of substitution between tiers, σ_T &gt; 0} */
    double betweenTiers();

    /** {@return the elasticity of substitution between origins within a tier, σ_O &gt; 0} */
    double betweenOrigins();

    /**
     * Nested constant elasticity of substitution: Armington (1969) between origins, a second level between tiers.
     *
     * @param betweenTiers σ_T &gt; 0; 1 is Cobb–Douglas
     * @param betweenOrigins σ_O &gt; 0; 1 is Cobb–Douglas
     */
    record NestedCes(double betweenTiers, double betweenOrigins) implements Substitution {
        /** Validates. */
        public NestedCes {
            Require.positive(betweenTiers, "elasticity of substitution between tiers");
            Require.positive(betweenOrigins, "elasticity of substitution between origins");
        }
    }

    /**
     * Nested logit (Cardell 1997) with utility δ − α ln p and nest parameter ρ. Its expenditure shares equal those of the
     * nested CES at σ_T = 1 + α and σ_O = 1 + α/(1−ρ).
     *
     * @param alpha price coefficient α &gt; 0
     * @param rho nest parameter ρ in [0, 1): 0 is the plain logit
     */
    record NestedLogit(double alpha, double rho) implements Substitution {
        /** Validates. */
        public NestedLogit {
            Require.positive(alpha, "price coefficient of the nested logit");
            Require.inRange(rho, 0, Math.nextDown(1.0), "nest parameter of the nested logit");
        }

        @Override
        public double betweenTiers() {
            return 1 + alpha;
        }

        @Override
        public double betweenOrigins() {
            return 1 + alpha / (1 - rho);
        }

        /**
         * Expenditure shares by the choice probabilities themselves: ln-sum-exp over each nest, then over the nests.
         *
         * @param baseShare expenditure share of each origin in each tier in the base year, {@code [tier][origin]}, summing
         *     to 1 over all
         * @param priceRatio delivered price over base price, {@code [tier][origin]}
         * @return probability of each origin in each tier
         */
        public double[][] shares(double[][] baseShare, double[][] priceRatio) {
            double[][] result = new double[baseShare.length][];
            double[] nest = new double[baseShare.length];
            double denominator = 0;
            for (int k = 0; k < baseShare.length; k++) {
                double base = 0;
                for (double s : baseShare[k]) {
                    base += s;
                }
                result[k] = new double[baseShare[k].length];
                double sum = 0;
                for (int o = 0; o < baseShare[k].length; o++) {
                    // delta = ln P_nest + (1 - rho) ln P(o | nest) at base prices.
                    double within = baseShare[k][o] / base;
                    double utility = Math.log(base) + (1 - rho) * Math.log(within) - alpha * Math.log(priceRatio[k][o]);
                    result[k][o] = Math.exp(utility / (1 - rho));
                    sum += result[k][o];
                }
                for (int o = 0; o < result[k].length; o++) {
                    result[k][o] /= sum;
                }
                nest[k] = Math.exp((1 - rho) * Math.log(sum));
                denominator += nest[k];
            }
            for (int k = 0; k < result.length; k++) {
                for (int o = 0; o < result[k].length; o++) {
                    result[k][o] *= nest[k] / denominator;
                }
            }
            return result;
        }
    }
}
