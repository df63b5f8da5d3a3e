package org.tokenstate.cli;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.evidence.Calibration;
import org.tokenstate.evidence.DatedFact;
import org.tokenstate.evidence.DatedFacts;
import org.tokenstate.evidence.Residual;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The dated facts and what the model says of each. */
@Command(
        name = "evidence",
        addMethodSubcommands = false,
        description = {
            "Holds the model against dated facts of the token market: value, model, residual in errors of the fact.",
            "With --calibrate, fits the base-year parameters to them again, from the priors."
        })
final class EvidenceCommand extends ReportCommand {
    private static final int LAST_BASE_YEAR = 2025;

    @Option(
            names = "--calibrate",
            description = "Fits the base-year parameters to the facts by minimum distance and prints them.")
    boolean calibrate;

    @Option(
            names = "--base",
            paramLabel = "YEAR",
            description = "With --calibrate: the base year, 2024 or 2025. Default: 2025.")
    @Nullable
    Integer base;

    @Option(
            names = "--known-on",
            paramLabel = "DATE",
            description =
                    "With --calibrate: leaves out facts after a day, such as 2025-12-31. Default: no fact is left out.")
    @Nullable
    LocalDate knownOn;

    @Override
    Answer answer() {
        if (!calibrate && (base != null || knownOn != null)) {
            throw new InputException((base == null ? "--known-on" : "--base") + " goes with --calibrate");
        }
        DatedFacts facts = DatedFacts.bundled();
        return calibrate
                ? calibration(base == null ? LAST_BASE_YEAR : base, knownOn == null ? facts : facts.knownOn(knownOn))
                : residuals();
    }

    private static Answer residuals() {
        Answer answer = Answer.titled("Dated facts and what the model says of each");
        List<Residual> residuals = Residual.ofDefaults(DatedFacts.bundled());
        residuals.stream()
                .max(Comparator.comparingDouble(r -> Math.abs(r.inErrors())))
                .ifPresent(
                        worst -> answer.finding("The model meets " + residuals.size() + " dated facts; furthest off is "
                                + worst.fact().id() + ", by " + Numbers.readable(Math.abs(worst.inErrors()), 2)
                                + " of its error."));
        facts(answer, residuals);
        return note(answer);
    }

    private static Answer calibration(int year, DatedFacts known) {
        Calibration calibration = Calibration.of(year, known);
        Answer answer = Answer.titled("Base year " + year + " at the minimum distance to "
                + calibration.facts().size() + " dated facts");
        calibration.parameters().stream()
                .max(Comparator.comparingDouble(p -> Math.abs(p.score())))
                .ifPresent(most -> answer.finding(
                        calibration.facts().size() + " facts move " + most.name() + " furthest from its prior, by "
                                + Numbers.readable(most.score(), 2) + " standard deviations."));
        answer.field(Column.number("distance", "distance", "").decimals(2), calibration.distance());
        Answer.Table table = answer.table(
                "parameters",
                "Parameters",
                Column.text("parameter", "parameter"),
                Column.number("estimate", "estimate", ""),
                Column.number("lower", "lower", ""),
                Column.number("upper", "upper", ""),
                Column.number("score", "moved by", "s.d.").decimals(2),
                Column.number("standard_error", "s.e.", "s.d.").decimals(2),
                Column.number("default", "default", ""),
                Column.text("prior", "prior").notOnTerminal());
        for (Calibration.Fitted p : calibration.parameters()) {
            table.row(
                    p.name(),
                    p.estimate(),
                    p.lower(),
                    p.upper(),
                    p.score(),
                    p.standardError(),
                    calibration.shipped(p.name()),
                    p.prior());
        }
        facts(answer, Residual.of(calibration));
        answer.note(
                "lower and upper: one standard error of the normal score under the prior; a standard error of 1: the"
                        + " facts say nothing");
        return note(answer);
    }

    private static void facts(Answer answer, List<Residual> residuals) {
        Answer.Table table = answer.table(
                "facts",
                "Facts",
                Column.text("id", "id"),
                Column.text("quantity", "quantity").wrap(34),
                Column.text("date", "date"),
                Column.number("fact", "fact", ""),
                Column.number("model", "model", ""),
                Column.text("unit", "unit"),
                Column.number("residual_sd", "residual", "s.d.").decimals(2),
                Column.text("used_for", "used for"),
                Column.number("sd", "s.d.", "").decimals(2).notOnTerminal(),
                Column.text("scale", "scale").notOnTerminal(),
                Column.text("evidence", "evidence").notOnTerminal(),
                Column.text("source", "source").notOnTerminal(),
                Column.text("note", "note").notOnTerminal());
        for (Residual r : residuals) {
            DatedFact f = r.fact();
            table.row(
                    f.id(),
                    f.quantity(),
                    f.date().toString(),
                    f.value(),
                    r.model(),
                    f.unit(),
                    r.inErrors(),
                    f.use().label(),
                    f.sd(),
                    f.scale().label(),
                    f.source().evidence().label(),
                    f.source().citation(),
                    f.note());
        }
    }

    private static Answer note(Answer answer) {
        return answer.note(
                        "residual: model less fact on the scale of the fact's error, over the error, which is that of"
                                + " fact and model together and assumed")
                .source("table dated_facts; the rows that each fact rests on are in token_history, data_centre_facts,"
                        + " trade_facts and token_prices");
    }
}
