package org.tokenstate.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Input;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.numeric.internal.Later;

/**
 * The text compiled for one kind of country: its results by name, and how values reach it.
 *
 * <p>A result is a variable with a description. Its name is that of the variable, with the elements behind dots ({@code
 * token_exports_usd.CHN}); {@code country_} in front, which keeps what is of the country asked for apart from a variable over
 * regions or a parameter of the same name, is left out. A variable over places, channels or origins is a result of the world, any
 * other one of the country. A user's own variables are results of the country in any case.
 */
final class YearModel {
    private static final String OF_COUNTRY = "country_";

    /** What the market says of its own accuracy; NaN where it does not clear. */
    static final String RESIDUAL = "residual";

    /** What an equation calls the country asked for and its region. */
    private static final Pattern COUNTRY = Pattern.compile("\\b(self|home)\\b");

    /** The sets whose elements are parts of the world. */
    private static final Set<String> OF_WORLD = Set.of("region", "channel", "family", "origin", "pool");

    /** What the amount of a year is counted in where the text has it per year, and units that results write out. */
    private static final Map<String, String> OF_A_YEAR = Map.of(
            "USD/yr", "USD 2025",
            "TWh/yr", "TWh",
            "Mtok/yr", "Mtok",
            "tok/yr", "tokens",
            "kWh/person/yr", "kWh",
            "J/tok", "J",
            "person", "persons",
            "yr", "year");

    /** A variable of the text with its elements, and the name that it has as a result. */
    private record Result(
            org.tokenstate.equations.Variable variable, List<String> elements, String instance, String name) {}

    private final ModelText text;
    private final ModelText.Kind kind;
    private final EquationSystem system;
    private final VariableTable results;
    private final VariableTable all;
    /** Instance of the text by result, in the order of the results. */
    private final List<String> instances = new ArrayList<>();

    private final Map<String, String> resultOf = new LinkedHashMap<>();
    private final int[] parameterRows;
    private final Map<List<String>, Program> programs = new ConcurrentHashMap<>();
    private final Later<Set<String>> ofCountry = Later.of("what rests on the country", this::findOfCountry);
    private final Later<List<String>> given = Later.of("what the country reads of the world", this::findGiven);
    private final Later<Program> givenTheWorld =
            Later.of("program given the world", () -> system().program(outputs(), Rates.SINGLE, given()));
    private final Later<Program> ofWorld = Later.of("program of the world", this::makeProgramOfWorld);

    YearModel(ModelText text, ModelText.Kind kind, EquationSystem system) {
        this.text = text;
        this.kind = kind;
        this.system = system;
        List<Result> ofCountry = new ArrayList<>();
        List<Result> ofWorld = new ArrayList<>();
        for (org.tokenstate.equations.Variable variable : system.variables()) {
            if (isResult(variable)) {
                boolean own = variable.origin() == org.tokenstate.equations.Variable.Origin.OWN
                        || variable.sets().stream().noneMatch(OF_WORLD::contains);
                addResults(variable, own ? ofCountry : ofWorld);
            }
        }
        results = table(ofCountry);
        List<Result> both = new ArrayList<>(ofCountry);
        both.addAll(ofWorld);
        all = table(both);
        for (Result result : both) {
            instances.add(result.instance);
            resultOf.put(result.instance, result.name);
        }
        parameterRows = system.parameters().stream()
                .mapToInt(text.parameters()::indexOf)
                .toArray();
    }

    private VariableTable table(List<Result> results) {
        return VariableTable.of(
                results.stream().map(Result::name).toList(),
                () -> results.stream().map(this::described).toList());
    }

    private static boolean isResult(org.tokenstate.equations.Variable variable) {
        return variable.origin() == org.tokenstate.equations.Variable.Origin.OWN
                || !variable.description().isEmpty()
                        && variable.solver().isEmpty()
                        && !variable.chapter().endsWith(".csv");
    }

