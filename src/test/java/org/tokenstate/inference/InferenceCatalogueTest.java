package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/** Catalogues and measurements that a user brings, cell by cell. */
class InferenceCatalogueTest {
    private static final String MODELS =
            "model_id,developer,arch_type,total_params_b,active_params_b,calc_active_params_b,"
                    + "n_layers,n_moe_layers,hidden_size,n_heads,n_kv_heads,head_dim,v_head_dim,attention_type,mla_kv_lora_rank,"
                    + "full_attention_layers,sliding_window_layers,sliding_window,kv_fixed_bytes_per_sequence,n_experts,"
                    + "experts_per_token,tied_embeddings,calc_nonexpert_params_b,calc_expert_params_each_b,native_weight_precision\n";

    @TempDir
    Path directory;

    private InferenceCatalogue models(String rows) throws IOException {
        return InferenceCatalogue.bundled()
                .withModels(Files.writeString(directory.resolve("models.csv"), MODELS + rows));
    }

    @Test
    void aDenseModelNeedsNoMoreThanItsShape() throws IOException {
        LanguageModel m = models("me/plain,Me,dense,8,8,,32,,4096,32,8,128,,GQA,,,,,,,,,,,bf16\n")
                .model("me/plain");
        assertThat(m.developer()).isEqualTo("Me");
        assertThat(m.country()).isEmpty();
        assertThat(m.totalParameters()).isEqualTo(8e9);
        assertThat(m.activeParameters()).isEqualTo(8e9);
        assertThat(m.nonExpertParameters()).isEqualTo(8e9);
        assertThat(m.expertParameters()).isZero();
        assertThat(m.layers()).isEqualTo(32);
        assertThat(m.moeLayers()).isZero();
        assertThat(m.attention()).isEqualTo(Attention.FULL);
        assertThat(m.valueHeadDimension()).isEqualTo(128);
        assertThat(m.fullAttentionLayers()).isEqualTo(32);
        assertThat(m.kvBytesPerToken()).isEqualTo(4 * 32 * 8 * 128);
        assertThat(m.nativePrecision()).isEqualTo(WeightPrecision.BF16);
        assertThat(m.tiedEmbeddings()).isFalse();
        assertThat(m.latentWidth()).isZero();
    }

    @Test
    void aMixtureWithLatentAttention() throws IOException {
        LanguageModel m = models("me/mix,Me,moe,100,10,11,40,38,2000,16,16,64,48,MLA,512,,,,,64,4,1,6,0.04,fp8\n")
                .model("MIX");
        assertThat(m.id()).isEqualTo("me/mix");
        assertThat(m.totalParameters()).isEqualTo(100e9);
        assertThat(m.activeParameters()).isEqualTo(11e9);
        assertThat(m.nonExpertParameters()).isEqualTo(6e9);
        assertThat(m.expertParameters()).isEqualTo(0.04e9);
        assertThat(m.moeLayers()).isEqualTo(38);
        assertThat(m.experts()).isEqualTo(64);
        assertThat(m.expertsPerToken()).isEqualTo(4);
        assertThat(m.attention()).isEqualTo(Attention.LATENT);
        assertThat(m.latentWidth()).isEqualTo(576);
        assertThat(m.valueHeadDimension()).isEqualTo(48);
        assertThat(m.tiedEmbeddings()).isTrue();
    }

    @Test
    void windowsAndStatesAreToldByTheirCells() throws IOException {
        LanguageModel window = models("me/w,Me,dense,8,8,,32,,4096,32,8,128,,GQA,,16,16,1024,1e6,,,,,,bf16\n")
                .model("w");
        assertThat(window.attention()).isEqualTo(Attention.SLIDING_WINDOW);
        assertThat(window.slidingWindow()).isEqualTo(1024);
        assertThat(window.fullAttentionLayers()).isEqualTo(16);
        assertThat(window.fixedBytesPerSequence()).isEqualTo(1e6);
        LanguageModel state = models("me/s,Me,hybrid dense,8,8,,32,,4096,32,8,128,,GQA,,8,0,,2e6,,,,,,bf16\n")
                .model("s");
        assertThat(state.attention()).isEqualTo(Attention.HYBRID_STATE);
        assertThat(state.fixedBytesPerSequence()).isEqualTo(2e6);
    }

