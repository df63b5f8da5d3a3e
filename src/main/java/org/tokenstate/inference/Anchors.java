package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.units.TrafficMix;

/**
 * Published figures outside the fit to which the model can speak: what was published, what the shipped roofline says at the
 * stated point, their ratio, and why they differ. Nothing is refitted.
 */
public final class Anchors {
    private static final double NODE = 8;

    /** Powers the measurement includes: MLPerf's wall meter sees hosts, fans and power supplies but no cooling plant. */
    private static final double WALL_HOST_WATTS = 300;

    private final InferenceCatalogue catalogue = InferenceCatalogue.bundled();
    private final EnergyRoofline roofline = EnergyRoofline.bundled();
    private final Map<String, CsvTable.Row> published = new HashMap<>();
    private final List<Anchor> anchors = new ArrayList<>();

    private Anchors() {
        CsvTable.bundled("anchors.csv").rows().forEach(r -> published.put(r.requiredText("id"), r));
    }

    /**
     * A published figure and the model's.
     *
     * @param id the row of {@code anchors.csv}
     * @param quantity what was published
     * @param unit in which
     * @param published the published figure
     * @param model what the model says
     * @param why the stated point, and why the two differ
     */
    public record Anchor(String id, String quantity, String unit, double published, double model, String why) {
        /**
         * {@return the model's figure over the published one}
         */
        public double ratio() {
            return model / published;
        }
    }

    /**
     * Computes all anchors with the shipped roofline.
     *
     * @return the table
     */
    public static List<Anchor> all() {
        Anchors table = new Anchors();
        table.deepSeek();
        table.llama65();
        table.mlperf();
        table.prompts();
        table.inferenceX();
        return List.copyOf(table.anchors);
    }

    /**
     * DeepSeek's published day: 226.75 nodes of 8 H800, 168 bn output tokens, its traffic mix; accelerators at 0.76 of design
     * power, 300 W of host each, PUE 1.25 (assumptions), nodes in use all the time. One calculation gives 0.97 J per output token
     * and 0.21 J per billed token.
     *
     * @return the intensity
     */
    public static MeteredIntensity deepSeekDay() {
        Anchors table = new Anchors();
        Accelerator h800 = table.catalogue.accelerator("H800");
        double nodes = table.value("DS01");
        double perSecond = table.value("DS05") / SECONDS_PER_DAY / (nodes * NODE);
        return MeteredIntensity.of(
                h800,
                H800_LOAD * h800.thermalDesignWatts(),
                perSecond,
                TrafficMix.DEEPSEEK_2025,
                DataCentre.DEFAULT.withShareOfTimeInService(1));
    }

    private static final double SECONDS_PER_DAY = 86_400;
    /** Assumed mean load of an H800 in service; the roofline says 0.7 to 0.8 for DeepSeek's decode point. */
    private static final double H800_LOAD = 0.76;

    private double value(String id) {
        return row(id).requiredNumber("value");
    }

    private CsvTable.Row row(String id) {
        CsvTable.Row row = published.get(id);
        if (row == null) {
            throw new IllegalStateException("anchors.csv has no row " + id);
        }
        return row;
    }

    private void add(String id, double model, String why) {
        CsvTable.Row row = row(id);
        anchors.add(new Anchor(
                id, row.requiredText("quantity"), row.requiredText("unit"), row.requiredNumber("value"), model, why));
    }

    private void deepSeek() {
        Accelerator h800 = catalogue.accelerator("H800");
        LanguageModel v3 = catalogue.model("deepseek-ai/DeepSeek-V3");
        // 18 nodes at 14,800 tokens/s and 21 tokens/s a user hold so many sequences.
        double batch = value("DS08") * 18 / value("DS06");
        ServingPoint decode = ServingPoint.of(v3, h800, 144)
                .withAccelerators(h800, 144, 144)
                .withBatch(batch)
                .withTokens(0, value("DS07"), 1e-9)
                .withStack(ServingStack.TENSORRT_LLM);
        InferenceEnergy energy = roofline.predictCapped(decode);
        add(
                "DS08",
                energy.outputTokensPerSecond() / 18,
                "EP144/DP144, FP8, batch " + Math.round(batch)
                        + " (from 21 tokens/s a user), 50 GB/s beyond a server; their two-batch overlap hides"
                        + " communication");
        ServingPoint whole = decode.withTokens(0, 0, 1100, 600).withMix(TrafficMix.DEEPSEEK_2025);
        InferenceEnergy day = roofline.predictCapped(whole);
        DataCentre it = DataCentre.DEFAULT.withPue(1).withShareOfTimeInService(1);
        add(
                "DS12",
                it.itWatts(h800, day.powerWatts() / 144) * 144 / day.outputTokensPerSecond(),
                "the same point with prefill of 1.6 computed tokens per output token; published figure assumes 7.1 kW a node");
    }

    private void llama65() {
        ServingPoint point = ServingPoint.of(
                        catalogue.model("meta-llama/LLaMA-65B"), catalogue.accelerator("A100-80"), 8)
                .withBatch(8)
                .withTokens(100, 0, 500);
        add(
                "SA01",
                roofline.predict(point).joulesPerOutputToken(),
                "8 A100, 16 bits, batch 8 (assumed: an early stack without continuous batching; batch 64 on a present stack"
                        + " would give a sixth)");
    }