    private void addResults(org.tokenstate.equations.Variable variable, List<Result> results) {
        String plain = variable.name().startsWith(OF_COUNTRY)
                ? variable.name().substring(OF_COUNTRY.length())
                : variable.name();
        List<List<String>> tails = new ArrayList<>(List.of(List.of()));
        for (String set : variable.sets()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> tail : tails) {
                for (String element : system.elements(set)) {
                    List<String> next = new ArrayList<>(tail);
                    next.add(element);
                    longer.add(next);
                }
            }
            tails = longer;
        }
        for (List<String> tail : tails) {
            String instance = variable.name() + (tail.isEmpty() ? "" : "[" + String.join(",", tail) + "]");
            String name = tail.isEmpty() ? plain : plain + "." + String.join(".", tail);
            results.add(new Result(variable, tail, instance, name));
        }
    }

    private Variable described(Result result) {
        org.tokenstate.equations.Variable variable = result.variable;
        return new Variable(
                result.name,
                OF_A_YEAR.getOrDefault(variable.unit(), variable.unit()),
                kind(result.instance),
                system.equation(result.instance, false),
                description(result),
                variable.chapter(),
                variable.line());
    }

    /** What a result is; one of a user's that says nothing is called by its name. */
    private static String description(Result result) {
        String said = result.variable.description();
        if (said.isEmpty()) {
            return result.name;
        }
        return result.elements.isEmpty() ? said : said + ", " + String.join(", ", result.elements);
    }

    private Variable.Kind kind(String instance) {
        List<Input> inputs = system.inputs(instance, false);
        if (inputs.stream()
                .anyMatch(input ->
                        input.when() == Input.When.PREVIOUS && input.name().equals(instance))) {
            return Variable.Kind.STATE;
        }
        return inputs.size() == 1 && inputs.get(0).kind() == Input.Kind.DATA
                ? Variable.Kind.DATA
                : Variable.Kind.FORMULA;
    }

    ModelText text() {
        return text;
    }

    ModelText.Kind kind() {
        return kind;
    }

    EquationSystem system() {
        return system;
    }

    /** The results of the country asked for. */
    VariableTable results() {
        return results;
    }

    /** The results of the country, and behind them those of the world by region, pool, channel, family and origin. */
    VariableTable all() {
        return all;
    }

    /** The variable of the text behind a result. */
    String instance(String result) {
        return instances.get(all.indexOf(result));
    }

    /** The name of the result that a variable of the text is, or its own where it is none. */
    String shown(String instance) {
        return resultOf.getOrDefault(instance, instance);
    }

    /** A program for results on plain numbers, in the order of the table. */
    Program program() {
        return program(instances.subList(0, results.size()));
    }

    /** What the program of the results gives: these, and the residual of the market. */
    List<String> outputs() {
        List<String> outputs = new ArrayList<>(instances.subList(0, results.size()));
        outputs.add(RESIDUAL);
        return outputs;
    }

    /** The same program where the world is known: it takes what the country reads of it, in the order of {@link #given()}. */
    Program programGivenTheWorld() {
        return givenTheWorld.get();
    }

    /** The variables of the world that the country's results are or directly read. */
    List<String> given() {
        return given.get();
    }

    private List<String> findGiven() {
        Set<String> ofWorld = new HashSet<>(world());
        Set<String> given = new TreeSet<>();
        for (String instance : system.instances()) {
            for (boolean base : new boolean[] {true, false}) {
                for (Input input : ofWorld.contains(instance) ? List.<Input>of() : system.inputs(instance, base)) {
                    if (input.kind() == Input.Kind.VARIABLE && ofWorld.contains(input.name())) {
                        given.add(input.name());
                    } else if (input.kind() == Input.Kind.SOLVER) {
                        system.inputs(input.name(), base).stream()
                                .map(Input::name)
                                .filter(ofWorld::contains)
                                .forEach(given::add);
                    }
                }
            }
        }
        outputs().stream().filter(ofWorld::contains).forEach(given::add);
        return List.copyOf(given);
    }

    /** The variables of parts of the world, and what the market gives, that rest on nothing of the country asked for. */
    List<String> world() {
        Set<String> ofCountry = ofCountry();
        return system.instances().stream()
                .filter(instance -> !ofCountry.contains(instance))
                .filter(instance -> {
                    org.tokenstate.equations.Variable variable = system.variable(instance);
                    return variable.sets().stream().anyMatch(OF_WORLD::contains)
                            || !variable.solver().isEmpty();
                })
                .toList();
    }

    /** A program for the results that rest on nothing of the country asked for, and what the market gives. */
    Program programOfWorld() {
        return ofWorld.get();
    }

    private Program makeProgramOfWorld() {
        Set<String> ofCountry = ofCountryAlone();
        return program(system.instances().stream()
                .filter(instance -> !ofCountry.contains(instance)
                        && (resultOf.containsKey(instance)
                                || !system.variable(instance).solver().isEmpty()))
                .toList());
    }

    /** The variables that rest on the country asked for, of which the market must not be one: each country would have its own. */
    Set<String> ofCountryAlone() {
        Set<String> ofCountry = ofCountry();
        if (ofCountry.contains(RESIDUAL)) {
            throw new InputException("the market rests on the country asked for, by the scenario's equation of "
                    + text.ownVariables().stream()
                            .filter(variable -> variable.sets().stream().anyMatch(OF_WORLD::contains))
                            .map(org.tokenstate.equations.Variable::signature)
                            .collect(Collectors.joining(", "))
                    + ": it is another one for each, as 'project' shows it, and there is no world without one");
        }
        return ofCountry;
    }

    /** The parameters that results of the world rest on, in any year. */
    Set<String> parametersOfWorld() {
        Set<String> ofCountry = ofCountry();
        Set<String> parameters = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(system.instances().stream()
                .filter(instance -> !ofCountry.contains(instance) && resultOf.containsKey(instance))
                .filter(instance -> system.variable(instance).sets().stream().anyMatch(OF_WORLD::contains))
                .toList());
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            String node = next.remove();
            for (boolean base : new boolean[] {true, false}) {
                for (Input input : system.inputs(node, base)) {
                    if (input.kind() == Input.Kind.PARAMETER) {
                        parameters.add(input.name());
                    } else if ((input.kind() == Input.Kind.VARIABLE || input.kind() == Input.Kind.SOLVER)
                            && seen.add(input.name())) {
                        next.add(input.name());
                    }
                }
            }
        }
        return parameters;
    }

    /** The variables that rest on the country asked for, its region, figures or series, in any year. */
    private Set<String> ofCountry() {
        return ofCountry.get();
    }

    private Set<String> findOfCountry() {
        Map<String, List<String>> users = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        Deque<String> nodes = new ArrayDeque<>(system.instances());
        Set<String> solvers = new HashSet<>();
        while (!nodes.isEmpty()) {
            String node = nodes.remove();
            for (boolean base : new boolean[] {true, false}) {
                if (COUNTRY.matcher(system.equation(node, base)).find()) {
                    next.add(node);
                }
                for (Input input : system.inputs(node, base)) {
                    boolean ofCountry = input.kind() == Input.Kind.FIGURE
                            || input.kind() == Input.Kind.DATA && !Prepared.isServingPoint(input.name());
                    if (ofCountry) {
                        next.add(node);
                    } else if (input.kind() == Input.Kind.VARIABLE || input.kind() == Input.Kind.SOLVER) {
                        users.computeIfAbsent(input.name(), name -> new ArrayList<>())
                                .add(node);
                    }
                    if (input.kind() == Input.Kind.SOLVER && solvers.add(input.name())) {
                        nodes.add(input.name());
                    }
                }
            }
        }
        Set<String> found = new HashSet<>();
        while (!next.isEmpty()) {
            String instance = next.remove();
            if (found.add(instance)) {
                next.addAll(users.getOrDefault(instance, List.of()));
            }
        }
        return found;
    }

    /** A program for some variables of the text on plain numbers; its last output is the residual of the market. */
    Program program(List<String> variables) {
        return programs.computeIfAbsent(List.copyOf(variables), v -> {
            List<String> outputs = new ArrayList<>(v);
            outputs.add(RESIDUAL);
            return system.program(outputs, Rates.SINGLE);
        });
    }

    /**
     * Requires that the market cleared in every year of a run.
     *
     * @throws NoEquilibriumException if it did not
     */
    static void requireCleared(double[][] results) {
        for (int t = 0; t < results.length; t++) {
            double[] year = results[t];
            if (Double.isNaN(year[year.length - 1])) {
                throw new NoEquilibriumException("no price of compute clears the market in "
                        + (TokenStateModel.FIRST_YEAR + t)
                        + (t == 0
                                ? ": the hosts of a pool cannot serve what is bought in the base year"
                                : ": the offers of a pool cannot meet its use"));
            }
        }
    }

    /**
     * What a program reads.
     *
     * @param values the parameters by row of the catalogue and year since the base year
     * @param given the country, with its figures and series
     * @param series the series that a draw may change, by name and year
     */
    Inputs inputs(double[][] values, Prepared given, Map<String, double[]> series) {
        int years = values[0].length;
        double[][] parameters = new double[parameterRows.length][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = values[parameterRows[i]];
        }
        double[] figures = system.figures().stream().mapToDouble(given::figure).toArray();
        double[][] data = new double[system.data().size()][];
        for (int i = 0; i < data.length; i++) {
            String name = system.data().get(i);
            double @Nullable [] drawn = series.get(name);
            data[i] = drawn == null ? given.series(name, years) : drawn;
        }
        return new Inputs(TokenStateModel.FIRST_YEAR, years, parameters, figures, data);
    }

    /** The row of the catalogue of each parameter that the text reads. */
    int[] parameterRows() {
        return parameterRows.clone();
    }

    /** The parameters that all elements of a variable rest on in the base year. */
    Set<String> parametersOfBase(String variable) {
        Set<String> parameters = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>();
        system.instances().stream()
                .filter(instance -> instance.equals(variable) || instance.startsWith(variable + "["))
                .forEach(next::add);
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            for (Input input : system.inputs(next.remove(), true)) {
                switch (input.kind()) {
                    case PARAMETER -> parameters.add(input.name());
                    case VARIABLE, SOLVER -> {
                        if (seen.add(input.name())) {
                            next.add(input.name());
                        }
                    }
                    case FIGURE, DATA -> {}
                }
            }
        }
        return parameters;
    }
}
