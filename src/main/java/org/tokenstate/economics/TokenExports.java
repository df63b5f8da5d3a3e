package org.tokenstate.economics;

import java.util.OptionalInt;
import org.tokenstate.units.Require;

/**
 * What a country earns by tokens abroad, and what that is to its goods exports.
 */
public final class TokenExports {
    /** Milestones of token exports over goods exports. */
    private static final double[] MILESTONES = {0.01, 0.02, 0.05, 0.10, 0.20};

    private TokenExports() {}

    /**
     * {@return the milestones of token exports over goods exports, as fractions: 1, 2, 5, 10 and 20 %; a copy}
     */
    public static double[] milestones() {
        return MILESTONES.clone();
    }

    /**
     * Revenue of one flow abroad: {@code (1 - psi) q [h + nu (p - h)]}. What foreign hosts serve on open weights is no
     * export, and a host of other people's models earns hosting, not the price.
     *
     * @param volumeMtok q, million billed tokens
     * @param leakage psi, share served by foreign hosts
     * @param hostingUsdPerMtok h, hosting fee, USD per million tokens
     * @param ownModelShare nu, share of own models
     * @param priceUsdPerMtok p, price, USD per million tokens
     * @return revenue, USD
     */
    public static double usd(
            double volumeMtok, double leakage, double hostingUsdPerMtok, double ownModelShare, double priceUsdPerMtok) {
        return (1 - leakage) * volumeMtok * (hostingUsdPerMtok + ownModelShare * (priceUsdPerMtok - hostingUsdPerMtok));
    }

    /**
     * Revenue of all flows abroad, summed over markets and tiers.
     *
     * @param volumeMtok volumes by market and tier, million billed tokens. Not modified.
     * @param priceUsdPerMtok prices by market and tier. Not modified.
     * @param home the row of the home market, left out; negative where no row is home
     * @param leakage share served by foreign hosts
     * @param hostingUsdPerMtok hosting fee by tier. Not modified.
     * @param ownModelShare share of own models
     * @return revenue, USD
     */
    public static double usd(
            double[][] volumeMtok,
            double[][] priceUsdPerMtok,
            int home,
            double leakage,
            double[] hostingUsdPerMtok,
            double ownModelShare) {
        double sum = 0;
        for (int m = 0; m < volumeMtok.length; m++) {
            if (m != home) {
                for (int k = 0; k < volumeMtok[m].length; k++) {
                    sum += usd(volumeMtok[m][k], leakage, hostingUsdPerMtok[k], ownModelShare, priceUsdPerMtok[m][k]);
                }
            }
        }
        return sum;
    }

    /**
     * Dependence on tokens: {@code e = E / (X + E)}.
     *
     * @param tokenExportsUsd E, USD
     * @param goodsExportsUsd X, USD
     * @return the share, in [0, 1]; zero where nothing is exported
     */
    public static double dependence(double tokenExportsUsd, double goodsExportsUsd) {
        double all = goodsExportsUsd + tokenExportsUsd;
        return all > 0 ? tokenExportsUsd / all : 0;
    }

    /**
     * What stays in the country of the revenue: {@code E - imported share of accelerators x accelerator cost - other imported
     * inputs}. Accelerators are 60 to 75 % of cost and for most countries imported.
     *
     * @param revenueUsd revenue, USD
     * @param acceleratorCostUsd yearly cost of accelerators, USD
     * @param importedAccelerators imported share of them; in [0, 1]
     * @param otherImportedUsd other imported inputs, such as fuel and licences, USD
     * @return value added, USD; may be negative
     */
    public static double valueAddedUsd(
            double revenueUsd, double acceleratorCostUsd, double importedAccelerators, double otherImportedUsd) {
        Require.inRange(importedAccelerators, 0, 1, "imported share of accelerators");
        return revenueUsd - importedAccelerators * acceleratorCostUsd - otherImportedUsd;
    }

    /**
     * The first year in which a share reaches a level.
     *
     * @param firstYear the year of the first share
     * @param shares one share a year. Not modified.
     * @param level the level
     * @return the year, if any
     */
    public static OptionalInt firstYear(int firstYear, double[] shares, double level) {
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] >= level) {
                return OptionalInt.of(firstYear + i);
            }
        }
        return OptionalInt.empty();
    }
}
