package org.tokenstate.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tokenstate.units.Require;

/**
 * Whether a country is a token-state, on the footing by which petro-states are told: dependence of exports for several
 * years in a row, on tokens that really carry its electricity.
 *
 * @param dependence least share of token exports in goods and token exports, e; in (0, 1]
 * @param years years in a row; at least 1
 * @param electricityShare least share of generation in exported tokens; in [0, 1]
 * @param rentOfGdp rent over GDP that counts as one in the index; positive
 */
public record TokenState(double dependence, int years, double electricityShare, double rentOfGdp) {
    /**
     * The default: 20 % of exports, the lower end of the 20 to 25 % by which the IMF tells resource-rich countries (Guide on
     * Resource Revenue Transparency 2007); three years in a row, and 5 % of generation (both assumed). Rent of 10 % of GDP counts
     * as one: Colgan (2013) calls a state with as much from oil a petro-state.
     */
    public static final TokenState DEFAULT = new TokenState(0.20, 3, 0.05, 0.10);

    /**
     * Commodity-dependence by UNCTAD: 60 % of goods exports (State of Commodity Dependence); the rest as in {@link
     * #DEFAULT}.
     */
    public static final TokenState UNCTAD = new TokenState(0.60, 3, 0.05, 0.10);

    /** Share of fiscal revenue that counts as one in the index (IMF 2007, lower end). */
    public static final double FISCAL_SHARE = 0.20;

    /** The most that a component of the index counts. */
    private static final double COMPONENT_CAP = 2;

    /**
     * Validates the thresholds.
     *
     * @throws IllegalArgumentException if a threshold is out of its range
     */
    public TokenState {
        Require.positive(dependence, "dependence threshold");
        Require.inRange(dependence, 0, 1, "dependence threshold");
        Require.atLeast(years, 1, "years in a row");
        Require.inRange(electricityShare, 0, 1, "electricity threshold");
        Require.positive(rentOfGdp, "rent threshold");
    }

    /**
     * The first of the years in a row that all reach both thresholds.
     *
     * @param firstYear the year of the first figure
     * @param dependenceByYear e of each year. Not modified.
     * @param electricityByYear electricity of exported tokens over generation, of each year. Not modified.
     * @return the year, if any
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public OptionalInt firstYear(int firstYear, double[] dependenceByYear, double[] electricityByYear) {
        Require.that(
                dependenceByYear.length == electricityByYear.length,
                "years of dependence (%s) and of electricity (%s) must be as many",
                dependenceByYear.length,
                electricityByYear.length);
        int streak = 0;
        for (int i = 0; i < dependenceByYear.length; i++) {
            streak = dependenceByYear[i] >= dependence && electricityByYear[i] >= electricityShare ? streak + 1 : 0;
            if (streak == years) {
                return OptionalInt.of(firstYear + i - years + 1);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * How far a country is a token-state.
     *
     * @param value geometric mean of the components that are there, each cut to [0, 2]; zero when rent is negative
     * @param missing the components without a figure
     */
    public record Index(double value, List<String> missing) {}

    /**
     * The index of a year: the geometric mean of e and of rent over GDP, each over its threshold, and fiscal share over 20 %.
     *
     * @param tokenDependence e
     * @param rent rent over GDP
     * @param fiscalShare share of fiscal revenue, where known
     * @return the index, naming what is missing
     */
    public Index index(OptionalDouble tokenDependence, OptionalDouble rent, OptionalDouble fiscalShare) {
        List<String> missing = new ArrayList<>();
        if (tokenDependence.isEmpty()) {
            missing.add("dependence");
        }
        if (rent.isEmpty()) {
            missing.add("rent share of GDP");
        }
        if (fiscalShare.isEmpty()) {
            missing.add("fiscal share");
        }
        Require.that(missing.size() < 3, "an index needs a component");
        return new Index(
                index(
                        tokenDependence.orElse(Double.NaN) / dependence,
                        rent.orElse(Double.NaN) / rentOfGdp,
                        fiscalShare.orElse(Double.NaN) / FISCAL_SHARE),
                List.copyOf(missing));
    }

    /**
     * The index of a year as a number, without allocation.
     *
     * @param tokenDependence e over its threshold; NaN where missing
     * @param rent rent over GDP over its threshold; NaN where missing
     * @param fiscalShare share of fiscal revenue over its threshold; NaN where missing
     * @return the geometric mean of those there, each cut to [0, 2]; zero when all are missing
     */
    public static double index(double tokenDependence, double rent, double fiscalShare) {
        double product = component(tokenDependence) * component(rent) * component(fiscalShare);
        int available = available(tokenDependence) + available(rent) + available(fiscalShare);
        return available == 2 ? Math.sqrt(product) : available == 0 ? 0 : Math.pow(product, 1.0 / available);
    }

    private static int available(double ratio) {
        return Double.isNaN(ratio) ? 0 : 1;
    }

    /** One when it is missing, which leaves a product as it is. */
    private static double component(double ratio) {
        return Double.isNaN(ratio) ? 1 : Math.min(COMPONENT_CAP, Math.max(0, ratio));
    }
}
