package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/**
 * A file of served models, with or without what was measured: either with the columns of {@code measurements.csv} (the ML.ENERGY
 * benchmark's), or with those of {@code measurements_elsewhere.csv}, where an empty engine means vLLM with CUDA graphs. Rows whose
 * model or accelerator is known but lacks a cell are kept and say which; rows whose batch does not fit are kept as they are.
 */
public final class MeasurementFile {
    /** Effective prompt tokens that are computed, by task (inferred from the measurements). */
    private static final Map<String, Double> PROMPTS = Map.of(
            "lm-arena-chat", 200.0,
            "gpqa", 250.0,
            "sourcegraph-fim", 2000.0,
            "image-chat", 1500.0);

    /**
     * The names of the columns of a kind of file.
     *
     * @param benchmark whether it is the benchmark's
     */
    private record Columns(
            boolean benchmark,
            String model,
            String accelerator,
            String number,
            String batch,
            String input,
            String output,
            String precision,
            String throughput,
            String watts) {
        static final Columns BENCHMARK = new Columns(
                true,
                "model_id",
                "gpu_model",
                "num_gpus",
                "avg_batch_size",
                "avg_input_len_tokens",
                "avg_output_len_tokens",
                "weight_precision",
                "output_throughput_tokens_per_s",
                "avg_power_watts");
        static final Columns ELSEWHERE = new Columns(
                false,
                "model",
                "accelerator",
                "accelerators",
                "batch",
                "input_tokens",
                "output_tokens",
                "precision",
                "throughput_tok_s",
                "gpu_power_w");

        static Columns of(CsvTable table) {
            Columns names = table.has(BENCHMARK.model) || !table.has(ELSEWHERE.model) ? BENCHMARK : ELSEWHERE;
            table.require(names.model, names.accelerator, names.number, names.batch, names.output);
            if (!table.has(names.input)) {
                table.require(names.benchmark ? "task" : names.input);
            }
            return names;
        }
    }

    private final List<Row> rows;
    private final List<String> faults;
    private final boolean benchmark;

    private MeasurementFile(List<Row> rows, List<String> faults, boolean benchmark) {
        this.rows = List.copyOf(rows);
        this.faults = List.copyOf(faults);
        this.benchmark = benchmark;
    }

    /**
     * A row.
     *
     * @param source the row of the file
     * @param modelId its model
     * @param task its task; blank where the file has none
     * @param origin who measured it; blank where the file has no column {@code source}
     * @param point the serving point, or empty if the model or the accelerator lacks cells
     * @param unusable why there is no point; blank if there is one
     * @param unusableIn the column of what cannot be used; blank if there is a point, or where {@code unusable} says its place
     * @param note what was read otherwise than it stands; blank if nothing
     * @param joulesPerOutputToken measured energy at the accelerators, if given
     * @param watts measured mean power of all accelerators, if given
     * @param tokensPerSecond measured throughput, if given
     * @param logError standard deviation of the logarithm of the row's own error, if given
     */
    public record Row(
            CsvTable.Row source,
            String modelId,
            String task,
            String origin,
            Optional<ServingPoint> point,
            String unusable,
            String unusableIn,
            String note,
            OptionalDouble joulesPerOutputToken,
            OptionalDouble watts,
            OptionalDouble tokensPerSecond,
            OptionalDouble logError) {}

    /**
     * {@return the bundled measurements: ML.ENERGY Benchmark v3.0 (Chung et al. 2025, Apache-2.0), 592 rows of 27 models}
     */
    public static MeasurementFile bundled() {
        return read(CsvTable.bundled("measurements.csv"), InferenceCatalogue.bundled());
    }

    /**
     * {@return the bundled measurements from outside that benchmark: throughput and in some rows power, 96 rows of 12 sources}
     */
    public static MeasurementFile bundledElsewhere() {
        return read(CsvTable.bundled("measurements_elsewhere.csv"), InferenceCatalogue.bundled());
    }

