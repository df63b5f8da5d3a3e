package org.tokenstate.projection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;

/**
 * All countries by what they host, sell and could export as AI work in one year, under one scenario, with the first year of each
 * milestone.
 *
 * <p>A country that is no region of the world is a host that moves no price, so the rows are independent, and exports hold what
 * countries of one region sell each other: they do not add up to those of the region. The energy-only potential ({@code
 * energy_only_tokens}) stands beside the figure within all limits. A country without the figures that the year needs is listed with
 * its cause; it does not sink the others. Groups are sums of their members.
 */
public final class Ranking {
    /** What the countries may be ordered by; the largest first. */
    public enum By {
        /** Metered energy that could serve sold tokens by the physical limits. */
        EXPORTABLE_ENERGY("exportable_energy_twh"),
        /** Tokens that could be sold by the physical limits. */
        EXPORTABLE_TOKENS("exportable_tokens"),
        /** Tokens that the energy alone could serve. */
        ENERGY_ONLY_TOKENS("energy_only_tokens"),
        /** Tokens exported in the market. */
        EXPORTED_TOKENS("exported_tokens"),
        /** Revenue of token exports. */
        REVENUE("export_revenue_usd"),
        /** Revenue over GDP. */
        SHARE_OF_GDP("share_of_gdp"),
        /** Revenue over goods exports. */
        SHARE_OF_GOODS_EXPORTS("share_of_goods_exports"),
        /** Exports less imports of tokens. */
        BALANCE("token_balance_usd"),
        /** Electricity of tokens hosted for others. */
        HOSTED_ENERGY("hosted_energy_twh"),
        /** Electricity of tokens hosted for others over generation. */
        SHARE_OF_GENERATION("exported_generation_share"),
        /** Token exports over exports of goods and tokens: the first threshold of a token-state. */
        DEPENDENCE("dependence"),
        /** Accelerators in service. */
        STOCK("stock_gw"),
        /** Energy-only tokens a head. */
        ENERGY_ONLY_TOKENS_PER_HEAD("energy_only_tokens_per_head");

        private final String key;

        By(String key) {
            this.key = key;
        }

        /**
         * {@return the name of the result, such as {@code share_of_gdp}}
         */
        public String key() {
            return key;
        }

        /**
         * Finds an order by the name of its result or its own name.
         *
         * @param name such as {@code share_of_gdp} or {@code revenue}
         * @return the order
         * @throws InputException if there is none
         */
        public static By of(String name) {
            String asked = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
            for (By by : values()) {
                if (by.key.equals(asked) || by.name().toLowerCase(Locale.ROOT).equals(asked)) {
                    return by;
                }
            }
            List<String> names = Stream.of(values()).map(By::key).toList();
            throw new InputException(Nearest.unknown("order", name, names) + "; all: " + String.join(", ", names));
        }
    }

