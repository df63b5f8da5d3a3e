package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.PopulationProjection;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.TrafficMix;

/**
 * The model of one country, optionally against a reference, under a scenario. Immutable; a pure function of its inputs.
 *
 * <pre>{@code
 * Projection base = TokenStateModel.of("CHN").against("USA").project(2025, 2050);
 * }</pre>
 */
public final class TokenStateModel {
    /** The first year of every projection: the year of the last observation. */
    public static final int FIRST_YEAR = YearLoop.START;

    /** The last year of the population projections that are bundled. */
    public static final int LAST_YEAR = 2060;

    private static final double SD_OF_80_PERCENT = 2.563;
    private static final double CHINA_GROSS_TO_NET = 1 - 0.045;
    private static final double US_CENSUS = 1.016;
    private static final String GROWTH_GROUP = "generation_per_head";

    private final Datasets data;
    private final String country;
    private final Optional<String> reference;
    private final Scenario scenario;
    private @Nullable Prepared prepared;

    private TokenStateModel(Datasets data, String country, Optional<String> reference, Scenario scenario) {
        this.data = data;
        this.country = country;
        this.reference = reference;
        this.scenario = scenario;
    }

    /**
     * The model of a country on the bundled data under the baseline.
     *
     * @param country code or name of a country, or code of a group (EU27, GCC, ASEAN, OECD)
     * @return the model
     * @throws InputException if there is no such country; the nearest are named
     */
    public static TokenStateModel of(String country) {
        return of(country, Datasets.bundled());
    }

    /**
     * The model of a country on given data under the baseline.
     *
     * @param country code or name of a country, or code of a group
     * @param data the data
     * @return the model
     * @throws InputException if there is no such country; the nearest are named
     */
    public static TokenStateModel of(String country, Datasets data) {
        return new TokenStateModel(data, code(data, country), Optional.empty(), Scenario.BASELINE);
    }

    /** The same data, reference and scenario for another country, sharing what does not depend on the country. */
    TokenStateModel of(Country other) {
        TokenStateModel model = new TokenStateModel(data, other.iso3(), reference, scenario);
        model.prepared = Prepared.like(prepared(), model);
        return model;
    }

    private static String code(Datasets data, String country) {
        String upper = country.strip().toUpperCase(Locale.ROOT);
        boolean group = data.groups().stream().anyMatch(g -> g.code().equals(upper));
        return group ? upper : data.country(country).iso3();
    }

    /**
     * The same model with a reference country for generation per head.
     *
     * @param other code or name of the reference
     * @return the model
     * @throws InputException if there is no such country
     */
    public TokenStateModel against(String other) {
        return new TokenStateModel(data, country, Optional.of(code(data, other)), scenario);
    }

    /**
     * The same model on other data, such as a newer vintage.
     *
     * @param other the data
     * @return the model
     */
    public TokenStateModel on(Datasets other) {
        return new TokenStateModel(other, country, reference, scenario);
    }

    /**
     * The same model under another scenario.
     *
     * @param other the scenario
     * @return the model
     */
    public TokenStateModel under(Scenario other) {
        TokenStateModel model = new TokenStateModel(data, country, reference, other);
        Prepared mine = prepared;
        if (mine != null && mine.fits(other)) {
            model.prepared = mine;
        }
        return model;
    }

    /**
     * {@return the code of the country or group}
     */
    public String country() {
        return country;
    }

    /**
     * {@return the code of the reference, if there is one}
     */
    public Optional<String> reference() {
        return reference;
    }

    /**
     * {@return the scenario}
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * {@return the data}
     */
    public Datasets data() {
        return data;
    }

    /**
     * Projects the country.
     *
     * @param from the first year, 2025 or later
     * @param to the last year, 2060 at the latest
     * @return the projection
     * @throws InputException if the years lie outside or in the wrong order
     */
    public Projection project(int from, int to) {
        requireYears(from, to);
        Prepared p = prepared();
        int years = to - FIRST_YEAR + 1;
        double[][] parameters = values(years);
        double[] trend = p.ownCentral.clone();
        double[] referenceTrend = p.referenceCentral.clone();
        adjust(trend, referenceTrend, parameters);
        YearLoop loop = p.loop(to);
        double[] results = new double[loop.outputs()];
        loop.run(parameters, trend, referenceTrend, population(p, parameters, new double[years]), results);
        return new Projection(this, from, to, results);
    }

