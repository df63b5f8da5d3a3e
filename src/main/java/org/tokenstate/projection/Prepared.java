package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.PopulationProjection;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationHistory;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.equations.internal.Vocabulary;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.projection.Note.Kind;
import org.tokenstate.surplus.Hosts;
import org.tokenstate.units.TrafficMix;

/** What depends on the country, its reference, the data and the choices of the scenario, but on no number of it. */
final class Prepared {
    private static final String GENERATION = "generation_kwh_per_capita";
    /** Standard deviations from the median to either end of an interval of 80 %. */
    private static final double SD_TO_80_PERCENT = StandardNormal.quantile(0.9);
    /** How the population of a year comes about. */
    static final String POPULATION_METHOD =
            "UN WPP 2024: medium variant, times e to the population_deviation times the log of a published 80 % bound over it, in"
                    + " standard deviations; observed to the last year of the data";

    private static final Source NOT_RECORDED =
            new Source("no source is recorded: taken as an assumption", Evidence.ASSUMED);
    /** Series of the text. */
    static final String OWN_SERIES = "generation_series";

    static final String REFERENCE_SERIES = "reference_series";
    static final String POPULATION_SERIES = "population_series";
    static final String REFERENCE_POPULATION = "reference_population_series";
    static final String OUTLOOK_WEIGHT = "outlook_weight_series";
    static final String REFERENCE_OUTLOOK_WEIGHT = "reference_outlook_weight_series";
    private static final String ENERGY = "serving_point_energy";
    private static final String DEFAULT_ENERGY = "default_serving_point_energy";
    /** Figure of the reference country: which region of the world it is. */
    private static final String REFERENCE_REGION = "reference_region";

    private final List<String> choices;
    final ModelText.Kind kind;
    private final Hosts hosts;
    final CountryFigures own;
    private final double referenceRegion;
    /** Series that no draw changes; one value where it holds in every year. */
    private final Map<String, double[]> series = new LinkedHashMap<>();

    final double[] ownCentral;
    final double[] referenceCentral;
    final double[] population;
    /** Log of the upper bound over the median, and of the median over the lower, a standard deviation each; 0 where none is known. */
    private final double[] populationUp;

    private final double[] populationDown;
    private final GenerationData generation;
    final @Nullable GenerationPaths paths;
    final double[] ownObserved;
    final double[] referenceObserved;
    final List<Note> notes;
    final Map<String, Source> sources;
    private @Nullable String growthRecord;

    private Prepared(TokenStateModel model, @Nullable Prepared like) {
        Datasets data = model.data();
        Scenario scenario = model.scenario();
        ModelText text = model.text();
        choices = choices(scenario);
        notes = new ArrayList<>();
        sources = new LinkedHashMap<>();
        kind = text.kind(model.country(), model.members());
        int years = TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR + 1;
        hosts = like == null ? hosts(data) : like.hosts;
        own = FiguresReader.read(data, model.country(), kind, hosts);
        referenceRegion = model.reference()
                .map(code -> (double) text.tables().elements(ModelTables.REGION).indexOf(code))
                .filter(number -> number >= 0)
                .orElse(Double.NaN);
        TrafficMix mix = TrafficMix.named(scenario.choice("traffic_mix"));
        if (like == null) {
            servingPoints(
                            text,
                            scenario,
                            model.extensions().energy(),
                            (name, of) -> sources.put(name, new Source(of, Evidence.DERIVED)))
                    .forEach((name, energy) -> series.put(name, new double[] {energy}));
        } else {
            like.series.forEach((name, values) -> {
                if (isServingPoint(name)) {
                    series.put(name, values);
                    sources.put(name, like.sourceOfSeries(name));
                }
            });
        }
        generation = like == null ? GenerationData.of(data) : like.generation;
        GenerationHistory ownHistory = history(data, model.country());
        Optional<GenerationHistory> referenceHistory = model.reference().map(r -> history(data, r));
        ownCentral = new double[years];
        referenceCentral = new double[years];
        Arrays.fill(ownCentral, Double.NaN);
        Arrays.fill(referenceCentral, Double.NaN);
        ownObserved = ownCentral.clone();
        referenceObserved = ownCentral.clone();
        paths = paths(scenario, model.extensions().growth(), ownHistory, referenceHistory);
        population = new double[years];
        populationUp = new double[years];
        populationDown = new double[years];
        population(data, model.country());
        double[] none = new double[] {Double.NaN};
        series.put(
                REFERENCE_POPULATION,
                model.reference().map(code -> referencePopulation(data, code)).orElse(none));
        sources.put(
                REFERENCE_POPULATION,
                new Source(
                        "population of the reference: observed, then UN WPP 2024, medium variant", Evidence.PUBLISHED));
        series.put(OUTLOOK_WEIGHT, outlookWeight(scenario, ownHistory, ownObserved));
        series.put(
                REFERENCE_OUTLOOK_WEIGHT,
                referenceHistory
                        .map(history -> outlookWeight(scenario, history, referenceObserved))
                        .orElse(none));
        notes.addAll(own.notes());
        sources.putAll(own.sources());
        series.putAll(own.series());
        if (!kind.isRegion()) {
            notes.add(new Note(
                    Kind.BASIS,
                    "is_region",
                    "no region of its own in the token market but a host within '" + kind.home()
                            + "': it sells at the price of its pool and moves no price; its exports hold those to the rest of"
                            + " its region"));
        }
        implausible(data, model);
        model.groupNote().ifPresent(note -> notes.add(new Note(Kind.BASIS, "country", note)));
        notes.add(new Note(
                Kind.BASIS,
                "traffic_mix",
                "energy and prices are per billed token of the traffic mix '" + mix.name() + "' at the meter; money is"
                        + " real 2025 USD"));
    }