    @Test
    void aModelThatLacksCellsSaysWhich() throws IOException {
        InferenceCatalogue c = models("me/a,Me,moe,100,10,,40,,2000,16,16,64,,MLA,,,,,,,,,,,\n"
                + "me/b,Me,hybrid,8,8,,,,4096,32,8,128,,,,,,,,,,,,,bf16\n"
                + "me/c,Me,dense,8,8,,,,4096,32,8,128,,,,,,,,,,,,,bf16\n");
        assertThat(c.unusableModels().get("me/a"))
                .isEqualTo("cells n_moe_layers, n_experts, experts_per_token, calc_nonexpert_params_b,"
                        + " calc_expert_params_each_b, mla_kv_lora_rank, native_weight_precision are empty");
        assertThat(c.unusableModels().get("me/b")).isEqualTo("cells n_layers, kv_fixed_bytes_per_sequence are empty");
        assertThat(c.unusableModels().get("me/c")).isEqualTo("cell n_layers is empty");
        assertThatThrownBy(() -> c.model("C"))
                .isInstanceOf(InputException.class)
                .hasMessage("language model 'me/c' cannot be used: cell n_layers is empty");
        // a later file mends it, and the file that it came from stays as it was
        InferenceCatalogue mended = c.withModels(Files.writeString(
                directory.resolve("more.csv"), MODELS + "me/c,Me,dense,8,8,,32,,4096,32,8,128,,,,,,,,,,,,,bf16\n"));
        assertThat(mended.model("me/c").layers()).isEqualTo(32);
        assertThat(mended.unusableModels()).doesNotContainKey("me/c").containsKey("me/a");
        assertThat(c.unusableModels()).containsKey("me/c");
        assertThat(mended.accelerators())
                .hasSameSizeAs(InferenceCatalogue.bundled().accelerators());
        assertThat(mended.unusableAccelerators())
                .isEqualTo(InferenceCatalogue.bundled().unusableAccelerators());
        assertThat(mended.servingPoints())
                .hasSameSizeAs(InferenceCatalogue.bundled().servingPoints());
    }

