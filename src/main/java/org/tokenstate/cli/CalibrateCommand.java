package org.tokenstate.cli;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Shares;
import org.tokenstate.inference.Anchors;
import org.tokenstate.inference.Calibration;
import org.tokenstate.inference.MeteredIntensity;
import picocli.CommandLine.Command;

/** Fits the energy roofline and shows its coefficients, its errors on what was left out, and the anchors outside the fit. */
@Command(
        name = "calibrate",
        description =
                "Fits the energy roofline to the bundled measurements: coefficients with intervals, errors on models and"
                        + " families left out, and published figures outside the fit.")
final class CalibrateCommand extends ReportCommand {
    @Override
    Answer answer() {
        Calibration calibration = Calibration.ofBundledMeasurements();
        Answer answer = Answer.titled("Calibration of the energy per token");
        coefficients(answer, calibration);
        errors(answer, calibration);
        byGroup(answer, calibration, "families", "Text tasks by family, the family left out", true);
        byGroup(answer, calibration, "models", "All tasks by model, the model left out", false);
        anchors(answer);
        return answer.note("Efficiencies are set, not fitted; intervals are 95 % by the jackknife over models.")
                .note("Rows are judged at their average batch; caches that do not fit in memory are cut to what does.")
                .source("ML.ENERGY Benchmark v3.0 (Chung et al. 2025, arXiv 2505.06371), Apache-2.0");
    }

    private static void coefficients(Answer answer, Calibration calibration) {
        Answer.Table table = answer.table(
                "coefficients",
                "Coefficients",
                Column.text("coefficient", "coefficient"),
                Column.number("value", "value", "").notInTable(),
                Column.number("lower95", "lower 95 %", "").notInTable(),
                Column.number("upper95", "upper 95 %", "").notInTable(),
                Column.text("unit", "unit").notInTable(),
                Column.shown("value"),
                Column.shown("lower 95 %"),
                Column.shown("upper 95 %"),
                Column.shown("unit"));
        for (Calibration.Coefficient c : calibration.table()) {
            Shares.Reading reading = Shares.reading(c.name(), c.unit());
            table.row(
                    c.name(),
                    c.value(),
                    c.lower95(),
                    c.upper95(),
                    c.unit(),
                    Numbers.readable(reading.factor() * c.value(), -1),
                    shown(reading, c.lower95()),
                    shown(reading, c.upper95()),
                    reading.unit());
        }
    }

    private static @Nullable String shown(Shares.Reading reading, OptionalDouble value) {
        return value.isPresent() ? Numbers.readable(reading.factor() * value.getAsDouble(), -1) : null;
    }

    private static void errors(Answer answer, Calibration calibration) {
        Answer.Table table = answer.table(
                "errors",
                "Errors",
                Column.text("tasks", "tasks"),
                Column.text("held_out", "left out"),
                Column.number("rows", "rows", ""),
                Column.percent("median_absolute_percentage_error", "median error"),
                Column.number("mean_absolute_log_error", "mean |ln|", ""),
                Column.percent("share_within_factor_two", "within 2x"),
                Column.number("median_log_error", "bias ln", ""));
        for (boolean text : new boolean[] {true, false}) {
            List<Calibration.Case> some = calibration.cases().stream()
                    .filter(c -> c.textTask() == text)
                    .toList();
            if (!some.isEmpty()) {
                for (Calibration.Held held : Calibration.Held.values()) {
                    row(table, text ? "text" : "image", held.name().toLowerCase(java.util.Locale.ROOT), held, some);
                }
            }
        }
    }

    private static void row(
            Answer.Table table, String first, String second, Calibration.Held held, List<Calibration.Case> some) {
        Calibration.Errors e = Calibration.errors(held, some);
        table.row(
                first,
                second,
                e.rows(),
                e.medianAbsolutePercentageError(),
                e.meanAbsoluteLogError(),
                e.shareWithinTwo(),
                e.medianLogError());
    }

    private static void byGroup(Answer answer, Calibration calibration, String key, String title, boolean family) {
        Answer.Table table = answer.table(
                key,
                title,
                Column.text(family ? "family" : "model_id", family ? "family" : "model"),
                Column.text("tasks", "tasks"),
                Column.number("rows", "rows", ""),
                Column.percent("median_absolute_percentage_error", "median error"),
                Column.number("mean_absolute_log_error", "mean |ln|", ""),
                Column.percent("share_within_factor_two", "within 2x"),
                Column.number("median_log_error", "bias ln", ""));
        calibration.cases().stream()
                .filter(c -> !family || c.textTask())
                .collect(Collectors.groupingBy(
                        c -> family ? c.family() : c.row().modelId(), TreeMap::new, Collectors.toList()))
                .forEach((name, some) -> row(
                        table,
                        name,
                        some.stream()
                                .map(c -> c.textTask() ? "text" : "image")
                                .distinct()
                                .sorted(Comparator.reverseOrder())
                                .collect(Collectors.joining(", ")),
                        family ? Calibration.Held.FAMILY_OUT : Calibration.Held.MODEL_OUT,
                        some));
    }

    private static void anchors(Answer answer) {
        Answer.Table table = answer.table(
                "anchors",
                "Published figures outside the fit",
                Column.text("id", "id"),
                Column.text("quantity", "quantity").wrap(36),
                Column.text("unit", "unit").wrap(14),
                Column.number("published", "published", ""),
                Column.number("model", "model", ""),
                Column.number("ratio", "ratio", ""),
                Column.text("why", "point and reason").wrap(60));
        for (Anchors.Anchor a : Anchors.all()) {
            table.row(a.id(), a.quantity(), a.unit(), a.published(), a.model(), a.ratio(), a.why());
        }
        MeteredIntensity day = Anchors.deepSeekDay();
        answer.field(
                        Column.number("deepseek_day_joules_per_output_token", "DeepSeek's day, per output token", "J"),
                        day.meterJoulesPerOutputToken())
                .field(
                        Column.number("deepseek_day_joules_per_billed_token", "DeepSeek's day, per billed token", "J"),
                        day.perBilledToken().joulesPerToken());
    }
}
