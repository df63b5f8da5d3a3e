package org.tokenstate.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.internal.Nearest;

/** A catalogue of results: every output of a projection with unit, equation and meaning, in the order of the text. */
public final class VariableTable {
    private final Supplier<List<Variable>> made;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private @Nullable List<Variable> variables;

    private VariableTable(List<String> names, Supplier<List<Variable>> made) {
        this.made = made;
        for (String name : names) {
            if (index.putIfAbsent(name, index.size()) != null) {
                throw new InputException("result '" + name + "' is there twice");
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
        List<Variable> all = List.copyOf(variables);
        return of(all.stream().map(Variable::name).toList(), () -> all);
    }

    /**
     * A table of results that are described once somebody asks, which a projection does not.
     *
     * @param names their names in order
     * @param variables gives the results of these names in the same order, the same ones each time
     * @return the table
     * @throws InputException if a name is repeated
     */
    public static VariableTable of(List<String> names, Supplier<List<Variable>> variables) {
        return new VariableTable(names, variables);
    }

    /**
     * {@return the variables in the order of the table}
     */
    public List<Variable> all() {
        List<Variable> all = variables;
        if (all == null) {
            all = List.copyOf(made.get());
            variables = all;
        }
        return all;
    }

    /**
     * {@return the number of variables}
     */
    public int size() {
        return index.size();
    }

    /**
     * Finds a variable.
     *
     * @param name its name
     * @return the variable
     * @throws InputException if there is none; the nearest names are given
     */
    public Variable get(String name) {
        return all().get(indexOf(name));
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
