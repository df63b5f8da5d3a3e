package org.tokenstate.projection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.surplus.SiteOdds;
import org.tokenstate.units.internal.Require;

/**
 * An immutable set of differences from the catalogue's defaults, by parameter. The baseline has none.
 *
 * @param name what the scenario is called
 * @param description what it stands for
 * @param values what it says of each parameter that it changes, in alphabetical order
 * @param equations its own equations in the language of the text, further variables and {@code replace NAME …}; mostly empty
 */
public record Scenario(String name, String description, Map<String, ParameterValue> values, String equations) {
    /** What a scenario's own equations are called in faults and catalogues. */
    static final String EQUATIONS = "equations";

    /** The catalogue's defaults. */
    public static final Scenario BASELINE = new Scenario("baseline", "the defaults of the catalogue", Map.of(), "");

    /**
     * Validates every value against the catalogue.
     *
     * @throws InputException if a parameter is unknown or a value lies outside its bounds
     */
    public Scenario {
        Require.notBlank(name, "name of a scenario");
        Map<String, ParameterValue> sorted = new TreeMap<>();
        ParameterTable table = ParameterTable.bundled();
        values.forEach((parameter, value) -> sorted.put(parameter, valid(table.get(parameter), value)));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    /**
     * A scenario without equations of its own.
     *
     * @param name what the scenario is called
     * @param description what it stands for
     * @param values what it says of each parameter that it changes
     * @throws InputException if a parameter is unknown or a value lies outside its bounds
     */
    public Scenario(String name, String description, Map<String, ParameterValue> values) {
        this(name, description, values, "");
    }

    /**
     * This scenario with further equations: variables of one's own, or {@code replace NAME …} for another equation of one that
     * is there. They are projected, drawn and shown beside the results of the text, and named in every result.
     *
     * @param own the equations, a definition at the margin, its further lines indented
     * @return the scenario
     * @throws InputException if they cannot be read, name what is not there, form a circle within a year, or disagree in units:
     *     {@code equations:line:column: what}
     */
    public Scenario withEquations(String own) {
        String all = equations.isEmpty() ? own : equations.stripTrailing() + "\n" + own;
        ModelText.bundled().with(Chapter.plain(EQUATIONS, 1, 1, all)).requireSound(EQUATIONS);
        return new Scenario(name, description, values, all);
    }

    private static ParameterValue valid(Parameter parameter, ParameterValue value) {
        value.path().ifPresent(parameter::requireValid);
        ModelText.bundled().tables().requireElements(parameter, value);
        value.choice().ifPresent(parameter::requireChoice);
        value.distribution().ifPresent(d -> {
            // One part in a thousand million may lie outside on each side.
            if (parameter.isChoice()
                    || (d.lower() < parameter.lower() && d.cdf(Math.nextDown(parameter.lower())) >= 1e-9)
                    || (d.upper() > parameter.upper() && d.cdf(parameter.upper()) < 1 - 1e-9)) {
                throw new InputException(parameter.name() + " must lie in [" + parameter.lower() + ", "
                        + parameter.upper() + "] but is distributed as " + d);
            }
        });
        return value;
    }

    /**
     * This scenario under another name.
     *
     * @param newName what it is called
     * @param newDescription what it stands for
     * @return the scenario
     */
    public Scenario named(String newName, String newDescription) {
        return new Scenario(newName, newDescription, values, equations);
    }

    /**
     * This scenario with a what-if applied.
     *
     * @param change the what-if
     * @return the changed scenario
     */
    public Scenario with(WhatIf change) {
        return change.apply(this);
    }

    /**
     * This scenario with one parameter set. A value by year acts after the base year: what this scenario says of the base year
     * stays.
     *
     * @param parameter its name
     * @param value what to say of it
     * @return the changed scenario
     */
    public Scenario with(String parameter, ParameterValue value) {
        Map<String, ParameterValue> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value.after(ParameterTable.bundled().get(parameter), values.get(parameter)));
        return new Scenario(name, description, changed, equations);
    }

    /**
     * This scenario with a policy on top: values from a year after the base year on.
     *
     * @param policy the policy
     * @return the changed scenario
     * @throws InputException if its size is out of bounds
     */
    public Scenario with(Policy policy) {
        return new Scenario(name, description, policy.over(values), equations);
    }

    /**
     * {@return the parameters by which this scenario rewrites the base year: those that are read once and that results of the base
     * year rest on, and values by year that it says hold in the base year}
     */
    public List<String> rewritesBase() {
        return StartYear.rewritten(this);
    }

    /**
     * {@return the odds and the delay of announced sites of accelerators by their stage, as the scenario has them in the base year}
     */
    public SiteOdds siteOdds() {
        return new SiteOdds(
                stage -> path("site_odds." + stage.label()).at(TokenStateModel.FIRST_YEAR),
                stage -> path("site_delay." + stage.label()).at(TokenStateModel.FIRST_YEAR));
    }

    /**
     * The value by year of a parameter under this scenario.
     *
     * @param parameter its name
     * @return the scenario's path, the median of its distribution, or the catalogue's default
     * @throws InputException if there is no such parameter or it is a choice
     */
    public YearPath path(String parameter) {
        Parameter known = ParameterTable.bundled().get(parameter);
        if (known.isChoice()) {
            throw new InputException(
                    parameter + " is a choice of " + String.join(", ", known.choices()) + ", not a number");
        }
        return path(known, values.get(parameter));
    }

    static YearPath path(Parameter known, @Nullable ParameterValue value) {
        if (value == null) {
            return known.defaultValue();
        }
        return value.path()
                .orElseGet(() -> YearPath.constant(
                        value.distribution().map(d -> d.quantile(0.5)).orElseThrow()));
    }

    /**
     * The word chosen for a parameter under this scenario.
     *
     * @param parameter its name
     * @return the word
     * @throws InputException if there is no such parameter or it is a number
     */
    public String choice(String parameter) {
        Parameter known = ParameterTable.bundled().get(parameter);
        ParameterValue value = values.get(parameter);
        return known.requireChoice(
                value == null ? known.defaultChoice() : value.choice().orElseThrow());
    }

    /**
     * How uncertain a parameter is under this scenario: its own distribution, none if it sets a value, otherwise the
     * catalogue's.
     *
     * @param parameter its name
     * @return the distribution, if the parameter is uncertain
     */
    public Optional<Distribution> distribution(String parameter) {
        ParameterValue value = values.get(parameter);
        return value == null ? ParameterTable.bundled().get(parameter).distribution() : value.distribution();
    }
}