    /** What is implausible in the user's data of the country and the reference; of others how many there are. */
    private void implausible(Datasets data, TokenStateModel model) {
        Set<String> places = new HashSet<>();
        Stream.concat(Stream.of(model.country()), model.reference().stream()).forEach(code -> {
            places.add(code);
            data.groups().stream().filter(g -> g.code().equals(code)).forEach(g -> places.addAll(g.members()));
        });
        int others = 0;
        for (Imported.Warning warning : data.warnings()) {
            if (places.contains(warning.place())) {
                notes.add(implausible(warning));
            } else {
                others++;
            }
        }
        if (others > 0) {
            notes.add(new Note(
                    Kind.IMPLAUSIBLE,
                    "data",
                    "the data files have implausible values of other places: " + others + ", listed by 'import'"));
        }
    }

    static Note implausible(Imported.Warning warning) {
        return new Note(Kind.IMPLAUSIBLE, "data", "implausible: " + warning.text());
    }

    static Prepared of(TokenStateModel model) {
        return new Prepared(model, null);
    }

    /** Prepares another country with the makers and serving points of one prepared on the same data and choices. */
    static Prepared like(Prepared other, TokenStateModel model) {
        return new Prepared(model, other);
    }

    private GenerationHistory history(Datasets data, String code) {
        return generation.history(code, perHead(data, code));
    }

    /** Generation per head, without what comes after a year that is missing since the start: no path runs across it. */
    static AnnualSeries perHead(Datasets data, String code) {
        AnnualSeries series = data.generationPerCapitaKwh(code);
        int last = series.lastYear().orElse(TokenStateModel.FIRST_YEAR);
        for (int year = TokenStateModel.FIRST_YEAR + 1; year < last; year++) {
            if (series.in(year).isEmpty()) {
                int first = series.firstYear().orElseThrow();
                return AnnualSeries.of(series.name(), first, series.values(first, year - 1));
            }
        }
        return series;
    }

    /** The hosts of the world; older figures reach the base year by the catalogue's growth, since scenario and draw act after it. */
    private static Hosts hosts(Datasets data) {
        ParameterTable parameters = ParameterTable.bundled();
        Map<String, Double> growth = new LinkedHashMap<>();
        for (HostRegion region : data.hostRegions()) {
            String own = "gdp_growth." + region.code();
            growth.put(
                    region.code(),
                    parameters
                            .get(parameters.has(own) ? own : "gdp_growth." + Vocabulary.OTHER)
                            .defaultValue()
                            .at(TokenStateModel.FIRST_YEAR));
        }
        return Hosts.of(
                data,
                growth,
                parameters.get("goods_exports_growth").defaultValue().at(TokenStateModel.FIRST_YEAR));
    }

    private static List<String> choices(Scenario scenario) {
        List<String> choices = new ArrayList<>();
        for (Parameter parameter : ParameterTable.bundled().all()) {
            if (parameter.isChoice()) {
                choices.add(scenario.choice(parameter.name()));
            }
        }
        return choices;
    }

    /** A figure of the text; NaN where it is missing. */
    double figure(String name) {
        return name.equals(REFERENCE_REGION) ? referenceRegion : own.value(name);
    }

    /** Where a figure of the text comes from. */
    Source sourceOfFigure(String name) {
        return name.equals(REFERENCE_REGION)
                ? new Source("table 'regions'", Evidence.DERIVED)
                : own.sources().getOrDefault(name, NOT_RECORDED);
    }

