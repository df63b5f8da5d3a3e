package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tokenstate.catalogue.CsvTable;
import picocli.CommandLine;

/** The commands market and input-output, on the files of the examples. */
class EconomicsCommandsTest {
    private static final String DIRECTORY = "examples/input-output/";

    private static String json(ReportCommand command, String... arguments) {
        new CommandLine(command).parseArgs(arguments);
        return Render.json(command.answer());
    }

    @Test
    void marketPrintsResidualScarcityAndFlows() {
        String json = json(
                new MarketCommand(),
                Path.of("examples/market/supply-curve.json").toString());
        // the West is at its limit; the East has two of its three blocks in full use, and its price lies between the
        // second and third
        assertThat(json)
                .contains("\"residual\": ")
                .contains("\"WEST\": {\"price_usd_per_kwh\": 7.04765126035")
                .contains("\"EAST\": {\"price_usd_per_kwh\": 3.45219793316")
                .contains("{\"market\": \"CHN.api\", \"tier\": \"commodity\", \"origin\": \"CHN\", \"volume_mtok\": ");
    }

    @Test
    void aCaseOfTheFirstEditionIsRefusedAndToldWhereToLook(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("old.json"),
                "{\"name\": \"old\",\n \"elasticities\": {\"demand\": -1.3}, \"origins\": {}, \"markets\": {}}");
        Run run = Run.run("market", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(file + ":2:18: a market case must have channels, pools and hosts but has elasticities, as in"
                        + " the first edition, which is read no more; see the page migration\n");
    }

    @Test
    void marketPrintsPoolsHostsAndTrade() {
        String json = json(
                new MarketCommand(),
                Path.of("examples/market/european-residency.json").toString());
        assertThat(json)
                .contains("\"pools\": {\n    \"WEST\": {\"price_usd_per_kwh\": 3.507312459549")
                .contains(
                        "\"EUR\": {\"price_usd_per_kwh\": 5.65600652986", "\"hosts\": {\n    \"USA\": {\"work_kwh\": ")
                .contains("\"markets\": {\n    \"USA.api\": {\"volume_mtok\": ")
                .contains("\"regions\": {\n    \"CHN\": {\"hosting_exports_usd\": ", "\"balance_usd\": ")
                .contains("\"world\": {\"volume_mtok\": ");
    }

    @Test
    void aPoolWithoutComputeHasNoPrice(@TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of("examples/market/european-residency.json"))
                .replace("\"quantity_kwh\": 6.2e9", "\"quantity_kwh\": 0");
        Path file = Files.writeString(folder.resolve("dead.json"), text);
        assertThat(json(new MarketCommand(), file.toString()))
                .contains("\"EAST\": {\"price_usd_per_kwh\": null, \"scarcity_usd_per_kwh\": 0.0, \"work_kwh\": 0.0}")
                .doesNotContain("\"origin\": \"CHN\"");
    }

    @Test
    void inputOutputPrintsTheTextbook() {
        String json = json(
                new InputOutputCommand(),
                "--transactions=" + DIRECTORY + "transactions.csv",
                "--final-demand=" + DIRECTORY + "final-demand.csv",
                "--intensity=" + DIRECTORY + "intensity.csv",
                "--new-final-demand=" + DIRECTORY + "new-final-demand.csv");
        assertThat(json)
                .contains("\"technical_coefficients\": [[0.15, 0.25], [0.2, 0.05]]")
                .contains("\"leontief_inverse\": [[1.25412541")
                .contains("\"output\": [1247.52475247")
                .contains("\"base_output\": [1000.0, 2000.0]")
                .contains("\"embodied_intensity\": [0.4422442244");
    }

    @Test
    void anUnproductiveTableIsAFaultOfItsFile(@TempDir Path folder) throws IOException {
        Path z = Files.writeString(folder.resolve("z.csv"), "5,0\n0,10\n");
        Path f = Files.writeString(folder.resolve("f.csv"), "-1\n1\n");
        Run run = Run.run("input-output", "--transactions", z.toString(), "--final-demand", f.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(z + ": the table is not productive").endsWith(" of sector 1\n");
    }

    @Test
    void bothAreListed() {
        List<String> names = Commands.ALL.stream().map(Commands.Entry::name).toList();
        assertThat(names).contains("market", "input-output");
    }

    /** Each statement names the command that shows its answer, and the command runs. */
    @Test
    void theCommandOfEachStatementRuns() {
        for (CsvTable.Row row : CsvTable.bundled("statements.csv").rows()) {
            String command = row.requiredText("command");
            Run run = Run.run(command.split(" "));
            assertThat(run.exit()).as("%s: %s", command, run.err()).isZero();
        }
    }
}
