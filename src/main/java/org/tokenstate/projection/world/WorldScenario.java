package org.tokenstate.projection.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.Chapter;
import org.tokenstate.units.Require;

/**
 * An immutable set of differences from the defaults of the world's parameters. A parameter that is read by year keeps its default
 * in the base year, whatever a scenario says.
 *
 * @param name what the scenario is called
 * @param description its story
 * @param values value by year of each parameter that it changes, in alphabetical order
 * @param equations a user's own equations on top of the text
 */
public record WorldScenario(String name, String description, Map<String, YearPath> values, List<Chapter> equations) {
    /** The defaults. */
    public static final WorldScenario BASELINE =
            new WorldScenario("baseline", "the defaults of the world's parameters", Map.of(), List.of());

    /**
     * Validates every value against the table.
     *
     * @throws InputException if a parameter is unknown or a value lies outside its bounds
     */
    public WorldScenario {
        Require.notBlank(name, "name of a scenario");
        ParameterTable table = WorldText.bundled().parameters();
        Map<String, YearPath> sorted = new TreeMap<>();
        values.forEach(
                (parameter, path) -> sorted.put(parameter, table.get(parameter).requireValid(path)));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
        equations = List.copyOf(equations);
    }

    /**
     * The value of a parameter by year.
     *
     * @param parameter its name
     * @return the scenario's, or the default
     * @throws InputException if there is no such parameter
     */
    public YearPath path(String parameter) {
        YearPath own = values.get(parameter);
        return own == null ? WorldText.bundled().parameters().get(parameter).defaultValue() : own;
    }

    /**
     * This scenario with a parameter set to a value as text.
     *
     * @param parameter its name
     * @param value a number, a path by year, or for a parameter that is an element of a set its name: {@code 2028: EAST}
     * @return the scenario
     * @throws InputException if there is no such parameter, or the value cannot be read or lies outside its bounds
     */
    public WorldScenario with(String parameter, String value) {
        Parameter known = WorldText.bundled().parameters().get(parameter);
        return with(parameter, YearPath.parse(WorldText.bundled().tables().numbered(known.unit(), value)));
    }

    /**
     * This scenario with a parameter set.
     *
     * @param parameter its name
     * @param path its value by year
     * @return the scenario
     * @throws InputException if there is no such parameter or the value lies outside its bounds
     */
    public WorldScenario with(String parameter, YearPath path) {
        Map<String, YearPath> changed = new LinkedHashMap<>(values);
        changed.put(parameter, path);
        return new WorldScenario(name, description, changed, equations);
    }

    /**
     * This scenario with a policy on top.
     *
     * @param policy the policy
     * @return the scenario
     * @throws InputException if its size is out of bounds
     */
    public WorldScenario with(Policy policy) {
        return new WorldScenario(name, description, policy.over(values), equations);
    }

    /**
     * {@return the parameters by which this scenario rewrites the base year}
     */
    public List<String> rewritesBase() {
        return values.keySet().stream().filter(WorldModel::movesTheBaseYear).toList();
    }
}
