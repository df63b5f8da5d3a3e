package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;

/** What one projection says, in one sentence and four numbers a year, and the year that is worth looking at first. */
final class Reading {
    static final String REVENUE = "export_revenue_usd";
    static final String BALANCE = "token_balance_usd";
    static final String IMPORTS = "token_imports_usd";
    static final String GOODS = "share_of_goods_exports";
    static final String GDP = "share_of_gdp";
    static final String GENERATION = "generation_kwh_per_capita";

    /** The year that is shown where nothing happens. */
    private static final int OTHERWISE = 2040;

    private final Projection projection;
    private final List<Moment> moments;

    Reading(Projection projection) {
        this.projection = projection;
        this.moments = moments(projection);
    }

    /**
     * A year in which something happens for the first time, after the first year of the projection.
     *
     * @param year the year
     * @param what what the country does in it, as the end of a sentence about it
     * @param percent the part of goods exports that is reached, where that is what happens
     */
    record Moment(int year, String what, OptionalInt percent) {}

    /**
     * The crossing, becoming a token-state and the milestones from the highest to the lowest: the first of them that happens names
     * the headline year.
     */
    private static List<Moment> moments(Projection p) {
        List<Moment> moments = new ArrayList<>();
        if (p.model().reference().isPresent()) {
            String what = "passes " + reference(p) + " in electricity generated per head";
            after(p, p.crossingYear()).ifPresent(y -> moments.add(new Moment(y, what, OptionalInt.empty())));
        }
        after(p, p.tokenStateYear())
                .ifPresent(y -> moments.add(new Moment(y, "becomes a token-state", OptionalInt.empty())));
        p.milestones().entrySet().stream()
                .sorted(Map.Entry.<Integer, OptionalInt>comparingByKey().reversed())
                .forEach(e -> after(p, e.getValue())
                        .ifPresent(y -> moments.add(new Moment(
                                y,
                                "earns " + e.getKey() + " % of its goods exports with tokens",
                                OptionalInt.of(e.getKey())))));
        return moments;
    }

    /** A year, if it is after the first of the projection: what holds from the start does not happen. */
    private static OptionalInt after(Projection p, OptionalInt year) {
        return year.isPresent() && year.getAsInt() > p.from() ? year : OptionalInt.empty();
    }

    private static String reference(Projection p) {
        return Words.place(Words.name(p.model(), p.model().reference().orElseThrow()));
    }

    private String place() {
        return Words.place(Words.name(projection.model(), projection.model().country()));
    }

    /** All that happens, in the order of the years. */
    List<Moment> moments() {
        return moments.stream().sorted(Comparator.comparingInt(Moment::year)).toList();
    }

    /** The year to begin with. */
    int headlineYear() {
        return moments.isEmpty()
                ? Math.max(projection.from(), Math.min(OTHERWISE, projection.to()))
                : moments.get(0).year();
    }

    /** Why it is the year to begin with. */
    String why() {
        return moments.isEmpty()
                ? headlineYear() + ", as " + place() + " passes nobody and reaches no milestone by " + projection.to()
                : "the year in which " + place() + " " + moments.get(0).what();
    }

    /** The finding of a year, without the full stop. */
    String headline(int year) {
        Optional<Moment> moment = moments.stream().filter(m -> m.year() == year).findFirst();
        OptionalDouble sold = value(REVENUE, year);
        if (sold.isEmpty()) {
            return "In " + year + " "
                    + moment.map(m -> place() + " " + m.what())
                            .orElse("token exports of " + place() + " are not known");
        }
        String sales = sold.getAsDouble() > 0
                ? "sells tokens for " + Words.usd(sold.getAsDouble()) + " abroad"
                : "sells no tokens abroad";
        String share = sold.getAsDouble() > 0 && value(GOODS, year).isPresent()
                ? ", " + words(GOODS, year, Words::percent) + " of its goods exports"
                : "";
        if (moment.isEmpty()) {
            return "In " + year + " " + place() + " " + sales + share + purchases(year);
        }
        Moment now = moment.get();
        return now.percent().isPresent()
                ? "In " + year + " " + place() + " " + sales + share + " and for the first time over "
                        + now.percent().getAsInt() + " %"
                : "In " + year + " " + place() + " " + now.what() + " and " + sales + share;
    }

    private String purchases(int year) {
        OptionalDouble bought = value(IMPORTS, year);
        return bought.isPresent() ? ", and buys them for " + Words.usd(bought.getAsDouble()) : "";
    }

    /** Four numbers of a year, the same four in every year. */
    List<Finding.Tile> tiles(int year) {
        boolean goods = value(GOODS, year).isPresent();
        String other = projection.model().reference().isPresent()
                ? reference(projection) + ": " + words("reference_" + GENERATION, year, Reading::megawattHours)
                : "";
        return List.of(
                tile("Token exports, " + year, REVENUE, year, Words::usd, "gross, hosting and models"),
                tile("Balance of tokens, " + year, BALANCE, year, Reading::signed, "exports less imports"),
                tile(
                        goods ? "Of goods exports, " + year : "Of GDP, " + year,
                        goods ? GOODS : GDP,
                        year,
                        Words::percent,
                        "token exports over " + (goods ? "goods exports" : "GDP")),
                tile("Generation per head, " + year, GENERATION, year, Reading::megawattHours, other));
    }

    static String megawattHours(double kilowattHours) {
        return Words.number(kilowattHours / 1000) + " MWh";
    }

    static String signed(double usd) {
        return usd < 0 ? "−" + Words.usd(-usd) : Words.usd(usd);
    }

    private Finding.Tile tile(String label, String result, int year, DoubleFunction<String> words, String about) {
        return new Finding.Tile(label, Words.unbroken(words(result, year, words)), about, result);
    }

    private String words(String result, int year, DoubleFunction<String> words) {
        OptionalDouble value = value(result, year);
        return value.isPresent() ? words.apply(value.getAsDouble()) : "missing";
    }

    private OptionalDouble value(String result, int year) {
        return projection.in(year).value(result);
    }
}
