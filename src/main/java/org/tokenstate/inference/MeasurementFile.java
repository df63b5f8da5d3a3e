package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/**
 * A file with the columns of {@code measurements.csv}: rows of served models, with or without measured energy. Rows whose model
 * or accelerator is known but lacks a cell are kept and say which; rows whose batch does not fit are kept as they are.
 */
public final class MeasurementFile {
    /** Effective prompt tokens that are computed, by task (inferred from the measurements). */
    private static final Map<String, Double> PROMPTS = Map.of(
            "lm-arena-chat", 200.0,
            "gpqa", 250.0,
            "sourcegraph-fim", 2000.0,
            "image-chat", 1500.0);

    private final List<Row> rows;
    private final List<String> faults;

    private MeasurementFile(List<Row> rows, List<String> faults) {
        this.rows = List.copyOf(rows);
        this.faults = List.copyOf(faults);
    }

    /**
     * A row.
     *
     * @param source the row of the file
     * @param modelId its model
     * @param task its task
     * @param point the serving point, or empty if the model or the accelerator lacks cells
     * @param unusable why there is no point; blank if there is one
     * @param unusableIn the column of what cannot be used; blank if there is a point, or where {@code unusable} says its place
     * @param joulesPerOutputToken measured energy at the accelerators, if given
     * @param watts measured mean power of all accelerators, if given
     * @param tokensPerSecond measured throughput, if given
     */
    public record Row(
            CsvTable.Row source,
            String modelId,
            String task,
            Optional<ServingPoint> point,
            String unusable,
            String unusableIn,
            OptionalDouble joulesPerOutputToken,
            OptionalDouble watts,
            OptionalDouble tokensPerSecond) {}

    /**
     * {@return the bundled measurements: ML.ENERGY Benchmark v3.0 (Chung et al. 2025, Apache-2.0), 592 rows of 27 models}
     */
    public static MeasurementFile bundled() {
        return read(CsvTable.bundled("measurements.csv"), InferenceCatalogue.bundled());
    }

    /**
     * Reads a table.
     *
     * @param table the table; columns {@code model_id}, {@code gpu_model}, {@code num_gpus}, {@code avg_batch_size} and
     *     {@code avg_output_len_tokens} are needed
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
        table.require("model_id", "gpu_model", "num_gpus", "avg_batch_size", "avg_output_len_tokens");
        if (!table.has("avg_input_len_tokens")) {
            table.require("task");
        }
        Map<String, Object> names = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                rows.add(row(table, row, catalogue, names));
            } catch (InputException e) {
                faults.addAll(e.faults());
                rows.add(new Row(
                        row,
                        row.text("model_id"),
                        table.has("task") ? row.text("task") : "",
                        Optional.empty(),
                        String.join("; ", e.faults()),
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
                if (faults.size() >= mostFaults) {
                    break;
                }
            }
        }
        return new MeasurementFile(rows, faults);
    }

    /** Faults of one file that are reported together. */
    private static final int MOST_FAULTS = 20;

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

    private static Row row(CsvTable table, CsvTable.Row row, InferenceCatalogue catalogue, Map<String, Object> names) {
        String modelId = row.requiredText("model_id");
        String gpu = row.requiredText("gpu_model");
        String task = table.has("task") ? row.text("task") : "";
        Object model = names.computeIfAbsent(
                "m " + modelId,
                k -> lookUp(
                        () -> catalogue.model(modelId), () -> catalogue.whyModelIsUnusable(modelId), row, "model_id"));
        Object accelerator = names.computeIfAbsent(
                "a " + gpu,
                k -> lookUp(
                        () -> catalogue.accelerator(gpu),
                        () -> catalogue.whyAcceleratorIsUnusable(gpu),
                        row,
                        "gpu_model"));
        OptionalDouble joules = optional(table, row, "energy_per_token_joules");
        OptionalDouble watts = optional(table, row, "avg_power_watts");
        OptionalDouble throughput = optional(table, row, "output_throughput_tokens_per_s");
        if (model instanceof LanguageModel m && accelerator instanceof Accelerator a) {
            return new Row(
                    row,
                    modelId,
                    task,
                    Optional.of(point(table, row, m, a, task, names)),
                    "",
                    "",
                    joules,
                    watts,
                    throughput);
        }
        boolean ofModel = model instanceof String;
        return new Row(
                row,
                modelId,
                task,
                Optional.empty(),
                (ofModel ? model : accelerator).toString(),
                ofModel ? "model_id" : "gpu_model",
                joules,
                watts,
                throughput);
    }

