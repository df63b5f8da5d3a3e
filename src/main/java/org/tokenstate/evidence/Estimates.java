package org.tokenstate.evidence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.ListPrice;
import org.tokenstate.data.MarketFact;
import org.tokenstate.data.ModelDay;
import org.tokenstate.data.TokenMonth;
import org.tokenstate.evidence.Estimate.Standing;

/**
 * The parameters that the history of the token market speaks to, each with its error, rows and method.
 *
 * <p>Rules, the same for all: an interval is that of 95 %, by the t distribution with the degrees of freedom of the design.
 * Clustered errors of fewer than ten models or developers that identify a coefficient are too small (MacKinnon and Webb 2017), so
 * that such a coefficient is not identified, whatever its error; nor is an elasticity whose interval is wider than two, nor a
 * growth rate through fewer than four points.
 *
 * <p>Tiers are by list price, the mean of input and output: frontier from 5 USD a million tokens, near-frontier from 0.6,
 * commodity below. Rates are in points of the logarithm a year.
 */
public final class Estimates {
    private static final int LEAST_CLUSTERS = 10;
    private static final int LEAST_POINTS = 4;
    private static final double WIDEST_ELASTICITY = 2;
    private static final int WEEK = 7;
    private static final int DAYS_AFTER = 5;
    private static final double LEAST_EVENT = 0.05;
    private static final double DAYS_A_YEAR = 365.25;
    private static final LocalDate CATALOGUE_FROM = LocalDate.of(2025, 6, 15);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final String RATE = "log points/yr";
    private static final String ELASTICITY = "1";

    /** A class of models by list price. */
    private enum Tier {
        FRONTIER(5, Double.POSITIVE_INFINITY),
        NEAR_FRONTIER(0.6, 5),
        COMMODITY(0, 0.6);

        final double from;
        final double below;

        Tier(double from, double below) {
            this.from = from;
            this.below = below;
        }

