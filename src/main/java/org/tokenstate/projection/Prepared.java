package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.PopulationProjection;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationHistory;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.numeric.StandardNormal;
import org.tokenstate.projection.Note.Kind;
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

    /** Where a place has figures of no country of its own. */
    private static final String REST = "rest";

    private static final String SELF = "self";
    private static final Source NOT_RECORDED =
            new Source("no source is recorded: taken as an assumption", Evidence.ASSUMED);
    /** Series of the text. */
    static final String OWN_SERIES = "generation_series";

    static final String REFERENCE_SERIES = "reference_series";
    static final String POPULATION_SERIES = "population_series";
    private static final String ENERGY = "serving_point_energy";
    private static final String PROVISION = "serving_point_provision";

    private final List<String> choices;
    /** The row of places that the country takes. */
    final String row;

    /** Figures by place of the text. */
    private final Map<String, CountryFigures> figures = new LinkedHashMap<>();

    final CountryFigures own;
    private final Map<String, Double> constants;
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
        row = text.row(model.country());
        int years = TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR + 1;
        if (like == null) {
            figures.putAll(places(text, data));
        } else {
            figures.putAll(like.figures);
            figures.remove(ModelTables.TAKER);
        }
        if (!isMaker()) {
            figures.put(ModelTables.TAKER, read(data, model.country(), ModelTables.TAKER, false));
        }
        own = Nearest.get("place", row, figures);
        TrafficMix mix = TrafficMix.named(scenario.choice("traffic_mix"));
        constants = like == null ? new HashMap<>() : like.constants;
        if (like == null) {
            intensities(text, scenario, mix);
        } else {
            like.sources.forEach((name, source) -> {
                if (constants.containsKey(name)) {
                    sources.put(name, source);
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
        paths = paths(scenario, ownHistory, referenceHistory);
        departure(scenario, data, model.country(), GENERATION, ownHistory, ownCentral);
        referenceHistory.ifPresent(history ->
                departure(scenario, data, model.reference().orElseThrow(), "reference", history, referenceCentral));
        population = new double[years];
        populationUp = new double[years];
        populationDown = new double[years];
        population(data, model.country());
        notes.addAll(own.notes());
        sources.putAll(own.sources());
        if (!isMaker()) {
            notes.add(
                    new Note(
                            Kind.BASIS,
                            "is_maker",
                            "no row of its own in the token market: a taker that hosts; accelerators bounded by investment,"
                                    + " cost of capital by income group, levelised cost and data-centre overhead by world rule [assumed]"));
        }
        implausible(data, model);
        model.groupNote().ifPresent(note -> notes.add(new Note(Kind.BASIS, "country", note)));
        notes.add(new Note(
                Kind.BASIS,
                "traffic_mix",
                "energy and prices are per billed token of the traffic mix '" + mix.name() + "' at the meter; money is"
                        + " real 2025 USD"));
    }

    /** What is implausible in the user's data of the country, the reference and the makers; of others how many there are. */
    private void implausible(Datasets data, TokenStateModel model) {
        Set<String> places = new HashSet<>(List.of("USA", "CHN"));
        Stream.concat(Stream.of(model.country()), model.reference().stream()).forEach(code -> {
            places.add(code);
            data.groups().stream().filter(g -> g.code().equals(code)).forEach(g -> places.addAll(g.members()));
        });
        int others = 0;
        for (Imported.Warning warning : data.warnings()) {
            if (places.contains(warning.place())) {
                notes.add(new Note(Kind.IMPLAUSIBLE, "data", "implausible: " + warning.text()));
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

    /** The figures of all places but the country asked for. */
    private static Map<String, CountryFigures> places(ModelText text, Datasets data) {
        Map<String, CountryFigures> places = new LinkedHashMap<>();
        Map<String, String> from = text.tables().figures();
        from.forEach((place, code) -> {
            if (!code.equals(REST) && !code.equals(SELF)) {
                places.put(place, read(data, code, place, true));
            }
        });
        Map<String, CountryFigures> others = new LinkedHashMap<>();
        places.forEach((place, figures) -> others.put(Objects.requireNonNull(from.get(place)), figures));
        from.forEach((place, code) -> {
            if (code.equals(REST)) {
                places.put(place, FiguresReader.restOfWorld(data, others, toBaseYear(growth(place))));
            }
        });
        return places;
    }

    private static CountryFigures read(Datasets data, String code, String place, boolean maker) {
        return FiguresReader.read(data, code, toBaseYear(growth(place)), toBaseYear("goods_exports_growth"), maker);
    }

    /** The growth by which an older figure reaches the base year: that of the catalogue, since scenario and draw act after it. */
    private static YearPath toBaseYear(String growth) {
        return ParameterTable.bundled().get(growth).defaultValue();
    }

    /** The parameter by which the income of a place grows. */
    private static String growth(String place) {
        String own = "gdp_growth." + place;
        return ParameterTable.bundled().has(own) ? own : "gdp_growth." + ModelTables.TAKER;
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

    /** A figure of the text, such as {@code gdp_usd[USA]}. */
    double figure(String name) {
        return of(place(name)).value(EquationSystem.family(name));
    }

    /** Where a figure of the text comes from. */
    Source sourceOfFigure(String name) {
        return of(place(name)).sources().getOrDefault(EquationSystem.family(name), NOT_RECORDED);
    }

    /** Where a series of the text that is the same in every year comes from. */
    Source sourceOfSeries(String name) {
        return sources.getOrDefault(name, NOT_RECORDED);
    }

    CountryFigures of(String place) {
        return Nearest.get("place", place, figures);
    }

    static String place(String figure) {
        return figure.substring(figure.indexOf('[') + 1, figure.length() - 1);
    }

    /** A series of the text that is the same in every year. */
    double[] constant(String name, int years) {
        double[] series = new double[years];
        Arrays.fill(series, Nearest.get("series", name, constants));
        return series;
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

    boolean isMaker() {
        return !row.equals(ModelTables.TAKER);
    }

    /** Fills the metered and the provisioned energy of the tiers; NaN where parameters give them. */
    private void intensities(ModelText text, Scenario scenario, TrafficMix mix) {
        for (String tier : text.tables().elements("tier", true)) {
            String energy = ENERGY + "[" + tier + "]";
            String provision = PROVISION + "[" + tier + "]";
            String point = scenario.choice("serving_point." + tier);
            if (point.equals("none")) {
                Source given = new Source("the parameters give it", Evidence.DERIVED);
                constants.put(energy, Double.NaN);
                constants.put(provision, Double.NaN);
                sources.put(energy, given);
                sources.put(provision, given);
                continue;
            }
            MeteredIntensity intensity =
                    MeteredIntensity.of(InferenceCatalogue.bundled().servingPoint(point, mix), mix, DataCentre.DEFAULT);
            constants.put(energy, intensity.kilowattHoursPerMillionBilledTokens());
            constants.put(provision, intensity.provisionedKilowattHoursPerMillionBilledTokens());
            String of = "serving point '" + point + "', traffic mix '" + mix.name() + "'";
            sources.put(energy, new Source("energy roofline, " + of, Evidence.DERIVED));
            sources.put(provision, new Source(of + ": all-in provisioned kW over metered kW", Evidence.DERIVED));
        }
    }

    private @Nullable GenerationPaths paths(
            Scenario scenario, GenerationHistory own, Optional<GenerationHistory> reference) {
        AnnualSeries ownSeries = own.series();
        Optional<AnnualSeries> referenceSeries = reference.map(GenerationHistory::series);
        String name = scenario.choice(Parameter.GROWTH_MODEL);
        GenerationPaths.Settings settings = GenerationPaths.Settings.of(GrowthModels.named(name));
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

    /** Says when the path of a side leaves the range of current outlooks, and why. */
    private void departure(
            Scenario scenario, Datasets data, String code, String subject, GenerationHistory history, double[] path) {
        Outlooks.departure(
                        scenario.choice(Parameter.GROWTH_MODEL),
                        history,
                        data.populationProjection(code).medium(),
                        year -> path[year - TokenStateModel.FIRST_YEAR],
                        TokenStateModel.LAST_YEAR)
                .ifPresent(text -> notes.add(new Note(Kind.BASIS, subject, text)));
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
