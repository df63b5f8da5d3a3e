package org.tokenstate.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.world.WorldMarket;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.inference.WeightPrecision;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.WorldModel;
import org.tokenstate.projection.WorldProjection;

/** The entry to arbitraries of the library's values. What they make shrinks towards the baseline. */
public final class TokenStates {
    private static final int FIRST_DATA_YEAR = 2000;
    private static final int LAST_DATA_YEAR = 2025;
    private static final int NO_LIMIT = 101;
    private static final List<String> TIERS = List.of("frontier", "near_frontier", "commodity");
    private static final double COST_USD_PER_KWH = 4;
    private static final double MORE_THAN_ANY_USE_KWH = 1e15;

    private TokenStates() {}

    /**
     * Any area of the data, also those without generation.
     *
     * @return the arbitrary; shrinks to the first code
     */
    public static Arbitrary<Country> countries() {
        return Arbitraries.of(Datasets.bundled().countries());
    }

    /**
     * Areas whose generation, GDP and exports are known, so that a projection has all results.
     *
     * @return the arbitrary; shrinks to China, then to the United States
     */
    public static Arbitrary<Country> countriesWithAllFigures() {
        List<Country> all = new ArrayList<>();
        all.add(Datasets.bundled().country("CHN"));
        all.add(Datasets.bundled().country("USA"));
        for (Country country : Datasets.bundled().countries()) {
            boolean known = country.lastGenerationYear().orElse(0) >= LAST_DATA_YEAR - 4
                    && country.lastGdpYear().orElse(0) >= LAST_DATA_YEAR - 4
                    && country.lastGoodsExportsYear().orElse(0) >= LAST_DATA_YEAR - 4;
            if (known && !all.contains(country)) {
                all.add(country);
            }
        }
        return Arbitraries.of(all);
    }

    /**
     * Parameters that are numbers.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Parameter> parameters() {
        return Arbitraries.of(ParameterTable.bundled().all().stream()
                .filter(p -> !p.isChoice())
                .toList());
    }

    /**
     * Values of a parameter within its bounds, its ends and its default among them.
     *
     * @param parameter the parameter; a number
     * @return the arbitrary; shrinks to the default of the first year
     */
    public static Arbitrary<Double> valuesOf(Parameter parameter) {
        double target = parameter.defaultValue().at(LAST_DATA_YEAR);
        return Arbitraries.doubles()
                .between(parameter.lower(), parameter.upper())
                .ofScale(12)
                .shrinkTowards(target)
                .edgeCases(config -> config.add(parameter.lower(), parameter.upper(), target));
    }

    /**
     * Scenarios with a few changed parameters.
     *
     * @return the arbitrary, to be configured; shrinks to fewer and smaller changes of the baseline
     */
    public static ScenarioArbitrary scenarios() {
        return ScenarioArbitrary.standard();
    }

    /**
     * Scenarios as an ensemble draws them: all uncertain parameters at once, from their joint distribution, and in every third
     * try the ends of those that lead the tornado.
     *
     * @return the arbitrary, to be configured; shrinks to the fewest parameters that matter
     */
    public static DrawnScenarios draws() {
        return DrawnScenarios.standard();
    }

    /**
     * What-ifs that keep the baseline within bounds: a parameter moved in some years, or several.
     *
     * @return the arbitrary; shrinks to no change
     */
    public static Arbitrary<WhatIf> whatIfs() {
        return ParameterChange.any(ParameterChange.PLAUSIBLE, TokenStateModel.FIRST_YEAR, 2050, false)
                .list()
                .ofMaxSize(3)
                .map(ParameterChange::all);
    }

    /**
     * What-ifs that change nothing before a year, and up to 30 parameters from it on: a look-ahead shows in
     * one of them alone, which a few at a time would seldom meet.
     *
     * @param year the first year that may change
     * @return the arbitrary; shrinks to one change that changes nothing
     */
    public static Arbitrary<WhatIf> whatIfsFrom(int year) {
        return ParameterChange.any(ParameterChange.PLAUSIBLE, year, year, false)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(ParameterChange::all);
    }