        boolean has(double price) {
            return price >= from && price < below;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<String, Estimate> all = new LinkedHashMap<>();

    private Estimates(Datasets data) {
        ownPrice(data.tokenDays());
        market(data.tokenHistory("X002"));
        origins(data.tokenDays());
        chineseShare(data.tokenHistory());
        volumes(data);
        listPrices(data.tokenPrices());
        pricePaid(data.tokenHistory());
    }

    /**
     * The estimates that a set of data gives.
     *
     * @param data the data
     * @return the estimates
     */
    public static Estimates of(Datasets data) {
        return new Estimates(data);
    }

    /**
     * {@return all estimates, by subject}
     */
    public List<Estimate> all() {
        return List.copyOf(all.values());
    }

    /**
     * One estimate.
     *
     * @param parameter its name, such as {@code chinese_log_odds_drift}
     * @return the estimate
     * @throws InputException if there is none, with the nearest names
     */
    public Estimate get(String parameter) {
        return Nearest.get("estimate", parameter, all);
    }

    // ---------------------------------------------------------------- own price

    private void ownPrice(List<ModelDay> days) {
        Object[] model = days.stream().map(ModelDay::model).toArray();
        Object[] day = days.stream().map(ModelDay::day).toArray();
        double[] tokens = days.stream().mapToDouble(d -> Math.log(d.mtok())).toArray();
        double[] price = days.stream()
                .mapToDouble(d -> Math.log(d.listPriceUsdPerMtok()))
                .toArray();
        Panel panel = Panel.of(model, day);
        int changing = changing(days);
        String few = "list prices changed for " + changing + " models, of the " + LEAST_CLUSTERS
                + " that clustered errors need; endogenous: prices are cut where demand is short";
        elasticity(
                "own_price_elasticity",
                panel.twoWay(tokens, price),
                days.size(),
                "panel of models and days, effects of both, errors clustered by model",
                changing,
                few);
        elasticity(
                "own_price_elasticity.model_trends",
                panel.withTrends(tokens, price),
                days.size(),
                "the same with a trend of each model",
                changing,
                few);
        distributedLags(days, changing, few);
        Optional<PriceEvents> events = PriceEvents.of(days, WEEK, DAYS_AFTER, LEAST_EVENT);
        if (events.isPresent()) {
            PriceEvents e = events.get();
            double half = new NormalDistribution().inverseCumulativeProbability(0.975) * e.standardError();
            boolean wide = 2 * half > WIDEST_ELASTICITY;
            put(
                    "own_price_elasticity.events",
                    ELASTICITY,
                    e.elasticity(),
                    e.standardError(),
                    half,
                    e.events(),
                    "event study: " + WEEK + " days before, " + DAYS_AFTER
                            + " from the change on, against models whose price stood; error from these",
                    wide ? Standing.NOT_IDENTIFIED : Standing.ESTIMATED,
                    "token_days",
                    wide ? "interval wider than " + (int) WIDEST_ELASTICITY : "within " + DAYS_AFTER + " days");
        }
    }

    /** The response of the whole market, for which there is no design: between none and that of one model. */
    private void market(MarketFact acrossHosts) {
        all.put(
                "market_elasticity",
                new Estimate(
                        "market_elasticity",
                        ELASTICITY,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(acrossHosts.number()),
                        OptionalDouble.of(0),
                        1,
                        "bound: among substitutes the market responds no more than one model does",
                        Standing.NOT_IDENTIFIED,
                        "token_history " + acrossHosts.id(),
                        "no price of the whole market moved by itself; the bound is published, of one model across hosts,"
                                + " short run"));
    }

    /** The number of models whose price changes in the panel. */
    private static int changing(List<ModelDay> days) {
        Map<String, TreeSet<Double>> prices = new TreeMap<>();
        days.forEach(
                d -> prices.computeIfAbsent(d.model(), m -> new TreeSet<>()).add(d.listPriceUsdPerMtok()));
        return (int) prices.values().stream().filter(p -> p.size() > 1).count();
    }

    /** Changes of tokens on changes of price of the day and the six before: the response after a week. */
    private void distributedLags(List<ModelDay> days, int changing, String note) {
        Map<String, ModelDay> byKey = new LinkedHashMap<>();
        days.forEach(d -> byKey.put(d.model() + " " + d.day(), d));
        List<Object> model = new ArrayList<>();
        List<Object> period = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (ModelDay d : days) {
            ModelDay[] back = new ModelDay[WEEK + 1];
            boolean complete = true;
            for (int k = 0; k <= WEEK; k++) {
                back[k] = byKey.getOrDefault(d.model() + " " + d.day().minusDays(k), d);
                complete &= back[k].day().equals(d.day().minusDays(k));
            }
            if (!complete) {
                continue;
            }
            double[] row = new double[WEEK + 1];
            row[0] = Math.log(d.mtok() / back[1].mtok());
            for (int k = 0; k < WEEK; k++) {
                row[k + 1] = Math.log(back[k].listPriceUsdPerMtok() / back[k + 1].listPriceUsdPerMtok());
            }
            model.add(d.model());
            period.add(d.day());
            rows.add(row);
        }
        double[][] columns = new double[WEEK + 1][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j <= WEEK; j++) {
                columns[j][i] = rows.get(i)[j];
            }
        }
        double[][] lags = Arrays.copyOfRange(columns, 1, WEEK + 1);
        Regression r = Panel.of(model.toArray(), period.toArray()).ofChanges(columns[0], lags);
        elasticity(
                "own_price_elasticity.distributed_lags",
                r.sum(0, WEEK),
                r.standardErrorOfSum(0, WEEK),
                r.degrees(),
                rows.size(),
                "daily changes on those of price and six lags, effects of days, clustered by model; sum",
                changing,
                note);
    }

    private void elasticity(String name, Regression r, int rows, String method, int clusters, String note) {
        elasticity(name, r.coefficient(0), r.standardError(0), r.degrees(), rows, method, clusters, note);
    }

    private void elasticity(
            String name, double value, double error, int degrees, int rows, String method, int clusters, String note) {
        double half = half(error, degrees);
        put(name, ELASTICITY, value, error, half, rows, method, standing(clusters, half), "token_days", note);
    }