    /**
     * Reads a table.
     *
     * @param table the table; model, accelerator, number of accelerators, batch, input and output tokens are needed
     * @param catalogue models and accelerators by name
     * @return the rows in order
     * @throws InputException with file, line and column for a missing column, an unknown name, or a cell that cannot be
     */
    public static MeasurementFile read(CsvTable table, InferenceCatalogue catalogue) {
        MeasurementFile file = read(table, catalogue, MOST_FAULTS);
        if (!file.faults.isEmpty()) {
            throw new InputException(file.faults);
        }
        return file;
    }

    /**
     * Reads a table and keeps the rows that are at fault: they have no serving point, and say why.
     *
     * @param table the table, with the columns of {@link #read}
     * @param catalogue models and accelerators by name
     * @return the rows in order, with their {@link #faults}
     * @throws InputException with file, line and column for a missing column
     */
    public static MeasurementFile readFlagging(CsvTable table, InferenceCatalogue catalogue) {
        return read(table, catalogue, Integer.MAX_VALUE);
    }

    private static MeasurementFile read(CsvTable table, InferenceCatalogue catalogue, int mostFaults) {
        Reader reader =
                new Reader(table, catalogue, Columns.of(table), new HashMap<>(), new HashMap<>(), new HashMap<>());
        List<Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                rows.add(reader.row(row));
            } catch (InputException e) {
                faults.addAll(e.faults());
                rows.add(reader.without(row, String.join("; ", e.faults())));
                if (faults.size() >= mostFaults) {
                    break;
                }
            }
        }
        return new MeasurementFile(rows, faults, reader.names.benchmark);
    }

    /** Faults of one file that are reported together. */
    private static final int MOST_FAULTS = 20;

    /**
     * {@return whether the file has the columns of the benchmark}
     */
    public boolean ofBenchmark() {
        return benchmark;
    }

    /**
     * {@return the faults of rows, {@code file:line:column: what}, in the order of the file; none unless read by
     * {@link #readFlagging}}
     */
    public List<String> faults() {
        return faults;
    }

    /**
     * {@return the rows in the order of the file}
     */
    public List<Row> rows() {
        return rows;
    }

    /** More accelerators than this in one engine is a slip of the pen. */
    private static final int MOST_ACCELERATORS = 100_000;

    /** Share of the requests of a run that are in flight on average: it fills at the start and empties at the end. */
    private static final double IN_FLIGHT = 0.8;

    /** Reads the rows of one table; names are looked up once. */
    private record Reader(
            CsvTable table,
            InferenceCatalogue catalogue,
            Columns names,
            Map<String, InferenceCatalogue.Match<LanguageModel>> models,
            Map<String, InferenceCatalogue.Match<Accelerator>> accelerators,
            Map<String, WeightPrecision> precisions) {
        Row row(CsvTable.Row row) {
            String modelId = row.requiredText(names.model);
            String gpu = row.requiredText(names.accelerator);
            InferenceCatalogue.Match<LanguageModel> model =
                    matched(row, names.model, models, modelId, catalogue::matchModel);
            InferenceCatalogue.Match<Accelerator> accelerator =
                    matched(row, names.accelerator, accelerators, gpu, catalogue::matchAccelerator);
            if (model.found().isPresent() && accelerator.found().isPresent()) {
                List<String> notes = new ArrayList<>();
                notes.add(model.note());
                notes.add(accelerator.note());
                ServingPoint point =
                        point(row, model.found().get(), accelerator.found().get(), notes);
                notes.removeIf(String::isEmpty);
                return with(row, Optional.of(point), "", "", String.join("; ", notes), true);
            }
            return model.found().isEmpty()
                    ? with(row, Optional.empty(), model.unusable(), names.model, "", true)
                    : with(row, Optional.empty(), accelerator.unusable(), names.accelerator, "", true);
        }

        /** A row at fault: of what it measured nothing is read. */
        Row without(CsvTable.Row row, String why) {
            return with(row, Optional.empty(), why, "", "", false);
        }

        private Row with(
                CsvTable.Row row,
                Optional<ServingPoint> point,
                String why,
                String whyIn,
                String note,
                boolean measured) {
            OptionalDouble none = OptionalDouble.empty();
            return new Row(
                    row,
                    row.text(names.model),
                    text(row, "task"),
                    text(row, "source"),
                    point,
                    why,
                    whyIn,
                    note,
                    measured ? number(row, "energy_per_token_joules") : none,
                    measured ? number(row, names.watts) : none,
                    measured ? number(row, names.throughput) : none,
                    measured ? number(row, "log_error") : none);
        }

        /** What a name means, looked up once; an unknown name is a fault of the row. */
        private static <T> InferenceCatalogue.Match<T> matched(
                CsvTable.Row row,
                String column,
                Map<String, InferenceCatalogue.Match<T>> known,
                String name,
                Function<String, InferenceCatalogue.Match<T>> search) {
            return known.computeIfAbsent(name, k -> {
                try {
                    return search.apply(k);
                } catch (InputException e) {
                    throw row.fault(column, String.valueOf(e.getMessage()));
                }
            });
        }

        private String text(CsvTable.Row row, String column) {
            return table.has(column) ? row.text(column) : "";
        }

        private OptionalDouble number(CsvTable.Row row, String column) {
            return table.has(column) ? row.number(column) : OptionalDouble.empty();
        }

        private double number(CsvTable.Row row, String column, double otherwise) {
            return number(row, column).orElse(otherwise);
        }

        private double atLeastZero(CsvTable.Row row, String column, double otherwise) {
            double value = number(row, column, otherwise);
            if (value < 0) {
                throw row.fault(column, column + " must be >= 0 but is " + value);
            }
            return value;
        }

        private ServingPoint point(CsvTable.Row row, LanguageModel model, Accelerator accelerator, List<String> notes) {
            int number = row.requiredInteger(names.number);
            if (number < 1 || number > MOST_ACCELERATORS) {
                throw row.fault(
                        names.number, names.number + " must be in [1, " + MOST_ACCELERATORS + "] but is " + number);
            }
            double dp = number(row, "data_parallel", 1);
            if (dp < 1 || dp != Math.rint(dp) || number % dp != 0) {
                throw row.fault(
                        "data_parallel", "data_parallel must divide " + names.number + " " + number + " but is " + dp);
            }
            double tensor = number(row, "tensor_parallel", 1);
            if (tensor < 1 || number % tensor != 0) {
                throw row.fault(
                        "tensor_parallel",
                        "tensor_parallel must divide " + names.number + " " + number + " but is " + tensor);
            }
            double output = positive(row, names.output, row.requiredNumber(names.output));
            double prompt = prompt(row);
            double inside = atLeastZero(row, "cached_of_input_tokens", 0);
            if (inside > prompt) {
                throw row.fault(
                        "cached_of_input_tokens",
                        "cached_of_input_tokens must be <= the input " + prompt + " but is " + inside);
            }
            double cached = inside + atLeastZero(row, "cached_tokens", 0);
            double position = atLeastZero(row, "mean_decode_position_tokens", output / 2);
            WeightPrecision precision = precision(row, model);
            Optional<SpeculativeDecoding> drafting = drafting(row);
            ServingPoint point = new ServingPoint(
                    table.has("row_id") ? "row " + row.text("row_id") : "line " + row.line(),
                    model,
                    accelerator,
                    number,
                    (int) dp,
                    1,
                    prompt - inside,
                    cached,
                    output,
                    position,
                    precision,
                    positive(row, "kv_bytes", number(row, "kv_bytes", 2)),
                    stack(row, accelerator, number, precision),
                    drafting);
            return point.withBatch(batch(row, point, notes));
        }

        private double batch(CsvTable.Row row, ServingPoint point, List<String> notes) {
            OptionalDouble mean = row.number(names.batch);
            OptionalDouble most = number(row, "max_batch_size");
            if (mean.isEmpty() && most.isPresent()) {
                return positive(row, "max_batch_size", most.getAsDouble());
            }
            double stated = row.requiredNumber(names.batch);
            if (!names.benchmark && stated < 0) {
                double fits = Math.max(1, Math.min(-stated * IN_FLIGHT, point.largestBatchReserved()));
                notes.add(String.format(
                        Locale.ROOT,
                        "a batch of %.0f: what fits of %.0f requests, at most 80 %% of them",
                        fits,
                        -stated));
                return fits;
            }
            return positive(row, names.batch, stated);
        }

        private double prompt(CsvTable.Row row) {
            OptionalDouble stated = number(row, names.input);
            if (stated.isPresent()) {
                return atLeastZero(row, names.input, 0);
            }
            Double inferred = PROMPTS.get(text(row, "task"));
            if (inferred != null && names.benchmark) {
                return inferred;
            }
            throw row.fault(
                    table.has(names.input) ? names.input : "task",
                    names.input
                            + (names.benchmark
                                    ? " is empty and task '" + text(row, "task") + "' has no known prompt; known: "
                                            + PROMPTS.keySet().stream().sorted().toList()
                                    : " is empty"));
        }

        private WeightPrecision precision(CsvTable.Row row, LanguageModel model) {
            String text = text(row, names.precision);
            if (text.isEmpty()) {
                return model.nativePrecision();
            }
            boolean experts = model.isMixtureOfExperts();
            WeightPrecision precision =
                    precisions.computeIfAbsent((experts ? "p " : "q ") + text, k -> WeightPrecision.parse(text, experts)
                            .orElseThrow(() -> row.fault(
                                    names.precision,
                                    "unknown " + names.precision + " '" + InputException.shown(text) + "'; known: "
                                            + WeightPrecision.names())));
            try {
                model.requireStorable(precision, names.precision);
            } catch (IllegalArgumentException e) {
                throw row.fault(names.precision, String.valueOf(e.getMessage()));
            }
            return precision;
        }

        private Optional<SpeculativeDecoding> drafting(CsvTable.Row row) {
            double length = number(row, "draft_length", 0);
            if (length == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(new SpeculativeDecoding(
                        (int) length,
                        table.has("draft_acceptance") ? row.requiredNumber("draft_acceptance") : 0,
                        atLeastZero(row, "draft_parameters_b", 0) * 1e9));
            } catch (InputException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw row.fault("draft_length", String.valueOf(e.getMessage()));
            }
        }

        private ServingStack stack(CsvTable.Row row, Accelerator accelerator, int number, WeightPrecision precision) {
            String engine = text(row, "engine");
            String graphs = text(row, "graphs").toLowerCase(Locale.ROOT);
            if (!graphs.isEmpty() && !YES.contains(graphs) && !NO.contains(graphs)) {
                throw row.fault("graphs", "graphs must be yes or no but is '" + InputException.shown(graphs) + "'");
            }
            if (names.benchmark && engine.isEmpty() && graphs.isEmpty()) {
                return contended(text(row, "task"), accelerator, number, precision)
                        ? ServingStack.CONTENDED_BENCHMARK
                        : ServingStack.BENCHMARK;
            }
            return ServingStack.of(engine, !NO.contains(graphs));
        }

        private static final List<String> YES = List.of("yes", "true", "1");
        private static final List<String> NO = List.of("no", "false", "0");
    }

    /**
     * Whether a row belongs to the runs of ML.ENERGY v3 that the source of the table calls odd: a step of gpqa on one B200 in 16
     * bits takes two to three times that of chat at the same batch, and about as long for small models as for large.
     */
    private static boolean contended(String task, Accelerator accelerator, int number, WeightPrecision precision) {
        return task.equals("gpqa")
                && accelerator.id().equals("B200")
                && number == 1
                && precision == WeightPrecision.BF16;
    }

    private static double positive(CsvTable.Row row, String column, double value) {
        if (!(value > 0)) {
            throw row.fault(column, column + " must be > 0 but is " + value);
        }
        return value;
    }
}
