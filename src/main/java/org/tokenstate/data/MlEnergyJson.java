package org.tokenstate.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.internal.LocatedTree;

/**
 * The JSON in which ML.ENERGY publishes its leaderboard: an object with the task, and with the model where the file is of one
 * model, whose {@code configurations} are the rows of the table of measurements. Each cell keeps its line and column.
 */
final class MlEnergyJson {
    private static final String CONFIGURATIONS = "configurations";

    /** Columns of the table of measurements, with the key that gives each. */
    private static final Map<String, String> KEYS = keys();

    private static final String OUTPUT_LENGTH = "avg_output_len_tokens";
    private static final String PER_TOKEN = "energy_per_token_joules";
    private static final String PER_REQUEST = "energy_per_request_joules";

    private MlEnergyJson() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String same : List.of(
                "model_id",
                "task",
                "total_params_billions",
                "activated_params_billions",
                "gpu_model",
                "num_gpus",
                "tensor_parallel",
                "expert_parallel",
                "data_parallel",
                "weight_precision")) {
            keys.put(same, same);
        }
        keys.put("max_batch_size", "max_num_seqs");
        keys.put("avg_batch_size", "avg_batch_size");
        keys.put(OUTPUT_LENGTH, "avg_output_len");
        keys.put(PER_TOKEN, PER_TOKEN);
        keys.put(PER_REQUEST, PER_REQUEST);
        keys.put("output_throughput_tokens_per_s", "output_throughput_tokens_per_sec");
        for (String same : List.of("avg_power_watts", "median_itl_ms", "p90_itl_ms", "p95_itl_ms", "p99_itl_ms")) {
            keys.put(same, same);
        }
        return keys;
    }

    /** Whether a text looks like such a file. */
    static boolean is(String text) {
        String content = text.replace("\uFEFF", "").stripLeading();
        return content.startsWith("{") && content.contains('"' + CONFIGURATIONS + '"');
    }

    /**
     * The table of measurements in a text. A cell of a configuration goes before one of its {@code parallelization}, and that
     * before one of the whole file.
     *
     * @throws org.tokenstate.catalogue.InputException if it is not readable, has no configuration, or these are not of models of
     *     language, whose energy is per token
     */
    static CsvTable table(String file, String text) {
        LocatedTree root = LocatedTree.parse(file, text);
        List<LocatedTree> configurations =
                root.required(CONFIGURATIONS, "measurements of ML.ENERGY").list(CONFIGURATIONS);
        if (configurations.isEmpty()) {
            throw root.fault(
                    "measurements of ML.ENERGY: at least one of 'configurations' is required but there is none");
        }
        Map<String, LocatedTree> whole = root.map("measurements of ML.ENERGY");
        List<CsvTable.Line> rows = new ArrayList<>();
        for (LocatedTree configuration : configurations) {
            rows.add(new CsvTable.Line(configuration.line(), row(configuration, whole)));
        }
        return CsvTable.of(file, List.copyOf(KEYS.keySet()), rows);
    }

    private static List<CsvTable.Cell> row(LocatedTree configuration, Map<String, LocatedTree> whole) {
        Map<String, LocatedTree> cells = new LinkedHashMap<>(whole);
        Map<String, LocatedTree> own = configuration.map("configuration");
        LocatedTree parallel = own.get("parallelization");
        if (parallel != null) {
            cells.putAll(parallel.map("parallelization"));
        }
        cells.putAll(own);
        if (!cells.containsKey(PER_TOKEN)) {
            throw configuration.fault("configuration: key '" + PER_TOKEN
                    + "' is required but missing; only measurements of language models are read");
        }
        List<CsvTable.Cell> row = new ArrayList<>();
        KEYS.forEach((column, key) -> {
            LocatedTree cell = cells.get(key);
            row.add(
                    cell == null || cell.isNull()
                            ? new CsvTable.Cell(
                                    column.equals(OUTPUT_LENGTH) ? outputLength(cells) : "",
                                    configuration.line(),
                                    configuration.column())
                            : new CsvTable.Cell(cell.text(key), cell.line(), cell.column()));
        });
        return row;
    }

    /** The mean length of an answer, energy of a request over energy of a token, where the file does not state it. */
    private static String outputLength(Map<String, LocatedTree> cells) {
        LocatedTree token = cells.get(PER_TOKEN);
        LocatedTree request = cells.get(PER_REQUEST);
        if (token == null || request == null || token.isNull() || request.isNull()) {
            return "";
        }
        double length = request.number(PER_REQUEST) / token.number(PER_TOKEN);
        return Double.isFinite(length) ? String.valueOf(length) : "";
    }
}
