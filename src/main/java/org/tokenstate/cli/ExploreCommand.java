package org.tokenstate.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.report.Explorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves a page with sliders to this machine alone, until Ctrl-C. */
@Command(
        name = "explore",
        addMethodSubcommands = false,
        description = "Serves a page with sliders to this machine alone; Ctrl-C stops it.")
final class ExploreCommand extends ReportCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ISO3",
            description = "The country to begin with. Default: that of the scenario file, or CHN.")
    String country = "";

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Override
    void deliver() {
        // Seconds until the JDK's server hangs up on a client that does not finish its request.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        String named = country.isBlank()
                ? assumed.scenario()
                        .map(ScenarioFiles::load)
                        .flatMap(ScenarioFile::country)
                        .orElse("CHN")
                : country;
        try (Explorer explorer = Explorer.start(ModelOptions.project(named, assumed))) {
            Runtime.getRuntime().addShutdownHook(new Thread(explorer::close, "stop explorer"));
            output.print(Answer.titled("The explorer listens on this machine alone; Ctrl-C stops it")
                    .finding("The explorer of " + named + " is at " + explorer.address() + ".")
                    .key(Column.text("address", "address"), explorer.address()));
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new InputException("the explorer cannot listen: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    Answer answer() {
        throw new IllegalStateException("the explorer answers on its page");
    }
}