    /** Where a series of the text that no draw changes comes from. */
    Source sourceOfSeries(String name) {
        return sources.getOrDefault(name, NOT_RECORDED);
    }

    /** The element that a series of the text is of. */
    static String element(String name) {
        return name.substring(name.indexOf('[') + 1, name.length() - 1);
    }

    /** A series of the text that no draw changes, by year since the base year; its last value holds on. */
    double[] series(String name, int years) {
        double[] known = Nearest.get("series", name, series);
        double[] values = Arrays.copyOf(known, years);
        if (known.length < years) {
            boolean holds = !own.series().containsKey(name);
            Arrays.fill(values, known.length, years, holds ? known[known.length - 1] : 0);
        }
        return values;
    }

    /** How the growth model did in the back-test, which is run when it is first asked for. */
    String growthRecord(Supplier<String> backtest) {
        String record = growthRecord;
        if (record == null) {
            record = backtest.get();
            growthRecord = record;
        }
        return record;
    }

    boolean fits(Scenario other) {
        return choices.equals(choices(other));
    }

    /** Whether a series of the text is the energy of a serving point, which no country changes. */
    static boolean isServingPoint(String series) {
        return series.startsWith(ENERGY) || series.startsWith(DEFAULT_ENERGY);
    }

    /** The metered energy of the tiers' serving points, kWh per Mtok: those of the scenario and those of the catalogue. */
    static Map<String, Double> servingPoints(
            ModelText text, Scenario scenario, Optional<EnergyPerTokenModel> own, BiConsumer<String, String> source) {
        EnergyPerTokenModel roofline = EnergyRoofline.bundled();
        Map<String, Double> energy = new LinkedHashMap<>();
        for (String tier : text.tables().elements("tier")) {
            String choice = "serving_point." + tier;
            energy.put(
                    ENERGY + "[" + tier + "]",
                    servingPoint(
                            ENERGY + "[" + tier + "]",
                            own.orElse(roofline),
                            scenario.choice(choice),
                            scenario.choice("traffic_mix"),
                            source));
            energy.put(
                    DEFAULT_ENERGY + "[" + tier + "]",
                    servingPoint(
                            DEFAULT_ENERGY + "[" + tier + "]",
                            roofline,
                            ParameterTable.bundled().get(choice).defaultChoice(),
                            ParameterTable.bundled().get("traffic_mix").defaultChoice(),
                            source));
        }
        return energy;
    }

    private static double servingPoint(
            String name, EnergyPerTokenModel model, String point, String traffic, BiConsumer<String, String> source) {
        String by = model instanceof EnergyRoofline
                ? "energy roofline"
                : "the user's energy model " + Extensions.name(model);
        source.accept(name, by + ", serving point '" + point + "', traffic mix '" + traffic + "'");
        TrafficMix mix = TrafficMix.named(traffic);
        return MeteredIntensity.of(
                        model, InferenceCatalogue.bundled().servingPoint(point, mix), mix, DataCentre.DEFAULT)
                .kilowattHoursPerMillionBilledTokens();
    }

