package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is assumed: the reference country, the years, a scenario file and single values over it. */
final class ScenarioOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = "--reference",
            paramLabel = "COUNTRY",
            description = "The country or group to compare with, such as USA. Default: none.")
    @Nullable
    String reference;

    @Option(
            names = "--from",
            paramLabel = "YEAR",
            description = "The first year. Default: that of the scenario, else 2025.")
    @Nullable
    Integer from;

    @Option(
            names = "--to",
            paramLabel = "YEAR",
            description = "The last year. Default: that of the scenario, else 2050.")
    @Nullable
    Integer to;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            completionCandidates = BundledScenarios.class,
            description = "A scenario file, or the name of a bundled one. Default: baseline.")
    @Nullable
    String scenario;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Gives a parameter another value, over the scenario's, or values from years on, such as"
                    + " tariff.USA={2028: 0.25, 2031: 0}; may be repeated. Default: nothing over the scenario.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--strict",
            description = "Refuse data files with implausible values instead of naming these in notes.")
    boolean strict;

    /** The same options with another scenario. */
    ScenarioOptions under(String other) {
        ScenarioOptions options = new ScenarioOptions();
        options.command = command;
        options.reference = reference;
        options.from = from;
        options.to = to;
        options.scenario = other;
        options.set = set;
        options.strict = strict;
        return options;
    }

    /** Whether anything is assumed at all. */
    boolean isGiven() {
        return reference != null || from != null || to != null || scenario != null || !set.isEmpty();
    }

    /** The reference country as the user named it, if one was named. */
    Optional<String> reference() {
        return Optional.ofNullable(reference).map(String::strip);
    }

    /** The first year, if one was named. */
    OptionalInt from() {
        return from == null ? OptionalInt.empty() : OptionalInt.of(from);
    }

    /**
     * The last year, if one was named.
     *
     * @throws ParameterException if it is before the first
     */
    OptionalInt to() {
        if (from != null && to != null && to < from) {
            throw new ParameterException(
                    commandSpec().commandLine(), "--to must be >= --from, " + from + ", but is " + to);
        }
        return to == null ? OptionalInt.empty() : OptionalInt.of(to);
    }

    /** The scenario file or bundled name, if one was given. */
    Optional<String> scenario() {
        return Optional.ofNullable(scenario);
    }

    /**
     * The values set over the scenario's, in the order given, as text that the catalogue of parameters reads.
     *
     * @throws ParameterException if one is not of the form {@code name=value} or a name is set twice
     */
    Map<String, String> set() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : set) {
            int equals = setting.indexOf('=');
            if (equals < 1 || equals == setting.length() - 1) {
                throw new ParameterException(
                        commandSpec().commandLine(), "--set must have the form name=value but is '" + setting + "'");
            }
            String name = setting.substring(0, equals).strip();
            if (values.put(name, setting.substring(equals + 1).strip()) != null) {
                throw new ParameterException(commandSpec().commandLine(), "--set gives '" + name + "' twice");
            }
        }
        return values;
    }

    private CommandSpec commandSpec() {
        if (command == null) {
            throw new IllegalStateException("the options belong to no command");
        }
        return command;
    }
}
