package org.tokenstate.equations.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.equations.Solver;

/**
 * What a text is compiled against: the elements of its sets, maps between them, parameters and solvers. The values come later,
 * with {@link Inputs}.
 */
public final class Vocabulary {
    /** The element whose parameters fill in for an element that has none of its own. */
    public static final String OTHER = "other";

    final Map<String, List<String>> sets;
    final Map<String, Map<String, String>> maps;
    final Map<String, String> aliases;
    final Map<String, Parameter> parameters;
    final Map<String, Solver> solvers;

    private Vocabulary(Builder builder) {
        sets = new LinkedHashMap<>(builder.sets);
        maps = new LinkedHashMap<>(builder.maps);
        aliases = new LinkedHashMap<>(builder.aliases);
        parameters = new LinkedHashMap<>(builder.parameters);
        solvers = new LinkedHashMap<>(builder.solvers);
    }

    /**
     * {@return a vocabulary to be filled}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** The parameter of a name for some elements: its own, or that of {@link #OTHER} where its row says so. */
    Optional<Parameter> parameter(String name, List<String> elements) {
        Parameter own = parameters.get(full(name, elements, -1));
        if (own != null) {
            return Optional.of(own);
        }
        for (int i = 0; i < elements.size(); i++) {
            Parameter other = parameters.get(full(name, elements, i));
            if (other != null && other.forOthers()) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static String full(String name, List<String> elements, int other) {
        StringBuilder full = new StringBuilder(name);
        for (int i = 0; i < elements.size(); i++) {
            full.append('.').append(i == other ? OTHER : elements.get(i));
        }
        return full.toString();
    }

    /**
     * A parameter.
     *
     * @param name its name, with its elements behind dots: {@code wacc.USA}
     * @param unit its unit
     * @param byYear whether each year reads its own value; otherwise every year reads that of the base year
     * @param forOthers for a name with the element {@link #OTHER}: whether it fills in for elements without a parameter of
     *     their own
     */
    public record Parameter(String name, String unit, boolean byYear, boolean forOthers) {}

    /** Fills a vocabulary. */
    public static final class Builder {
        private final Map<String, List<String>> sets = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        private final Map<String, String> aliases = new LinkedHashMap<>();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private final Map<String, Solver> solvers = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Gives the elements of a set that the text declares without them, or of a part of one ({@code for p in makers}).
         *
         * @param name name of the set
         * @param elements its elements in order
         * @return this
         */
        public Builder set(String name, List<String> elements) {
            sets.put(name, List.copyOf(elements));
            return this;
        }

        /**
         * Gives a map from elements to elements, used as an index: {@code price[pool_of[h]]}.
         *
         * @param name name of the map
         * @param images image of each element
         * @return this
         */
        public Builder map(String name, Map<String, String> images) {
            maps.put(name, Map.copyOf(images));
            return this;
        }

        /**
         * Gives another name to an element, such as {@code self} to the country asked for.
         *
         * @param name the other name
         * @param element the element
         * @return this
         */
        public Builder alias(String name, String element) {
            aliases.put(name, element);
            return this;
        }

        /**
         * Adds a parameter.
         *
         * @param parameter the parameter
         * @return this
         */
        public Builder parameter(Parameter parameter) {
            parameters.put(parameter.name(), parameter);
            return this;
        }

        /**
         * Adds a solver.
         *
         * @param name the name behind {@code by}
         * @param solver the solver
         * @return this
         */
        public Builder solver(String name, Solver solver) {
            solvers.put(name, solver);
            return this;
        }

        /**
         * {@return the vocabulary}
         */
        public Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}
