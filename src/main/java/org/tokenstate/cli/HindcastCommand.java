package org.tokenstate.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tokenstate.evidence.Hindcast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The model started in the past and judged on what came. */
@Command(
        name = "hindcast",
        addMethodSubcommands = false,
        description = {
            "Starts the model from the facts known at the end of a base year and judges it on those of later years.",
            "Naive is the fact of the base year, drift its growth over the year before continued."
        })
final class HindcastCommand extends ReportCommand {
    @Option(names = "--base", paramLabel = "YEAR", required = true, description = "The base year: 2024 or 2025.")
    int base;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "How many draws are weighted by the facts of the base year for the intervals. Default: 5000.")
    int draws = 5_000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads, which do not change the answer. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    Answer answer() {
        Hindcast hindcast = Hindcast.of(base, draws, threads);
        Answer answer = Answer.titled("Base year " + base + ", judged on what came after");
        answer.finding("From " + base + " the model errs by "
                + Numbers.readable(hindcast.meanError() / hindcast.meanNaiveError(), 2)
                + " of naive's log error; " + Numbers.readable(100 * hindcast.coverage(), 0)
                + " % of what came lies in its intervals.");
        answer.field(Column.number("targets", "targets", ""), hindcast.targets().size())
                .field(
                        Column.number("mean_log_error", "mean absolute log error", "")
                                .decimals(2),
                        hindcast.meanError())
                .field(
                        Column.number("naive_mean_log_error", "that of naive", "")
                                .decimals(2),
                        hindcast.meanNaiveError())
                .field(
                        Column.number("error_over_naive", "the one over the other", "")
                                .decimals(2),
                        hindcast.meanError() / hindcast.meanNaiveError())
                .field(
                        Column.number(
                                        "mean_log_error_where_drift",
                                        "mean absolute log error where there is a drift",
                                        "")
                                .decimals(2),
                        hindcast.meanErrorWhereDrift())
                .field(
                        Column.number("drift_mean_log_error", "that of drift", "")
                                .decimals(2),
                        hindcast.meanDriftError())
                .field(Column.percent("coverage", "targets within 5 to 95 %"), hindcast.coverage())
                .field(Column.number("crps", "mean CRPS of the log", "").decimals(2), hindcast.meanCrps())
                .field(
                        Column.number("effective_sample_size", "effective sample size", "")
                                .decimals(0),
                        hindcast.effectiveSampleSize());
        Answer.Table table = answer.table(
                "targets_by_fact",
                "Targets",
                Column.text("id", "id"),
                Column.text("quantity", "quantity").wrap(30),
                Column.year("year", "year"),
                Column.number("actual", "actual", ""),
                Column.number("point", "point", ""),
                Column.number("lower", "lower", ""),
                Column.number("upper", "upper", ""),
                Column.number("log_error", "log error", "").decimals(2),
                Column.number("naive_log_error", "naive", "").decimals(2),
                Column.number("drift_log_error", "drift", "").decimals(2),
                Column.number("crps", "CRPS", "").decimals(2).notOnTerminal(),
                Column.text("unit", "unit").notOnTerminal(),
                Column.text("evidence", "evidence").notOnTerminal());
        for (Hindcast.Target t : hindcast.targets()) {
            table.row(
                    t.fact().id(),
                    t.fact().quantity(),
                    t.fact().year(),
                    t.fact().value(),
                    rounded(t.point()),
                    rounded(t.lower()),
                    rounded(t.upper()),
                    t.error(),
                    t.naiveError(),
                    t.driftError(),
                    t.crps(),
                    t.fact().unit(),
                    t.fact().source().evidence().label());
        }
        return answer.note(
                        "errors: logarithm of forecast over actual; intervals from draws conditioned on the facts of the base"
                                + " year, with the error of the actual fact")
                .source("tables dated_facts and base_years");
    }

    /** To six digits: what lies behind them rests on the last bits of a fit. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
