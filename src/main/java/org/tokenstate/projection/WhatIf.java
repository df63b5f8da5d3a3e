package org.tokenstate.projection;

import java.util.List;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.units.Ratio;

/**
 * A change of a scenario as an immutable value: set, scale, shift, delay, and any sequence of them.
 *
 * <p>{@code WhatIf.scale(Parameters.GENERATION_FACTOR, 0.85).between(2030, 2032)} is a dry spell of three years.
 */
public sealed interface WhatIf {
    /**
     * {@return no change at all}
     */
    static WhatIf none() {
        return new Sequence(List.of());
    }

    /**
     * Applies the change.
     *
     * @param scenario the scenario. Not modified.
     * @return the changed scenario
     * @throws org.tokenstate.catalogue.InputException if a parameter is unknown or leaves its bounds
     */
    Scenario apply(Scenario scenario);

    /**
     * Sets a parameter in all years.
     *
     * @param parameter its name
     * @param value the value
     * @return the change
     */
    static WhatIf set(String parameter, double value) {
        return new Set(parameter, ParameterValue.of(YearPath.constant(value)));
    }

    /**
     * Sets a parameter that is a share or a rate in all years.
     *
     * @param parameter its name
     * @param value the value
     * @return the change
     */
    static WhatIf set(String parameter, Ratio value) {
        return set(parameter, value.fraction());
    }

    /**
     * Sets a parameter by year.
     *
     * @param parameter its name
     * @param path the value by year
     * @return the change
     */
    static WhatIf set(String parameter, YearPath path) {
        return new Set(parameter, ParameterValue.of(path));
    }

    /**
     * Sets a parameter that is a choice of words.
     *
     * @param parameter its name
     * @param choice the word
     * @return the change
     */
    static WhatIf choose(String parameter, String choice) {
        return new Set(parameter, ParameterValue.of(choice));
    }

    /**
     * Sets how uncertain a parameter is.
     *
     * @param parameter its name
     * @param distribution the distribution
     * @return the change
     */
    static WhatIf draw(String parameter, Distribution distribution) {
        return new Set(parameter, ParameterValue.of(distribution));
    }

    /**
     * Multiplies a parameter in all years; narrow it by {@link Arithmetic#between}.
     *
     * @param parameter its name
     * @param factor the factor
     * @return the change
     */
    static Arithmetic scale(String parameter, double factor) {
        return new Arithmetic(parameter, factor, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Multiplies a parameter in all years; narrow it by {@link Arithmetic#between}.
     *
     * @param parameter its name
     * @param factor the factor
     * @return the change
     */
    static Arithmetic scale(String parameter, Ratio factor) {
        return scale(parameter, factor.fraction());
    }

    /**
     * Adds to a parameter in all years; narrow it by {@link Arithmetic#between}.
     *
     * @param parameter its name
     * @param amount the amount, in the unit of the parameter
     * @return the change
     */
    static Arithmetic shift(String parameter, double amount) {
        return new Arithmetic(parameter, 1, amount, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Adds percentage points to a parameter that is a share or a rate in all years; narrow it by {@link Arithmetic#between}.
     *
     * @param parameter its name
     * @param amount the amount
     * @return the change
     */
    static Arithmetic shift(String parameter, Ratio amount) {
        return shift(parameter, amount.fraction());
    }

    /**
     * Moves the path of a parameter to later years.
     *
     * @param parameter its name
     * @param years the delay; negative for earlier
     * @return the change
     */
    static WhatIf delay(String parameter, int years) {
        return new Delay(parameter, years);
    }

    /**
     * Changes one after another.
     *
     * @param changes the changes
     * @return the change that applies them in order
     */
    static WhatIf all(WhatIf... changes) {
        return new Sequence(List.of(changes));
    }

    /**
     * This change, then another.
     *
     * @param next the other change
     * @return both
     */
    default WhatIf and(WhatIf next) {
        return new Sequence(List.of(this, next));
    }

    /**
     * Sets a parameter.
     *
     * @param parameter its name
     * @param value what to say of it
     */
    record Set(String parameter, ParameterValue value) implements WhatIf {
        @Override
        public Scenario apply(Scenario scenario) {
            return scenario.with(parameter, value);
        }
    }

    /**
     * Multiplies and adds, between two years: {@code value * factor + amount}.
     *
     * @param parameter the name of the parameter
     * @param factor the factor
     * @param amount the amount
     * @param from the first year
     * @param to the last year
     */
    record Arithmetic(String parameter, double factor, double amount, int from, int to) implements WhatIf {
        /**
         * Narrows the change to some years.
         *
         * @param first the first year
         * @param last the last year
         * @return the narrowed change
         * @throws org.tokenstate.catalogue.InputException if the last year lies before the first
         */
        public Arithmetic between(int first, int last) {
            if (last < first) {
                throw new org.tokenstate.catalogue.InputException(
                        "last year of a change must be >= " + first + " but is " + last);
            }
            return new Arithmetic(parameter, factor, amount, first, last);
        }

        @Override
        public Scenario apply(Scenario scenario) {
            YearPath path = scenario.path(parameter);
            boolean always = from == Integer.MIN_VALUE;
            return scenario.with(
                    parameter,
                    ParameterValue.of(
                            always
                                    ? path.map(v -> v * factor + amount)
                                    : path.between(from, to, v -> v * factor + amount)));
        }
    }

    /**
     * Moves a path in time.
     *
     * @param parameter the name of the parameter
     * @param years the delay
     */
    record Delay(String parameter, int years) implements WhatIf {
        @Override
        public Scenario apply(Scenario scenario) {
            return scenario.with(
                    parameter, ParameterValue.of(scenario.path(parameter).delayed(years)));
        }
    }

    /**
     * Changes one after another.
     *
     * @param changes the changes, in order
     */
    record Sequence(List<WhatIf> changes) implements WhatIf {
        /** Copies the list. */
        public Sequence {
            changes = List.copyOf(changes);
        }

        @Override
        public Scenario apply(Scenario scenario) {
            Scenario changed = scenario;
            for (WhatIf change : changes) {
                changed = change.apply(changed);
            }
            return changed;
        }
    }
}