    @Test
    void aModelThatCannotBeSaysWhere() {
        assertThatThrownBy(() -> models("me/x,Me,dense,8,9,,32,,4096,32,8,128,,,,,,,,,,,,,bf16\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("models.csv:2:1: ")
                .hasMessageContaining("active parameters of language model 'me/x'");
    }

    @Test
    void anAcceleratorNeedsFiveFiguresAndTakesTheRestFromThem() throws IOException {
        String header =
                "id,name,bf16_dense_tflops,fp8_dense_tflops,hbm_gb,hbm_bw_tb_s,tdp_w,idle_w,scaleup_bw_gb_s_per_direction\n";
        Path file = Files.writeString(
                directory.resolve("accelerators.csv"),
                header + "one,,300,,64,1.6,400,,200\ntwo,Two,300,600,64,1.6,400,50,200\nthree,Three,300,,,1.6,,,200\n");
        InferenceCatalogue c = InferenceCatalogue.bundled().withAccelerators(file);
        Accelerator one = c.accelerator("one");
        assertThat(one)
                .isEqualTo(new Accelerator("one", "one", "", 0, 3e14, 3e14, 3e14, 64e9, 1.6e12, 400, 44, 2e11, 0, ""));
        Accelerator two = c.accelerator("TWO");
        assertThat(two.name()).isEqualTo("Two");
        assertThat(two.flops8()).isEqualTo(6e14);
        assertThat(two.flops4()).isEqualTo(6e14);
        assertThat(two.idleWatts()).isEqualTo(50);
        assertThat(c.unusableAccelerators().get("three")).isEqualTo("cells hbm_gb, tdp_w are empty");
        Path bad = Files.writeString(directory.resolve("bad.csv"), header + "one,,300,,64,1.6,400,500,200\n");
        assertThatThrownBy(() -> InferenceCatalogue.bundled().withAccelerators(bad))
                .hasMessageStartingWith(bad + ":2:1: idle power of accelerator 'one'");
        // NVIDIA's data sheet of the H100 SXM: 989 TFLOP/s, 80 GB, 3.35 TB/s, 700 W
        Accelerator h100 = InferenceCatalogue.bundled().accelerator("H100");
        assertThat(h100.flops16()).isCloseTo(989e12, within(1e12));
        assertThat(h100.memoryBytes()).isEqualTo(80e9);
        assertThat(h100.bandwidthBytesPerSecond()).isEqualTo(3.35e12);
        assertThat(h100.thermalDesignWatts()).isEqualTo(700);
    }

    @Test
    void servingPointsOfAFile() throws IOException {
        String header = "name,model_id,accelerator,accelerators,tensor_parallel,batch,uncached_input_tokens,"
                + "cached_input_tokens,output_tokens,precision\n";
        Path file = Files.writeString(
                directory.resolve("points.csv"), header + "mine,Qwen/Qwen3-8B,H100,4,2,16,100,50,300,fp8\n");
        ServingPoint p = InferenceCatalogue.bundled().withServingPoints(file).servingPoint("mine");
        assertThat(p.accelerators()).isEqualTo(4);
        assertThat(p.dataParallel()).isEqualTo(2);
        assertThat(p.batch()).isEqualTo(16);
        assertThat(p.meanDecodePosition()).isEqualTo(150);
        assertThat(p.kvBytesPerElement()).isEqualTo(2);
        assertThat(p.stack()).isEqualTo(ServingStack.VLLM);
        for (String[] each : new String[][] {
            {
                "mine,Qwen/Qwen3-8B,H100,4,3,16,100,50,300,fp8",
                ":2:5: tensor_parallel of serving point 'mine' must divide the 4"
            },
            {"mine,Qwen/Qwen3-8B,H100,4,0,16,100,50,300,fp8", ":2:5: tensor_parallel"},
            {"mine,Qwen/Qwen3-8B,H100,4,2,16,100,50,300,fp7", ":2:10: unknown precision 'fp7'"},
            {"mine,Qwen/Qwen3-8B,H100,4,2,0,100,50,300,fp8", ":2:1: batch of serving point 'mine'"}
        }) {
            Path bad = Files.writeString(directory.resolve("bad.csv"), header + each[0] + "\n");
            assertThatThrownBy(() -> InferenceCatalogue.bundled().withServingPoints(bad))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(bad + each[1]);
        }
    }

    private static final String ROWS = "row_id,model_id,task,gpu_model,num_gpus,avg_batch_size,avg_input_len_tokens,"
            + "avg_output_len_tokens,output_throughput_tokens_per_s,energy_per_token_joules,avg_power_watts\n";

    private static MeasuredEnergy measured(String rows) {
        return MeasuredEnergy.of(MeasurementFile.read(
                CsvTable.read("rows.csv", new StringReader(ROWS + rows)), InferenceCatalogue.bundled()));
    }

    private static ServingPoint at(double batch, double input) {
        InferenceCatalogue c = InferenceCatalogue.bundled();
        return ServingPoint.of(c.model("Qwen/Qwen3-8B"), c.accelerator("H100"), 1)
                .withTokens(input, 0, 100)
                .withBatch(batch);
    }

    /** A quarter of the way from 4 to 64 in powers is 8: both curves are straight lines in logarithms. */
    @Test
    void betweenMeasuredBatchesTheLogarithmsAreStraight() {
        MeasuredEnergy m = measured("C,Qwen/Qwen3-8B,gpqa,H100,1,64,200,100,1600,0.5,800\n"
                + "A,Qwen/Qwen3-8B,gpqa,H100,1,4,200,100,100,8,800\n"
                + "D,Qwen/Qwen3-8B,gpqa,H100,1,256,200,100,3200,0.25,800\n"
                + "N,Qwen/Qwen3-8B,gpqa,H100,1,8,200,100,,,\n"
                + "O,Qwen/Qwen3-8B,lm-arena-chat,H100,1,8,2000,100,7,7,49\n"
                + "P,Qwen/Qwen3-8B,gpqa,H100,2,8,200,100,9,9,81\n");
        InferenceEnergy e = m.predict(at(8, 200));
        assertThat(e.joulesPerOutputToken()).isCloseTo(4, within(1e-9));
        assertThat(e.outputTokensPerSecond()).isCloseTo(200, within(1e-9));
        assertThat(e.stepSeconds()).isCloseTo(8 / 200.0, within(1e-12));
        assertThat(e.batch()).isEqualTo(8);
        assertThat(e.powerWatts()).isCloseTo(800, within(1e-9));
        double parts = e.weightsJoulesPerOutputToken()
                + e.cacheJoulesPerOutputToken()
                + e.computeJoulesPerOutputToken()
                + e.prefillJoulesPerOutputToken()
                + e.overheadJoulesPerOutputToken()
                + e.communicationJoulesPerOutputToken();
        assertThat(parts).isCloseTo(4, within(1e-9));
        InferenceEnergy roofline = EnergyRoofline.bundled().predict(at(8, 200));
        assertThat(e.prefillJoulesPerOutputToken() / parts)
                .isCloseTo(roofline.prefillJoulesPerOutputToken() / roofline.joulesPerOutputToken(), within(1e-9));
        assertThat(m.predict(at(4, 200)).joulesPerOutputToken()).isCloseTo(8, within(1e-9));
        assertThat(m.predict(at(64, 200)).joulesPerOutputToken()).isCloseTo(0.5, within(1e-9));
        assertThat(m.predict(at(128, 200)).outputTokensPerSecond()).isCloseTo(1600 * Math.sqrt(2), within(1e-6));
        assertThat(m.predict(at(256, 200)).joulesPerOutputToken()).isCloseTo(0.25, within(1e-9));
        // the task with the nearest context; one row is a curve of one point
        assertThat(m.predict(at(8, 2000)).joulesPerOutputToken()).isCloseTo(7, within(1e-9));
        // an edge of two per cent, no more
        assertThat(m.predict(at(4 * 0.981, 200)).joulesPerOutputToken()).isCloseTo(8, within(1e-9));
        assertThat(m.predict(at(256 * 1.019, 200)).joulesPerOutputToken()).isCloseTo(0.25, within(1e-9));
        assertThatThrownBy(() -> m.predict(at(4 * 0.979, 200)))
                .hasMessageContaining("must lie in the measured 4.0 to 256.0 but is 3.916");
        assertThatThrownBy(() -> m.predict(at(256 * 1.021, 200))).hasMessageContaining("must lie in the measured");
        assertThatThrownBy(() -> m.predict(at(8, 200).withPrecision(WeightPrecision.FP8, 2)))
                .hasMessageContaining("Qwen/Qwen3-8B on 1 H100 in FP8")
                .hasMessageContaining("nearest: Qwen/Qwen3-8B on 1 H100 in BF16");
    }

    @Test
    void rowsThatCannotBeSayWhere() {
        String header = "model_id,task,gpu_model,num_gpus,data_parallel,tensor_parallel,avg_batch_size,max_batch_size,"
                + "avg_input_len_tokens,avg_output_len_tokens,mean_decode_position_tokens,weight_precision\n";
        String[][] faults = {
            {"gpqa,H100,0,,,8,,1,100,,", ":2:4: num_gpus must be in [1, 100000] but is 0"},
            {"gpqa,H100,100001,,,8,,1,100,,", ":2:4: num_gpus must be in [1, 100000] but is 100001"},
            {"gpqa,H100,4,0,,8,,1,100,,", ":2:5: data_parallel must divide num_gpus 4 but is 0.0"},
            {"gpqa,H100,4,1.5,,8,,1,100,,", ":2:5: data_parallel must divide num_gpus 4 but is 1.5"},
            {"gpqa,H100,4,,3,8,,1,100,,", ":2:6: tensor_parallel must divide num_gpus 4 but is 3.0"},
            {"gpqa,H100,4,,0,8,,1,100,,", ":2:6: tensor_parallel must divide num_gpus 4 but is 0.0"},
            {"gpqa,H100,4,,,,,1,100,,", ":2:7: avg_batch_size is required but the cell is empty"},
            {"gpqa,H100,4,,,8,,-1,100,,", ":2:9: avg_input_len_tokens must be >= 0 but is -1.0"},
            {"gpqa,H100,4,,,8,,1,0,,", ":2:10: avg_output_len_tokens must be > 0 but is 0.0"},
            {"gpqa,H100,4,,,8,,1,100,-1,", ":2:11: mean_decode_position_tokens must be >= 0 but is -1.0"},
            {"gpqa,H100,4,,,,0,1,100,,", ":2:8: max_batch_size must be > 0 but is 0.0"},
            {"gpqa,H100,4,,,8,,1,100,,fp7", ":2:12: unknown weight_precision 'fp7'; known: [bf16, fp8, "},
            {"gpqa,H100,4,,,8,,1,100,,int4 experts", ":2:12: weight_precision must be one of [bf16, fp8, fp4, "},
            {"rhyme,H100,4,,,8,,,100,,", ":2:9: avg_input_len_tokens is empty and task 'rhyme' has no known prompt"},
        };
        for (String[] fault : faults) {
            assertThatThrownBy(() -> read(header + "Qwen/Qwen3-8B," + fault[0] + "\n"))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("rows.csv" + fault[1]);
        }
        MeasurementFile file = read(header + "Qwen/Qwen3-8B,gpqa,H100,100000,,,,12,0,100,0,\n"
                + "Qwen/Qwen3-8B,gpqa,H100,4,2,2,8,12,7,100,,fp8\n");
        ServingPoint first = file.rows().get(0).point().orElseThrow();
        assertThat(first.name()).isEqualTo("line 2");
        assertThat(first.batch()).isEqualTo(12);
        assertThat(first.context()).isZero();
        assertThat(first.precision()).isEqualTo(WeightPrecision.BF16);
        ServingPoint second = file.rows().get(1).point().orElseThrow();
        assertThat(second.batch()).isEqualTo(8);
        assertThat(second.context()).isEqualTo(57);
        assertThat(second.precision()).isEqualTo(WeightPrecision.FP8);
        assertThat(second.dataParallel()).isEqualTo(2);
    }

    @Test
    void rowsThatCannotBeAreKeptAndFlaggedWhereThatIsAskedFor() {
        MeasurementFile file = MeasurementFile.readFlagging(
                CsvTable.read(
                        "rows.csv",
                        new StringReader("model_id,gpu_model,num_gpus,avg_batch_size,avg_input_len_tokens,"
                                + "avg_output_len_tokens\n"
                                + "Qwen/Qwen3-8C,H100,1,8,1,100\n"
                                + "Qwen/Qwen3-8B,H100,1,8,1,100\n"
                                + "Qwen/Qwen3-8B,H100,1,8,one,100\n")),
                InferenceCatalogue.bundled());
        assertThat(file.rows().stream().map(r -> r.point().isPresent())).containsExactly(false, true, false);
        assertThat(file.faults())
                .containsExactly(
                        file.rows().get(0).unusable(), file.rows().get(2).unusable());
        assertThat(file.faults().get(0)).startsWith("rows.csv:2:1: unknown language model 'Qwen/Qwen3-8C'");
        assertThat(file.faults().get(1))
                .isEqualTo("rows.csv:4:5: avg_input_len_tokens must be a finite number but is 'one'");
    }

    @Test
    void fourBitsWithoutExpertsAreFourBitsOfAllWeights() {
        LanguageModel dense = InferenceCatalogue.bundled().model("Qwen/Qwen3-8B");
        assertThat(WeightPrecision.parse("int4", false)).hasValue(WeightPrecision.INT4_WEIGHTS);
        assertThat(WeightPrecision.parse("mxfp4", false)).hasValue(WeightPrecision.MXFP4_WEIGHTS);
        assertThat(WeightPrecision.parse("int4", true)).hasValue(WeightPrecision.INT4_EXPERTS);
        assertThat(WeightPrecision.parse("mxfp4 experts + bf16", false)).hasValue(WeightPrecision.MXFP4_EXPERTS);
        assertThat(dense.weightBytes(WeightPrecision.INT4_WEIGHTS, 1)).isEqualTo(dense.nonExpertParameters() * 4.5 / 8);
        ServingPoint point = ServingPoint.of(dense, InferenceCatalogue.bundled().accelerator("H100"), 1);
        assertThatThrownBy(() -> point.withPrecision(WeightPrecision.INT4_EXPERTS, 2))
                .hasMessageContaining("because language model 'Qwen/Qwen3-8B' has no experts, but is int4_experts");
        EnergyRoofline roofline = EnergyRoofline.bundled();
        assertThat(roofline.predict(point.withPrecision(WeightPrecision.INT4_WEIGHTS, 2))
                        .weightsJoulesPerOutputToken())
                .isLessThan(roofline.predict(point.withPrecision(WeightPrecision.FP8, 2))
                        .weightsJoulesPerOutputToken());
    }

    @Test
    void twentyFaultsAreEnough() {
        String row = "nobody/none,gpqa,H100,1,8,,100\n";
        assertThatThrownBy(() -> read("model_id,task,gpu_model,num_gpus,avg_batch_size,avg_input_len_tokens,"
                        + "avg_output_len_tokens\n" + row.repeat(30)))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.faults()).hasSize(20));
    }

    private static MeasurementFile read(String text) {
        return MeasurementFile.read(CsvTable.read("rows.csv", new StringReader(text)), InferenceCatalogue.bundled());
    }
}