    private void mlperf() {
        String wall = "; wall: 300 W of host an accelerator, no cooling; ";
        mlperf(
                "ML40",
                "meta-llama/Llama-2-70b-chat-hf",
                "H200",
                1,
                WeightPrecision.FP8,
                294,
                294,
                512,
                "one replica an H200, batch 512" + wall + "power-capped (MaxQ), which the model does not know");
        mlperf(
                "ML42",
                "mistralai/Mixtral-8x7B-Instruct-v0.1",
                "H200",
                1,
                WeightPrecision.FP8,
                390,
                145,
                896,
                "one replica an H200, batch 896" + wall + "power-capped (MaxQ)");
        mlperf(
                "ML50",
                "meta-llama/Llama-2-70b-chat-hf",
                "B200",
                1,
                WeightPrecision.FP4,
                294,
                294,
                1024,
                "one replica a B200, batch 1024" + wall + "lengths of the data set");
        mlperf(
                "ML52",
                "meta-llama/Llama-3.1-405B-Instruct",
                "B200",
                8,
                WeightPrecision.FP4,
                9400,
                684,
                256,
                "TP 8, batch 256" + wall + "dominated by prefill of 14 tokens per output token");
        mlperf(
                "ML54",
                "meta-llama/Llama-3.1-8B-Instruct",
                "B200",
                1,
                WeightPrecision.FP4,
                780,
                128,
                1024,
                "one replica a B200, batch 1024" + wall + "output of 128 tokens assumed");
    }

    private void mlperf(
            String id,
            String model,
            String accelerator,
            int number,
            WeightPrecision precision,
            double input,
            double output,
            double batch,
            String why) {
        Accelerator a = catalogue.accelerator(accelerator);
        ServingPoint point = ServingPoint.of(catalogue.model(model), a, number)
                .withPrecision(precision, 1)
                .withBatch(batch)
                .withTokens(input, 0, output)
                .withStack(ServingStack.TENSORRT_LLM);
        InferenceEnergy energy = roofline.predictCapped(point);
        add(id, (energy.powerWatts() + number * WALL_HOST_WATTS) / energy.outputTokensPerSecond(), why);
    }

    private void prompts() {
        Workload chat = Workload.preset("chat");
        for (String[] prompt : new String[][] {
            {"GO01", "near-frontier-default"},
            {"OA01", "near-frontier-default"}
        }) {
            ServingPoint point = catalogue.servingPoint(prompt[1]);
            Workload.Result result = chat.at(roofline, point);
            double meterWatts = DataCentre.DEFAULT.pue()
                    * DataCentre.DEFAULT.itWatts(
                            point.accelerator(), result.energy().powerWatts() / point.accelerators());
            double joules =
                    meterWatts * point.accelerators() / result.energy().outputTokensPerSecond() * chat.outputTokens();
            add(
                    prompt[0],
                    joules / 3600,
                    "a chat answer of " + Math.round(chat.outputTokens()) + " tokens at serving point " + prompt[1]
                            + ", at the meter; model, tokens and batch of the published figure are not disclosed");
        }
    }

    private void inferenceX() {
        perMegawatt(
                "IM01",
                "openai/gpt-oss-120b",
                "H100",
                2,
                WeightPrecision.MXFP4_EXPERTS,
                1000,
                8000,
                90,
                false,
                "1k/8k at 90 tokens/s a user on 2 H100, TensorRT-LLM, provisioned power; tokens may count input");
        perMegawatt(
                "IM02",
                "openai/gpt-oss-120b",
                "B200",
                1,
                WeightPrecision.MXFP4_EXPERTS,
                1000,
                8000,
                90,
                false,
                "1k/8k at 90 tokens/s a user on 1 B200, TensorRT-LLM, provisioned power; tokens may count input");
        perMegawatt(
                "IM11",
                "deepseek-ai/DeepSeek-R1",
                "B200",
                8,
                WeightPrecision.FP8,
                8000,
                1000,
                23,
                true,
                "8k/1k at 23 tokens/s a user on 8 B200, TensorRT-LLM, input and output counted, provisioned power");
    }

    private void perMegawatt(
            String id,
            String model,
            String accelerator,
            int number,
            WeightPrecision precision,
            double input,
            double output,
            double speed,
            boolean countInput,
            String why) {
        Accelerator a = catalogue.accelerator(accelerator);
        ServingPoint point = ServingPoint.of(catalogue.model(model), a, number)
                .withPrecision(precision, 1)
                .withTokens(input, 0, output)
                .withStack(ServingStack.TENSORRT_LLM);
        Interactivity.largestBatch(roofline, point, speed).ifPresent(c -> {
            double tokens = c.energy().outputTokensPerSecond() * (countInput ? (input + output) / output : 1);
            add(
                    id,
                    tokens / (number * a.provisionedKilowatts() / 1e3),
                    why + ", batch " + Math.round(c.point().batch()));
        });
    }
}