    private @Nullable GenerationPaths paths(
            Scenario scenario,
            Optional<GrowthModel> growth,
            GenerationHistory own,
            Optional<GenerationHistory> reference) {
        AnnualSeries ownSeries = own.series();
        Optional<AnnualSeries> referenceSeries = reference.map(GenerationHistory::series);
        String name = scenario.choice(Parameters.GROWTH_MODEL);
        GenerationPaths.Settings settings =
                GenerationPaths.Settings.of(growth.orElseGet(() -> GrowthModels.named(name)));
        if (ownSeries.isEmpty()) {
            notes.add(new Note(Kind.MISSING, GENERATION, "no generation per head: " + ownSeries.cause()));
            return null;
        }
        int last = ownSeries.lastYear().orElseThrow();
        if (last < TokenStateModel.FIRST_YEAR) {
            notes.add(new Note(
                    Kind.DATED, GENERATION, "generation per head is observed to " + last + ", a forecast after"));
        }
        if (last < TokenStateModel.FIRST_YEAR - 10) {
            notes.add(new Note(
                    Kind.MISSING, GENERATION, "no generation per head after " + last + ": the series has ended"));
            return null;
        }
        boolean withReference = referenceSeries.filter(s -> !s.isEmpty()).isPresent();
        GenerationPaths made;
        try {
            made = withReference
                    ? GenerationPaths.of(own, reference.orElseThrow(), TokenStateModel.LAST_YEAR, settings)
                    : GenerationPaths.of(own, TokenStateModel.LAST_YEAR, settings);
        } catch (InputException e) {
            notes.add(new Note(Kind.MISSING, GENERATION, "no forecast of generation per head: " + e.getMessage()));
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

    /** How much of the path outlooks make, which know of data centres to come; all of it where generation is observed. */
    private static double[] outlookWeight(Scenario scenario, GenerationHistory history, double[] observed) {
        double[] weight = Outlooks.weights(
                        scenario.choice(Parameters.GROWTH_MODEL),
                        history,
                        TokenStateModel.FIRST_YEAR,
                        TokenStateModel.LAST_YEAR)
                .values(TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR);
        for (int t = 0; t < weight.length; t++) {
            if (!Double.isNaN(observed[t])) {
                weight[t] = 1;
            }
        }
        return weight;
    }

    private static void fill(AnnualSeries series, double[] observed) {
        for (int t = 0; t < observed.length; t++) {
            observed[t] = series.in(TokenStateModel.FIRST_YEAR + t).orElse(Double.NaN);
        }
    }

    /** Joins what is observed with a path from its first forecast year. */
    static void place(GenerationPaths paths, double[] path, double[] observed, double[] out) {
        for (int t = 0; t < out.length; t++) {
            int i = TokenStateModel.FIRST_YEAR + t - paths.firstYear();
            out[t] = !Double.isNaN(observed[t]) ? observed[t] : i >= 0 && i < path.length ? path[i] : Double.NaN;
        }
    }

    /** When a side's generation per head leaves the range of current outlooks, and why; nothing while it stays within. */
    List<Note> departures(TokenStateModel model, IntToDoubleFunction own, IntToDoubleFunction reference, int to) {
        List<Note> said = new ArrayList<>();
        departure(model, model.country(), GENERATION, own, to).ifPresent(said::add);
        model.reference()
                .flatMap(code -> departure(model, code, "reference", reference, to))
                .ifPresent(said::add);
        return said;
    }

    private Optional<Note> departure(
            TokenStateModel model, String code, String subject, IntToDoubleFunction perHead, int to) {
        return Outlooks.departure(
                        model.scenario().choice(Parameters.GROWTH_MODEL),
                        history(model.data(), code),
                        model.data().populationProjection(code).medium(),
                        perHead,
                        to)
                .map(text -> new Note(Kind.BASIS, subject, text));
    }

    private void population(Datasets data, String code) {
        AnnualSeries observed = data.series(code, Indicator.POPULATION);
        PopulationProjection projection = data.populationProjection(code);
        for (int t = 0; t < population.length; t++) {
            int year = TokenStateModel.FIRST_YEAR + t;
            double medium = projection.medium().in(year).orElse(Double.NaN);
            double upper = projection.upper80().in(year).orElse(Double.NaN);
            double lower = projection.lower80().in(year).orElse(Double.NaN);
            population[t] = observed.in(year).orElse(medium);
            // Where generation is observed, the people it is divided by are those of the medium variant.
            if (observed.in(year).isEmpty() && Double.isNaN(ownObserved[t]) && !Double.isNaN(upper - lower)) {
                if (!(0 < lower && lower <= medium && medium <= upper)) {
                    throw new InputException("population of " + code + " in " + year
                            + " must have 0 < lower bound <= medium <= upper bound but has " + lower + ", " + medium
                            + ", " + upper);
                }
                populationUp[t] = Math.log(upper / medium) / SD_TO_80_PERCENT;
                populationDown[t] = Math.log(medium / lower) / SD_TO_80_PERCENT;
            }
        }
        if (projection.medium().isEmpty()) {
            notes.add(new Note(
                    Kind.MISSING,
                    "population",
                    "no population projection: " + projection.medium().cause()));
        }
    }

    /** Persons of the reference country by the medium variant. */
    private double[] referencePopulation(Datasets data, String code) {
        AnnualSeries observed = data.series(code, Indicator.POPULATION);
        AnnualSeries medium = data.populationProjection(code).medium();
        double[] persons = new double[population.length];
        for (int t = 0; t < persons.length; t++) {
            int year = TokenStateModel.FIRST_YEAR + t;
            persons[t] = observed.in(year).orElse(medium.in(year).orElse(Double.NaN));
        }
        return persons;
    }

    /**
     * Population by year since the start under the parameters; fills and returns {@code out}. Lognormal on either side of the
     * medium variant, so that the published bounds come back at their quantiles and no deviation makes it negative.
     */
    double[] population(double[][] parameters, double[] out) {
        double[] deviation = parameters[ParameterTable.bundled().indexOf("population_deviation")];
        for (int t = 0; t < out.length; t++) {
            double spread = deviation[t] < 0 ? populationDown[t] : populationUp[t];
            out[t] = spread == 0 ? population[t] : population[t] * Math.exp(deviation[t] * spread);
        }
        return out;
    }
}