    /** What may be made of an elasticity that so many clusters identify, with half of its interval. */
    static Standing standing(int clusters, double half) {
        return clusters < LEAST_CLUSTERS || 2 * half > WIDEST_ELASTICITY ? Standing.NOT_IDENTIFIED : Standing.ESTIMATED;
    }

    // ---------------------------------------------------------------- substitution between origins

    private void origins(List<ModelDay> days) {
        Map<String, Double> firstPrice = new TreeMap<>();
        Map<String, LocalDate> firstDay = new TreeMap<>();
        for (ModelDay d : days) {
            LocalDate first = firstDay.get(d.model());
            if (first == null || d.day().isBefore(first)) {
                firstDay.put(d.model(), d.day());
                firstPrice.put(d.model(), d.listPriceUsdPerMtok());
            }
        }
        for (Tier tier : Tier.values()) {
            TreeMap<LocalDate, double[]> sums = new TreeMap<>();
            for (ModelDay d : days) {
                if (tier.has(firstPrice.getOrDefault(d.model(), Double.NaN))
                        && !d.origin().equals("ROW")) {
                    double[] s = sums.computeIfAbsent(d.day(), k -> new double[4]);
                    int at = d.origin().equals("CN") ? 0 : 2;
                    s[at] += d.mtok();
                    s[at + 1] += d.mtok() * d.listPriceUsdPerMtok();
                }
            }
            sums.values().removeIf(s -> !(s[0] > 0 && s[2] > 0));
            String name = "origin_substitution." + tier.label();
            if (sums.size() <= 3 * WEEK) {
                all.put(
                        name,
                        new Estimate(
                                name,
                                ELASTICITY,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                sums.size(),
                                "relative tokens on relative prices of Chinese and US models",
                                Standing.NOT_IDENTIFIED,
                                "token_days",
                                "on " + sums.size() + " days models of both origins are sold in this tier"));
                continue;
            }
            substitution(name, sums);
        }
    }

    /** ln(q_CN / q_US) = a - sigma ln(p_CN / p_US) + b t, daily, and the same in changes. */
    private void substitution(String name, SortedMap<LocalDate, double[]> sums) {
        int n = sums.size();
        double[] quantity = new double[n];
        double[][] x = new double[n][];
        int i = 0;
        for (Map.Entry<LocalDate, double[]> day : sums.entrySet()) {
            double[] s = day.getValue();
            quantity[i] = Math.log(s[0] / s[2]);
            double price = Math.log(s[1] / s[0] / (s[3] / s[2]));
            x[i++] = new double[] {price, 1, ChronoUnit.DAYS.between(sums.firstKey(), day.getKey()) / DAYS_A_YEAR};
        }
        double[] change = new double[n - 1];
        double[][] of = new double[n - 1][];
        for (int k = 1; k < n; k++) {
            change[k - 1] = quantity[k] - quantity[k - 1];
            of[k - 1] = new double[] {x[k][0] - x[k - 1][0], 1};
        }
        String note = "prices move by the mix of models and are not exogenous, quality is not fixed: at most a lower"
                + " bound of the long run";
        bound(name, Regression.neweyWest(quantity, x, WEEK), n, "daily levels with a trend, Newey-West, 7 lags", note);
        bound(
                name + ".changes",
                Regression.neweyWest(change, of, WEEK),
                n - 1,
                "daily changes, Newey-West, 7 lags",
                note);
    }

    private void bound(String name, Regression r, int rows, String method, String note) {
        double half = half(r.standardError(0), r.degrees());
        put(
                name,
                ELASTICITY,
                -r.coefficient(0),
                r.standardError(0),
                half,
                rows,
                method,
                2 * half > WIDEST_ELASTICITY ? Standing.NOT_IDENTIFIED : Standing.BOUND,
                "token_days",
                note);
    }

    // ---------------------------------------------------------------- shares and volumes

