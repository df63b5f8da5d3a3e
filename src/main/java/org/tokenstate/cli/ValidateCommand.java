package org.tokenstate.cli;

import java.util.Map;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a scenario file and says what it changes, or names all its faults. */
@Command(
        name = "validate",
        addMethodSubcommands = false,
        description = "Checks a scenario file: all its faults in one go, or what it changes.")
final class ValidateCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file, or the name of a bundled one.")
    String scenario = "";

    @Option(
            names = "--strict",
            description = "Refuse data files with implausible values instead of naming these in notes.")
    boolean strict;

    @Override
    Answer answer() {
        ScenarioFile file = ScenarioFiles.load(scenario);
        Datasets data = ModelOptions.datasets(file, strict);
        projected(file, data);
        Answer answer = Answer.titled("Scenario '" + file.scenario().name() + "' is valid")
                .finding("Scenario '" + file.scenario().name() + "' is valid and changes "
                        + Numbers.counted(file.scenario().values().size(), "parameter", "parameters") + ".")
                .key(Column.text("scenario", "scenario"), file.scenario().name())
                .field(
                        Column.text("description", "description"),
                        file.scenario().description())
                .field(Column.text("country", "country").absentAs("any"), file.country())
                .field(Column.text("reference", "reference").absentAs("none"), file.reference())
                .field(Column.year("from", "from").absentAs("by default"), file.from())
                .field(Column.year("to", "to").absentAs("by default"), file.to());
        Answer.Table table = answer.table(
                "changes",
                "",
                Column.text("parameter", "parameter"),
                Column.text("unit", "unit"),
                Column.text("default", "default").wrap(40),
                Column.text("value", "value").wrap(60));
        for (Map.Entry<String, ParameterValue> entry : file.scenario().values().entrySet()) {
            Parameter parameter = ParameterTable.bundled().get(entry.getKey());
            table.row(
                    parameter.name(),
                    parameter.unit(),
                    parameter.defaultText(),
                    entry.getValue().toString());
        }
        answer.faults(data.warnings().stream()
                .map(warning -> "implausible: " + warning.text())
                .toList());
        file.data().forEach(path -> answer.note("data laid over the bundled: " + path));
        return answer;
    }

    /**
     * Projects the country of the file, or where it names none one that is not the reference: what 'project' refuses is not valid.
     */
    private void projected(ScenarioFile file, Datasets data) {
        boolean againstChina = file.reference()
                .filter(r -> TokenStateModel.of(r, data).country().equals("CHN"))
                .isPresent();
        String country = file.country().orElse(againstChina ? "USA" : "CHN");
        try {
            file.against(TokenStateModel.of(country, data))
                    .under(file.scenario())
                    .project(
                            file.from().orElse(TokenStateModel.FIRST_YEAR),
                            file.to()
                                    .orElse(Math.max(
                                            ModelOptions.DEFAULT_LAST_YEAR,
                                            file.from().orElse(TokenStateModel.FIRST_YEAR))));
        } catch (InputException e) {
            throw new InputException(e.faults().stream()
                    .map(fault -> InputException.place(scenario, 1, 1, fault))
                    .toList());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(InputException.place(scenario, 1, 1, String.valueOf(e.getMessage())));
        }
    }
}