    /** The thing itself, or why a known thing cannot be used. An unknown name is a fault of the row. */
    private static Object lookUp(
            Supplier<Object> known, Supplier<Optional<String>> whyUnusable, CsvTable.Row row, String column) {
        try {
            return known.get();
        } catch (InputException e) {
            return whyUnusable.get().orElseThrow(() -> row.fault(column, String.valueOf(e.getMessage())));
        }
    }

    private static OptionalDouble optional(CsvTable table, CsvTable.Row row, String column) {
        return table.has(column) ? row.number(column) : OptionalDouble.empty();
    }

    private static double number(CsvTable table, CsvTable.Row row, String column, double otherwise) {
        return optional(table, row, column).orElse(otherwise);
    }

    private static ServingPoint point(
            CsvTable table,
            CsvTable.Row row,
            LanguageModel model,
            Accelerator accelerator,
            String task,
            Map<String, Object> names) {
        int number = row.requiredInteger("num_gpus");
        double dp = number(table, row, "data_parallel", 1);
        if (number < 1 || number > MOST_ACCELERATORS) {
            throw row.fault("num_gpus", "num_gpus must be in [1, " + MOST_ACCELERATORS + "] but is " + number);
        }
        if (dp < 1 || dp != Math.rint(dp) || number % dp != 0) {
            throw row.fault("data_parallel", "data_parallel must divide num_gpus " + number + " but is " + dp);
        }
        double tensor = number(table, row, "tensor_parallel", 1);
        if (tensor < 1 || number % tensor != 0) {
            throw row.fault("tensor_parallel", "tensor_parallel must divide num_gpus " + number + " but is " + tensor);
        }
        OptionalDouble mean = row.number("avg_batch_size");
        OptionalDouble most = optional(table, row, "max_batch_size");
        double batch = mean.isEmpty() && most.isPresent()
                ? positive(row, "max_batch_size", most.getAsDouble())
                : positive(row, "avg_batch_size", row.requiredNumber("avg_batch_size"));
        double output = positive(row, "avg_output_len_tokens", row.requiredNumber("avg_output_len_tokens"));
        OptionalDouble stated = optional(table, row, "avg_input_len_tokens");
        double prompt;
        if (stated.isPresent()) {
            prompt = stated.getAsDouble();
            if (prompt < 0) {
                throw row.fault("avg_input_len_tokens", "avg_input_len_tokens must be >= 0 but is " + prompt);
            }
        } else {
            Double known = PROMPTS.get(task);
            if (known == null) {
                throw row.fault(
                        table.has("avg_input_len_tokens") ? "avg_input_len_tokens" : "task",
                        "avg_input_len_tokens is empty and task '" + task + "' has no known prompt; known: "
                                + PROMPTS.keySet().stream().sorted().toList());
            }
            prompt = known;
        }
        double position = number(table, row, "mean_decode_position_tokens", output / 2);
        if (position < 0) {
            throw row.fault(
                    "mean_decode_position_tokens", "mean_decode_position_tokens must be >= 0 but is " + position);
        }
        String precisionText = table.has("weight_precision") ? row.text("weight_precision") : "";
        WeightPrecision precision = model.nativePrecision();
        if (!precisionText.isEmpty()) {
            boolean experts = model.isMixtureOfExperts();
            Object known = names.computeIfAbsent(
                    (experts ? "p " : "q ") + precisionText, k -> WeightPrecision.parse(precisionText, experts)
                            .orElseThrow(() -> row.fault(
                                    "weight_precision",
                                    "unknown weight_precision '" + InputException.shown(precisionText) + "'; known: "
                                            + WeightPrecision.names())));
            precision = (WeightPrecision) known;
            try {
                model.requireStorable(precision, "weight_precision");
            } catch (IllegalArgumentException e) {
                throw row.fault("weight_precision", String.valueOf(e.getMessage()));
            }
        }
        return new ServingPoint(
                table.has("row_id") ? "row " + row.text("row_id") : "line " + row.line(),
                model,
                accelerator,
                number,
                (int) dp,
                batch,
                prompt,
                0,
                output,
                position,
                precision,
                2,
                contended(task, accelerator, number, precision) ? CONTENDED : ServingStack.VLLM,
                Optional.empty());
    }

    private static final ServingStack CONTENDED = new ServingStack("vLLM, contended host", 1, true);

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

    /** More accelerators than this in one engine is a slip of the pen. */
    private static final int MOST_ACCELERATORS = 100_000;

    private static double positive(CsvTable.Row row, String column, double value) {
        if (!(value > 0)) {
            throw row.fault(column, column + " must be > 0 but is " + value);
        }
        return value;
    }
}
