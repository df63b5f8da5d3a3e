package org.tokenstate.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.TrafficMix;

/**
 * Language models, accelerators and serving points by name. Those that lack a needed cell are listed as unusable with the
 * cell's name, not left out in silence.
 */
public final class InferenceCatalogue {
    private final Map<String, LanguageModel> models = new LinkedHashMap<>();
    private final Map<String, Accelerator> accelerators = new LinkedHashMap<>();
    private final Map<String, ServingPoint> servingPoints = new LinkedHashMap<>();
    private final Map<String, String> unusableModels = new LinkedHashMap<>();
    private final Map<String, String> unusableAccelerators = new LinkedHashMap<>();
    private final Map<String, Double> speeds = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final List<String> replaced = new ArrayList<>();

    private InferenceCatalogue() {}

    /**
     * The bundled catalogue.
     *
     * @return models, accelerators and serving points of the tables of those names
     */
    public static InferenceCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Read once, immutable. */
    private static final class Bundled {
        static final InferenceCatalogue CATALOGUE = new InferenceCatalogue()
                .addModels(CsvTable.bundled("models.csv"))
                .addAccelerators(CsvTable.bundled("accelerators.csv"))
                .addServingPoints(CsvTable.bundled("serving_points.csv"));
    }

    /**
     * This and a user's own models.
     *
     * @param file a file with the columns of {@code models.csv}; a model of the same name replaces the bundled one
     * @return a new catalogue
     * @throws InputException with file, line and column if a cell is not what it should be
     */
    public InferenceCatalogue withModels(Path file) {
        return copy().addModels(CsvTable.read(file));
    }

    /**
     * This and a user's own accelerators.
     *
     * @param file a file with the columns of {@code accelerators.csv}
     * @return a new catalogue
     * @throws InputException with file, line and column if a cell is not what it should be
     */
    public InferenceCatalogue withAccelerators(Path file) {
        return copy().addAccelerators(CsvTable.read(file));
    }

    /**
     * This and a user's own serving points.
     *
     * @param file a file with the columns of {@code serving_points.csv}
     * @return a new catalogue
     * @throws InputException with file, line and column if a cell is not what it should be
     */
    public InferenceCatalogue withServingPoints(Path file) {
        return copy().addServingPoints(CsvTable.read(file));
    }

    /**
     * What a name was found to mean.
     *
     * @param found the thing; empty if it is listed but cannot be used
     * @param note how the name was read, if it is not the thing's own: {@code language model 'x' read as y}; blank if it is
     * @param unusable why it cannot be used; blank if it can
     * @param <T> a model or an accelerator
     */
    public record Match<T>(Optional<T> found, String note, String unusable) {
        T required() {
            return found.orElseThrow(() -> new InputException(unusable));
        }
    }

    /**
     * A model by its identifier.
     *
     * @param id the identifier; case is ignored, the part before the slash may be left out where that is unambiguous, and so may
     *     what it says of tuning and precision
     * @return the model
     * @throws InputException naming the nearest if it is unknown, or the missing cells if it is unusable
     */
    public LanguageModel model(String id) {
        return matchModel(id).required();
    }

    /**
     * A model by a name that may be written otherwise, such as {@code Llama 3.1 8B} or {@code DeepSeek-R1-0528-FP4}.
     *
     * @param name the name
     * @return the model and how the name was read
     * @throws InputException naming the nearest if it is unknown
     */
    public Match<LanguageModel> matchModel(String name) {
        return find("language model", name, models, unusableModels, Map.of(), Names::model);
    }

    /**
     * An accelerator by its identifier.
     *
     * @param id the identifier; case is ignored, and so are maker, form factor and size of memory where that is unambiguous
     * @return the accelerator
     * @throws InputException naming the nearest if it is unknown, or the missing cells if it is unusable
     */
    public Accelerator accelerator(String id) {
        return matchAccelerator(id).required();
    }

    /**
     * An accelerator by a name that may be written otherwise, such as {@code NVIDIA H100 80GB HBM3}.
     *
     * @param name the name
     * @return the accelerator and how the name was read
     * @throws InputException naming the nearest if it is unknown
     */
    public Match<Accelerator> matchAccelerator(String name) {
        return find("accelerator", name, accelerators, unusableAccelerators, aliases, Names::accelerator);
    }