    /** Log odds of Chinese models among the tokens of named laboratories, Wednesdays to February 2026 and weeks from May. */
    private void chineseShare(List<MarketFact> facts) {
        List<MarketFact> shares = facts.stream()
                .filter(f -> f.quantity().startsWith("Chinese share of named tokens"))
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .toList();
        double[] times = shares.stream().mapToDouble(MarketFact::year).toArray();
        double[] odds = shares.stream()
                .mapToDouble(f -> Math.log(f.number() / (1 - f.number())))
                .toArray();
        DriftingWalk walk = DriftingWalk.noisy(times, odds);
        String method = "random walk with drift, observed with noise, by state space and maximum likelihood";
        String note = "tokens routed by OpenRouter: models that developers use, no country's market";
        String ids = "token_history OL, OW";
        rate("chinese_log_odds_drift", walk, method, Standing.ESTIMATED, ids, note);
        put(
                "chinese_log_odds_volatility",
                "log points/sqrt(yr)",
                walk.volatility(),
                walk.volatilityError(),
                half(walk.volatilityError(), walk.degrees()),
                times.length,
                method,
                Standing.ESTIMATED,
                ids,
                note);
    }

    private void volumes(Datasets data) {
        List<TokenMonth> months = data.tokenMonths();
        double[] times = months.stream()
                .mapToDouble(m -> m.month().getYear() + (m.month().getMonthValue() - 0.5) / 12)
                .toArray();
        // A day's tokens: months have 28 to 31.
        double[] logs = months.stream()
                .mapToDouble(m -> Math.log(m.mtok() / m.month().lengthOfMonth()))
                .toArray();
        rate(
                "volume_growth.openrouter",
                DriftingWalk.noisy(times, logs),
                "random walk with drift, observed with noise, by state space; tokens a day",
                Standing.ESTIMATED,
                "token_months",
                "routed; a platform that gains share grows faster than the market");
        points(
                data,
                "volume_growth.google",
                "processed, own products included",
                "V001",
                "V002",
                "V003",
                "V004",
                "V005",
                "V006");
        points(data, "volume_growth.china", "processed, own products included", "V024", "V025", "V026", "V027");
        points(
                data,
                "volume_growth.doubao",
                "processed, own products included",
                "V015",
                "V016",
                "V017",
                "V019",
                "V020",
                "V021",
                "V022");
        points(data, "volume_growth.google_api", "sold", "V007", "V008", "V009");
        points(data, "volume_growth.openai_api", "sold", "V011", "V012");
    }

    /** Growth between dated points of one firm or country: the random walk through them, exact. */
    private void points(Datasets data, String name, String basis, String... ids) {
        List<MarketFact> facts = Stream.of(ids).map(data::tokenHistory).toList();
        double[] times = facts.stream().mapToDouble(MarketFact::year).toArray();
        double[] logs = facts.stream().mapToDouble(f -> Math.log(f.number())).toArray();
        String list = "token_history " + ids[0] + " to " + ids[ids.length - 1];
        String note = basis + "; second hand";
        if (ids.length == 2) {
            all.put(
                    name,
                    new Estimate(
                            name,
                            RATE,
                            OptionalDouble.of((logs[1] - logs[0]) / (times[1] - times[0])),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            2,
                            "two points",
                            Standing.NOT_IDENTIFIED,
                            list,
                            note + "; two points have no error"));
            return;
        }
        DriftingWalk walk = DriftingWalk.exact(times, logs);
        Standing standing = ids.length < LEAST_POINTS ? Standing.NOT_IDENTIFIED : Standing.ESTIMATED;
        rate(name, walk, "random walk with drift through dated points", standing, list, note);
    }

    // ---------------------------------------------------------------- prices

