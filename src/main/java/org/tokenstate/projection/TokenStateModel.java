package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.economics.PricePath;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.numeric.Model;

/**
 * The model of one country, optionally against a reference, under a scenario. Immutable; a pure function of its inputs.
 *
 * <pre>{@code
 * Projection base = TokenStateModel.of("CHN").against("USA").project(2025, 2050);
 * }</pre>
 */
public final class TokenStateModel {
    /** The first year of every projection: the year of the last observation. */
    public static final int FIRST_YEAR = 2025;

    /** The last year of the population projections that are bundled. */
    public static final int LAST_YEAR = 2060;

    /** The parameter that says how the published figure of a country becomes one that compares, before the country's code. */
    static final String LIKE_FOR_LIKE_FACTOR = "like_for_like_factor.";

    private final Datasets data;
    private final String country;
    private final Optional<String> reference;
    private final Scenario scenario;
    private static final int MOST_IMPLAUSIBLE = 5;

    private final Extensions extensions;
    private @Nullable Prepared prepared;
    private @Nullable ModelText text;
    /** The world of the scenario, where many countries are asked for. */
    private @Nullable WorldRun world;

    private TokenStateModel(
            Datasets data, String country, Optional<String> reference, Scenario scenario, Extensions extensions) {
        this.data = data;
        this.country = country;
        this.reference = reference;
        this.scenario = scenario;
        this.extensions = extensions;
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
     * @param country code or name of a country or group
     * @param data the data
     * @return the model
     * @throws InputException if there is no such country; the nearest are named
     */
    public static TokenStateModel of(String country, Datasets data) {
        return new TokenStateModel(data, code(data, country), Optional.empty(), Scenario.BASELINE, Extensions.NONE);
    }

    /**
     * The same data, reference and scenario for another country, sharing what does not depend on the country. The reference
     * itself has none.
     */
    TokenStateModel of(Country other) {
        TokenStateModel model = new TokenStateModel(
                data, other.iso3(), reference.filter(code -> !code.equals(other.iso3())), scenario, extensions);
        model.prepared = Prepared.like(prepared(), model);
        model.text = text();
        model.world = world;
        return model;
    }

    private static String code(Datasets data, String country) {
        String code = data.place(country);
        if (code.equals(Datasets.WORLD)) {
            throw new InputException("country must be one or a group of them but is the world; 'world' shows that");
        }
        return code;
    }

    /**
     * The same model with a reference country for generation per head.
     *
     * @param other code or name of the reference
     * @return the model
     * @throws InputException if there is no such country, or it is the country of the model itself
     */
    public TokenStateModel against(String other) {
        String code = code(data, other);
        if (code.equals(country)) {
            throw new InputException("reference of " + country + " must be another country or group but is " + code);
        }
        return new TokenStateModel(data, country, Optional.of(code), scenario, extensions);
    }

    /**
     * The same model on other data, such as a newer vintage.
     *
     * @param other the data
     * @return the model
     */
    public TokenStateModel on(Datasets other) {
        return new TokenStateModel(other, country, reference, scenario, extensions);
    }

    /**
     * The same model under another scenario.
     *
     * @param other the scenario
     * @return the model
     */
    public TokenStateModel under(Scenario other) {
        TokenStateModel model = new TokenStateModel(data, country, reference, other, extensions);
        if (other.equations().equals(scenario.equations())) {
            model.text = text;
        }
        Prepared mine = prepared;
        if (mine != null && mine.fits(other)) {
            model.prepared = mine;
        }
        return model;
    }

    /**
     * The same model with a growth model of generation per head of the user's own, in place of that of the parameter {@code
     * growth_model}; it enters projections, ensembles and reports and is named in them.
     *
     * @param model the growth model
     * @return the model
     */
    public TokenStateModel withGrowthModel(GrowthModel model) {
        return with(extensions.with(model));
    }

    /**
     * The same model with the energy of serving points by a model of the user's own, in place of the energy roofline: the work of a
     * tier moves as the energy of its serving point does against the roofline's for the defaults.
     *
     * @param model energy, power and throughput of a serving point
     * @return the model
     */
    public TokenStateModel withEnergyModel(EnergyPerTokenModel model) {
        return with(extensions.with(model));
    }

    /**
     * The same model with mark-ups that go through the years as the user says.
     *
     * @param path mark-up of a year from that of the base year
     * @return the model
     */
    public TokenStateModel withPricePath(PricePath path) {
        return with(extensions.with(
                MarkupSolver.NAME,
                new MarkupSolver(path),
                MarkupSolver.EQUATIONS,
                "mark-ups follow the user's price path '" + Extensions.name(path) + "'"));
    }

    /**
     * The same model with a solver of the user's own behind a name of the text: one of the model's ({@code TokenMarket}, {@code
     * SupplyCurve}), or a new one with the equations that give it its inputs and take its outputs.
     *
     * @param name its name behind {@code by}
     * @param solver the solver
     * @param equations further equations; blank where the text has them
     * @return the model
     * @throws InputException if the equations have faults: {@code name:line:column: what}
     */
    public TokenStateModel withSolver(String name, Solver solver, String equations) {
        Extensions more = extensions.with(
                name, solver, equations, "the solver '" + name + "' is the user's " + Extensions.name(solver));
        more.on(ModelText.of(scenario)).requireSound(name);
        return with(more);
    }

    private TokenStateModel with(Extensions other) {
        return new TokenStateModel(data, country, reference, scenario, other);
    }

    Extensions extensions() {
        return extensions;
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
        WorldRun known = world;
        if (known != null
                && known.reaches(to - FIRST_YEAR + 1)
                && !prepared().kind.isRegion()) {
            return new Projection(this, from, to, known.run(year(), inputs(to)));
        }
        // Before the equations, which another thread may be reading meanwhile.
        prepared();
        return new Projection(this, from, to, run(year().program(), to));
    }

    /** The same model with its world solved once to a last year, for all countries that are asked for by {@link #of(Country)}. */
    TokenStateModel inOneWorld(int to) {
        TokenStateModel model = under(scenario);
        model.prepared = prepared();
        model.world = WorldRun.of(this, to);
        return model;
    }

    /**
     * Every country of the data under this model's scenario, in one world that is solved once.
     *
     * @param from the first year
     * @param to the last year
     * @return the projections by code, in the order of the data; each says itself which of its results are missing
     * @throws InputException if the years lie outside or in the wrong order
     */
    public Map<String, Projection> projectAll(int from, int to) {
        requireYears(from, to);
        TokenStateModel shared = inOneWorld(to);
        Map<String, Projection> all = new LinkedHashMap<>();
        for (Country each : data().countries()) {
            all.put(each.iso3(), shared.of(each).project(from, to));
        }
        return Collections.unmodifiableMap(all);
    }

    /** Runs a program of this model's text; the results by year and variable. */
    double[][] run(Program program, int to) {
        double[][] results = new double[to - FIRST_YEAR + 1][program.outputs().size()];
        try {
            program.plain().run(inputs(to), results);
            YearModel.requireCleared(results);
        } catch (NoEquilibriumException e) {
            throw new NoEquilibriumException(e.getMessage() + "; what the market rests on and the scenario sets: "
                    + ofTheMarket(scenario.values().keySet()).stream()
                            .map(name -> "parameter " + name)
                            .collect(Collectors.joining(", ")));
        }
        return results;
    }

    /**
     * Refuses a criterion that compares with a reference where none is named.
     *
     * @param criterion the criterion
     * @throws InputException if it does
     */
    public void requireReferenceOf(Criterion criterion) {
        if (reference.isEmpty() && criterion.readsReference()) {
            throw new InputException("'" + criterion.label() + "' of " + country
                    + " needs a country to compare with: name it by against(\"USA\") or --reference USA");
        }
    }

    /** What a program reads to a last year. */
    Inputs inputs(int to) {
        Prepared p = prepared();
        int years = to - FIRST_YEAR + 1;
        double[][] parameters = values(years);
        StartYear.requireShares(parameters);
        double[] trend = Arrays.copyOf(p.ownCentral, years);
        double[] referenceTrend = Arrays.copyOf(p.referenceCentral, years);
        adjust(trend, referenceTrend, parameters);
        return year().inputs(
                        parameters,
                        p,
                        Map.of(
                                Prepared.OWN_SERIES,
                                trend,
                                Prepared.REFERENCE_SERIES,
                                referenceTrend,
                                Prepared.POPULATION_SERIES,
                                p.population(parameters, new double[years])));
    }

    /** The text of the model with the scenario's equations. */
    ModelText text() {
        ModelText known = text;
        if (known == null) {
            known = extensions.on(ModelText.of(scenario));
            text = known;
        }
        return known;
    }

    /** The text compiled for the country. */
    YearModel year() {
        Prepared known = prepared;
        return text().compiled(known == null ? text().kind(country, members()) : known.kind);
    }

    /**
     * {@return the results that every model has: those of the bundled text, in its order}
     */
    public static VariableTable catalogue() {
        return ModelText.bundled().results();
    }

    /**
     * {@return the results whose equation is the scenario's own: further ones, and those of the text that it replaces}
     */
    public List<Variable> ownResults() {
        return results().all().stream()
                .filter(variable -> variable.chapter().equals(Scenario.EQUATIONS))
                .toList();
    }

    /**
     * {@return the variables that the scenario's own equations define, with their index letters: further ones, and those of the
     * text that it replaces, results or not}
     */
    public List<org.tokenstate.equations.Variable> ownVariables() {
        return text().ownVariables();
    }

    /**
     * {@return what an output of many countries says of the scenario and its files: whether it rewrites the base year, shares
     * that are scaled, its own equations, and values of the files that can hardly be true, the first {@value #MOST_IMPLAUSIBLE}}
     */
    public List<Note> scenarioNotes() {
        List<Note> notes = new ArrayList<>(text().notes(scenario));
        List<Imported.Warning> warnings = data.warnings();
        warnings.stream().limit(MOST_IMPLAUSIBLE).forEach(warning -> notes.add(Prepared.implausible(warning)));
        if (warnings.size() > MOST_IMPLAUSIBLE) {
            notes.add(new Note(
                    Note.Kind.IMPLAUSIBLE,
                    "data",
                    "the data files have " + (warnings.size() - MOST_IMPLAUSIBLE)
                            + " more implausible values, listed by 'import'"));
        }
        return List.copyOf(notes);
    }

    /**
     * {@return the results of the country: those of the bundled text, and those of the scenario's own equations}
     */
    public VariableTable results() {
        return year().results();
    }

    /**
     * {@return all results: those of the country, and behind them those of the world by region, pool, channel, family and
     * origin, such as {@code token_exports_usd.CHN}}
     */
    public VariableTable allResults() {
        return year().all();
    }

    /** The members of the country, where it is a group. */
    List<String> members() {
        return data.groups().stream()
                .filter(group -> group.code().equals(country))
                .findFirst()
                .map(CountryGroup::members)
                .orElse(List.of(country));
    }

    /** Those of the parameters that are set on which the equilibrium rests; all of them, where none does. */
    List<String> ofTheMarket(Set<String> set) {
        Set<String> grounds = year().system().parametersOf("residual");
        boolean none = set.stream().noneMatch(grounds::contains);
        return set.stream().filter(name -> none || grounds.contains(name)).toList();
    }

    static void requireYears(int from, int to) {
        if (from < FIRST_YEAR || from > LAST_YEAR) {
            throw new InputException("first year must be in [" + FIRST_YEAR + ", " + LAST_YEAR + "] but is " + from);
        }
        if (to < from || to > LAST_YEAR) {
            throw new InputException("last year must be in [" + from + ", " + LAST_YEAR + "] but is " + to);
        }
    }

    /** Every number parameter by year since the base year under the scenario. */
    double[][] values(int years) {
        return values(scenario, years);
    }

    /** The same: a value by year acts after the base year, unless the scenario says that it is of the base year. */
    static double[][] values(Scenario scenario, int years) {
        ParameterTable table = ParameterTable.bundled();
        double[][] values = new double[table.size()][years];
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = table.all().get(i);
            if (!parameter.isChoice()) {
                YearPath path = scenario.path(parameter.name());
                ParameterValue value = scenario.values().get(parameter.name());
                for (int t = 0; t < years; t++) {
                    values[i][t] = path.at(FIRST_YEAR + t);
                }
                if (value != null && parameter.timing() == Timing.BY_YEAR && !value.ofBaseYear()) {
                    values[i][0] = parameter.defaultValue().at(FIRST_YEAR);
                }
            }
        }
        return values;
    }

