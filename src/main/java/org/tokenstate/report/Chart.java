package org.tokenstate.report;

import java.util.List;

/**
 * What a figure draws: numbers in the unit that is shown. The page's script and {@link Picture} draw the same numbers in the
 * same look. NaN in a series is a year without a value: a gap.
 */
sealed interface Chart {
    /**
     * The colours of a white page: Okabe and Ito (2008), told apart by the colour-blind, then two more. A series names its colour,
     * so that one meaning has one colour in every country and figure.
     */
    List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6b6b6b", "#5b4b9a", "#8c5a2b");

    /** The colour of the country and of what it sells. */
    int OWN = 0;

    /** The colour of the country that it is compared with. */
    int REFERENCE = 1;

    /** The colour of what the country buys. */
    int IMPORTS = 3;

    /** The colour of what others do, or was before. */
    int OTHERS = 6;

    /**
     * Spreads through the years: median, half and nine tenths of the draws.
     *
     * @param unit the unit
     * @param x the years
     * @param log whether the scale is logarithmic
     * @param money whether a logarithmic scale is offered as well, as sums of money run over powers of ten
     * @param series the spreads
     * @param marks levels to point out, in per cent
     * @param turns why a median turns where it does
     */
    record Fan(
            String unit,
            List<String> x,
            boolean log,
            boolean money,
            List<Spread> series,
            double[] marks,
            List<Turn> turns)
            implements Chart {
        Fan(String unit, List<String> x, boolean log, boolean money, List<Spread> series, double[] marks) {
            this(unit, x, log, money, series, marks, List.of());
        }
    }

    /**
     * Why a line turns.
     *
     * @param at where, by place on the axis of years
     * @param cause why, in a few words
     */
    record Turn(int at, String cause) {}

    /**
     * One spread, from a year of the axis on.
     *
     * @param name its name
     * @param colour its place in {@link #COLOURS}
     * @param offset how many years of the axis come before it
     * @param p05 quantiles by year
     * @param p25 quantiles by year
     * @param p50 medians by year
     * @param p75 quantiles by year
     * @param p95 quantiles by year
     * @param seen values observed, from the first year of the axis on; may be empty
     */
    record Spread(
            String name,
            int colour,
            int offset,
            double[] p05,
            double[] p25,
            double[] p50,
            double[] p75,
            double[] p95,
            double[] seen) {}

    /**
     * Lines through the years.
     *
     * @param unit the unit
     * @param x the years
     * @param most the end of the scale; 0 leaves it to the values
     * @param series the lines
     * @param turns why a line turns where it does
     */
    record Lines(String unit, List<String> x, double most, List<Series> series, List<Turn> turns) implements Chart {
        Lines(String unit, List<String> x, double most, List<Series> series) {
            this(unit, x, most, series, List.of());
        }
    }

    /**
     * Bars by year, one on the other.
     *
     * @param unit the unit
     * @param x the years
     * @param full whether they fill the scale up to 100
     * @param series the parts
     */
    record Stack(String unit, List<String> x, boolean full, List<Series> series) implements Chart {}

    /**
     * One value a year.
     *
     * @param name its name
     * @param colour its place in {@link #COLOURS}
     * @param values values by year
     */
    record Series(String name, int colour, double[] values) {}

    /**
     * Curves of one quantity over another, on logarithmic scales.
     *
     * @param unit the unit
     * @param along the unit of what runs along
     * @param series the curves
     */
    record Curves(String unit, String along, List<Curve> series) implements Chart {}

    /**
     * One curve, and the point of it that the model takes.
     *
     * @param name its name
     * @param colour its place in {@link #COLOURS}
     * @param x where
     * @param values the values there
     * @param atX where the model stands
     * @param atValue the value there
     */
    record Curve(String name, int colour, double[] x, double[] values, double atX, double atValue) {}

    /**
     * Bars from a base to where each end of a parameter takes it.
     *
     * @param unit the unit
     * @param names the parameters, widest bar first
     * @param low values at the low end of each
     * @param high values at the high end of each
     * @param base the value at the base
     */
    record Tornado(String unit, List<String> names, double[] low, double[] high, double base) implements Chart {
        /** The colours of the low and the high end. */
        static final List<Integer> COLOURS_OF_ENDS = List.of(5, 4);
    }

    /**
     * Ranges on a logarithmic scale, one above the other.
     *
     * @param unit the unit
     * @param names the rungs, lowest first
     * @param low low ends
     * @param mid middles
     * @param high high ends
     * @param own which is of the country itself
     */
    record Ladder(String unit, List<String> names, double[] low, double[] mid, double[] high, boolean[] own)
            implements Chart {}
}
