package org.tokenstate.examples.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.ProjectionPlan;
import org.tokenstate.uncertainty.Summary;

/**
 * The ensemble of a country's projections as the arguments of a command ask for it, small enough to be sent to every executor.
 *
 * @param country the country or group, by code or name
 * @param reference the country it is set against; empty where there is none
 * @param draws how many draws
 * @param seed the seed of the draws
 * @param blocks into how many blocks the draws are cut at most
 * @param variables the results to collect; the headlines where the list is empty
 * @param from the first year
 * @param to the last year
 * @param output where the table is written: a path or an address of any file system that the cluster knows
 */
record CountryEnsemble(
        String country,
        String reference,
        long draws,
        long seed,
        int blocks,
        List<String> variables,
        int from,
        int to,
        String output)
        implements SparkEnsemble.Source {
    /** The options and their values unless given; what has none must be given, except a reference. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "--reference", "", "--draws", "10000", "--seed", "1", "--blocks", "256", "--variables", "", "--years", "2025-2050");

    private static final Set<String> OPTIONS =
            Stream.concat(DEFAULTS.keySet().stream(), Stream.of("--country", "--output")).collect(Collectors.toSet());

    static final String USAGE = "--country CODE --output FILE.csv [--reference CODE] [--draws N] [--seed S] [--blocks B]"
            + " [--variables NAME,NAME] [--years FROM-TO]";

    /**
     * Reads the arguments of the command; whether there is such a country, variable or year is seen by {@link #plan}.
     *
     * @param arguments pairs of an option and its value
     * @return the ensemble
     * @throws InputException if an option is unknown, repeated, missing or without a value, or a number is none
     */
    static CountryEnsemble of(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (!OPTIONS.contains(option)) {
                throw new InputException("unknown option '" + option + "'; the options are " + USAGE);
            }
            if (i + 1 == arguments.length || OPTIONS.contains(arguments[i + 1])) {
                throw new InputException(option + " must be followed by a value");
            }
            if (given.put(option, arguments[i + 1].strip()) != null) {
                throw new InputException(option + " is given twice");
            }
        }
        for (String needed : List.of("--country", "--output")) {
            if (given.getOrDefault(needed, "").isEmpty()) {
                throw new InputException(needed + " is missing; the options are " + USAGE);
            }
        }
        DEFAULTS.forEach(given::putIfAbsent);
        String[] years = given.get("--years").split("-", -1);
        if (years.length != 2) {
            throw new InputException("--years must be FROM-TO, such as 2025-2050, but is '" + given.get("--years") + "'");
        }
        List<String> variables = Stream.of(given.get("--variables").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new CountryEnsemble(
                given.get("--country"),
                given.get("--reference"),
                whole("--draws", given.get("--draws"), 1, Long.MAX_VALUE),
                whole("--seed", given.get("--seed"), Long.MIN_VALUE, Long.MAX_VALUE),
                (int) whole("--blocks", given.get("--blocks"), 1, Integer.MAX_VALUE),
                variables,
                (int) whole("--years", years[0], TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR),
                (int) whole("--years", years[1], TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR),
                given.get("--output"));
    }

    private static long whole(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputException(option + " must be a whole number but is '" + text + "'");
        }
        throw new InputException(option + " must be in [" + least + ", " + most + "] but is " + text.strip());
    }

    @Override
    public EnsemblePlan plan() {
        TokenStateModel model = TokenStateModel.of(country);
        ProjectionPlan plan = Ensemble.of(reference.isEmpty() ? model : model.against(reference))
                .draws(draws)
                .seed(seed)
                .adjust(p -> p.mostBlocks(blocks));
        return (variables.isEmpty() ? plan : plan.variables(variables)).plan(from, to);
    }

    /**
     * Makes the plan once before a cluster works for hours.
     *
     * @return this
     * @throws InputException if a country, reference, variable or year is not known, or a variable that was asked for has no
     *     spread to show
     */
    CountryEnsemble checked() {
        List<String> shown = shown(plan());
        for (String variable : variables) {
            if (!shown.contains(variable)) {
                throw new InputException("variable '" + variable + "' has no number for " + country
                        + " in any year from " + from + " to " + to + ", so that there is no spread of it");
            }
        }
        return this;
    }

    /** The variables of the table: those with a number in some year; a code of words, such as what binds, has no quantiles. */
    private List<String> shown(EnsemblePlan plan) {
        Set<String> outputs = Set.copyOf(plan.model().outputs());
        return (variables.isEmpty() ? TokenStateModel.HEADLINE : variables)
                .stream()
                        .filter(name -> !TokenStateModel.catalogue().get(name).unit().equals(BindingConstraint.UNIT))
                        .filter(name -> IntStream.rangeClosed(from, to)
                                .anyMatch(year -> outputs.contains(name + "[" + year + "]")))
                        .toList();
    }

    /**
     * The spread of each variable by year, with the columns of {@code tokenstate ensemble --format csv}. A number reads back as
     * the same number.
     *
     * @param ensemble the ensemble of this plan
     * @return the table, a line a variable and year
     */
    String table(Ensemble ensemble) {
        StringBuilder csv =
                new StringBuilder("country,year,variable,p05,p25,p50,p75,p95,mean,standard_error\n");
        String code = TokenStateModel.of(country).country();
        for (String variable : shown(ensemble.plan())) {
            Fan fan = ensemble.fan(variable);
            for (int i = 0; i < fan.years().size(); i++) {
                Summary s = fan.summaries().get(i);
                csv.append(code).append(',').append(fan.years().get(i)).append(',').append(variable);
                for (double number : new double[] {s.p05(), s.p25(), s.p50(), s.p75(), s.p95(), s.mean(), s.standardError()}) {
                    csv.append(',').append(number);
                }
                csv.append('\n');
            }
        }
        return csv.toString();
    }
}
