package org.tokenstate.electricity;

import org.tokenstate.units.Require;

/**
 * The load of the data centres that a projection builds itself, as part of generation per head. A growth model fitted to the past
 * goes on from the load of the base year and does not see what comes on top; outlooks do. Of the load beyond that of the base
 * year a share is new, the rest displaces other use or is met from abroad; and it is added only as far as the path does not
 * rest on outlooks:
 *
 * <pre>g' = g + (1 − w) · s · (L − L0) · 1e9 / N</pre>
 *
 * <p>g generation per head of the growth model, kWh; w the weight of outlooks in it; s the new share; L and L0 the metered load of
 * the year and of the base year, TWh; N persons.
 *
 * @param newShare s, in [0, 1]
 */
public record DataCentreLoad(double newShare) {
    /**
     * Assumed: three quarters. The United States grew by 2.9 % in 2025, of which data centres are the greater part, while other
     * demand went on falling for efficiency.
     */
    public static final DataCentreLoad ASSUMED = new DataCentreLoad(0.75);

    /** Checks the share. */
    public DataCentreLoad {
        Require.inRange(newShare, 0, 1, "share of the load of data centres that is new");
    }

    /**
     * Generation per head with the load.
     *
     * @param perHeadKwh generation per head of the growth model, kWh
     * @param outlookWeight the weight of outlooks in it, see {@link #outlookWeight}
     * @param loadTwh metered load of the year, TWh
     * @param baseLoadTwh metered load of the base year, TWh
     * @param persons population
     * @return generation per head, kWh; below that of the model where the load has fallen
     */
    public double perHeadKwh(
            double perHeadKwh, double outlookWeight, double loadTwh, double baseLoadTwh, double persons) {
        Require.inRange(outlookWeight, 0, 1, "weight of outlooks");
        return perHeadKwh + (1 - outlookWeight) * newShare * (loadTwh - baseLoadTwh) * 1e9 / persons;
    }

    /**
     * How much of a path rests on outlooks, which contain the load of data centres already.
     *
     * @param growthModel the name of the growth model
     * @param history the country
     * @param year a year
     * @return 0 for a statistical model, an observed year and a country without outlooks; 1 for {@code outlook}; for
     *     {@code blend} the weight of the lead
     */
    public static double outlookWeight(String growthModel, GenerationHistory history, int year) {
        int lead = year - history.lastYear();
        if (lead < 1 || history.outlook().isEmpty()) {
            return 0;
        }
        return switch (growthModel) {
            case GrowthModels.OUTLOOK -> 1;
            case GrowthModels.BLEND -> Outlooks.weight(lead);
            default -> 0;
        };
    }
}
