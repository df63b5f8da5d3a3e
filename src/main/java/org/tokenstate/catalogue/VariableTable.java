package org.tokenstate.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A catalogue of results: every output of a projection with unit, equation and meaning, in the order of the text. */
public final class VariableTable {
    private final List<Variable> variables;
    private final Map<String, Integer> index = new LinkedHashMap<>();

    private VariableTable(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        for (Variable variable : this.variables) {
            if (index.putIfAbsent(variable.name(), index.size()) != null) {
                throw new InputException("result '" + variable.name() + "' is there twice");
            }
        }
    }

    /**
     * A table of results.
     *
     * @param variables the results in order
     * @return the table
     * @throws InputException if a name is repeated
     */
    public static VariableTable of(List<Variable> variables) {
        return new VariableTable(variables);
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
