package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.TrafficMix;

class InferenceTest {
    private static final InferenceCatalogue CATALOGUE = InferenceCatalogue.bundled();
    private static final EnergyRoofline ROOFLINE = EnergyRoofline.bundled();
    private static final String HEADER =
            "row_id,model_id,task,gpu_model,num_gpus,data_parallel,avg_batch_size,avg_input_len_tokens,avg_output_len_tokens\n";

    @Test
    void deepSeeksDayIsOneCalculation() {
        MeteredIntensity day = Anchors.deepSeekDay();
        assertThat(day.meterJoulesPerOutputToken()).isCloseTo(0.97, within(0.005));
        assertThat(day.perBilledToken().joulesPerToken()).isCloseTo(0.21, within(0.005));
        assertThat(day.perBilledToken().joulesPerToken())
                .isCloseTo(day.meterJoulesPerOutputToken() * TrafficMix.DEEPSEEK_2025.output(), within(1e-12));
    }

    @Test
    void defaultServingPointsAreNearTheTableValues() {
        assertThat(metered("frontier-default")).isCloseTo(0.3359, within(0.0005));
        assertThat(metered("near-frontier-default")).isCloseTo(0.1212, within(0.0005));
        assertThat(metered("commodity-default")).isCloseTo(0.01949, within(0.00005));
    }

    private static double metered(String point) {
        return MeteredIntensity.of(CATALOGUE.servingPoint(point), TrafficMix.DEEPSEEK_2025, DataCentre.DEFAULT)
                .kilowattHoursPerMillionBilledTokens();
    }

    @Test
    void provisionedIsMeteredTimesTheRatioOfPowers() {
        MeteredIntensity i = MeteredIntensity.of(
                CATALOGUE.servingPoint("commodity-default"), TrafficMix.DEEPSEEK_2025, DataCentre.DEFAULT);
        assertThat(i.provisionedKilowatts()).isEqualTo(1.73);
        assertThat(i.provisionedKilowattHoursPerMillionBilledTokens())
                .isCloseTo(i.kilowattHoursPerMillionBilledTokens() * 1.73 / i.meteredKilowatts(), within(1e-12));
    }