    void adjust(double[] trend, double[] referenceTrend, double[][] parameters) {
        adjust(trend, country, parameters);
        adjust(referenceTrend, reference.orElse(""), parameters);
    }

    private static void adjust(double[] trend, String code, double[][] parameters) {
        ParameterTable table = ParameterTable.bundled();
        double weight = parameters[table.indexOf("like_for_like")][0];
        if (weight == 0 || !table.has(LIKE_FOR_LIKE_FACTOR + code)) {
            return;
        }
        double factor = parameters[table.indexOf(LIKE_FOR_LIKE_FACTOR + code)][0];
        for (int i = 0; i < trend.length; i++) {
            trend[i] *= 1 + weight * (factor - 1);
        }
    }

    /**
     * The model as a function of its uncertain inputs: every parameter that has a distribution under the scenario, and the
     * growth path of generation per head (a member and its innovations) as one group.
     *
     * @param from the first year of the outputs
     * @param to the last year
     * @param variables the result variables; each gives one output a year, named {@code variable[year]}, after the first
     *     years {@code crossing_year}, {@code token_state_year} and {@code milestone_1} to {@code milestone_20}, which are
     *     {@code to + 1} where the event does not happen within the horizon or a figure that it needs is missing
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

    /**
     * First years of all countries as a function of the parameters that the scenario draws, so that their odds rest on the same
     * drawn worlds: the world is solved once a draw. The country of the model is only where it starts. Generation per head stands
     * at its central path, which {@link #asModel(int, int, List)} draws.
     *
     * @param to the last year
     * @return the model; for each country with all figures the outputs {@code milestone_1[NOR]} to {@code milestone_20[NOR]} and
     *     {@code token_state_year[NOR]}, which are {@code to + 1} where the event does not happen by then
     * @throws InputException if the year lies outside
     */
    public Model asModelOfCountries(int to) {
        requireYears(FIRST_YEAR, to);
        return new CountriesModel(this, to);
    }

