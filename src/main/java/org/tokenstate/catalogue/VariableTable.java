package org.tokenstate.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one table of results, {@code datasets/variables.csv}: every output of a projection with unit, formula and meaning.
 */
public final class VariableTable {
    private final List<Variable> variables;
    private final Map<String, Integer> index = new LinkedHashMap<>();

    private VariableTable(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        for (int i = 0; i < variables.size(); i++) {
            index.put(variables.get(i).name(), i);
        }
    }

    /**
     * {@return the bundled table}
     */
    public static VariableTable bundled() {
        return Bundled.TABLE;
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final VariableTable TABLE = of(CsvTable.bundled("variables.csv"));
    }

    /**
     * Reads a table.
     *
     * @param csv columns {@code name, unit, kind, formula, taker_formula, description}
     * @return the table
     * @throws InputException if a name is repeated or a cell cannot be read
     */
    public static VariableTable of(CsvTable csv) {
        csv.require("name", "unit", "kind", "formula", "taker_formula", "description");
        List<Variable> variables = new ArrayList<>();
        for (CsvTable.Row row : csv.rows()) {
            String kind = row.requiredText("kind").toUpperCase(Locale.ROOT);
            try {
                variables.add(new Variable(
                        row.requiredText("name"),
                        row.requiredText("unit"),
                        Variable.Kind.valueOf(kind),
                        row.requiredText("formula"),
                        row.text("taker_formula"),
                        row.requiredText("description")));
            } catch (InputException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw row.fault("kind", "kind must be data, forecast, formula, state or solved but is '" + kind + "'");
            }
        }
        VariableTable table = new VariableTable(variables);
        if (table.index.size() != variables.size()) {
            throw new InputException(csv.file() + ": a variable is repeated");
        }
        return table;
    }

    /**
     * {@return the variables in the order of the table}
     */
    public List<Variable> all() {
        return variables;
    }

    /**
     * {@return the number of variables}
     */
    public int size() {
        return variables.size();
    }

    /**
     * Finds a variable.
     *
     * @param name its name
     * @return the variable
     * @throws InputException if there is none; the nearest names are given
     */
    public Variable get(String name) {
        return variables.get(indexOf(name));
    }

    /**
     * Finds the row of a variable.
     *
     * @param name its name
     * @return the row, from 0
     * @throws InputException if there is none; the nearest names are given
     */
    public int indexOf(String name) {
        return Nearest.get("variable", name, index);
    }

    /**
     * Whether there is a variable.
     *
     * @param name its name
     * @return whether the table has it
     */
    public boolean has(String name) {
        return index.containsKey(name);
    }
}
