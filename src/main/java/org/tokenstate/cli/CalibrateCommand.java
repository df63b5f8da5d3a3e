package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.inference.Anchors;
import org.tokenstate.inference.Calibration;
import org.tokenstate.inference.Calibration.Held;
import org.tokenstate.inference.Calibration.Quantity;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingStack;
import picocli.CommandLine.Command;

/** Fits the energy roofline and shows its coefficients, its errors on what was left out, and the anchors outside the fit. */
@Command(
        name = "calibrate",
        addMethodSubcommands = false,
        description =
                "Fits the energy roofline to the bundled measurements: coefficients with intervals, errors on models and"
                        + " families left out, and published figures outside the fit.")
final class CalibrateCommand extends ReportCommand {
    @Override
    Answer answer() {
        Calibration calibration = Calibration.ofBundledMeasurements();
        Answer answer = Answer.titled("Calibration of the energy per token");
        Calibration.Errors left = calibration.errors(
                Held.FAMILY_OUT,
                Quantity.ENERGY,
                true,
                calibration.cases().stream()
                        .filter(c -> c.benchmark() && c.textTask())
                        .toList());
        answer.finding(
                "Of a family of models that the fit has not seen, the energy per token of text is predicted with a median"
                        + " error of " + Numbers.readable(100 * left.medianAbsolutePercentageError(), 0) + " %.");
        coefficients(answer, calibration);
        errors(answer, calibration);
        groups(answer, calibration);
        anchors(answer);
        return answer.note(
                        "Intervals of coefficients are 95 % by the jackknife over models; the interval of a prediction goes from 5 to 95 %.")
                .note("Rows are judged at their average batch; caches that do not fit in memory are cut to what does.")
                .source(
                        "ML.ENERGY Benchmark v3.0 (Chung et al. 2025, arXiv 2505.06371), Apache-2.0; elsewhere: datasets measurements_elsewhere");
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
                Column.shown("value", "value"),
                Column.shown("lower95", "lower 95 %"),
                Column.shown("upper95", "upper 95 %"),
                Column.shown("unit", "unit"));
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

    private static final Column[] ERRORS = {
        Column.text("quantity", "quantity"),
        Column.number("rows", "rows", ""),
        Column.percent("median_absolute_percentage_error", "median error"),
        Column.number("mean_absolute_log_error", "mean |ln|", ""),
        Column.percent("share_within_factor_two", "within 2x"),
        Column.number("median_log_error", "bias ln", ""),
        Column.percent("coverage90", "inside 90 % interval"),
    };

    private static Column[] columns(Column... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(ERRORS)).toArray(Column[]::new);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void errors(Answer answer, Calibration calibration) {
        Predicate<Calibration.Case> text = c -> c.benchmark() && c.textTask();
        Predicate<Calibration.Case> image = c -> c.benchmark() && !c.textTask();
        Predicate<Calibration.Case> elsewhere = c -> !c.benchmark();
        List<Held> ofBenchmark = List.of(Held.IN_SAMPLE, Held.MODEL_OUT, Held.FAMILY_OUT);
        List<Held> ofElsewhere = List.of(Held.IN_SAMPLE, Held.CONFIGURATION_OUT, Held.SOURCE_OUT);
        Answer.Table table = answer.table(
                "errors", "Errors", columns(Column.text("tasks", "tasks"), Column.text("held_out", "left out")));
        for (Held held : ofBenchmark) {
            row(table, calibration, held, Quantity.ENERGY, true, text, "text", lower(held));
        }
        for (Held held : ofBenchmark) {
            row(table, calibration, held, Quantity.ENERGY, true, image, "image", lower(held));
        }
        Answer.Table apart = answer.table(
                "errors_apart",
                "Errors of energy, throughput and power apart",
                columns(
                        Column.text("rows_of", "rows of"),
                        Column.text("held_out", "left out"),
                        Column.text("model", "model")));
        apart(apart, calibration, "text", text, ofBenchmark);
        apart(apart, calibration, "elsewhere", elsewhere, ofElsewhere);
        apart(apart, calibration, "elsewhere, vLLM, batch known", CalibrateCommand::plainVllm, ofElsewhere);
    }

