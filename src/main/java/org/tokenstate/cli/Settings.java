package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says how the values of {@code --set} were understood. */
final class Settings {
    private Settings() {}

    /** Each value as read, with its unit, beside the default; empty if nothing was set. */
    static Optional<String> said(CommandSpec command) {
        OptionSpec option = command.findOption("--set");
        if (option == null || !(option.getValue() instanceof List<?> settings) || settings.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        for (Object setting : settings) {
            String text = String.valueOf(setting);
            int equals = text.indexOf('=');
            String name = text.substring(0, equals).strip();
            String value = text.substring(equals + 1).strip();
            said.add(ParameterTable.bundled().all().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .map(p -> said(p, value))
                    .orElse(name + " = " + value));
        }
        return Optional.of("set over the scenario: " + String.join("; ", said));
    }

    private static String said(Parameter parameter, String value) {
        String name = parameter.name();
        if (parameter.isChoice() || value.startsWith("{")) {
            return name + " = " + value;
        }
        ParameterValue read = ParameterValue.parse(name, value);
        Shares.Reading reading = Shares.reading(name, parameter.unit());
        boolean constant = read.path().isPresent() && read.path().get().isConstant();
        String shown =
                constant ? Numbers.with(reading, read.path().get().at(TokenStateModel.FIRST_YEAR)) : read.toString();
        String usual = parameter.defaultValue().isConstant()
                ? " (default " + Numbers.with(reading, parameter.defaultValue().at(TokenStateModel.FIRST_YEAR)) + ")"
                : "";
        return name + " = " + shown + usual;
    }
}