    /**
     * One country (or group) of the ranking.
     *
     * @param rank its place, from 1, which equal ones share; 0 for what is not ranked
     * @param code its code
     * @param name its name
     * @param values value by name of result, as in {@link By#key()}; without those that depend on a missing figure
     * @param binding what binds its exports, if known
     * @param milestones first year of each milestone, by per cent of goods exports; empty when not within the horizon, or
     *     not known where there is no {@code share_of_goods_exports}
     * @param crossingYear the first year in which generation per head reaches the reference's; empty for the reference, and without one
     * @param tokenStateYear the first year as a token-state
     * @param gap why a figure is missing; empty when nothing is
     */
    public record Row(
            int rank,
            String code,
            String name,
            Map<String, Double> values,
            Optional<BindingConstraint> binding,
            Map<Integer, OptionalInt> milestones,
            OptionalInt crossingYear,
            OptionalInt tokenStateYear,
            String gap) {
        /** Copies the maps. */
        public Row {
            values = Map.copyOf(values);
            milestones = Map.copyOf(milestones);
        }

        /**
         * A value of the row.
         *
         * @param by which
         * @return the value, if there is one
         */
        public OptionalDouble value(By by) {
            Double value = values.get(by.key());
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** The value to nine digits: countries under the same rule are equal up to rounding, and then tie. */
        private double ordered(By by) {
            return new BigDecimal(value(by).orElse(0)).round(NINE_DIGITS).doubleValue();
        }

        private Row at(int place) {
            return new Row(place, code, name, values, binding, milestones, crossingYear, tokenStateYear, gap);
        }
    }

    private static final MathContext NINE_DIGITS = new MathContext(9);
    private static final List<String> SUMMED = List.of(
            By.EXPORTABLE_ENERGY.key,
            By.EXPORTABLE_TOKENS.key,
            By.ENERGY_ONLY_TOKENS.key,
            By.EXPORTED_TOKENS.key,
            By.REVENUE.key,
            By.BALANCE.key,
            By.HOSTED_ENERGY.key,
            By.STOCK.key,
            "additions_gw",
            "generation_twh",
            "gdp_usd",
            "goods_exports_usd",
            "population");

    /**
     * How near a country is to a token-state in the year: each of the two results over its threshold.
     *
     * @param row the country
     * @param dependence token exports over exports of goods and tokens, as a multiple of its threshold
     * @param generationShare electricity of exported tokens over generation, as a multiple of its threshold
     */
    public record Nearness(Row row, double dependence, double generationShare) {
        /**
         * {@return the lesser of the two multiples: 1 and above meets the definition in this year}
         */
        public double least() {
            return Math.min(dependence, generationShare);
        }
    }

    private final int year;
    private final By by;
    private final double leastDependence;
    private final double leastGenerationShare;
    private final List<Row> rows;
    private final List<Row> unranked;
    private final List<Row> groups;

    private Ranking(TokenStateModel like, int year, By by, List<Row> rows, List<Row> unranked, List<Row> groups) {
        this.year = year;
        this.by = by;
        leastDependence = like.scenario().path("token_state_dependence").at(TokenStateModel.FIRST_YEAR);
        leastGenerationShare =
                like.scenario().path("token_state_generation_share").at(TokenStateModel.FIRST_YEAR);
        this.rows = List.copyOf(rows);
        this.unranked = List.copyOf(unranked);
        this.groups = List.copyOf(groups);
    }

    /**
     * Ranks all countries of a model's data, with the model's reference and scenario; the country of the model is only where
     * it starts.
     *
     * @param like a model with the data, the reference and the scenario
     * @param from the first year of the projections
     * @param to the last year
     * @param year the year to rank by
     * @param by the order
     * @return the ranking
     * @throws InputException if the years lie outside or in the wrong order
     */
    public static Ranking of(TokenStateModel like, int from, int to, int year, By by) {
        TokenStateModel.requireYears(from, to);
        if (year < from || year > to) {
            throw new InputException("year of a ranking must be in [" + from + ", " + to + "] but is " + year);
        }
        TokenStateModel shared = like.inOneWorld(to);
        Map<String, Row> all = new LinkedHashMap<>();
        for (Country country : like.data().countries()) {
            all.put(country.iso3(), row(shared, country, from, to, year));
        }
        List<Row> rows = new ArrayList<>();
        List<Row> unranked = new ArrayList<>();
        all.values().forEach(row -> (row.value(by).isPresent() ? rows : unranked).add(row));
        rows.sort(Comparator.<Row>comparingDouble(r -> -r.ordered(by))
                .thenComparing(r -> -r.value(By.ENERGY_ONLY_TOKENS).orElse(0))
                .thenComparing(Row::code));
        for (int i = 0; i < rows.size(); i++) {
            boolean tie = i > 0 && rows.get(i).ordered(by) == rows.get(i - 1).ordered(by);
            rows.set(i, rows.get(i).at(tie ? rows.get(i - 1).rank() : i + 1));
        }
        List<Row> groups = like.data().groups().stream().map(g -> sum(g, all)).toList();
        return new Ranking(like, year, by, rows, unranked, groups);
    }

    private static Row row(TokenStateModel like, Country country, int from, int to, int year) {
        try {
            Projection projection = like.of(country).project(from, to);
            YearResult result = projection.in(year);
            Map<String, Double> values = new LinkedHashMap<>();
            for (String key : SUMMED) {
                result.value(key).ifPresent(v -> values.put(key, v));
            }
            for (By order :
                    List.of(By.SHARE_OF_GDP, By.SHARE_OF_GOODS_EXPORTS, By.SHARE_OF_GENERATION, By.DEPENDENCE)) {
                result.value(order.key).ifPresent(v -> values.put(order.key, v));
            }
            perHead(values);
            String gap = values.keySet().containsAll(SUMMED)
                    ? ""
                    : String.join(
                            "; ",
                            projection.notes().stream()
                                    .filter(note -> note.kind() == Note.Kind.MISSING)
                                    .map(Note::text)
                                    .toList());
            return new Row(
                    0,
                    country.iso3(),
                    country.name(),
                    values,
                    result.bindingConstraint(),
                    projection.milestones(),
                    projection.crossing(),
                    projection.tokenStateYear(),
                    gap);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Row(
                    0,
                    country.iso3(),
                    country.name(),
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static void perHead(Map<String, Double> values) {
        Double tokens = values.get(By.ENERGY_ONLY_TOKENS.key);
        Double people = values.get("population");
        if (tokens != null && people != null && people > 0) {
            values.put(By.ENERGY_ONLY_TOKENS_PER_HEAD.key, tokens / people);
        }
    }

    /** The sum of a group over its members that have the figure; shares are of the members that have both. */
    private static Row sum(CountryGroup group, Map<String, Row> all) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (String member : group.members()) {
            Row row = all.get(member);
            if (row == null || !row.values().keySet().containsAll(SUMMED)) {
                without.add(member);
            } else {
                SUMMED.forEach(key -> values.merge(key, row.values().get(key), Double::sum));
            }
        }
        share(values, By.SHARE_OF_GDP, By.REVENUE.key, "gdp_usd");
        share(values, By.SHARE_OF_GOODS_EXPORTS, By.REVENUE.key, "goods_exports_usd");
        share(values, By.SHARE_OF_GENERATION, By.HOSTED_ENERGY.key, "generation_twh");
        perHead(values);
        return new Row(
                0,
                group.code(),
                group.name(),
                values,
                Optional.empty(),
                Map.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                without.isEmpty() ? "" : "without " + String.join(", ", without));
    }

    private static void share(Map<String, Double> values, By by, String part, String of) {
        Double some = values.get(part);
        Double whole = values.get(of);
        if (some != null && whole != null && whole > 0) {
            values.put(by.key, some / whole);
        }
    }

    /**
     * {@return the year that is ranked}
     */
    public int year() {
        return year;
    }

    /**
     * {@return what it is ordered by}
     */
    public By by() {
        return by;
    }

    /**
     * {@return the countries in order, the largest first; those equal to nine digits share a rank, the larger energy-only
     *     potential first}
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The countries nearest to a token-state in the year, by the lesser of what they have of the two thresholds, whatever the
     * order of the ranking.
     *
     * @param most how many at most
     * @return the nearest first; without those of which one of the two is not known
     */
    public List<Nearness> nearestToTokenState(int most) {
        return Stream.of(rows, unranked)
                .flatMap(List::stream)
                .filter(row -> row.value(By.DEPENDENCE).isPresent()
                        && row.value(By.SHARE_OF_GENERATION).isPresent())
                .map(row -> new Nearness(
                        row,
                        row.value(By.DEPENDENCE).orElseThrow() / leastDependence,
                        leastGenerationShare == 0
                                ? Double.POSITIVE_INFINITY
                                : row.value(By.SHARE_OF_GENERATION).orElseThrow() / leastGenerationShare))
                .sorted(Comparator.comparingDouble((Nearness n) -> -n.least())
                        .thenComparing(n -> n.row().code()))
                .limit(most)
                .toList();
    }

    /**
     * {@return the countries that lack the figure, each with its cause}
     */
    public List<Row> unranked() {
        return unranked;
    }

    /**
     * {@return the groups, each the sum of its members}
     */
    public List<Row> groups() {
        return groups;
    }

    /**
     * The row of a country or group, ranked or not.
     *
     * @param code its code
     * @return the row, if there is such a country or group
     */
    public Optional<Row> row(String code) {
        return Stream.of(rows, unranked, groups)
                .flatMap(List::stream)
                .filter(r -> r.code().equals(code))
                .findFirst();
    }
}