    /** The result variables of headlines, fans and reports. */
    public static final List<String> HEADLINE = List.of(
            "generation_kwh_per_capita",
            "reference_generation_kwh_per_capita",
            "generation_twh",
            "energy_per_token_joules",
            "stock_gw",
            "ai_electricity_twh",
            "exportable_energy_twh",
            "exportable_tokens",
            "exported_tokens",
            "price_usd_per_mtok",
            "export_revenue_usd",
            "hosting_exports_usd",
            "model_exports_usd",
            "token_imports_usd",
            "token_balance_usd",
            "hosted_energy_twh",
            "share_of_goods_exports",
            "share_of_gdp",
            "dependence",
            "exported_generation_share",
            "energy_share_of_cost",
            "shadow_price_usd_per_kwh",
            "binding_constraint",
            "world_tokens",
            "world_spending_usd",
            "spending_share_of_gdp");

    /**
     * {@return what is to be known of the figures of a group, which a sum over its members does not give; empty for a country}
     */
    public Optional<String> groupNote() {
        return data.groups().stream()
                .filter(g -> g.code().equals(country))
                .findFirst()
                .map(g ->
                        "the group is projected as one host within a region, with the figures of its members together;"
                                + " 'rank --groups' sums the projections of the members, which gives other numbers");
    }

    List<Note> notes(int to) {
        Prepared p = prepared();
        List<Note> notes = new ArrayList<>();
        if (extensions.growth().isEmpty()) {
            notes.add(new Note(
                    Note.Kind.BASIS,
                    Parameters.GROWTH_MODEL,
                    "generation per head rests on the growth model '" + scenario.choice(Parameters.GROWTH_MODEL)
                            + "'"));
        }
        notes.addAll(extensions.notes());
        notes.addAll(p.notes);
        if (to > 2040) {
            notes.add(
                    new Note(
                            Note.Kind.BASIS,
                            "year",
                            "paths of additions after 2040 hold their last value; after 2040 read spending, not tokens [assumed]"));
        }
        notes.addAll(text().notes(scenario));
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

    @Override
    public String toString() {
        return "token-state model of " + country
                + reference.map(r -> " against " + r).orElse("");
    }
}
