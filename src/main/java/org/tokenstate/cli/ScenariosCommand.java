package org.tokenstate.cli;

import java.util.List;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import picocli.CommandLine.Command;

/** Lists the bundled scenarios. */
@Command(
        name = "scenarios",
        addMethodSubcommands = false,
        description = "Lists the bundled scenarios: what each assumes and how much it changes.")
final class ScenariosCommand extends ReportCommand {
    @Override
    Answer answer() {
        List<String> names = ScenarioFiles.BUNDLED;
        Answer answer = Answer.titled("Bundled scenarios")
                .finding(names.size() + " scenarios are bundled: " + String.join(", ", names) + ".");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name").whole(),
                Column.number("parameters", "parameters changed", ""),
                Column.text("description", "what it assumes").wrap(80));
        for (String name : names) {
            ScenarioFile file = ScenarioFiles.load(name);
            table.row(name, file.scenario().values().size(), file.scenario().description());
        }
        return answer.note(
                "'--scenario NAME' runs one, in any spelling of its case; 'validate NAME' lists what it changes;"
                        + " a file of your own may extend it");
    }
}
