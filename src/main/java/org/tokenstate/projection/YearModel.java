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
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Input;
import org.tokenstate.equations.Inputs;
import org.tokenstate.equations.Program;
import org.tokenstate.equations.Rates;

/**
 * The text compiled for one kind of country: its results by name, and how values reach it.
 *
 * <p>A result is a variable with a description that is over places or over none of places, origins and solvers: of a place,
 * that of the country asked for, with further elements behind dots ({@code tranche_twh.existing}). The endings {@code _of} and
 * {@code _of_mix}, which keep a variable apart from a parameter of the same name, are left out. A user's own variables are
 * results in any case.
 */
final class YearModel {
    private static final List<String> ENDINGS = List.of("_of_mix", "_of");

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

    private final ModelText text;
    private final String self;
    private final EquationSystem system;
    private final VariableTable results;
    /** Instance of the text by result, in the order of the results. */
    private final List<String> instances = new ArrayList<>();

    private final Map<String, String> resultOf = new LinkedHashMap<>();
    private final int[] parameterRows;
    private final Map<List<String>, Program> programs = new ConcurrentHashMap<>();

    YearModel(ModelText text, String self, EquationSystem system) {
        this.text = text;
        this.self = self;
        this.system = system;
        List<Variable> variables = new ArrayList<>();
        for (org.tokenstate.equations.Variable variable : system.variables()) {
            if (isResult(variable)) {
                addResults(variable, variables);
            }
        }
        results = VariableTable.of(variables);
        int defaults = text.parameters().size();
        parameterRows = system.parameters().stream()
                .mapToInt(name -> name.startsWith(ModelText.DEFAULT)
                        ? defaults + text.parameters().indexOf(name.substring(ModelText.DEFAULT.length()))
                        : text.parameters().indexOf(name))
                .toArray();
    }

    private static boolean isResult(org.tokenstate.equations.Variable variable) {
        if (variable.origin() == org.tokenstate.equations.Variable.Origin.OWN) {
            return true;
        }
        boolean other = !variable.sets().isEmpty() && variable.sets().get(0).equals("origin");
        return !other
                && !variable.description().isEmpty()
                && variable.solver().isEmpty()
                && !variable.chapter().endsWith(".csv");
    }

    private void addResults(org.tokenstate.equations.Variable variable, List<Variable> results) {
        String plain = variable.name();
        for (String ending : ENDINGS) {
            if (plain.endsWith(ending)) {
                plain = plain.substring(0, plain.length() - ending.length());
                break;
            }
        }
        boolean ofPlace = !variable.sets().isEmpty() && variable.sets().get(0).equals(ModelTables.PLACE);
        List<List<String>> tails = new ArrayList<>(List.of(List.of()));
        for (String set :
                variable.sets().subList(ofPlace ? 1 : 0, variable.sets().size())) {
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
            List<String> elements = new ArrayList<>(ofPlace ? List.of(self) : List.of());
            elements.addAll(tail);
            String instance = variable.name() + (elements.isEmpty() ? "" : "[" + String.join(",", elements) + "]");
            String name = tail.isEmpty() ? plain : plain + "." + String.join(".", tail);
            instances.add(instance);
            resultOf.put(instance, name);
            results.add(new Variable(
                    name,
                    OF_A_YEAR.getOrDefault(variable.unit(), variable.unit()),
                    kind(instance),
                    system.equation(instance, false),
                    tail.isEmpty() ? variable.description() : variable.description() + ", " + String.join(", ", tail),
                    variable.chapter(),
                    variable.line()));
        }
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

    /** The row of places that the country takes. */
    String self() {
        return self;
    }

    boolean isTaker() {
        return self.equals(ModelTables.TAKER);
    }

    EquationSystem system() {
        return system;
    }

    VariableTable results() {
        return results;
    }

    /** The variable of the text behind a result. */
    String instance(String result) {
        return instances.get(results.indexOf(result));
    }

    /** The name of the result that a variable of the text is, or its own where it is none. */
    String shown(String instance) {
        return resultOf.getOrDefault(instance, instance);
    }

    /** A program for results on plain numbers, in the order of the table. */
    Program program() {
        return program(instances);
    }

    /** A program for some variables of the text on plain numbers. */
    Program program(List<String> variables) {
        return programs.computeIfAbsent(List.copyOf(variables), v -> system.program(v, Rates.SINGLE));
    }

    /**
     * What a program reads.
     *
     * @param values the parameters by row of the catalogue and year since the base year, the defaults behind them
     * @param given the country, with its figures and series
     * @param trend generation per head by year, kWh
     * @param referenceTrend that of the reference
     * @param population persons by year
     */
    Inputs inputs(double[][] values, Prepared given, double[] trend, double[] referenceTrend, double[] population) {
        double[][] parameters = new double[parameterRows.length][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = values[parameterRows[i]];
        }
        double[] figures = system.figures().stream().mapToDouble(given::figure).toArray();
        double[][] data = new double[system.data().size()][];
        for (int i = 0; i < data.length; i++) {
            String name = system.data().get(i);
            data[i] = switch (name) {
                case Prepared.OWN_SERIES -> trend;
                case Prepared.REFERENCE_SERIES -> referenceTrend;
                case Prepared.POPULATION_SERIES -> population;
                default -> given.constant(name, trend.length);
            };
        }
        return new Inputs(TokenStateModel.FIRST_YEAR, trend.length, parameters, figures, data);
    }

    /** Where each parameter that the text reads stands: the row of the catalogue, or that of its default behind them. */
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
