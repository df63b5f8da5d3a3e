package org.tokenstate.cli;

import java.util.Map;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a scenario file and says what it changes, or names all its faults. */
@Command(name = "validate", description = "Checks a scenario file: all its faults in one go, or what it changes.")
final class ValidateCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file, or the name of a bundled one.")
    String scenario = "";

    @Override
    Answer answer() {
        ScenarioFile file = ScenarioFiles.load(scenario);
        file.datasets();
        Answer answer = Answer.titled("Scenario '" + file.scenario().name() + "' is valid")
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
        file.data().forEach(path -> answer.note("data laid over the bundled: " + path));
        return answer;
    }
}