    /**
     * A serving point by its name.
     *
     * @param name the name
     * @return the point
     * @throws InputException naming the nearest if it is unknown
     */
    public ServingPoint servingPoint(String name) {
        return find("serving point", name, servingPoints, Map.of(), Map.of(), n -> n)
                .required();
    }

    /**
     * A serving point under a traffic mix. Its batch is a decision: where the mix asks for other lengths than its own, it is
     * chosen anew, as the largest at which each user still sees the point's speed and the caches fit; one sequence if even that
     * is slower.
     *
     * @param name the name
     * @param mix the mix of billed tokens
     * @return the point with the prompt that the mix implies at its output length
     * @throws InputException naming the nearest if it is unknown
     * @throws IllegalArgumentException if not even one sequence fits in memory, with the numbers
     */
    public ServingPoint servingPoint(String name, TrafficMix mix) {
        ServingPoint own = servingPoint(name);
        ServingPoint point = own.withMix(mix);
        Double speed = speeds.get(own.name());
        boolean same = Math.abs(point.uncachedInputTokens() - own.uncachedInputTokens()) <= 1
                && Math.abs(point.cachedInputTokens() - own.cachedInputTokens()) <= 1;
        if (same || speed == null) {
            return point;
        }
        return Interactivity.atSpeed(EnergyRoofline.bundled(), point, speed);
    }

