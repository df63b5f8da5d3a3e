package org.tokenstate.cli;

import java.util.List;
import java.util.function.Supplier;

/** The one list of commands, in the order of the help. */
final class Commands {
    /** Every command: its name, and how to make it. Only the command that is asked for is made. */
    static final List<Entry> ALL = List.of(
            new Entry("project", ProjectCommand::new),
            new Entry("world", WorldCommand::new),
            new Entry("ensemble", EnsembleCommand::new),
            new Entry("sensitivity", SensitivityCommand::new),
            new Entry("rank", RankCommand::new),
            new Entry("explain", ExplainCommand::new),
            new Entry("compare", CompareCommand::new),
            new Entry("report", CountryReportCommand::new),
            new Entry("explore", ExploreCommand::new),
            new Entry("countries", CountriesCommand::new),
            new Entry("scenarios", ScenariosCommand::new),
            new Entry("parameters", ParametersCommand::new),
            new Entry("variables", VariablesCommand::new),
            new Entry("model", EquationsCommand::new),
            new Entry("datasets", DatasetsCommand::new),
            new Entry("forecast", ForecastCommand::new),
            new Entry("backtest", BacktestCommand::new),
            new Entry("convergence", ConvergenceCommand::new),
            new Entry("energy-per-token", EnergyPerTokenCommand::new),
            new Entry("calibrate", CalibrateCommand::new),
            new Entry("estimate", EstimateCommand::new),
            new Entry("evidence", EvidenceCommand::new),
            new Entry("hindcast", HindcastCommand::new),
            new Entry("market", MarketCommand::new),
            new Entry("input-output", InputOutputCommand::new),
            new Entry("claims", ClaimsCommand::new),
            new Entry("validate", ValidateCommand::new),
            new Entry("import", ImportCommand::new),
            new Entry("completion", CompletionCommand::new));

    private Commands() {}

    /**
     * A command.
     *
     * @param name its name on the command line, equal to that of its annotation
     * @param maker makes it
     */
    record Entry(String name, Supplier<ReportCommand> maker) {}
}