    private static void requireYears(int from, int to) {
        if (from < FIRST_YEAR || from > LAST_YEAR) {
            throw new InputException("first year must be in [" + FIRST_YEAR + ", " + LAST_YEAR + "] but is " + from);
        }
        if (to < from || to > LAST_YEAR) {
            throw new InputException("last year must be in [" + from + ", " + LAST_YEAR + "] but is " + to);
        }
    }

    /** Every number parameter by year since the start, under the scenario. */
    private double[][] values(int years) {
        ParameterTable table = ParameterTable.bundled();
        double[][] values = new double[table.size()][];
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = table.all().get(i);
            values[i] = new double[years];
            if (!parameter.isChoice()) {
                var path = scenario.path(parameter.name());
                for (int t = 0; t < years; t++) {
                    values[i][t] = path.at(FIRST_YEAR + t);
                }
            }
        }
        return values;
    }

    private void adjust(double[] trend, double[] referenceTrend, double[][] parameters) {
        double likeForLike = parameters[ParameterTable.bundled().indexOf("like_for_like")][0];
        if (likeForLike != 0) {
            adjust(trend, country, likeForLike);
            adjust(referenceTrend, reference.orElse(""), likeForLike);
        }
    }

    private static void adjust(double[] trend, String code, double weight) {
        double factor = code.equals("CHN") ? CHINA_GROSS_TO_NET : code.equals("USA") ? US_CENSUS : 1;
        for (int i = 0; i < trend.length; i++) {
            trend[i] *= 1 + weight * (factor - 1);
        }
    }

    private static double[] population(Prepared p, double[][] parameters, double[] out) {
        double[] deviation = parameters[ParameterTable.bundled().indexOf("population_deviation")];
        for (int t = 0; t < out.length; t++) {
            out[t] = p.population[t] + deviation[t] * p.populationSd[t];
        }
        return out;
    }

    /**
     * The model as a function of its uncertain inputs: every parameter that has a distribution under the scenario, and the
     * growth path of generation per head (a member and its innovations) as one group.
     *
     * @param from the first year of the outputs
     * @param to the last year
     * @param variables the result variables; each gives one output a year, named {@code variable[year]}, after the first
     *     years {@code crossing_year}, {@code token_state_year} and {@code milestone_1} to {@code milestone_20}, which are
     *     {@code to + 1} where the event does not happen within the horizon
     * @return the model; variables without a value for this country are left out
     */
    public Model asModel(int from, int to, List<String> variables) {
        requireYears(from, to);
        return new ProjectionModel(this, from, to, variables);
    }

    /**
     * The model as a function of its uncertain inputs, with the headline results of 2025 to 2050.
     *
     * @return the model
     */
    public Model asModel() {
        return asModel(FIRST_YEAR, 2050, HEADLINE);
    }

    /** The result variables of headlines, fans and reports. */
    public static final List<String> HEADLINE = List.of(
            "generation_kwh_per_capita",
            "reference_generation_kwh_per_capita",
            "generation_twh",
            "energy_per_token_joules",
            "stock_gw",
            "exportable_energy_twh",
            "exportable_tokens",
            "exported_tokens",
            "price_usd_per_mtok",
            "export_revenue_usd",
            "share_of_goods_exports",
            "share_of_gdp",
            "dependence",
            "exported_generation_share",
            "energy_share_of_cost",
            "shadow_price_usd_per_kwh",
            "binding_constraint",
            "world_tokens_mtok",
            "world_spending_usd",
            "us_import_penetration_value",
            "us_import_penetration_volume",
            "us_break_even_price_ratio");

    List<String> notes(int to) {
        Prepared p = prepared();
        List<String> notes = new ArrayList<>();
        notes.add("generation per head rests on the growth model '" + scenario.choice(Parameter.GROWTH_MODEL) + "'");
        notes.addAll(p.notes);
        if (to > 2040) {
            notes.add("demand growth, additions and mark-ups after 2040 hold the last value of their paths [assumed]");
        }
        return List.copyOf(notes);
    }

    Map<String, Source> sources(int to) {
        return prepared().sources;
    }

    Prepared prepared() {
        Prepared p = prepared;
        if (p == null) {
            p = Prepared.of(this);
            prepared = p;
        }
        return p;
    }

    /** What depends on the country, its reference, the data and the choices of the scenario, but on no number of it. */
    static final class Prepared {
        private final List<String> choices;
        final int subject;
        private final CountryFigures[] makers;
        final CountryFigures own;
        private final double[] baseEnergy;
        private final double provisionedPerMetered;
        private final double[] ownCentral;
        private final double[] referenceCentral;
        final double[] population;
        final double[] populationSd;
        private final @Nullable GenerationPaths paths;
        final double[] ownObserved;
        final double[] referenceObserved;
        private final List<String> notes;
        final Map<String, Source> sources;

        private Prepared(TokenStateModel model, @Nullable Prepared like) {
            Datasets data = model.data;
            Scenario scenario = model.scenario;
            choices = choices(scenario);
            notes = new ArrayList<>();
            sources = new LinkedHashMap<>();
            subject = Arrays.asList(YearLoop.ORIGIN_NAMES).indexOf(model.country);
            int years = LAST_YEAR - FIRST_YEAR + 1;
            makers = like == null ? makers(data, scenario) : like.makers;
            own = isMaker()
                    ? makers[subject]
                    : FiguresReader.read(
                            data,
                            model.country,
                            scenario.path("gdp_growth.other"),
                            scenario.path("goods_exports_growth"),
                            false);
            TrafficMix mix = TrafficMix.named(scenario.choice("traffic_mix"));
            if (like == null) {
                baseEnergy = new double[YearLoop.TIERS.length];
                provisionedPerMetered = intensities(scenario, mix);
            } else {
                baseEnergy = like.baseEnergy;
                provisionedPerMetered = like.provisionedPerMetered;
            }
            AnnualSeries ownSeries = perHead(data, model.country);
            Optional<AnnualSeries> referenceSeries = model.reference.map(r -> perHead(data, r));
            ownCentral = new double[years];
            referenceCentral = new double[years];
            Arrays.fill(ownCentral, Double.NaN);
            Arrays.fill(referenceCentral, Double.NaN);
            ownObserved = ownCentral.clone();
            referenceObserved = ownCentral.clone();
            paths = paths(scenario, ownSeries, referenceSeries);
            population = new double[years];
            populationSd = new double[years];
            population(data, model.country);
            notes.addAll(own.missing());
            sources.putAll(own.sources());
            if (!isMaker()) {
                notes.add(
                        "no row of its own in the token market: a taker that hosts; accelerators bounded by investment,"
                                + " cost of capital by income group, levelised cost and data-centre overhead by world rule [assumed]");
            }
            if (data.groups().stream()
                    .anyMatch(g -> g.code().equals(model.country)
                            && (g.members().contains("USA") || g.members().contains("CHN")))) {
                notes.add(
                        "the group holds a maker of the world market, whose own token exports are not in these figures:"
                                + " the group is projected as a host beside it; 'rank' sums the members instead");
            }
            notes.add("energy and prices are per billed token of the traffic mix '" + mix.name()
                    + "' at the meter; money is" + " real 2025 USD");
        }

        static Prepared of(TokenStateModel model) {
            return new Prepared(model, null);
        }

        /** Prepares another country with the makers and serving points of one prepared on the same data and choices. */
        static Prepared like(Prepared other, TokenStateModel model) {
            return new Prepared(model, other);
        }

        /** Generation per head, without what comes after a year that is missing since the start: no path runs across it. */
        static AnnualSeries perHead(Datasets data, String code) {
            AnnualSeries series = data.generationPerCapitaKwh(code);
            int last = series.lastYear().orElse(FIRST_YEAR);
            for (int year = FIRST_YEAR + 1; year < last; year++) {
                if (series.in(year).isEmpty()) {
                    int first = series.firstYear().orElseThrow();
                    return AnnualSeries.of(series.name(), first, series.values(first, year - 1));
                }
            }
            return series;
        }

        private static CountryFigures[] makers(Datasets data, Scenario scenario) {
            CountryFigures usa = maker(data, scenario, "USA");
            CountryFigures chn = maker(data, scenario, "CHN");
            return new CountryFigures[] {
                usa, chn, FiguresReader.restOfWorld(data, usa.gdpUsd(), chn.gdpUsd(), scenario.path("gdp_growth.other"))
            };
        }

        private static CountryFigures maker(Datasets data, Scenario scenario, String code) {
            return FiguresReader.read(
                    data, code, scenario.path("gdp_growth." + code), scenario.path("goods_exports_growth"), true);
        }

        private static List<String> choices(Scenario scenario) {
            List<String> choices = new ArrayList<>();
            for (Parameter parameter : ParameterTable.bundled().all()) {
                if (parameter.isChoice()) {
                    choices.add(scenario.choice(parameter.name()));
                }
            }
            // Figures whose last value is older than the start are grown to it by these paths.
            for (String path :
                    List.of("gdp_growth.CHN", "gdp_growth.USA", "gdp_growth.other", "goods_exports_growth")) {
                choices.add(scenario.path(path).toString());
            }
            for (String tier : YearLoop.TIERS) {
                choices.add(scenario.path("energy_kwh_per_mtok." + tier).toString());
                choices.add(scenario.path("tier_share." + tier).toString());
            }
            choices.add(scenario.path("provisioned_per_metered").toString());
            return choices;
        }

        boolean fits(Scenario other) {
            return choices.equals(choices(other));
        }

        boolean isMaker() {
            return subject == YearLoop.USA || subject == YearLoop.CHN;
        }

        /** Fills the base energy of the tiers and returns provisioned over metered power of their mix. */
        private double intensities(Scenario scenario, TrafficMix mix) {
            double metered = 0;
            double provisioned = 0;
            for (int k = 0; k < baseEnergy.length; k++) {
                String tier = YearLoop.TIERS[k];
                String point = scenario.choice("serving_point." + tier);
                double share = scenario.path("tier_share." + tier).at(FIRST_YEAR);
                double a;
                double v;
                if (point.equals("none")) {
                    a = scenario.path("energy_kwh_per_mtok." + tier).at(FIRST_YEAR);
                    v = a * scenario.path("provisioned_per_metered").at(FIRST_YEAR);
                    sources.put(
                            "base_energy_kwh_per_mtok." + tier,
                            new Source("parameter energy_kwh_per_mtok." + tier, Evidence.ASSUMED));
                } else {
                    MeteredIntensity intensity = MeteredIntensity.of(
                            InferenceCatalogue.bundled().servingPoint(point), mix, DataCentre.DEFAULT);
                    a = intensity.kilowattHoursPerMillionBilledTokens();
                    v = intensity.provisionedKilowattHoursPerMillionBilledTokens();
                    sources.put(
                            "base_energy_kwh_per_mtok." + tier,
                            new Source(
                                    "energy roofline fitted on ML.ENERGY v3, serving point '" + point
                                            + "', traffic mix '" + mix.name() + "'",
                                    Evidence.DERIVED));
                }
                baseEnergy[k] = a;
                metered += share * a;
                provisioned += share * v;
            }
            sources.put(
                    "provisioned_per_metered_used",
                    new Source("serving points: all-in provisioned kW over metered kW", Evidence.DERIVED));
            return provisioned / metered;
        }

        private @Nullable GenerationPaths paths(
                Scenario scenario, AnnualSeries ownSeries, Optional<AnnualSeries> referenceSeries) {
            String name = scenario.choice(Parameter.GROWTH_MODEL);
            GenerationPaths.Settings settings = name.equals("default")
                    ? GenerationPaths.Settings.standard()
                    : GenerationPaths.Settings.of(GrowthModels.named(name));
            if (ownSeries.isEmpty()) {
                notes.add("no generation per head: " + ownSeries.cause());
                return null;
            }
            int last = ownSeries.lastYear().orElseThrow();
            if (last < FIRST_YEAR) {
                notes.add("generation per head is observed to " + last + ", a forecast after");
            }
            if (last < FIRST_YEAR - 10) {
                notes.add("no generation per head after " + last + ": the series has ended");
                return null;
            }
            boolean withReference = referenceSeries.filter(s -> !s.isEmpty()).isPresent();
            GenerationPaths made;
            try {
                made = withReference
                        ? GenerationPaths.of(ownSeries, referenceSeries.orElseThrow(), LAST_YEAR, settings)
                        : GenerationPaths.of(ownSeries, LAST_YEAR, settings);
            } catch (InputException e) {
                notes.add("no forecast of generation per head: " + e.getMessage());
                return null;
            }
            fill(ownSeries, ownObserved);
            referenceSeries.ifPresent(s -> fill(s, referenceObserved));
            double[] ownPath = new double[made.years()];
            double[] referencePath = new double[made.years()];
            Arrays.fill(referencePath, Double.NaN);
            made.central(ownPath, referencePath);
            place(made, ownPath, ownObserved, ownCentral);
            place(made, referencePath, referenceObserved, referenceCentral);
            return made;
        }

        private static void fill(AnnualSeries series, double[] observed) {
            for (int t = 0; t < observed.length; t++) {
                observed[t] = series.in(FIRST_YEAR + t).orElse(Double.NaN);
            }
        }

        /** Joins what is observed with a path from its first forecast year. */
        static void place(GenerationPaths paths, double[] path, double[] observed, double[] out) {
            for (int t = 0; t < out.length; t++) {
                int i = FIRST_YEAR + t - paths.firstYear();
                out[t] = !Double.isNaN(observed[t]) ? observed[t] : i >= 0 && i < path.length ? path[i] : Double.NaN;
            }
        }

        private void population(Datasets data, String code) {
            AnnualSeries observed = data.series(code, Indicator.POPULATION);
            PopulationProjection projection = data.populationProjection(code);
            for (int t = 0; t < population.length; t++) {
                int year = FIRST_YEAR + t;
                double medium = projection.medium().in(year).orElse(Double.NaN);
                double upper = projection.upper80().in(year).orElse(Double.NaN);
                double lower = projection.lower80().in(year).orElse(Double.NaN);
                population[t] = observed.in(year).orElse(medium);
                boolean spread = observed.in(year).isEmpty() && !Double.isNaN(upper - lower);
                populationSd[t] = spread ? (upper - lower) / SD_OF_80_PERCENT : 0;
            }
            if (projection.medium().isEmpty()) {
                notes.add("no population projection: " + projection.medium().cause());
            }
        }

        YearLoop loop(int to) {
            return new YearLoop(
                    ParameterTable.bundled(),
                    VariableTable.bundled(),
                    isMaker() ? subject : YearLoop.ORIGIN_NAMES.length,
                    makers,
                    own,
                    baseEnergy,
                    provisionedPerMetered,
                    to);
        }
    }

    /** The model as a function on plain arrays. */
    private static final class ProjectionModel implements Model {
        private static final List<String> EVENTS = List.of(
                "crossing_year",
                "token_state_year",
                "milestone_1",
                "milestone_2",
                "milestone_5",
                "milestone_10",
                "milestone_20");

        private final TokenStateModel model;
        private final int from;
        private final int to;
        private final List<Input> inputs = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final boolean hasReference;

        ProjectionModel(TokenStateModel model, int from, int to, List<String> variables) {
            this.model = model;
            this.from = from;
            this.to = to;
            ParameterTable table = ParameterTable.bundled();
            for (int i = 0; i < table.size(); i++) {
                Parameter parameter = table.all().get(i);
                Optional<Distribution> distribution = model.scenario.distribution(parameter.name());
                if (!parameter.isChoice() && distribution.isPresent()) {
                    boolean population = parameter.name().equals("population_deviation");
                    inputs.add(new Input(
                            parameter.name(), population ? GROWTH_GROUP : parameter.name(), distribution.get()));
                    rows.add(i);
                }
            }
            Prepared p = model.prepared();
            if (p.paths != null) {
                inputs.add(new Input("growth_member", GROWTH_GROUP, Distribution.uniform(0, 1)));
                Distribution normal = Distribution.normal(0, 1);
                for (int i = 0; i < p.paths.normalsNeeded(); i++) {
                    inputs.add(new Input("growth_innovation_" + i, GROWTH_GROUP, normal));
                }
            }
            Projection central = model.project(from, to);
            hasReference = model.reference.isPresent() && p.paths != null;
            outputs.addAll(EVENTS);
            VariableTable all = VariableTable.bundled();
            for (String variable : variables) {
                int column = all.indexOf(variable);
                for (int year = from; year <= to; year++) {
                    int place = (year - FIRST_YEAR) * all.size() + column;
                    if (!Double.isNaN(central.results()[place])) {
                        outputs.add(variable + "[" + year + "]");
                        places.add(place);
                    }
                }
            }
        }

        @Override
        public List<Input> inputs() {
            return List.copyOf(inputs);
        }

        @Override
        public List<String> outputs() {
            return List.copyOf(outputs);
        }

        @Override
        public Evaluator evaluator() {
            return new Run();
        }

        /** One thread's workspace. */
        private final class Run implements Evaluator {
            private final Prepared p = model.prepared();
            private final int years = to - FIRST_YEAR + 1;
            private final double[][] parameters = model.values(years);
            private final YearLoop loop = p.loop(to);
            private final double[] results = new double[loop.outputs()];
            private final int[] rowOf =
                    rows.stream().mapToInt(Integer::intValue).toArray();
            private final int[] placeOf =
                    places.stream().mapToInt(Integer::intValue).toArray();
            private final double[] normals = new double[p.paths == null ? 0 : p.paths.normalsNeeded()];
            private final double[] ownPath = new double[p.paths == null ? 0 : p.paths.years()];
            private final double[] referencePath = new double[ownPath.length];
            private final double[] trend = p.ownCentral.clone();
            private final double[] referenceTrend = p.referenceCentral.clone();
            private final double[] population = new double[years];
            private final Milestones.TokenState tokenState = Milestones.TokenState.of(model.scenario, from);
            private final int share = VariableTable.bundled().indexOf("share_of_goods_exports");
            private final int perHead = VariableTable.bundled().indexOf("generation_kwh_per_capita");
            private final int referencePerHead = VariableTable.bundled().indexOf("reference_generation_kwh_per_capita");

            @Override
            public void evaluate(double[] in, double[] out) {
                for (int i = 0; i < rowOf.length; i++) {
                    Arrays.fill(parameters[rowOf[i]], in[i]);
                }
                if (p.paths != null) {
                    System.arraycopy(in, rowOf.length + 1, normals, 0, normals.length);
                    p.paths.path(in[rowOf.length], normals, ownPath, referencePath);
                    Prepared.place(p.paths, ownPath, p.ownObserved, trend);
                    if (hasReference) {
                        Prepared.place(p.paths, referencePath, p.referenceObserved, referenceTrend);
                    }
                    model.adjust(trend, referenceTrend, parameters);
                }
                population(p, parameters, population);
                loop.run(parameters, trend, referenceTrend, population, results);
                int n = 0;
                out[n++] = Milestones.firstYear(results, perHead, referencePerHead, 0, from, to);
                out[n++] = tokenState.firstYear(results, from, to);
                for (int percent : Projection.MILESTONES_PERCENT) {
                    out[n++] = Milestones.firstYear(results, share, -1, percent / 100.0, from, to);
                }
                for (int place : placeOf) {
                    out[n++] = results[place];
                }
            }
        }
    }

    @Override
    public String toString() {
        return "token-state model of " + country
                + reference.map(r -> " against " + r).orElse("");
    }
}