    /**
     * The speed that a serving point keeps when its batch is chosen.
     *
     * @param name the name of the serving point
     * @return output tokens per second that each user sees; empty if its table states none
     * @throws InputException naming the nearest if it is unknown
     */
    public OptionalDouble tokensPerSecondPerUser(String name) {
        Double speed = speeds.get(servingPoint(name).name());
        return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed);
    }

    /**
     * {@return the usable models in the order of the table}
     */
    public Collection<LanguageModel> models() {
        return Collections.unmodifiableCollection(models.values());
    }

    /**
     * {@return the usable accelerators in the order of the table}
     */
    public Collection<Accelerator> accelerators() {
        return Collections.unmodifiableCollection(accelerators.values());
    }

    /**
     * {@return the serving points in the order of the table}
     */
    public Collection<ServingPoint> servingPoints() {
        return Collections.unmodifiableCollection(servingPoints.values());
    }

    /**
     * {@return models that lack cells: identifier to what is missing}
     */
    public Map<String, String> unusableModels() {
        return Collections.unmodifiableMap(unusableModels);
    }

    /**
     * {@return accelerators that lack cells: identifier to what is missing}
     */
    public Map<String, String> unusableAccelerators() {
        return Collections.unmodifiableMap(unusableAccelerators);
    }

    /**
     * {@return the models, accelerators and serving points that a file replaced, and where it does: {@code file:line: language
     * model 'x'}}
     */
    public List<String> replaced() {
        return Collections.unmodifiableList(replaced);
    }

    private void replaces(boolean known, CsvTable table, CsvTable.Row row, String what) {
        if (known) {
            replaced.add(table.file() + ":" + row.line() + ": " + what);
        }
    }

    private InferenceCatalogue copy() {
        InferenceCatalogue other = new InferenceCatalogue();
        other.models.putAll(models);
        other.accelerators.putAll(accelerators);
        other.servingPoints.putAll(servingPoints);
        other.unusableModels.putAll(unusableModels);
        other.unusableAccelerators.putAll(unusableAccelerators);
        other.speeds.putAll(speeds);
        other.aliases.putAll(aliases);
        other.replaced.addAll(replaced);
        return other;
    }

    private static <T> Match<T> find(
            String kind,
            String id,
            Map<String, T> known,
            Map<String, String> unusable,
            Map<String, String> aliases,
            UnaryOperator<String> fold) {
        T exact = known.get(id);
        if (exact != null) {
            return new Match<>(Optional.of(exact), "", "");
        }
        List<String> matches = Stream.concat(known.keySet().stream(), unusable.keySet().stream())
                .filter(k -> k.equalsIgnoreCase(id)
                        || k.substring(k.indexOf('/') + 1).equalsIgnoreCase(id))
                .toList();
        if (matches.size() == 1) {
            return match(kind, matches.get(0), "", known, unusable);
        }
        // Last, spellings: of those that come to the same the shortest, and the first of the table.
        String folded = fold.apply(id);
        String meant = aliases.get(folded);
        if (meant == null && !folded.isEmpty()) {
            meant = Stream.concat(known.keySet().stream(), unusable.keySet().stream())
                    .filter(k -> fold.apply(k).equals(folded))
                    .min(Comparator.comparingInt(String::length))
                    .orElse(null);
        }
        if (meant == null) {
            throw new InputException(Nearest.unknown(kind, id, known.keySet()));
        }
        return match(kind, meant, kind + " '" + InputException.shown(id) + "' read as " + meant, known, unusable);
    }

    private static <T> Match<T> match(
            String kind, String name, String note, Map<String, T> known, Map<String, String> unusable) {
        String why = unusable.get(name);
        return new Match<>(
                Optional.ofNullable(known.get(name)),
                note,
                why == null ? "" : kind + " '" + name + "' cannot be used: " + why);
    }

    private InferenceCatalogue addModels(CsvTable table) {
        table.require(
                "model_id",
                "arch_type",
                "total_params_b",
                "active_params_b",
                "n_layers",
                "hidden_size",
                "n_heads",
                "n_kv_heads",
                "head_dim",
                "native_weight_precision");
        Map<String, Long> lines = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String id = once(row, "model_id", lines);
            List<String> missing = new ArrayList<>();
            Optional<LanguageModel> model = readModel(table, row, id, missing);
            boolean known = models.remove(id) != null;
            known |= unusableModels.remove(id) != null;
            replaces(known, table, row, "language model '" + id + "'");
            if (model.isPresent()) {
                models.put(id, model.get());
            } else {
                unusableModels.put(id, cells(missing));
            }
        }
        return this;
    }

    /** The name of a row, which no other row of its table has. */
    private static String once(CsvTable.Row row, String column, Map<String, Long> lines) {
        String id = row.requiredText(column);
        Long before = lines.putIfAbsent(id, row.line());
        if (before != null) {
            throw row.fault(column, column + " '" + id + "' is given twice, first in line " + before);
        }
        return id;
    }

    /** The precision in a cell that is not empty. */
    private static WeightPrecision precision(CsvTable.Row row, String column, boolean experts) {
        String text = row.requiredText(column);
        return WeightPrecision.parse(text, experts)
                .orElseThrow(() -> row.fault(
                        column,
                        "unknown precision '" + InputException.shown(text) + "'; known: " + WeightPrecision.names()));
    }

    private static String cells(List<String> missing) {
        return (missing.size() == 1 ? "cell " : "cells ")
                + String.join(", ", missing)
                + (missing.size() == 1 ? " is empty" : " are empty");
    }

    /** What rests on general knowledge, and what is estimated by a rule of the table. */
    private static String marked(String ownKnowledge, String estimated) {
        return estimated.isEmpty()
                ? ownKnowledge
                : (ownKnowledge.isEmpty() ? "" : ownKnowledge + "; ") + "estimated: " + estimated;
    }

    private static final List<String> ARCHITECTURES = List.of("dense", "moe", "hybrid", "mamba", "linear");
    private static final Pattern WORDS = Pattern.compile("[ -]");

    private static Optional<LanguageModel> readModel(
            CsvTable table, CsvTable.Row row, String id, List<String> missing) {
        Cells cells = new Cells(table, row, missing);
        String architecture = row.text("arch_type");
        for (String word : WORDS.split(architecture)) {
            if (!ARCHITECTURES.contains(word)) {
                throw row.fault(
                        "arch_type",
                        "arch_type must be words of " + ARCHITECTURES + ", such as moe-hybrid-linear, but is '"
                                + InputException.shown(architecture) + "'");
            }
        }
        boolean mixture = architecture.contains("moe") || cells.number("n_experts", 0) > 0;
        String attentionText = table.has("attention_type") ? row.text("attention_type") : "";
        double layers = cells.required("n_layers");
        double total = cells.either("calc_total_params_b", "total_params_b");
        double active = cells.either("calc_active_params_b", "active_params_b");
        double heads = cells.required("n_heads");
        double kvHeads = cells.required("n_kv_heads");
        double headDimension = cells.required("head_dim");
        double hidden = cells.required("hidden_size");
        double moeLayers = mixture ? cells.required("n_moe_layers") : 0;
        double experts = mixture ? cells.required("n_experts") : 0;
        double perToken = mixture ? cells.required("experts_per_token") : 0;
        List<String> estimated = new ArrayList<>();
        double expert = 0;
        double nonExpert = cells.number("calc_nonexpert_params_b", total);
        if (mixture && cells.has("calc_nonexpert_params_b") && cells.has("calc_expert_params_each_b")) {
            expert = cells.required("calc_expert_params_each_b");
        } else if (mixture && experts > perToken && total > active && active > 0) {
            // All parameters hold E experts, the active ones k: two equations for two unknowns.
            expert = (total - active) / (experts - perToken);
            nonExpert = active - perToken * expert;
            estimated.add("calc_nonexpert_params_b");
            estimated.add("calc_expert_params_each_b");
        } else if (mixture) {
            cells.required("calc_nonexpert_params_b");
            cells.required("calc_expert_params_each_b");
        }
        double window = cells.number("sliding_window", 0);
        double latentRank = cells.number("mla_kv_lora_rank", 0);
        double full = cells.number("full_attention_layers", layers);
        double kv = cells.number("kv_bytes_per_token_bf16", 4 * full * kvHeads * headDimension);
        double fixed = cells.number("kv_fixed_bytes_per_sequence", 0);
        Attention attention;
        if (architecture.contains("hybrid")) {
            attention = Attention.HYBRID_STATE;
            double recurrent = layers - full - (architecture.contains("mamba") ? moeLayers : 0);
            if (!cells.has("kv_fixed_bytes_per_sequence") && cells.has("full_attention_layers") && recurrent > 0) {
                // An inner width of twice the model's and a state of 128 a channel in 32 bits, as Nemotron Nano and
                // Qwen3-Next publish them.
                fixed = recurrent * 2 * hidden * 128 * 4;
                estimated.add("kv_fixed_bytes_per_sequence");
            } else {
                cells.required("kv_fixed_bytes_per_sequence");
            }
        } else if (attentionText.startsWith("MLA")) {
            attention = Attention.LATENT;
            cells.required("mla_kv_lora_rank");
        } else {
            attention = cells.number("sliding_window_layers", 0) > 0 ? Attention.SLIDING_WINDOW : Attention.FULL;
        }
        if (row.text("native_weight_precision").isEmpty()) {
            missing.add("native_weight_precision");
            return Optional.empty();
        }
        WeightPrecision precision = precision(row, "native_weight_precision", moeLayers > 0);
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LanguageModel(
                    id,
                    cells.text("developer"),
                    cells.text("country"),
                    precision,
                    total * 1e9,
                    active * 1e9,
                    nonExpert * 1e9,
                    expert * 1e9,
                    (int) layers,
                    (int) moeLayers,
                    (int) hidden,
                    (int) heads,
                    (int) kvHeads,
                    (int) headDimension,
                    (int) cells.number("v_head_dim", headDimension),
                    attention,
                    attention == Attention.LATENT ? (int) (latentRank + cells.number("mla_rope_dim", 64)) : 0,
                    (int) full,
                    (int) window,
                    kv,
                    fixed,
                    (int) experts,
                    (int) perToken,
                    cells.number("tied_embeddings", 0) > 0,
                    marked(cells.text("own_knowledge_cells"), String.join(";", estimated))));
        } catch (IllegalArgumentException e) {
            throw row.fault("model_id", String.valueOf(e.getMessage()));
        }
    }

    private static final Pattern ALIASES = Pattern.compile(";");

    /** Bandwidth to the others where no link of its own is known: PCIe 4.0 x16, one direction. */
    private static final double PCIE_GB_PER_SECOND = 32;

    private InferenceCatalogue addAccelerators(CsvTable table) {
        table.require("id", "bf16_dense_tflops", "hbm_gb", "hbm_bw_tb_s", "tdp_w");
        Map<String, Long> lines = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String id = once(row, "id", lines);
            List<String> missing = new ArrayList<>();
            Cells cells = new Cells(table, row, missing);
            double flops16 = cells.required("bf16_dense_tflops");
            double memory = cells.required("hbm_gb");
            double bandwidth = cells.required("hbm_bw_tb_s");
            double design = cells.required("tdp_w");
            double link = cells.number("scaleup_bw_gb_s_per_direction", PCIE_GB_PER_SECOND);
            for (String alias : ALIASES.split(cells.text("aliases"))) {
                if (!alias.isBlank()) {
                    aliases.put(Names.accelerator(alias), id);
                }
            }
            boolean known = accelerators.remove(id) != null;
            known |= unusableAccelerators.remove(id) != null;
            replaces(known, table, row, "accelerator '" + id + "'");
            if (!missing.isEmpty()) {
                unusableAccelerators.put(id, cells(missing));
                continue;
            }
            double flops8 = cells.number("fp8_dense_tflops", flops16);
            try {
                accelerators.put(
                        id,
                        new Accelerator(
                                id,
                                cells.text("name").isEmpty() ? id : cells.text("name"),
                                cells.text("country"),
                                (int) cells.number("release_year", 0),
                                flops16 * 1e12,
                                flops8 * 1e12,
                                cells.number("fp4_dense_tflops", flops8) * 1e12,
                                memory * 1e9,
                                bandwidth * 1e12,
                                design,
                                cells.number("idle_w", Accelerator.IDLE_SHARE * design),
                                link * 1e9,
                                (int) cells.number("scaleup_size", Accelerator.SERVER),
                                cells.number("all_in_utility_kw_per_gpu", 0),
                                marked(cells.text("own_knowledge_cells"), cells.text("estimated_cells"))));
            } catch (IllegalArgumentException e) {
                throw row.fault("id", String.valueOf(e.getMessage()));
            }
        }
        return this;
    }

    private InferenceCatalogue addServingPoints(CsvTable table) {
        table.require(
                "name",
                "model_id",
                "accelerator",
                "accelerators",
                "tensor_parallel",
                "batch",
                "uncached_input_tokens",
                "cached_input_tokens",
                "output_tokens",
                "precision");
        Map<String, Long> lines = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            Cells cells = new Cells(table, row, new ArrayList<>());
            String name = once(row, "name", lines);
            int number = row.requiredInteger("accelerators");
            int tensor = row.requiredInteger("tensor_parallel");
            if (tensor < 1 || number % tensor != 0) {
                throw row.fault(
                        "tensor_parallel",
                        "tensor_parallel of serving point '" + name + "' must divide the " + number
                                + " accelerators but is " + tensor);
            }
            replaces(servingPoints.containsKey(name), table, row, "serving point '" + name + "'");
            double output = row.requiredNumber("output_tokens");
            speeds.remove(name);
            double speed = cells.number("tokens_per_second_per_user", 0);
            if (speed > 0) {
                speeds.put(name, speed);
            }
            LanguageModel model = model(row.requiredText("model_id"));
            try {
                servingPoints.put(
                        name,
                        new ServingPoint(
                                name,
                                model,
                                accelerator(row.requiredText("accelerator")),
                                number,
                                number / tensor,
                                row.requiredNumber("batch"),
                                row.requiredNumber("uncached_input_tokens"),
                                row.requiredNumber("cached_input_tokens"),
                                output,
                                cells.number("mean_decode_position_tokens", output / 2),
                                precision(row, "precision", model.isMixtureOfExperts()),
                                cells.number("kv_bytes_per_element", 2),
                                new ServingStack(
                                        cells.text("stack").isEmpty() ? "vLLM" : cells.text("stack"),
                                        cells.number("stack_overhead_multiplier", 1)),
                                Optional.empty()));
            } catch (InputException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw row.fault("name", String.valueOf(e.getMessage()));
            }
        }
        return this;
    }

    /** Cells of one row; those that are needed and empty are collected. */
    private record Cells(CsvTable table, CsvTable.Row row, List<String> missing) {
        double required(String column) {
            if (has(column)) {
                return row.number(column).orElseThrow();
            }
            missing.add(column);
            return 0;
        }

        boolean has(String column) {
            return table.has(column) && row.number(column).isPresent();
        }

        double either(String first, String second) {
            return table.has(first) && row.number(first).isPresent()
                    ? row.number(first).getAsDouble()
                    : required(second);
        }

        double number(String column, double otherwise) {
            return table.has(column) ? row.number(column).orElse(otherwise) : otherwise;
        }

        String text(String column) {
            return table.has(column) ? row.text(column) : "";
        }
    }
}
