package org.tokenstate.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Distribution;

/**
 * The one table of parameters, {@code datasets/parameters.csv}: every number that a what-if may change, with unit, bounds,
 * default, distribution and source.
 */
public final class ParameterTable {
    private final List<Parameter> parameters;
    private final Map<String, Integer> index = new LinkedHashMap<>();

    private ParameterTable(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            index.put(parameters.get(i).name(), i);
        }
    }

    /**
     * {@return the bundled table}
     */
    public static ParameterTable bundled() {
        return Bundled.TABLE;
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final ParameterTable TABLE = of(CsvTable.bundled("parameters.csv"));
    }

    /**
     * Reads a table.
     *
     * @param csv columns {@code name, unit, timing, default, lower, upper, choices, distribution, not_drawn, acts_with, evidence,
     *     source, description}
     * @return the table
     * @throws InputException if a default lies outside its bounds, a name is repeated or a cell cannot be read
     */
    public static ParameterTable of(CsvTable csv) {
        csv.require(
                "name",
                "unit",
                "timing",
                "default",
                "lower",
                "upper",
                "choices",
                "distribution",
                "not_drawn",
                "acts_with",
                "evidence",
                "source",
                "description");
        List<Parameter> parameters = new ArrayList<>();
        Map<String, Long> seen = new LinkedHashMap<>();
        for (CsvTable.Row row : csv.rows()) {
            Parameter parameter = parameter(row);
            Long before = seen.putIfAbsent(parameter.name(), row.line());
            if (before != null) {
                throw row.fault("name", "parameter '" + parameter.name() + "' is already on line " + before);
            }
            parameters.add(parameter);
        }
        return new ParameterTable(parameters);
    }

    /**
     * This table with other rows in place of those of the same names.
     *
     * @param rows the rows
     * @return the table
     * @throws InputException if there is no row of such a name, with the nearest names
     */
    public ParameterTable with(List<Parameter> rows) {
        List<Parameter> changed = new ArrayList<>(parameters);
        for (Parameter row : rows) {
            changed.set(Nearest.get("parameter", row.name(), index), row);
        }
        return new ParameterTable(changed);
    }

    private static Parameter parameter(CsvTable.Row row) {
        String choices = row.text("choices");
        boolean isChoice = !choices.isEmpty();
        String column = "default";
        try {
            String text = row.requiredText("default");
            YearPath value = isChoice ? YearPath.constant(0) : YearPath.parse(text);
            column = "distribution";
            String distribution = row.text("distribution");
            String notDrawn = row.text("not_drawn");
            if (notDrawn.isEmpty() != (isChoice || !distribution.isEmpty())) {
                throw row.fault(
                        "not_drawn",
                        notDrawn.isEmpty()
                                ? "a reason is required where there is no distribution"
                                : "must be empty for a choice and where there is a distribution");
            }
            Optional<Distribution> drawn =
                    distribution.isEmpty() ? Optional.empty() : Optional.of(Distribution.parse(distribution));
            column = "acts_with";
            Map<String, String> actsWith = conditions(row.text("acts_with"));
            column = "timing";
            Timing timing = Timing.of(row.requiredText("timing"));
            column = "evidence";
            Parameter parameter = new Parameter(
                    row.requiredText("name"),
                    row.requiredText("unit"),
                    timing,
                    isChoice ? List.of(choices.split("\\|")) : List.of(),
                    isChoice ? text : "",
                    value,
                    isChoice ? 0 : row.requiredNumber("lower"),
                    isChoice ? 0 : row.requiredNumber("upper"),
                    drawn,
                    notDrawn,
                    actsWith,
                    row.requiredText("description"),
                    new Source(row.requiredText("source"), Evidence.of(row.requiredText("evidence"))));
            column = "default";
            if (isChoice) {
                parameter.requireChoice(text);
            } else {
                parameter.requireValid(value);
            }
            return parameter;
        } catch (InputException e) {
            throw e.isPlaced() ? e : row.fault(column, e.faults().get(0));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, String.valueOf(e.getMessage()));
        }
    }

    /** Reads {@code name=value; name=value}. */
    private static Map<String, String> conditions(String text) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String condition : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            int equals = condition.indexOf('=');
            if (equals < 0) {
                throw new InputException("a condition must be NAME=VALUE but is '" + condition.strip() + "'");
            }
            conditions.put(
                    condition.substring(0, equals).strip(),
                    condition.substring(equals + 1).strip());
        }
        return Collections.unmodifiableMap(conditions);
    }

    /**
     * {@return the parameters in the order of the table}
     */
    public List<Parameter> all() {
        return parameters;
    }

    /**
     * {@return the number of parameters}
     */
    public int size() {
        return parameters.size();
    }

    /**
     * Whether there is a parameter.
     *
     * @param name its name
     * @return whether the table has it
     */
    public boolean has(String name) {
        return index.containsKey(name);
    }

    /**
     * Finds a parameter.
     *
     * @param name its name
     * @return the parameter
     * @throws InputException if there is none; the nearest names are given
     */
    public Parameter get(String name) {
        return parameters.get(indexOf(name));
    }

    /**
     * Finds the row of a parameter.
     *
     * @param name its name
     * @return the row, from 0
     * @throws InputException if there is none; the nearest names are given
     */
    public int indexOf(String name) {
        if (!index.containsKey(name)) {
            RenamedParameters.message(name).ifPresent(message -> {
                throw new InputException(message);
            });
        }
        return Nearest.get("parameter", name, index);
    }
}
