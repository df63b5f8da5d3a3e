package org.tokenstate.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Variable;
import org.tokenstate.units.internal.Require;

/** What the world came to, year by year. Immutable. */
public final class WorldProjection {
    private final WorldModel model;
    private final int from;
    private final double[][] results;
    private final Map<String, Integer> place = new LinkedHashMap<>();

    WorldProjection(WorldModel model, List<String> outputs, int from, double[][] results) {
        this.model = model;
        this.from = from;
        this.results = results;
        for (int i = 0; i < outputs.size(); i++) {
            place.put(outputs.get(i), i);
        }
    }

    /**
     * {@return the model that was run}
     */
    public WorldModel model() {
        return model;
    }

    /**
     * {@return the first year kept}
     */
    public int from() {
        return from;
    }

    /**
     * {@return the last year}
     */
    public int to() {
        return model.baseYear() + results.length - 1;
    }

    /**
     * The elements of a set, such as {@code region} or {@code pool}.
     *
     * @param set name of the set
     * @return its elements in order
     * @throws org.tokenstate.catalogue.InputException if there is no such set
     */
    public List<String> elements(String set) {
        return model.system().elements(set);
    }

    /**
     * {@return the names of all results, with their elements: {@code token_exports_usd[CHN]}}
     */
    public List<String> results() {
        return List.copyOf(place.keySet());
    }

    /**
     * What a result is: unit, description, chapter.
     *
     * @param result its name, with or without elements
     * @return the variable of the text
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public Variable variable(String result) {
        return model.system().variable(result);
    }

    /**
     * A result of a year.
     *
     * @param year the year
     * @param result its name
     * @param elements its elements, such as a region
     * @return the value; absent where it does not exist, such as the price of a pool without hosts
     * @throws IllegalArgumentException if the year was not run
     * @throws org.tokenstate.catalogue.InputException if there is no such result, with the nearest names
     */
    public OptionalDouble value(int year, String result, String... elements) {
        double value = at(year, result, elements);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The same, with NaN for what does not exist. */
    double at(int year, String result, String... elements) {
        Require.inRange(year, model.baseYear(), to(), "year");
        String name = elements.length == 0 ? result : result + "[" + String.join(",", elements) + "]";
        return results[year - model.baseYear()][Nearest.get("result", name, place)];
    }

    /**
     * A result that is a code, as the word that it stands for.
     *
     * @param year the year
     * @param result its name
     * @param elements its elements
     * @return the element of the set that is its unit
     * @throws IllegalArgumentException if the year was not run
     * @throws org.tokenstate.catalogue.InputException if there is no such result or it is no code
     */
    public Optional<String> word(int year, String result, String... elements) {
        OptionalDouble value = value(year, result, elements);
        List<String> words = elements(variable(result).unit());
        return value.isEmpty() ? Optional.empty() : Optional.of(words.get((int) value.getAsDouble()));
    }
}
