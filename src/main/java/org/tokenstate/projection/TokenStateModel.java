package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.economics.market.NoEquilibriumException;
import org.tokenstate.equations.Chapter;
import org.tokenstate.equations.Inputs;
import org.tokenstate.equations.Program;
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
    private @Nullable Prepared prepared;
    private @Nullable ModelText text;

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
     * @param country code or name of a country or group
     * @param data the data
     * @return the model
     * @throws InputException if there is no such country; the nearest are named
     */
    public static TokenStateModel of(String country, Datasets data) {
        return new TokenStateModel(data, code(data, country), Optional.empty(), Scenario.BASELINE);
    }

    /**
     * The same data, reference and scenario for another country, sharing what does not depend on the country. The reference
     * itself has none.
     */
    TokenStateModel of(Country other) {
        TokenStateModel model =
                new TokenStateModel(data, other.iso3(), reference.filter(code -> !code.equals(other.iso3())), scenario);
        model.prepared = Prepared.like(prepared(), model);
        return model;
    }

    private static String code(Datasets data, String country) {
        String place = data.place(country);
        // The world is a place with data, but no country: the data say so.
        return place.equals("WLD") ? data.country(place).iso3() : place;
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
        return new TokenStateModel(data, country, Optional.of(code), scenario);
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
        return new Projection(this, from, to, run(year().program(), to));
    }

    /** Runs a program of this model's text; the results by year and variable. */
    double[][] run(Program program, int to) {
        double[][] results = new double[to - FIRST_YEAR + 1][program.outputs().size()];
        try {
            program.plain().run(inputs(to), results);
        } catch (NoEquilibriumException e) {
            throw new NoEquilibriumException(e.getMessage() + "; what the market rests on and the scenario sets: "
                    + ofTheMarket(scenario.values().keySet()).stream()
                            .map(name -> "parameter " + name)
                            .collect(Collectors.joining(", ")));
        }
        return results;
    }

    /** What a program reads to a last year. */
    Inputs inputs(int to) {
        Prepared p = prepared();
        int years = to - FIRST_YEAR + 1;
        double[][] parameters = values(years);
        StartYear.requireShares(year(), parameters);
        double[] trend = Arrays.copyOf(p.ownCentral, years);
        double[] referenceTrend = Arrays.copyOf(p.referenceCentral, years);
        adjust(trend, referenceTrend, parameters);
        return year().inputs(parameters, p, trend, referenceTrend, p.population(parameters, new double[years]));
    }

    /** The text of the model with the scenario's equations. */
    ModelText text() {
        ModelText known = text;
        if (known == null) {
            known = ModelText.bundled();
            if (!scenario.equations().isEmpty()) {
                known = known.with(Chapter.plain(Scenario.EQUATIONS, 1, 1, scenario.equations()));
            }
            text = known;
        }
        return known;
    }

    /** The text compiled for the country. */
    YearModel year() {
        return text().compiled(prepared().row);
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
     * {@return the results of this model: those of the bundled text, and those of the scenario's own equations}
     */
    public VariableTable results() {
        return year().results();
    }

    /** Those of the parameters that are set on which the equilibrium rests; all of them, where none does. */
    List<String> ofTheMarket(Set<String> set) {
        Set<String> grounds = year().system().parametersOf("market_residual");
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

    /** Every number parameter by year since the base year under the scenario, and behind them the defaults of the catalogue. */
    double[][] values(int years) {
        ParameterTable table = ParameterTable.bundled();
        double[][] values = new double[2 * table.size()][years];
        for (int i = 0; i < table.size(); i++) {
            Parameter parameter = table.all().get(i);
            if (!parameter.isChoice()) {
                YearPath path = scenario.path(parameter.name());
                YearPath byDefault = parameter.defaultValue();
                for (int t = 0; t < years; t++) {
                    values[i][t] = path.at(FIRST_YEAR + t);
                    values[table.size() + i][t] = byDefault.at(FIRST_YEAR + t);
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
            "us_import_share_value",
            "us_import_share_volume",
            "us_break_even_price_ratio");

    /**
     * {@return what is to be known of the figures of a group, which a sum over its members does not give; empty for a country}
     */
    public Optional<String> groupNote() {
        return data.groups().stream()
                .filter(g -> g.code().equals(country))
                .findFirst()
                .map(g -> g.members().contains("USA") || g.members().contains("CHN")
                        ? "the group holds a maker of the world market, whose own token exports are not in these figures:"
                                + " the group is projected as one host beside it; 'rank --groups' sums the members instead"
                        : "the group is projected as one country with the figures of its members together; 'rank --groups'"
                                + " sums the projections of the members, which gives other numbers");
    }

    List<Note> notes(int to) {
        Prepared p = prepared();
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(
                Note.Kind.BASIS,
                Parameter.GROWTH_MODEL,
                "generation per head rests on the growth model '" + scenario.choice(Parameter.GROWTH_MODEL) + "'"));
        notes.addAll(p.notes);
        if (to > 2040) {
            notes.add(new Note(
                    Note.Kind.BASIS,
                    "year",
                    "demand growth, additions and mark-ups after 2040 hold the last value of their paths [assumed]"));
        }
        notes.addAll(StartYear.notes(year(), scenario));
        for (Variable variable : ownResults()) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    variable.name(),
                    "equation of the scenario: " + variable.name() + " \"" + variable.unit() + "\" = "
                            + variable.formula().replace("\n", " ")));
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

    @Override
    public String toString() {
        return "token-state model of " + country
                + reference.map(r -> " against " + r).orElse("");
    }
}