    @Test
    void anUnknownModelNamesTheNearest() {
        assertThatThrownBy(() -> CATALOGUE.model("deepseek-ai/DeepSeek-V33"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown language model 'deepseek-ai/DeepSeek-V33'")
                .hasMessageContaining("deepseek-ai/DeepSeek-V3");
        assertThatThrownBy(() -> CATALOGUE.accelerator("H10"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("H100");
    }

    @Test
    void anUnusableModelNamesItsCells() {
        assertThatThrownBy(() -> CATALOGUE.model("mistralai/Mistral-Large-3-675B-Instruct-2512"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("n_layers");
        assertThat(CATALOGUE.unusableModels())
                .containsOnlyKeys(
                        "mistralai/Mistral-Large-3-675B-Instruct-2512", "moonshotai/Kimi-K3", "XiaomiMiMo/MiMo-V2-Pro");
        assertThat(CATALOGUE.models()).hasSize(100);
        assertThat(CATALOGUE.unusableAccelerators()).isEmpty();
        assertThat(CATALOGUE.accelerators()).hasSize(47);
    }

    @Test
    void whatIsNotPublishedOfALayoutFollowsFromItsTotals() {
        // Qwen3-Next: 80 B in all, 3 B active, 512 experts of which 10: 48 layers of 3 x 2048 x 512 each
        LanguageModel next = CATALOGUE.model("Qwen/Qwen3-Next-80B-A3B-Instruct");
        assertThat(next.expertParameters()).isCloseTo(48 * 3 * 2048 * 512, within(0.02 * 151e6));
        assertThat(next.ownKnowledgeCells()).contains("estimated: calc_nonexpert_params_b;calc_expert_params_each_b");
        // Nemotron Nano 12B publishes the state that the rule gives: 28 layers, twice 5120 wide
        assertThat(CATALOGUE.model("nvidia/NVIDIA-Nemotron-Nano-12B-v2").fixedBytesPerSequence())
                .isCloseTo(28 * 2 * 5120 * 128 * 4.0, within(1.0));
        assertThat(next.fixedBytesPerSequence()).isEqualTo(36 * 2 * 2048 * 128 * 4.0);
    }

    @Test
    void namesAreFoundAsPeopleWriteThem() {
        String[][] models = {
            {"Llama 3.1 8B", "meta-llama/Llama-3.1-8B-Instruct"},
            {"Meta-Llama-3.1-8B-Instruct-FP8", "meta-llama/Llama-3.1-8B-Instruct"},
            {"nvidia/DeepSeek-R1-0528-FP4", "deepseek-ai/DeepSeek-R1-0528"},
            {"Qwen3-235B-A22B-NVFP4", "Qwen/Qwen3-235B-A22B"},
            {"gemma-3-27b", "google/gemma-3-27b-it"},
            {"Qwen2.5-7B", "Qwen/Qwen2.5-7B-Instruct"},
            {"Mixtral-8x7B", "mistralai/Mixtral-8x7B-Instruct-v0.1"},
        };
        for (String[] each : models) {
            assertThat(CATALOGUE.model(each[0]).id()).as(each[0]).isEqualTo(each[1]);
        }
        String[][] accelerators = {
            {"NVIDIA H100 80GB HBM3", "H100"},
            {"H100-SXM5-80GB", "H100"},
            {"A100", "A100-80"},
            {"GB200 NVL72", "GB200"},
            {"AMD Instinct MI300X", "MI300X"},
            {"CloudMatrix 384", "Ascend910C"},
            {"NVIDIA RTX PRO 6000 Blackwell Server Edition", "RTXPRO6000"},
            {"Ironwood", "TPUv7x"},
            {"trillium", "TPUv6e"},
        };
        for (String[] each : accelerators) {
            assertThat(CATALOGUE.accelerator(each[0]).id()).as(each[0]).isEqualTo(each[1]);
        }
        assertThat(CATALOGUE.matchAccelerator("A100").note()).isEqualTo("accelerator 'A100' read as A100-80");
        assertThat(CATALOGUE.matchAccelerator("h100").note()).isEmpty();
    }

    @Test
    void aServingPointChoosesItsBatchAnewUnderAnotherMix() {
        for (ServingPoint own : CATALOGUE.servingPoints()) {
            ServingPoint same = CATALOGUE.servingPoint(own.name(), TrafficMix.DEEPSEEK_2025);
            assertThat(same.batch()).isEqualTo(own.batch());
            // the batch of the table is the one that its speed gives
            assertThat(Interactivity.largestBatch(ROOFLINE, own, 42)
                            .orElseThrow()
                            .point()
                            .batch())
                    .as(own.name())
                    .isEqualTo(own.batch());
            ServingPoint agentic = CATALOGUE.servingPoint(own.name(), TrafficMix.AGENTIC);
            assertThat(agentic.fitsInMemory()).as(own.name()).isTrue();
            assertThat(agentic.batch()).isLessThan(own.batch());
            assertThat(agentic.uncachedInputTokens()).isCloseTo(own.outputTokens() * 0.17 / 0.03, within(1e-6));
        }
    }

    @Test
    void aBatchThatDoesNotFitIsRefusedWithTheNumbers() {
        ServingPoint p = ServingPoint.of(CATALOGUE.model("Qwen/Qwen3-32B"), CATALOGUE.accelerator("H100"), 1)
                .withBatch(500);
        assertThatThrownBy(() -> ROOFLINE.predict(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be <=")
                .hasMessageContaining("80.0 GB")
                .hasMessageContaining("500");
        assertThatThrownBy(() -> ROOFLINE.predict(p.withBatch(1).withAccelerators(CATALOGUE.accelerator("L40S"), 1, 1)))
                .hasMessageContaining("must leave room");
        assertThat(ROOFLINE.predictCapped(p).cappedToMemory()).isTrue();
    }

    @Test
    void replicasMustDivideTheAccelerators() {
        ServingPoint p = ServingPoint.of(CATALOGUE.model("Qwen/Qwen3-8B"), CATALOGUE.accelerator("H100"), 4);
        assertThatThrownBy(() -> p.withAccelerators(p.accelerator(), 4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must divide the 4 accelerators but is 3");
    }

    @Test
    void aFileWithoutAColumnSaysWhichAndWhere() {
        assertThatThrownBy(() -> read("model_id,task,gpu_model,num_gpus,avg_batch\nx,y,z,1,2\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rows.csv:1:1")
                .hasMessageContaining("avg_batch_size")
                .hasMessageContaining("avg_output_len_tokens");
    }

    @Test
    void aBadCellSaysFileLineAndColumn() {
        assertThatThrownBy(() -> read(HEADER + "A,Qwen/Qwen3-8B,gpqa,H100,1,1,many,,100\n"))
                .hasMessageStartingWith("rows.csv:2:7: avg_batch_size");
        assertThatThrownBy(() -> read(HEADER + "A,Qwen/Qwen3-8C,gpqa,H100,1,1,8,,100\n"))
                .hasMessageStartingWith("rows.csv:2:2: unknown language model")
                .hasMessageContaining("Qwen/Qwen3-8B");
        assertThatThrownBy(() -> read(HEADER + "A,Qwen/Qwen3-8B,gpqa,H100,4,3,8,,100\n"))
                .hasMessageStartingWith("rows.csv:2:6: data_parallel must divide num_gpus 4");
        assertThatThrownBy(() -> read(HEADER + "A,Qwen/Qwen3-8B,poetry,H100,1,1,8,,100\n"))
                .hasMessageContaining("poetry");
    }

    @Test
    void rowsOfAFileAreCappedNotRefusedAndNeedNoMeasurement() {
        MeasurementFile file = read(HEADER
                + "A,Qwen/Qwen3-32B,gpqa,H100,1,1,5000,,100\n"
                + "B,Qwen/Qwen3-32B,poetry,H100,1,1,8,700,100\n"
                + "C,mistralai/Mistral-Large-3-675B-Instruct-2512,gpqa,B200,8,1,8,,100\n");
        assertThat(ROOFLINE.predictCapped(file.rows().get(0).point().orElseThrow())
                        .cappedToMemory())
                .isTrue();
        // The batch was served, so it stays; a larger one never takes more.
        ServingPoint served = file.rows().get(0).point().orElseThrow();
        assertThat(ROOFLINE.predictCapped(served).batch()).isEqualTo(5000);
        assertThat(ROOFLINE.predictCapped(served).joulesPerOutputToken())
                .isLessThan(ROOFLINE.predict(served.cappedToMemory()).joulesPerOutputToken());
        assertThat(file.rows().get(1).point().orElseThrow().inputTokens()).isEqualTo(700);
        assertThat(file.rows().get(2).point()).isEmpty();
        assertThat(file.rows().get(2).unusable()).contains("n_layers");
    }

    @Test
    void onlyTheOddRunsOfTheBenchmarkWaitForAContendedHost() {
        MeasurementFile file = read(HEADER
                + "A,Qwen/Qwen3-14B,gpqa,B200,1,1,8,,5000\n"
                + "B,Qwen/Qwen3-14B,gpqa,H100,1,1,8,,5000\n"
                + "C,Qwen/Qwen3-14B,gpqa,B200,2,1,8,,5000\n"
                + "D,Qwen/Qwen3-14B,lm-arena-chat,B200,1,1,8,,5000\n"
                + "E,openai/gpt-oss-120b,gpqa,B200,1,1,8,,5000\n");
        assertThat(file.rows().stream().map(r -> r.point().orElseThrow().stack().contendedHost()))
                .containsExactly(true, false, false, false, false);
        ServingPoint odd = file.rows().get(0).point().orElseThrow();
        assertThat(ROOFLINE.predict(odd).stepSeconds()
                        - ROOFLINE.predict(odd.withStack(ServingStack.BENCHMARK))
                                .stepSeconds())
                .isCloseTo(1e-6 * ROOFLINE.coefficients().contendedHostMicroseconds(), within(1e-9));
    }

    private static MeasurementFile read(String text) {
        return MeasurementFile.read(CsvTable.read("rows.csv", new StringReader(text)), CATALOGUE);
    }

    @Test
    void measurementsAreFoundWhereTheyWereMade() {
        MeasurementFile file = MeasurementFile.bundled();
        MeasuredEnergy measured = MeasuredEnergy.of(file);
        MeasurementFile.Row row = file.rows().stream()
                .filter(r ->
                        r.modelId().equals("google/gemma-3-12b-it") && r.task().equals("lm-arena-chat"))
                .findFirst()
                .orElseThrow();
        InferenceEnergy e = measured.predict(row.point().orElseThrow());
        double expected = row.joulesPerOutputToken().orElseThrow();
        assertThat(e.joulesPerOutputToken()).isCloseTo(expected, within(expected * 1e-6));
        assertThatThrownBy(() -> measured.predict(
                        ServingPoint.of(CATALOGUE.model("Qwen/Qwen3-14B"), CATALOGUE.accelerator("A100-80"), 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was not measured");
    }

    @Test
    void anAgentsPrefillGrowsWithTheSquareOfItsStepsUnlessCached() {
        Workload without = Workload.agent("agent", 10, 5000, 400, 600, false);
        Workload with = Workload.agent("agent", 10, 5000, 400, 600, true);
        // n C0 + n(n-1)/2 (o+a) = 10*5000 + 45*1000; C0 + (n-1)(o+a) = 5000 + 9*1000
        assertThat(without.uncachedInputTokens() * 10).isCloseTo(95_000, within(1e-6));
        assertThat(with.uncachedInputTokens() * 10).isCloseTo(14_000, within(1e-6));
        assertThat(with.uncachedInputTokens() + with.cachedInputTokens())
                .isCloseTo(without.uncachedInputTokens(), within(1e-9));
        ServingPoint p = CATALOGUE.servingPoint("near-frontier-default");
        assertThat(with.at(ROOFLINE, p).joulesPerTask())
                .isLessThan(without.at(ROOFLINE, p).joulesPerTask());
        assertThat(Workload.preset("coding-agent").mix().cachedInput()).isCloseTo(0.9546, within(5e-4));
    }

    @Test
    void theSameLoopWithoutItsCache() {
        Workload with = Workload.agent("agent", 10, 5000, 400, 600, true);
        Workload without = Workload.agent("agent", 10, 5000, 400, 600, false);
        assertThat(with.withoutPrefixCache().uncachedInputTokens()).isEqualTo(without.uncachedInputTokens());
        assertThat(with.withoutPrefixCache().cachedInputTokens()).isZero();
        assertThat(with.tokensPerTask()).isCloseTo(95_000 + 10 * 400, within(1e-6));
        assertThat(without.tokensPerTask()).isCloseTo(with.tokensPerTask(), within(1e-6));
        Workload measured = Workload.preset("coding-agent");
        Workload uncached = Workload.preset("coding-agent-uncached");
        assertThat(measured.withoutPrefixCache().uncachedInputTokens()).isEqualTo(uncached.uncachedInputTokens());
    }

    @Test
    void aTaskTakesNoLessWithoutACacheAndIsTheSumOfItsTokens() {
        for (ServingPoint point : CATALOGUE.servingPoints()) {
            double speed = CATALOGUE.tokensPerSecondPerUser(point.name()).orElseThrow();
            List<Workload> works = new ArrayList<>(Workload.presets());
            works.add(Workload.agent("agent", 1, 2000, 500, 1500, true));
            works.add(Workload.agent("agent", 40, 2000, 500, 1500, true));
            for (Workload work : works) {
                Workload.Result with = work.atSpeed(ROOFLINE, point, speed);
                Workload.Result without = work.withoutPrefixCache().atSpeed(ROOFLINE, point, speed);
                assertThat(without.joulesPerTask())
                        .as("%s on %s", work.name(), point.name())
                        .isGreaterThanOrEqualTo(with.joulesPerTask());
                double task = with.joulesPerTask();
                assertThat(with.joulesPerTotalToken() * work.tokensPerTask()).isCloseTo(task, within(1e-9 * task));
                assertThat(with.joulesPerOutputToken() * work.callsPerTask() * work.outputTokens())
                        .isCloseTo(task, within(1e-9 * task));
                assertThat(with.metered(DataCentre.DEFAULT).joulesPerOutputToken())
                        .isCloseTo(with.joulesPerOutputToken(), within(1e-12 * task));
            }
        }
    }

    @Test
    void theBatchOfATaskIsTheLargestThatKeepsTheSpeed() {
        ServingPoint point = CATALOGUE.servingPoint("near-frontier-default");
        Workload agent = Workload.preset("coding-agent");
        ServingPoint chosen = agent.atSpeed(ROOFLINE, point, 42).point();
        assertThat(chosen.batch()).isGreaterThan(1);
        assertThat(ROOFLINE.predict(chosen).tokensPerSecondPerUser()).isGreaterThanOrEqualTo(42);
        assertThat(ROOFLINE.predict(chosen.withBatch(chosen.batch() + 1)).tokensPerSecondPerUser())
                .isLessThan(42);
        // Slower than that even alone: one call at a time.
        assertThat(agent.withoutPrefixCache()
                        .atSpeed(ROOFLINE, point, 42)
                        .point()
                        .batch())
                .isEqualTo(1);
    }

    @Test
    void aTaskAtListPrices() {
        Workload agent = Workload.preset("coding-agent");
        // 83.7 calls of 6456 computed, 147256 cached and 523 output tokens at 5, 0.5 and 25 USD a million
        double usd = 83.7 * (6456 * 5 + 147256 * 0.5 + 523 * 25) / 1e6;
        assertThat(agent.usdPerTask(5, 0.5, 25)).isCloseTo(usd, within(1e-9));
        assertThat(usd).isCloseTo(9.9589, within(5e-5));
        assertThat(agent.withoutPrefixCache().usdPerTask(5, 0.5, 25)).isCloseTo(65.4228, within(5e-5));
        assertThatThrownBy(() -> agent.usdPerTask(-1, 0.5, 25)).hasMessageContaining("input price");
    }

    @Test
    void draftingSavesWhenMemoryBindsAndLosesWhenComputeBinds() {
        LanguageModel model = CATALOGUE.model("meta-llama/Llama-3.1-70B-Instruct");
        SpeculativeDecoding draft = new SpeculativeDecoding(4, 0.5, 1e9);
        ServingPoint few = ServingPoint.of(model, CATALOGUE.accelerator("H100"), 4)
                .withBatch(2)
                .withTokens(0, 100, 500);
        assertThat(ROOFLINE.predict(few.withSpeculation(draft)).joulesPerOutputToken())
                .isLessThan(ROOFLINE.predict(few).joulesPerOutputToken());
        ServingPoint many = few.withAccelerators(CATALOGUE.accelerator("H20"), 8, 1)
                .withBatch(800)
                .withStack(new ServingStack("none", 0));
        assertThat(ROOFLINE.predict(many).bindingRoof()).isEqualTo(BindingRoof.COMPUTE);
        assertThat(ROOFLINE.predict(many.withSpeculation(draft)).joulesPerOutputToken())
                .isGreaterThan(ROOFLINE.predict(many).joulesPerOutputToken());
    }

    @Test
    void anchorsStayWithinTheFactorsThatTheDocumentationStates() {
        assertThat(Anchors.all())
                .hasSize(13)
                .allSatisfy(a -> assertThat(a.ratio()).as(a.id()).isBetween(0.45, 1.5));
    }
}
