package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.VariableTable;
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

    private final List<String> choices;
    final int subject;
    private final CountryFigures[] makers;
    final CountryFigures own;
    private final double[] baseEnergy;
    private final double[] provisionedEnergy;
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
        choices = choices(scenario);
        notes = new ArrayList<>();
        sources = new LinkedHashMap<>();
        subject = Arrays.asList(YearLoop.ORIGIN_NAMES).indexOf(model.country());
        int years = TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR + 1;
        makers = like == null ? makers(data) : like.makers;
        own = isMaker()
                ? makers[subject]
                : FiguresReader.read(
                        data,
                        model.country(),
                        toBaseYear("gdp_growth.other"),
                        toBaseYear("goods_exports_growth"),
                        false);
        TrafficMix mix = TrafficMix.named(scenario.choice("traffic_mix"));
        if (like == null) {
            baseEnergy = new double[YearLoop.TIERS.length];
            provisionedEnergy = new double[YearLoop.TIERS.length];
            intensities(scenario, mix);
        } else {
            baseEnergy = like.baseEnergy;
            provisionedEnergy = like.provisionedEnergy;
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
        model.groupNote().ifPresent(text -> notes.add(new Note(Kind.BASIS, "country", text)));
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

    private static CountryFigures[] makers(Datasets data) {
        CountryFigures usa = maker(data, "USA");
        CountryFigures chn = maker(data, "CHN");
        return new CountryFigures[] {
            usa, chn, FiguresReader.restOfWorld(data, usa.gdpUsd(), chn.gdpUsd(), toBaseYear("gdp_growth.other"))
        };
    }

    private static CountryFigures maker(Datasets data, String code) {
        return FiguresReader.read(
                data, code, toBaseYear("gdp_growth." + code), toBaseYear("goods_exports_growth"), true);
    }

    /** The growth by which an older figure reaches the base year: that of the catalogue, since scenario and draw act after it. */
    private static YearPath toBaseYear(String growth) {
        return ParameterTable.bundled().get(growth).defaultValue();
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
        return subject == YearLoop.USA || subject == YearLoop.CHN;
    }

    /** Fills the metered and the provisioned energy of the tiers; NaN where parameters give them. */
    private void intensities(Scenario scenario, TrafficMix mix) {
        for (int k = 0; k < baseEnergy.length; k++) {
            String tier = YearLoop.TIERS[k];
            String point = scenario.choice("serving_point." + tier);
            double a;
            double v;
            if (point.equals("none")) {
                a = Double.NaN;
                v = Double.NaN;
                sources.put(
                        "base_energy_kwh_per_mtok." + tier,
                        new Source("parameter energy_kwh_per_mtok." + tier, Evidence.ASSUMED));
            } else {
                MeteredIntensity intensity = MeteredIntensity.of(
                        InferenceCatalogue.bundled().servingPoint(point, mix), mix, DataCentre.DEFAULT);
                a = intensity.kilowattHoursPerMillionBilledTokens();
                v = intensity.provisionedKilowattHoursPerMillionBilledTokens();
                sources.put(
                        "base_energy_kwh_per_mtok." + tier,
                        new Source(
                                "energy roofline, serving point '" + point + "', traffic mix '" + mix.name() + "'",
                                Evidence.DERIVED));
            }
            baseEnergy[k] = a;
            provisionedEnergy[k] = v;
        }
        sources.put(
                "provisioned_per_metered_used",
                new Source("serving points: all-in provisioned kW over metered kW", Evidence.DERIVED));
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

    YearLoop loop(int to) {
        return new YearLoop(
                ParameterTable.bundled(),
                VariableTable.bundled(),
                isMaker() ? subject : YearLoop.ORIGIN_NAMES.length,
                makers,
                own,
                baseEnergy,
                provisionedEnergy,
                to);
    }
}
