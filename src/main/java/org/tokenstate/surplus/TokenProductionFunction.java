package org.tokenstate.surplus;

import org.tokenstate.units.Require;

/**
 * The Token Production Function of arXiv 2605.11733, {@code min(K_eff / c_tok, theta P / e_tok) Phi U}: tokens a second
 * from compute and power in fixed proportion. {@link PhysicalLimits} with energy and data-centre power alone is the same
 * function over a year.
 *
 * @param effectiveFlopPerSecond K_eff, effective compute, FLOP/s; not negative
 * @param flopPerToken c_tok, FLOP per token; positive
 * @param facilityWatts P, power delivered to the facility, W; not negative
 * @param powerConversion theta, what of the facility's power reaches computing (1 / PUE where energy per token is counted at
 *     the IT equipment, 1 where it is counted at the facility's meter); positive
 * @param joulesPerToken e_tok, energy per token, J; positive
 * @param systemEfficiency Phi, multiplier of system optimisations; not negative
 * @param utilisation U; in [0, 1]
 */
public record TokenProductionFunction(
        double effectiveFlopPerSecond,
        double flopPerToken,
        double facilityWatts,
        double powerConversion,
        double joulesPerToken,
        double systemEfficiency,
        double utilisation) {
    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public TokenProductionFunction {
        Require.notNegative(effectiveFlopPerSecond, "effective compute in FLOP/s");
        Require.positive(flopPerToken, "FLOP per token");
        Require.notNegative(facilityWatts, "facility power in W");
        Require.positive(powerConversion, "conversion of facility power");
        Require.positive(joulesPerToken, "energy per token in J");
        Require.notNegative(systemEfficiency, "system efficiency");
        Require.inRange(utilisation, 0, 1, "utilisation");
    }

    /**
     * {@return tokens a second}
     */
    public double tokensPerSecond() {
        return Math.min(effectiveFlopPerSecond / flopPerToken, powerConversion * facilityWatts / joulesPerToken)
                * systemEfficiency
                * utilisation;
    }

    /**
     * {@return whether power, not compute, is the shorter stave}
     */
    public boolean powerBinds() {
        return powerConversion * facilityWatts / joulesPerToken < effectiveFlopPerSecond / flopPerToken;
    }
}