    /** The trend of the list price of the same model, monthly, by tier of its first price. */
    private void listPrices(List<ListPrice> prices) {
        record Point(String model, String developer, double first, double time, double price) {}
        Map<String, List<ListPrice>> models = new TreeMap<>();
        prices.stream()
                .filter(p -> p.kind().equals("catalogue_history"))
                .filter(p -> mean(p) > 0 && !p.fromDate().isEmpty())
                .forEach(p -> models.computeIfAbsent(p.modelId(), m -> new ArrayList<>())
                        .add(p));
        List<Point> points = new ArrayList<>();
        models.forEach((model, rows) -> {
            double first = Double.NaN;
            for (LocalDate day = CATALOGUE_FROM; !day.isAfter(LAST_DAY); day = day.plusMonths(1)) {
                Optional<ListPrice> in = at(rows, day);
                if (in.isEmpty()) {
                    continue;
                }
                double price = mean(in.get());
                first = Double.isNaN(first) ? price : first;
                points.add(new Point(
                        model,
                        in.get().developer(),
                        first,
                        ChronoUnit.DAYS.between(CATALOGUE_FROM, day) / DAYS_A_YEAR,
                        Math.log(price)));
            }
        });
        for (Tier tier : Tier.values()) {
            List<Point> own = points.stream().filter(p -> tier.has(p.first())).toList();
            Object[] model = own.stream().map(Point::model).toArray();
            Object[] developer = own.stream().map(Point::developer).toArray();
            Regression r = Panel.of(model, developer)
                    .within(
                            own.stream().mapToDouble(Point::price).toArray(),
                            own.stream().mapToDouble(Point::time).toArray());
            int developers = r.degrees() + 1;
            put(
                    "list_price_trend." + tier.label(),
                    RATE,
                    r.coefficient(0),
                    r.standardError(0),
                    half(r.standardError(0), r.degrees()),
                    own.size(),
                    "panel of models and months, effects of models, errors clustered by developer",
                    developers < LEAST_CLUSTERS ? Standing.NOT_IDENTIFIED : Standing.ESTIMATED,
                    "token_prices, catalogue_history",
                    "of the same model, 2025-06 to 2026-06, " + developers
                            + " developers; what is paid falls with new models and the mix");
        }
    }

    private static Optional<ListPrice> at(List<ListPrice> rows, LocalDate day) {
        return rows.stream()
                .filter(p -> !LocalDate.parse(p.fromDate()).isAfter(day))
                .filter(p -> p.toDate().isEmpty() || LocalDate.parse(p.toDate()).isAfter(day))
                .max((a, b) -> a.fromDate().compareTo(b.fromDate()));
    }

    private static double mean(ListPrice p) {
        return (p.inputUsdPerMtok().orElse(Double.NaN) + p.outputUsdPerMtok().orElse(Double.NaN)) / 2;
    }

    /** The average price paid for the models of the ranking, a week. */
    private void pricePaid(List<MarketFact> facts) {
        List<MarketFact> weeks = facts.stream()
                .filter(f -> f.quantity().equals("average price paid"))
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .toList();
        rate(
                "price_paid_growth.openrouter",
                DriftingWalk.noisy(
                        weeks.stream().mapToDouble(MarketFact::year).toArray(),
                        weeks.stream().mapToDouble(f -> Math.log(f.number())).toArray()),
                "random walk with drift, observed with noise, by state space",
                Standing.ESTIMATED,
                "token_history OR",
                "routed, first nine or ten models of the week, free ones included: the mix of models moves it");
    }

    // ---------------------------------------------------------------- form

    private void rate(String name, DriftingWalk walk, String method, Standing standing, String data, String note) {
        put(
                name,
                RATE,
                walk.drift(),
                walk.driftError(),
                half(walk.driftError(), walk.degrees()),
                walk.degrees() + 2,
                method,
                standing,
                data,
                note);
    }

    private void put(
            String name,
            String unit,
            double value,
            double error,
            double half,
            int rows,
            String method,
            Standing standing,
            String data,
            String note) {
        all.put(
                name,
                new Estimate(
                        name,
                        unit,
                        OptionalDouble.of(value),
                        OptionalDouble.of(error),
                        OptionalDouble.of(value - half),
                        OptionalDouble.of(value + half),
                        rows,
                        method,
                        standing,
                        data,
                        note));
    }

    private static double half(double error, int degrees) {
        return error * new TDistribution(degrees).inverseCumulativeProbability(0.975);
    }
}
