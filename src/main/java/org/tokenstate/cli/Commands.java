package org.tokenstate.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The one list of commands, in the order of the help. */
final class Commands {
    /** Every command: its name, and how to make it. Only the command that is asked for is made. */
    static final List<Entry> ALL = Stream.of(
                    "project",
                    "world",
                    "ensemble",
                    "sensitivity",
                    "elasticities",
                    "rank",
                    "explain",
                    "compare",
                    "report",
                    "explore",
                    "countries",
                    "scenarios",
                    "parameters",
                    "variables",
                    "model",
                    "datasets",
                    "forecast",
                    "backtest",
                    "convergence",
                    "energy-per-token",
                    "calibrate",
                    "estimate",
                    "evidence",
                    "hindcast",
                    "market",
                    "input-output",
                    "claims",
                    "validate",
                    "import",
                    "completion")
            .map(name -> new Entry(name, () -> made(name)))
            .toList();

    private Commands() {}

    /** One place for all, since thirty ways to make one would cost each start a fiftieth of a second. */
    private static ReportCommand made(String name) {
        return switch (name) {
            case "project" -> new ProjectCommand();
            case "world" -> new WorldCommand();
            case "ensemble" -> new EnsembleCommand();
            case "sensitivity" -> new SensitivityCommand();
            case "elasticities" -> new ElasticitiesCommand();
            case "rank" -> new RankCommand();
            case "explain" -> new ExplainCommand();
            case "compare" -> new CompareCommand();
            case "report" -> new CountryReportCommand();
            case "explore" -> new ExploreCommand();
            case "countries" -> new CountriesCommand();
            case "scenarios" -> new ScenariosCommand();
            case "parameters" -> new ParametersCommand();
            case "variables" -> new VariablesCommand();
            case "model" -> new EquationsCommand();
            case "datasets" -> new DatasetsCommand();
            case "forecast" -> new ForecastCommand();
            case "backtest" -> new BacktestCommand();
            case "convergence" -> new ConvergenceCommand();
            case "energy-per-token" -> new EnergyPerTokenCommand();
            case "calibrate" -> new CalibrateCommand();
            case "estimate" -> new EstimateCommand();
            case "evidence" -> new EvidenceCommand();
            case "hindcast" -> new HindcastCommand();
            case "market" -> new MarketCommand();
            case "input-output" -> new InputOutputCommand();
            case "claims" -> new ClaimsCommand();
            case "validate" -> new ValidateCommand();
            case "import" -> new ImportCommand();
            case "completion" -> new CompletionCommand();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    /**
     * A command.
     *
     * @param name its name on the command line, equal to that of its annotation
     * @param maker makes it
     */
    record Entry(String name, Supplier<ReportCommand> maker) {}
}
