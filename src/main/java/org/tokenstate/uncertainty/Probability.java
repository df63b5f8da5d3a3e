package org.tokenstate.uncertainty;

import java.util.Locale;
import org.tokenstate.units.internal.Require;

/**
 * The share of draws in which an event happened, as an estimate of its probability.
 *
 * @param hits in how many draws it happened
 * @param draws of how many
 */
public record Probability(long hits, long draws) {
    private static final double Z = 1.959963984540054;

    /** Validates. */
    public Probability {
        Require.that(draws >= 1, "draws behind a probability must be >= 1 but is %d", draws);
        Require.that(hits >= 0 && hits <= draws, "hits must be in [0, %d] but is %d", draws, hits);
    }

    /**
     * {@return hits/draws}
     */
    public double value() {
        return (double) hits / draws;
    }

    /**
     * {@return the standard error √(p(1 − p)/n) for independent draws; 0 when the event happened never or always, where the
     * interval tells more}
     */
    public double standardError() {
        double p = value();
        return Math.sqrt(p * (1 - p) / draws);
    }

    /**
     * {@return the lower end of the 95 % interval of Wilson (1927)}
     */
    public double lower() {
        return hits == 0 ? 0 : Math.max(0, centre() - half());
    }

    /**
     * {@return the upper end of the 95 % interval of Wilson (1927)}
     */
    public double upper() {
        return hits == draws ? 1 : Math.min(1, centre() + half());
    }

    private double centre() {
        return (value() + Z * Z / (2 * draws)) / (1 + Z * Z / draws);
    }

    private double half() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / draws + Z * Z / (4.0 * draws * draws)) / (1 + Z * Z / draws);
    }

    /**
     * {@return the estimate in words, such as {@code 0.53 ± 0.002}, or {@code never in 600 draws (95 % interval up to 0.0064)}}
     */
    @Override
    public String toString() {
        if (hits == 0) {
            return String.format(Locale.ROOT, "never in %d draws (95 %% interval up to %.2g)", draws, upper());
        }
        if (hits == draws) {
            return String.format(Locale.ROOT, "always in %d draws (95 %% interval from %.6g)", draws, lower());
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(standardError())));
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", value(), standardError());
    }
}
