package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Importers;
import org.tokenstate.inference.Calibration;
import org.tokenstate.inference.CorrectedRoofline;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.inference.Interactivity;
import org.tokenstate.inference.MeasurementFile;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.inference.ServingStack;
import org.tokenstate.inference.SpeculativeDecoding;
import org.tokenstate.inference.WeightPrecision;
import org.tokenstate.inference.Workload;
import org.tokenstate.units.TrafficMix;
import org.tokenstate.units.internal.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Energy per output token of one serving point, or of every row of a file; energy and cost of a task. */
@Command(
        name = "energy-per-token",
        addMethodSubcommands = false,
        description =
                "Predicts the energy per output token of a language model at a stated serving point, or of each row of a file"
                        + " with the columns of measurements.csv or measurements_elsewhere.csv, or of ML.ENERGY's JSON; or what a"
                        + " task, such as an agent's, takes and costs.")
final class EnergyPerTokenCommand extends ReportCommand {
    private static final double Z90 = 1.644854;
    private static final double[] SPEEDS = {5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200};

    private static final int HEAD_ROWS = 1000;
    private static final int MOST_FAULTS = 20;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "A file with the columns of measurements.csv, or: model, accelerator, accelerators, data_parallel, precision,"
                            + " batch, input_tokens, output_tokens, kv_bytes and, if wanted, engine, graphs. Default: none.")
    @Nullable
    Path input;

    @Option(
            names = "--serving-point",
            paramLabel = "NAME",
            description = "A bundled serving point to start from. Default: none.")
    @Nullable
    String servingPoint;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The language model. Default: that of the serving point.")
    @Nullable
    String model;

    @Option(
            names = "--accelerator",
            paramLabel = "ID",
            description = "The kind of accelerator, such as H100. Default: that of the serving point.")
    @Nullable
    String accelerator;

    @Option(names = "--accelerators", paramLabel = "N", description = "Accelerators of the engine. Default: 1.")
    @Nullable
    Integer accelerators;

    @Option(names = "--tensor-parallel", paramLabel = "N", description = "Accelerators of one replica. Default: all.")
    @Nullable
    Integer tensorParallel;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "Sequences in flight. Default: that of the serving point.")
    @Nullable
    Double batch;

    @Option(
            names = "--interactivity",
            paramLabel = "TOKENS/S",
            description =
                    "In place of a batch: the largest at which each user sees so many tokens per second. Default: none, the batch counts.")
    @Nullable
    Double interactivity;

    @Option(
            names = "--input-tokens",
            paramLabel = "I",
            description = "Prompt tokens of a request that are computed. Default: 500.")
    @Nullable
    Double inputTokens;

    @Option(
            names = "--cached-tokens",
            paramLabel = "C",
            description = "Prompt tokens from a prefix cache, beside those of --input-tokens. Default: 0.")
    @Nullable
    Double cachedTokens;

    @Option(
            names = "--cached-of-input",
            paramLabel = "C",
            description = "The same counted inside --input-tokens, as usage records of providers do. Default: 0.")
    @Nullable
    Double cachedOfInput;

    @Option(names = "--output-tokens", paramLabel = "O", description = "Output tokens of a request. Default: 500.")
    @Nullable
    Double outputTokens;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description =
                    "How the weights are stored: bf16, fp8, fp4 and others; int4 and mxfp4 concern the experts, or without"
                            + " experts all weights. Default: that of the serving point or the model.")
    @Nullable
    String precision;

    @Option(
            names = "--stack",
            paramLabel = "X",
            description = "Multiplier on software overheads. Default: 1, what was measured.")
    @Nullable
    Double stack;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "vLLM, TensorRT-LLM, SGLang or another. Default: vLLM.")
    @Nullable
    String engine;

    @Option(names = "--eager", description = "Decode steps without CUDA graphs.")
    boolean eager;

    @Option(
            names = "--data-parallel",
            paramLabel = "N",
            description = "Replicas of everything but the experts; in place of --tensor-parallel. Default: 1.")
    @Nullable
    Integer dataParallel;

    @Option(
            names = "--kv-bytes",
            paramLabel = "N",
            description = "Bytes of a cached value: 2, or 1 for FP8. Default: that of the serving point, else 2.")
    @Nullable
    Double kvBytes;

    @Option(
            names = "--draft-length",
            paramLabel = "G",
            description = "Speculative decoding: drafted tokens a step. Default: 0, none.")
    @Nullable
    Integer draftLength;

    @Option(
            names = "--draft-acceptance",
            paramLabel = "A",
            description = "Probability that a drafted token is accepted; in [0, 1). Default: 0.")
    @Nullable
    Double draftAcceptance;

    @Option(
            names = "--draft-parameters",
            paramLabel = "BILLION",
            description = "Parameters of the drafting model, in billions. Default: 0, a free draft.")
    @Nullable
    Double draftParameters;

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description =
                    "Tokens, joules and dollars of a task, United States against China, by year, with a prefix cache and"
                            + " without: agent (coding-agent, as measured), chat, reasoning, code-completion. Default: none.")
    @Nullable
    String workload;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "An agent's loop in place of the measured one: calls of a task on a growing context. Default: the measured loop.")
    @Nullable
    Integer steps;

    @Option(
            names = "--first-context",
            paramLabel = "C",
            description = "Prompt tokens of the loop's first call. Default: none, --steps needs it.")
    @Nullable
    Double firstContext;

    @Option(
            names = "--tool-tokens",
            paramLabel = "A",
            description = "Tokens that a tool returns after each call of the loop. Default: 0.")
    @Nullable
    Double toolTokens;

    @Option(
            names = "--tier",
            paramLabel = "NAME",
            description = "Tier whose fleets serve the task: frontier, near_frontier or commodity. Default: that of the"
                    + " serving point, else frontier.")
    @Nullable
    String tier;

    @Option(
            names = "--price",
            paramLabel = "MODEL",
            description =
                    "A model of token_prices.csv whose list price the task is charged at; may be repeated. Default: those most used.")
    List<String> prices = new ArrayList<>();

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Option(
            names = "--catalogue",
            description = "List every model and accelerator: usable, or refused with the cell that no one publishes.")
    boolean listing;

    @Option(names = "--curve", description = "Also show energy over interactivity.")
    boolean curve;

    @Option(
            names = "--models-file",
            paramLabel = "FILE",
            description = "More models, with the columns of models.csv. Default: none.")
    @Nullable
    Path modelsFile;

    @Option(
            names = "--accelerators-file",
            paramLabel = "FILE",
            description = "More accelerators, with the columns of accelerators.csv. Default: none.")
    @Nullable
    Path acceleratorsFile;

    @Override
    Answer answer() {
        InferenceCatalogue catalogue = InferenceCatalogue.bundled();
        if (modelsFile != null) {
            catalogue = catalogue.withModels(modelsFile);
        }
        if (acceleratorsFile != null) {
            catalogue = catalogue.withAccelerators(acceleratorsFile);
        }
        if (listing) {
            return listed(catalogue);
        }
        if (workload != null) {
            return task(catalogue, workload);
        }
        if (assumed.isGiven() || steps != null || firstContext != null || toolTokens != null || tier != null) {
            throw fault(
                    "--from, --to, --scenario, --set, --steps, --first-context, --tool-tokens and --tier need --workload");
        }
        if (!prices.isEmpty()) {
            throw fault("--price needs --workload");
        }
        if (input != null) {
            if (model != null || servingPoint != null || accelerator != null) {
                throw fault("--input takes no --model, --accelerator or --serving-point");
            }
        }
        Answer answer = input == null ? single(point(catalogue)) : file(Importers.measurements(input), catalogue);
        catalogue.replaced().forEach(what -> answer.note(what + " stands in for the bundled one"));
        return answer;
    }

    private static final String DEFAULT_POINT = "frontier-default";
    private static final String AGENT = "agent";
    private static final String MEASURED_AGENT = "coding-agent";
    private static final List<String> TIERS = List.of("frontier", "near_frontier", "commodity");

    private Answer task(InferenceCatalogue catalogue, String name) {
        if (input != null || curve) {
            throw fault("--workload takes no --input and no --curve");
        }
        if (inputTokens != null || cachedTokens != null || cachedOfInput != null) {
            throw fault("--workload states the tokens of a call; it takes no --input-tokens, --cached-tokens or"
                    + " --cached-of-input");
        }
        if (assumed.reference().isPresent()) {
            throw fault("--workload compares the United States and China and takes no --reference");
        }
        Workload with = work(name);
        if (servingPoint == null && model == null) {
            servingPoint = DEFAULT_POINT;
        }
        OptionalDouble speed = OptionalDouble.empty();
        if (interactivity != null) {
            if (batch != null) {
                throw fault("give --batch or --interactivity, not both");
            }
            speed = OptionalDouble.of(interactivity);
        } else if (batch == null && servingPoint != null) {
            speed = catalogue.tokensPerSecondPerUser(servingPoint);
        }
        if (batch == null && speed.isEmpty()) {
            throw fault("--workload of a --model needs --interactivity or --batch");
        }
        // The lengths of the work decide the batch: that of the point is not looked at.
        interactivity = null;
        outputTokens = null;
        ServingPoint point = point(catalogue);
        Answer answer = TaskAnswer.of(
                new TaskAnswer.Served(
                        name, served(with, point, speed), served(with.withoutPrefixCache(), point, speed)),
                tier(point),
                assumed,
                prices);
        catalogue.replaced().forEach(what -> answer.note(what + " stands in for the bundled one"));
        return answer;
    }

    private static Workload.Result served(Workload work, ServingPoint point, OptionalDouble speed) {
        return speed.isPresent()
                ? work.atSpeed(EnergyRoofline.bundled(), point, speed.getAsDouble())
                : work.at(EnergyRoofline.bundled(), point);
    }

    /** The preset of that name, or the loop that the options describe. */
    private Workload work(String name) {
        if (steps == null) {
            if (firstContext != null || toolTokens != null || outputTokens != null) {
                throw fault("--first-context, --tool-tokens and --output-tokens of a --workload need --steps");
            }
            return Workload.preset(name.equals(AGENT) ? MEASURED_AGENT : name);
        }
        if (!name.equals(AGENT)) {
            throw fault("--steps needs --workload agent");
        }
        if (firstContext == null || outputTokens == null) {
            throw fault("--steps needs --first-context and --output-tokens");
        }
        atLeastOne(steps, "--steps");
        return Workload.agent(name, steps, firstContext, outputTokens, toolTokens == null ? 0 : toolTokens, true);
    }

    private String tier(ServingPoint point) {
        if (tier != null) {
            if (!TIERS.contains(tier)) {
                throw new InputException(Nearest.unknown("tier", tier, TIERS));
            }
            return tier;
        }
        return TIERS.stream()
                .filter(t -> ModelOptions.scenario(assumed)
                        .choice("serving_point." + t)
                        .equals(point.name()))
                .findFirst()
                .orElse(TIERS.get(0));
    }

    private static Answer listed(InferenceCatalogue catalogue) {
        Answer answer = Answer.titled("Models and accelerators of the catalogue")
                .finding(Numbers.counted(catalogue.accelerators().size(), "accelerator", "accelerators") + " and "
                        + Numbers.counted(catalogue.models().size(), "model", "models") + " can be predicted.");
        Answer.Table accelerators = answer.table(
                "accelerators",
                "Accelerators",
                Column.text("accelerator", "accelerator"),
                Column.text("usable", "usable"),
                Column.number("bf16_dense_tflops", "16-bit peak", "TFLOP/s"),
                Column.number("hbm_bw_tb_s", "memory", "TB/s"),
                Column.number("tdp_w", "design power", "W"),
                Column.text("cells", "missing, estimated or of general knowledge")
                        .wrap(60));
        catalogue
                .accelerators()
                .forEach(a -> accelerators.row(
                        a.id(),
                        true,
                        a.flops16() / 1e12,
                        a.bandwidthBytesPerSecond() / 1e12,
                        a.thermalDesignWatts(),
                        a.ownKnowledgeCells()));
        catalogue.unusableAccelerators().forEach((id, why) -> accelerators.row(id, false, null, null, null, why));
        Answer.Table models = answer.table(
                "models",
                "Models",
                Column.text("model", "model"),
                Column.text("usable", "usable"),
                Column.number("total_params_b", "parameters", "10^9"),
                Column.number("active_params_b", "active", "10^9"),
                Column.text("precision", "native precision"),
                Column.text("cells", "missing, estimated or of general knowledge")
                        .wrap(60));
        catalogue
                .models()
                .forEach(m -> models.row(
                        m.id(),
                        true,
                        m.totalParameters() / 1e9,
                        m.activeParameters() / 1e9,
                        m.nativePrecision().label(),
                        m.ownKnowledgeCells()));
        catalogue.unusableModels().forEach((id, why) -> models.row(id, false, null, null, null, why));
        return answer;
    }

    private ParameterException fault(String message) {
        if (spec == null) {
            throw new IllegalStateException("the command is not part of a command line");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private ServingPoint point(InferenceCatalogue catalogue) {
        ServingPoint point;
        if (servingPoint != null) {
            point = catalogue.servingPoint(servingPoint);
            if (model != null) {
                throw fault("give --model or --serving-point, not both");
            }
        } else if (model == null || accelerator == null) {
            throw fault("--model and --accelerator are required, or --serving-point, or --input");
        } else {
            point = ServingPoint.of(catalogue.model(model), catalogue.accelerator(accelerator), 1);
        }
        int number = accelerators == null ? point.accelerators() : accelerators;
        atLeastOne(number, "--accelerators");
        int tensor = tensorParallel == null ? (accelerators == null ? point.tensorParallel() : number) : tensorParallel;
        if (dataParallel != null) {
            atLeastOne(dataParallel, "--data-parallel");
            if (tensorParallel != null) {
                throw fault("give --data-parallel or --tensor-parallel, not both");
            }
            if (number % dataParallel != 0) {
                throw new InputException(
                        "--data-parallel must divide the " + number + " accelerators but is " + dataParallel);
            }
            tensor = number / dataParallel;
        }
        atLeastOne(tensor, "--tensor-parallel");
        if (number % tensor != 0) {
            throw new InputException("--tensor-parallel must divide the " + number + " accelerators but is " + tensor);
        }
        point = point.withAccelerators(
                accelerator == null ? point.accelerator() : catalogue.accelerator(accelerator),
                number,
                number / tensor);
        if (servingPoint == null) {
            point = point.named(point.model().id() + " on " + number + " "
                    + point.accelerator().id());
        }
        if (inputTokens != null || cachedTokens != null || cachedOfInput != null || outputTokens != null) {
            double input = inputTokens == null ? point.uncachedInputTokens() : inputTokens;
            double cached = cachedTokens == null ? point.cachedInputTokens() : cachedTokens;
            if (cachedOfInput != null) {
                if (cachedTokens != null) {
                    throw fault("give --cached-tokens or --cached-of-input, not both");
                }
                cached = cachedOfInput;
                input -= cached;
                if (input < 0) {
                    throw new InputException(
                            "--cached-of-input must be <= --input-tokens " + (input + cached) + " but is " + cached);
                }
            }
            point = point.withTokens(input, cached, outputTokens == null ? point.outputTokens() : outputTokens);
        }
        if (precision != null) {
            String text = precision;
            point = point.withPrecision(
                    WeightPrecision.parse(text, point.model().isMixtureOfExperts())
                            .orElseThrow(() -> new InputException("--precision must be one of "
                                    + WeightPrecision.names() + ", or int4 or mxfp4, but is '"
                                    + InputException.shown(text) + "'")),
                    point.kvBytesPerElement());
        }
        if (kvBytes != null) {
            point = point.withPrecision(point.precision(), kvBytes);
        }
        if (engine != null || eager) {
            point = point.withStack(ServingStack.of(engine == null ? "" : engine, !eager));
        }
        if (stack != null) {
            ServingStack of = point.stack();
            point = point.withStack(new ServingStack(
                    of.name() + ", multiplier " + stack, stack, of.engine(), of.graphs(), of.contendedHost()));
        }
        if (draftLength != null) {
            point = point.withSpeculation(new SpeculativeDecoding(
                    draftLength,
                    draftAcceptance == null ? 0 : draftAcceptance,
                    draftParameters == null ? 0 : draftParameters * 1e9));
        } else if (draftAcceptance != null || draftParameters != null) {
            throw fault("--draft-acceptance and --draft-parameters need --draft-length");
        }
        if (batch != null) {
            if (interactivity != null) {
                throw fault("give --batch or --interactivity, not both");
            }
            point = point.withBatch(batch);
        } else if (interactivity != null) {
            double speed = interactivity;
            ServingPoint at = point;
            point = Interactivity.largestBatch(EnergyRoofline.bundled(), at, speed)
                    .map(Interactivity.Choice::point)
                    .orElseThrow(() -> new InputException("interactivity of serving point '" + at.name()
                            + "' must be <= "
                            + EnergyRoofline.bundled().predict(at.withBatch(1)).tokensPerSecondPerUser()
                            + " tokens per second, what a single user sees, but is " + speed));
        }
        return point;
    }

    private static void atLeastOne(int number, String option) {
        if (number < 1) {
            throw new InputException(option + " must be >= 1 but is " + number);
        }
    }

    private Answer single(ServingPoint p) {
        InferenceEnergy e = CorrectedRoofline.bundled().predict(p);
        Answer answer = Answer.titled("Energy per output token of " + p.name());
        Map<Column, @Nullable Object> row = new LinkedHashMap<>();
        row.put(Column.text("model_id", "model"), p.model().id());
        row.put(Column.text("gpu_model", "accelerator"), p.accelerator().id());
        row.put(Column.number("num_gpus", "number", ""), p.accelerators());
        row.put(Column.number("tensor_parallel", "tensor parallel", ""), p.tensorParallel());
        row.put(Column.number("data_parallel", "data parallel", ""), p.dataParallel());
        row.put(Column.text("weight_precision", "precision"), p.precision().label());
        row.put(Column.number("avg_batch_size", "batch", ""), p.batch());
        row.put(Column.number("avg_input_len_tokens", "computed input", "tokens"), p.uncachedInputTokens());
        row.put(Column.number("cached_input_len_tokens", "cached input", "tokens"), p.cachedInputTokens());
        row.put(Column.number("avg_output_len_tokens", "output", "tokens"), p.outputTokens());
        prediction(row, e);
        row.put(Column.number("weights_joules_per_token", "of which weights", "J"), e.weightsJoulesPerOutputToken());
        row.put(Column.number("kv_cache_joules_per_token", "KV cache", "J"), e.cacheJoulesPerOutputToken());
        row.put(Column.number("compute_joules_per_token", "decode compute", "J"), e.computeJoulesPerOutputToken());
        row.put(Column.number("prefill_joules_per_token", "prefill", "J"), e.prefillJoulesPerOutputToken());
        row.put(Column.number("overhead_joules_per_token", "software", "J"), e.overheadJoulesPerOutputToken());
        row.put(
                Column.number("communication_joules_per_token", "communication", "J"),
                e.communicationJoulesPerOutputToken());
        row.put(Column.number("tokens_per_second_per_user", "per user", "tokens/s"), e.tokensPerSecondPerUser());
        row.put(
                Column.number("roofline_joules_per_token", "by the roofline alone", "J"),
                CorrectedRoofline.bundled().roofline().predict(p).joulesPerOutputToken());
        row.put(
                Column.text("binding_roof", "binding roof"),
                e.bindingRoof().name().toLowerCase(java.util.Locale.ROOT));
        TrafficMix mix = mix(p);
        MeteredIntensity metered = MeteredIntensity.of(
                p.accelerator(),
                e.powerWatts() / p.accelerators(),
                e.outputTokensPerSecond() / p.accelerators(),
                mix,
                DataCentre.DEFAULT);
        row.put(
                Column.number("meter_joules_per_output_token", "at the meter", "J/output token"),
                metered.meterJoulesPerOutputToken());
        row.put(
                Column.number("metered_kwh_per_mtok", "metered", "kWh per million billed tokens"),
                metered.kilowattHoursPerMillionBilledTokens());
        row.put(
                Column.number("provisioned_kwh_per_mtok", "provisioned", "kWh per million billed tokens"),
                metered.provisionedKilowattHoursPerMillionBilledTokens());
        answer.finding("An output token takes " + Numbers.readable(e.joulesPerOutputToken(), -1)
                + " J at the accelerators (9 times in 10 between "
                + Numbers.readable(e.joulesPerOutputTokenAt(-Z90), -1)
                + " and " + Numbers.readable(e.joulesPerOutputTokenAt(Z90), -1) + " J) and "
                + Numbers.readable(metered.meterJoulesPerOutputToken(), -1) + " J at the meter.");
        one(answer, row);
        if (curve) {
            curve(answer, p);
        }
        DataCentre centre = DataCentre.DEFAULT;
        return answer.note(
                        "Energy per token is at the accelerators unless it says at the meter (PUE " + centre.pue()
                                + ", host "
                                + centre.hostWatts() + " W an accelerator, in service " + centre.shareOfTimeInService()
                                + " of the time); billed tokens are those of this request; the projection uses the roofline alone.")
                .note("The interval goes from 5 to 95 % for a family of models or a source that was not in the fit.");
    }

    private static TrafficMix mix(ServingPoint p) {
        double total = p.inputTokens() + p.outputTokens();
        double uncached = p.uncachedInputTokens() / total;
        double output = p.outputTokens() / total;
        return new TrafficMix("this request", uncached, Math.max(0, 1 - uncached - output), output);
    }

    private static void prediction(Map<Column, @Nullable Object> row, InferenceEnergy e) {
        row.put(Column.number("predicted_joules_per_token", "energy", "J"), e.joulesPerOutputToken());
        row.put(Column.number("predicted_lower90_joules_per_token", "lower 90 %", "J"), e.joulesPerOutputTokenAt(-Z90));
        row.put(Column.number("predicted_upper90_joules_per_token", "upper 90 %", "J"), e.joulesPerOutputTokenAt(Z90));
        row.put(Column.number("predicted_tokens_per_second", "throughput", "tokens/s"), e.outputTokensPerSecond());
        row.put(Column.number("lower_tokens_per_second", "lower 90 %", "tokens/s"), e.outputTokensPerSecondAt(-Z90));
        row.put(Column.number("upper_tokens_per_second", "upper 90 %", "tokens/s"), e.outputTokensPerSecondAt(Z90));
        row.put(Column.number("predicted_power_watts", "power", "W"), e.powerWatts());
        row.put(Column.number("lower_power_watts", "lower 90 %", "W"), e.powerWattsAt(-Z90));
        row.put(Column.number("upper_power_watts", "upper 90 %", "W"), e.powerWattsAt(Z90));
    }

    /** One row: a table for JSON and CSV, lines for a person. */
    private static void one(Answer answer, Map<Column, @Nullable Object> row) {
        Answer.Table table = answer.table("rows", "", row.keySet().toArray(new Column[0]));
        table.row(row.values().toArray());
    }

    private static void curve(Answer answer, ServingPoint p) {
        Answer.Table table = answer.table(
                "curve",
                "Energy over interactivity",
                Column.number("tokens_per_second_per_user", "per user", "tokens/s"),
                Column.number("batch", "batch", ""),
                Column.number("joules_per_output_token", "energy", "J"),
                Column.text("limit", "limit of the batch"));
        for (Interactivity.Choice c : Interactivity.curve(EnergyRoofline.bundled(), p, SPEEDS)) {
            table.row(
                    c.tokensPerSecondPerUser(),
                    c.point().batch(),
                    c.energy().joulesPerOutputToken(),
                    c.memoryBinds() ? "memory" : "speed");
        }
    }

    private static Answer file(CsvTable csv, InferenceCatalogue catalogue) {
        MeasurementFile file = MeasurementFile.readFlagging(csv, catalogue);
        List<String> kept = file.ofBenchmark()
                ? csv.header().stream().filter(h -> !isOurs(h)).toList()
                : csv.header().stream().filter(SERVING_COLUMNS::contains).toList();
        List<Boolean> numeric = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        // The head of the file tells numbers from text; a cell further down that is no number stays text.
        List<CsvTable.Row> head =
                csv.rows().subList(0, Math.min(HEAD_ROWS, csv.rows().size()));
        for (String name : kept) {
            boolean number = head.stream().allMatch(r -> isNumber(r.text(name)));
            numeric.add(number);
            columns.add(number ? Column.number(name, name, "").notInTable() : shown(name));
        }
        columns.add(Column.number("predicted_joules_per_token", "energy", "J/output token"));
        columns.add(Column.number("predicted_tokens_per_second", "throughput", "tokens/s"));
        columns.add(Column.number("predicted_power_watts", "power", "W"));
        for (String bound : new String[] {"lower", "upper"}) {
            columns.add(Column.number(bound + "_joules_per_token", bound + " 90 %", "J")
                    .notInTable());
            columns.add(Column.number(bound + "_tokens_per_second", bound + " 90 %", "tokens/s")
                    .notInTable());
            columns.add(
                    Column.number(bound + "_power_watts", bound + " 90 %", "W").notInTable());
        }
        columns.add(Column.number("predicted_batch_size", "batch", ""));
        columns.add(Column.text("predicted_batch_capped", "capped"));
        if (file.ofBenchmark()) {
            columns.add(Column.number("predicted_lower90_joules_per_token", "lower 90 %", "J")
                    .notInTable());
            columns.add(Column.number("predicted_upper90_joules_per_token", "upper 90 %", "J")
                    .notInTable());
            columns.add(Column.text("predicted_fault", "no prediction because").notInTable());
        }
        columns.add(Column.text("note", "note").notInTable());
        Answer answer = Answer.titled("Energy per output token of " + csv.file());
        Answer.Table table = answer.table("rows", "", columns.toArray(new Column[0]));
        CorrectedRoofline model = CorrectedRoofline.bundled();
        Set<String> malformed = new HashSet<>(file.faults());
        List<String> faults = new ArrayList<>();
        List<String> without = new ArrayList<>();
        int predictions = 0;
        Map<String, Integer> unusable = new LinkedHashMap<>();
        List<Double> predicted = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        int capped = 0;
        for (MeasurementFile.Row row : file.rows()) {
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            int at = 0;
            for (int i = 0; i < kept.size(); i++) {
                String text = row.source().text(kept.get(i));
                values[at++] = text.isEmpty() ? null : numeric.get(i) && isNumber(text) ? number(text) : text;
            }
            String why = row.unusable();
            Optional<InferenceEnergy> energy = Optional.empty();
            try {
                energy = row.point().map(point -> finite(model.predictCapped(point)));
            } catch (IllegalArgumentException | ArithmeticException e) {
                why = located(row, "model_id", String.valueOf(e.getMessage()));
                malformed.add(why);
            }
            if (energy.isPresent()) {
                InferenceEnergy e = energy.get();
                values[at++] = e.joulesPerOutputToken();
                values[at++] = e.outputTokensPerSecond();
                values[at++] = e.powerWatts();
                predictions++;
                for (double z : new double[] {-Z90, Z90}) {
                    values[at++] = e.joulesPerOutputTokenAt(z);
                    values[at++] = e.outputTokensPerSecondAt(z);
                    values[at++] = e.powerWattsAt(z);
                }
                values[at++] = e.batch();
                values[at++] = e.cappedToMemory();
                if (file.ofBenchmark()) {
                    values[at++] = e.joulesPerOutputTokenAt(-Z90);
                    values[at] = e.joulesPerOutputTokenAt(Z90);
                }
                String note = note(row, e);
                values[columns.size() - 1] = note.isEmpty() ? null : note;
                capped += e.cappedToMemory() ? 1 : 0;
                if (row.joulesPerOutputToken().isPresent()) {
                    predicted.add(e.joulesPerOutputToken());
                    measured.add(row.joulesPerOutputToken().getAsDouble());
                }
            } else {
                values[columns.size() - 1] = why;
                if (file.ofBenchmark()) {
                    values[columns.size() - 2] = why;
                }
                if (malformed.contains(why)) {
                    faults.add(why);
                } else {
                    unusable.merge(why, 1, Integer::sum);
                    why = located(row, row.unusableIn(), why);
                }
                if (without.size() < MOST_FAULTS) {
                    without.add(why);
                }
            }
            table.row(values);
        }
        if (predictions == 0 && file.ofBenchmark() && !file.rows().isEmpty()) {
            throw new InputException(without);
        }
        answer.finding(Numbers.grouped(predictions) + " of "
                + Numbers.counted(file.rows().size(), "row", "rows") + " have a prediction.");
        answer.faults(faults);
        unusable.forEach((why, rows) -> answer.note(rows + " rows without a prediction: " + why));
        if (capped > 0) {
            answer.note(
                    capped
                            + " rows have a batch whose caches do not fit in memory; they are cut to what does and the row is marked.");
        }
        if (!predicted.isEmpty()) {
            Calibration.Errors e = Calibration.Errors.of(
                    predicted.stream().mapToDouble(Double::doubleValue).toArray(),
                    measured.stream().mapToDouble(Double::doubleValue).toArray());
            answer.note(String.format(
                    java.util.Locale.ROOT,
                    "Against the measured energy of %d rows: median error %.1f %%, mean |ln error| %.3f, %.1f %% within a factor of"
                            + " two, bias %+.3f. Rows that are in the calibration are no evidence; see calibrate.",
                    e.rows(),
                    e.medianAbsolutePercentageError() * 100,
                    e.meanAbsoluteLogError(),
                    e.shareWithinTwo() * 100,
                    e.medianLogError()));
        }
        return answer;
    }

    /** Columns of a file of serving points that are shown again; others are ignored. */
    private static final Set<String> SERVING_COLUMNS = Set.of(
            "row_id",
            "model",
            "accelerator",
            "accelerators",
            "data_parallel",
            "precision",
            "batch",
            "input_tokens",
            "cached_tokens",
            "cached_of_input_tokens",
            "output_tokens",
            "kv_bytes",
            "engine",
            "graphs",
            "draft_length",
            "draft_acceptance");

    /** Whether a column is one that this command writes. */
    private static boolean isOurs(String column) {
        return column.startsWith("predicted_")
                || column.equals("note")
                || ((column.startsWith("lower_") || column.startsWith("upper_"))
                        && (column.endsWith("_joules_per_token")
                                || column.endsWith("_tokens_per_second")
                                || column.endsWith("_power_watts")));
    }

    /** What a reader of the row must know: how names were read, and what was cut. */
    private static String note(MeasurementFile.Row row, InferenceEnergy e) {
        if (!e.cappedToMemory()) {
            return row.note();
        }
        String cut = "caches cut to what fits in memory";
        return row.note().isEmpty() ? cut : row.note() + "; " + cut;
    }

    /** Why a row has no prediction, with its place. */
    private static String located(MeasurementFile.Row row, String column, String why) {
        return String.valueOf(row.source().fault(column, why).getMessage());
    }

    private static InferenceEnergy finite(InferenceEnergy e) {
        Require.finite(e.joulesPerOutputTokenAt(Z90), "predicted energy per token");
        Require.finite(e.outputTokensPerSecondAt(Z90), "predicted tokens per second");
        Require.finite(e.powerWattsAt(Z90), "predicted power");
        return e;
    }

    private static Column shown(String name) {
        Column column = Column.text(name, name);
        return switch (name) {
            case "row_id", "model_id", "model", "task", "gpu_model", "accelerator" -> column;
            default -> column.notInTable();
        };
    }

    /** Digits, sign, point and exponent alone, beginning and ending as a number does. */
    private static boolean isNumber(String text) {
        if (text.isEmpty()) {
            return true;
        }
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        if (!digit) {
            return false;
        }
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whole numbers stay whole. */
    private static Object number(String text) {
        boolean whole = text.length() < LONGEST_WHOLE;
        for (int i = 0; i < text.length() && whole; i++) {
            whole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (whole) {
            return Long.parseLong(text);
        }
        return Double.parseDouble(text);
    }

    private static final int LONGEST_WHOLE = 18;
}