    /**
     * A spell of years with less generation: from nothing lost to everything lost, for one to five years.
     *
     * @return the arbitrary; shrinks to no loss
     */
    public static Arbitrary<WhatIf.Arithmetic> dryYears() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100).shrinkTowards(100),
                        Arbitraries.integers().between(LAST_DATA_YEAR + 1, 2045),
                        Arbitraries.integers().between(0, 4))
                .as((percent, from, more) -> WhatIf.scale(Parameters.GENERATION_FACTOR, percent / 100.0)
                        .between(from, from + more));
    }

    /**
     * Positive yearly series of 10 to 26 years to 2025: a random walk of logs, growth and noise of any size that countries
     * have shown.
     *
     * @return the arbitrary; shrinks to a short flat series of 1,000
     */
    public static Arbitrary<AnnualSeries> yearlySeries() {
        Arbitrary<Double> steps = Arbitraries.integers().between(-150, 150).map(k -> k / 1000.0);
        Arbitrary<Integer> levels = Arbitraries.integers().between(10, 60_000).shrinkTowards(1000);
        return Combinators.combine(levels, steps.list().ofMinSize(9).ofMaxSize(25))
                .as((level, growth) -> {
                    double[] values = new double[growth.size() + 1];
                    values[0] = level;
                    for (int i = 1; i < values.length; i++) {
                        values[i] = values[i - 1] * Math.exp(growth.get(i - 1));
                    }
                    return AnnualSeries.of("series", LAST_DATA_YEAR + 1 - values.length, values);
                });
    }

    /**
     * Policies of every instrument, in one region of the world and on one origin, or on all.
     *
     * @return the arbitrary; shrinks to a tariff of nothing of the United States on all origins from 2026
     */
    public static Arbitrary<Policy> policies() {
        WorldProjection world = WorldModel.bundled().project(TokenStateModel.FIRST_YEAR, TokenStateModel.FIRST_YEAR);
        List<List<String>> origins = new ArrayList<>(List.of(List.of()));
        world.elements("origin").forEach(origin -> origins.add(List.of(origin)));
        return Combinators.combine(
                        Arbitraries.of(Policy.Instrument.values()),
                        Arbitraries.of(world.elements("region")),
                        Arbitraries.of(origins),
                        Arbitraries.of(world.elements("pool")),
                        Arbitraries.integers().between(TokenStateModel.FIRST_YEAR + 1, 2045),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 5))
                .as((instrument, region, origin, pool, from, years, percent, phaseIn) -> new Policy(
                        instrument,
                        List.of(region),
                        origin,
                        size(instrument, region, percent),
                        pool,
                        from,
                        OptionalInt.of(from + years),
                        phaseIn));
    }

    /** A share, or what an instrument that is no share is counted in. */
    private static double size(Policy.Instrument instrument, String region, int percent) {
        return switch (instrument) {
            case COMPLIANCE_COST -> 1e8 * percent;
            case CHIP_CONTROL, POWER_LIMIT -> 0.2 * percent;
            case BAN -> percent / 99;
            case SUBSIDY ->
                Math.min(
                        percent / 100.0,
                        ParameterTable.bundled()
                                .get("capital_subsidy." + region)
                                .upper());
            default -> percent / 100.0;
        };
    }

    /**
     * Years from the one before the data, 1999, to the last of a projection, 2060; the first years of the data and both sides
     * of the first year of a projection among the edge cases.
     *
     * @return the arbitrary; shrinks to the first year of a projection
     */
    public static Arbitrary<Integer> years() {
        return Arbitraries.integers()
                .between(FIRST_DATA_YEAR - 1, TokenStateModel.LAST_YEAR)
                .shrinkTowards(TokenStateModel.FIRST_YEAR)
                .edgeCases(config -> config.add(
                        FIRST_DATA_YEAR - 1,
                        FIRST_DATA_YEAR,
                        TokenStateModel.FIRST_YEAR - 1,
                        TokenStateModel.FIRST_YEAR,
                        TokenStateModel.LAST_YEAR));
    }

    /**
     * Data centres with an overhead (PUE) of 1 to 2, a PUE of exactly 1 among the edge cases.
     *
     * @return the arbitrary; shrinks to {@link DataCentre#DEFAULT}
     */
    public static Arbitrary<DataCentre> dataCentres() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(100, 200)
                                .shrinkTowards(125)
                                .edgeCases(config -> config.add(100)),
                        Arbitraries.integers().between(10, 100).shrinkTowards(90))
                .as((pue, inService) ->
                        DataCentre.DEFAULT.withPue(pue / 100.0).withShareOfTimeInService(inService / 100.0));
    }

    /**
     * Serving points of the bundled models and accelerators, with any batch that fits in memory.
     *
     * @return the arbitrary; shrinks to the first bundled point as it is
     */
    public static Arbitrary<ServingPoint> servingPoints() {
        List<ServingPoint> known = List.copyOf(InferenceCatalogue.bundled().servingPoints());
        return Arbitraries.of(known)
                .flatMap(point -> Combinators.combine(
                                around(point.batch(), 1, 1024),
                                around(point.uncachedInputTokens(), 0, 20_000),
                                around(point.cachedInputTokens(), 0, 20_000),
                                around(point.outputTokens(), 1, 8_000))
                        .as((batch, uncached, cached, output) -> point.withTokens(uncached, cached, output)
                                .withBatch(batch)
                                .cappedToMemory()))
                .filter(point -> point.batch() >= 1 && point.fitsInMemory());
    }

    /**
     * Any usable model on any accelerators that hold it, one sequence at a time.
     *
     * @return the arbitrary; shrinks to the first model on one of the first accelerators
     */
    public static Arbitrary<ServingPoint> servingPointsOfAnyModel() {
        InferenceCatalogue catalogue = InferenceCatalogue.bundled();
        return Combinators.combine(
                        Arbitraries.of(List.copyOf(catalogue.models())),
                        Arbitraries.of(List.copyOf(catalogue.accelerators())),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.doubles().between(0, 5000),
                        Arbitraries.doubles().between(0, 20_000),
                        Arbitraries.doubles().between(1, 8000),
                        Arbitraries.of(WeightPrecision.BF16, WeightPrecision.FP8))
                .as((model, accelerator, n, replicas, uncached, cached, output, precision) -> ServingPoint.of(
                                model, accelerator, 1)
                        .withAccelerators(accelerator, 1 << n, 1 << Math.min(n, replicas))
                        .withTokens(uncached, cached, output)
                        .withPrecision(precision, 2)
                        .withBatch(1))
                .filter(ServingPoint::fitsInMemory);
    }

    private static Arbitrary<Integer> around(double value, int least, int most) {
        return Arbitraries.integers().between(least, most).shrinkTowards((int)
                Math.max(least, Math.min(most, Math.rint(value))));
    }

    /**
     * Market cases of two origins, each of a family and on a pool of its own, two markets and the three tiers; in some the compute
     * of one pool binds, in some one origin is barred to a part of the buyers. An elasticity of -1 and compute that just meets its use are among the edge
     * cases.
     *
     * @return the arbitrary; shrinks to equal prices and shares without limits
     */
    public static Arbitrary<WorldMarket> markets() {
        Arbitrary<Integer> percent = Arbitraries.integers().between(1, 99).shrinkTowards(50);
        Arbitrary<Integer> prices = Arbitraries.integers().between(2, 2000).shrinkTowards(100);
        Arbitrary<Integer> elasticity =
                Arbitraries.integers().between(-250, -40).shrinkTowards(-130).edgeCases(c -> c.add(-100));
        // Per cent of what free trade would use: 100 binds exactly, 101 stands for no limit at all.
        Arbitrary<Integer> capacity = Arbitraries.integers()
                .between(1, NO_LIMIT)
                .shrinkTowards(NO_LIMIT)
                .edgeCases(c -> c.add(1, 100, NO_LIMIT));
        return Combinators.combine(
                        percent.list().ofSize(6),
                        prices.list().ofSize(6),
                        elasticity,
                        Arbitraries.integers().between(110, 900).shrinkTowards(400),
                        capacity,
                        percent)
                .as((shares, price, epsilon, sigma, fill, access) -> {
                    WorldMarket free = market(shares, price, epsilon, sigma, MORE_THAN_ANY_USE_KWH, access);
                    return fill < NO_LIMIT
                            ? market(
                                    shares,
                                    price,
                                    epsilon,
                                    sigma,
                                    free.solve().pool("A").workKwh() * fill / 100,
                                    access)
                            : free;
                });
    }

    private static WorldMarket market(
            List<Integer> shares, List<Integer> price, int epsilon, int sigma, double computeKwh, int access) {
        String[] names = {"A", "B"};
        Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
        Map<String, WorldMarket.Pool> pools = new LinkedHashMap<>();
        Map<String, WorldMarket.Host> hosts = new LinkedHashMap<>();
        for (int o = 0; o < 2; o++) {
            String name = names[o];
            origins.put(name, new WorldMarket.Origin(name, Optional.of(name), name));
            pools.put(name, new WorldMarket.Pool(List.of(name), Optional.empty(), COST_USD_PER_KWH));
            WorldMarket.Step step = new WorldMarket.Step(
                    COST_USD_PER_KWH, o == 0 ? computeKwh : MORE_THAN_ANY_USE_KWH, Optional.empty());
            hosts.put(name, new WorldMarket.Host(name, OptionalDouble.empty(), List.of(step)));
        }
        Map<String, Map<String, Double>> work = new LinkedHashMap<>();
        Map<String, Map<String, Double>> markups = new LinkedHashMap<>();
        Map<String, Map<String, Double>> others = new LinkedHashMap<>();
        for (int k = 0; k < 3; k++) {
            double kwh = 0.1 * (3 - k);
            work.put(TIERS.get(k), Map.of("A", kwh, "B", kwh));
            others.put(TIERS.get(k), Map.of("A", 0.0, "B", 0.0));
            Map<String, Double> row = new LinkedHashMap<>();
            for (int o = 0; o < 2; o++) {
                row.put(names[o], price.get(3 * o + k) / 100.0 / (kwh * COST_USD_PER_KWH) - 1);
            }
            markups.put(TIERS.get(k), row);
        }
        WorldMarket.Channel channel = new WorldMarket.Channel(epsilon / 100.0, 1.5, sigma / 100.0, 0);
        List<WorldMarket.Market> markets = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            Map<String, WorldMarket.Tier> tiers = new LinkedHashMap<>();
            for (int k = 0; k < 3; k++) {
                double a = shares.get(3 * m + k) / 100.0;
                Map<String, WorldMarket.Base> base = new LinkedHashMap<>();
                base.put("A", new WorldMarket.Base(a, price.get(k) / 100.0));
                base.put("B", new WorldMarket.Base(1 - a, price.get(3 + k) / 100.0));
                tiers.put(TIERS.get(k), new WorldMarket.Tier(k == 2 ? 0.5 : 0.25, base));
            }
            Optional<WorldMarket.Restriction> restriction = m == 1
                    ? Optional.of(new WorldMarket.Restriction(Set.of("B"), 1, access / 100.0))
                    : Optional.empty();
            markets.add(new WorldMarket.Market(
                    "market " + m,
                    names[m],
                    "api",
                    1e9,
                    1,
                    1,
                    OptionalDouble.empty(),
                    tiers,
                    Map.of(),
                    restriction,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    markups,
                    others));
        }
        return new WorldMarket("case", TIERS, origins, Map.of("api", channel), work, pools, hosts, markets);
    }

    /**
     * Productive input-output tables of one to eight sectors: every sector sells more than its inputs cost.
     *
     * @return the arbitrary; shrinks to one sector without inputs
     */
    public static Arbitrary<InputOutputTable> inputOutputTables() {
        return Arbitraries.integers().between(1, 8).flatMap(n -> Combinators.combine(
                        Arbitraries.integers().between(0, 100).list().ofSize(n * n),
                        Arbitraries.integers().between(1, 1000).list().ofSize(n))
                .as((weights, demand) -> table(n, weights, demand)));
    }

    /** Coefficients whose columns sum to at most 0.8, and the transactions that meet the demand. */
    private static InputOutputTable table(int n, List<Integer> weights, List<Integer> demand) {
        double[][] a = new double[n][n];
        for (int j = 0; j < n; j++) {
            double sum = 100;
            for (int i = 0; i < n; i++) {
                sum += weights.get(i * n + j);
            }
            for (int i = 0; i < n; i++) {
                a[i][j] = 0.8 * weights.get(i * n + j) / sum;
            }
        }
        double[] x = new double[n];
        for (int round = 0; round < 400; round++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                next[i] = demand.get(i);
                for (int j = 0; j < n; j++) {
                    next[i] += a[i][j] * x[j];
                }
            }
            x = next;
        }
        List<String> sectors = new ArrayList<>();
        double[][] z = new double[n][n];
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            sectors.add("sector " + (i + 1));
            f[i] = demand.get(i);
            for (int j = 0; j < n; j++) {
                z[i][j] = a[i][j] * x[j];
            }
        }
        return InputOutputTable.of(sectors, z, f);
    }
}