    private static void apart(
            Answer.Table table, Calibration calibration, String name, Predicate<Calibration.Case> of, List<Held> ways) {
        for (Held held : ways) {
            for (Quantity q : Quantity.values()) {
                row(table, calibration, held, q, false, of, name, lower(held), "roofline");
                row(table, calibration, held, q, true, of, name, lower(held), "corrected");
            }
        }
    }

    /** Rows of vLLM whose number of sequences the source states. */
    private static boolean plainVllm(Calibration.Case c) {
        return !c.benchmark()
                && c.point().stack().engine() == ServingStack.Engine.VLLM
                && c.row().logError().orElse(0) <= KNOWN_BATCH;
    }

    private static final double KNOWN_BATCH = 0.2;

    private static void row(
            Answer.Table table,
            Calibration calibration,
            Held held,
            Quantity quantity,
            boolean corrected,
            Predicate<Calibration.Case> of,
            String... first) {
        List<Calibration.Case> some = calibration.cases().stream().filter(of).toList();
        boolean measured = some.stream().anyMatch(c -> switch (quantity) {
            case ENERGY ->
                c.row().watts().isPresent() && c.row().tokensPerSecond().isPresent();
            case THROUGHPUT -> c.row().tokensPerSecond().isPresent();
            case POWER -> c.row().watts().isPresent();
        });
        if (!measured) {
            return;
        }
        Calibration.Errors e = calibration.errors(held, quantity, corrected, some);
        List<Object> values = new ArrayList<>(Arrays.asList((Object[]) first));
        values.addAll(List.of(
                lower(quantity),
                e.rows(),
                e.medianAbsolutePercentageError(),
                e.meanAbsoluteLogError(),
                e.shareWithinTwo(),
                e.medianLogError(),
                e.coverage90()));
        table.row(values.toArray());
    }

    private static void byGroup(
            Answer answer,
            Calibration calibration,
            String key,
            String title,
            String label,
            Held held,
            Predicate<Calibration.Case> of,
            Function<Calibration.Case, String> group,
            Quantity... quantities) {
        Answer.Table table =
                answer.table(key, title, columns(Column.text(label, label).wrap(44)));
        calibration.cases().stream()
                .filter(of)
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()))
                .forEach((name, some) -> {
                    for (Quantity q : quantities) {
                        row(table, calibration, held, q, true, some::contains, name);
                    }
                });
    }

    private static void groups(Answer answer, Calibration calibration) {
        Quantity[] all = Quantity.values();
        Predicate<Calibration.Case> text = c -> c.benchmark() && c.textTask();
        Predicate<Calibration.Case> elsewhere = c -> !c.benchmark();
        byGroup(
                answer,
                calibration,
                "families",
                "Text tasks by family, the family left out",
                "family",
                Held.FAMILY_OUT,
                text,
                Calibration.Case::family,
                Quantity.ENERGY);
        byGroup(
                answer,
                calibration,
                "models",
                "All tasks by model, the model left out",
                "model",
                Held.MODEL_OUT,
                Calibration.Case::benchmark,
                c -> c.row().modelId(),
                Quantity.ENERGY);
        byGroup(
                answer,
                calibration,
                "sources",
                "Elsewhere by source, the source left out",
                "source",
                Held.SOURCE_OUT,
                elsewhere,
                Calibration.Case::source,
                Quantity.THROUGHPUT,
                Quantity.POWER);
        byGroup(
                answer,
                calibration,
                "engines",
                "By engine, the model left out",
                "engine",
                Held.MODEL_OUT,
                c -> c.textTask(),
                c -> c.point().stack().name(),
                all);
        byGroup(
                answer,
                calibration,
                "accelerators",
                "By accelerator, the model left out",
                "accelerator",
                Held.MODEL_OUT,
                c -> c.textTask(),
                c -> c.point().accelerator().id(),
                all);
        byGroup(
                answer,
                calibration,
                "precisions",
                "By precision, the model left out",
                "precision",
                Held.MODEL_OUT,
                c -> c.textTask(),
                c -> c.point().precision().label(),
                all);
        byGroup(
                answer,
                calibration,
                "batches",
                "By sequences an engine, the model left out",
                "batch",
                Held.MODEL_OUT,
                c -> c.textTask(),
                c -> batches(c.point().batch()),
                all);
    }

    private static String batches(double batch) {
        return batch < 10 ? "1 to 9" : batch < 100 ? "10 to 99" : batch < 1000 ? "100 to 999" : "1000 and more";
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
