package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return TokenstateCli.run(args, new Terminal(out, err, false, false, Map.of()));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theShippedCoefficientsAreWhatCalibratePrints() throws IOException {
        assertThat(run("calibrate", "--format", "csv")).isZero();
        try (InputStream shipped = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/tokenstate/datasets/roofline_coefficients.csv"))) {
            assertThat(said().replace("\r\n", "\n"))
                    .isEqualTo(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aServingPointIsPredictedWithItsParts() {
        assertThat(run(
                        "energy-per-token",
                        "--model",
                        "Qwen/Qwen3-8B",
                        "--accelerator",
                        "H100",
                        "--batch",
                        "32",
                        "--format",
                        "json"))
                .isZero();
        assertThat(said())
                .contains("\"predicted_joules_per_token\"")
                .contains("\"predicted_tokens_per_second\"")
                .contains("\"predicted_power_watts\"")
                .contains("\"binding_roof\"");
    }

    @Test
    void rowsWithBlankMeasurementsArePredicted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(
                file,
                "row_id,model_id,task,gpu_model,num_gpus,tensor_parallel,expert_parallel,data_parallel,weight_precision,"
                        + "avg_batch_size,avg_input_len_tokens,avg_output_len_tokens,energy_per_token_joules\n"
                        + "M1,Qwen/Qwen3-14B,gpqa,H100,1,1,1,1,bfloat16,8,,700,\n");
        assertThat(run("energy-per-token", "--input", file.toString(), "--format", "csv"))
                .isZero();
        assertThat(said().lines().count()).isEqualTo(2);
        assertThat(said()).startsWith("row_id,model_id,task").contains("predicted_joules_per_token");
    }

    @Test
    void oneBadRowDoesNotSinkTheFile(@TempDir Path folder) throws IOException {
        String header = "model_id,gpu_model,num_gpus,avg_batch_size,avg_input_len_tokens,avg_output_len_tokens\n";
        String bad = "Qwen/Qwen3-8C,H100,1,8,1,100\nQwen/Qwen3-8B,H101,1,8,1,100\nQwen/Qwen3-8B,H100,1,x,1,100\n";
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, header + bad + "Qwen/Qwen3-8B,H100,1,8,1,100\nQwen/Qwen3-8B,H100,1,1e308,1e308,100\n");
        assertThat(run("energy-per-token", "--input", file.toString(), "--format", "csv"))
                .isZero();
        assertThat(said().lines()).hasSize(6);
        assertThat(said()).contains("rows.csv:2:1: unknown language model").containsPattern("1,100,0\\.42\\d+,");
        assertThat(complained().lines()).hasSize(4);
        assertThat(complained())
                .contains(file + ":3:2: unknown accelerator 'H101'")
                .contains(file + ":4:4: avg_batch_size must be a finite number but is 'x'")
                .contains(file + ":6:1: ")
                .contains(" must be finite but is ");
        out.reset();
        err.reset();
        assertThat(run("energy-per-token", "--input", file.toString())).isZero();
        assertThat(said()).contains("rows.csv:2:1: unknown language model");
        assertThat(complained()).isEmpty();
        out.reset();
        Files.writeString(file, header + bad + "mistralai/Mistral-Large-3-675B-Instruct-2512,B200,8,8,1,100\n");
        assertThat(run("energy-per-token", "--input", file.toString())).isEqualTo(1);
        assertThat(said()).isEmpty();
        assertThat(complained().lines()).hasSize(4);
        assertThat(complained())
                .contains(file + ":5:1: language model 'mistralai/Mistral-Large-3-675B-Instruct-2512' cannot be used");
    }

    private static final String SERVING =
            "model,accelerator,accelerators,data_parallel,precision,batch,input_tokens,output_tokens,kv_bytes";

    @Test
    void eachRowOfAServingFileHasOneRowInOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(
                file,
                SERVING + ",engine,throughput_tok_s,note,odd\n"
                        + "meta-llama/Llama-3.3-70B-Instruct,H100,4,1,bf16,8,300,250,2.0,vLLM,418.72,measured,x\n"
                        + "nobody/Nothing-9B,H100,1,1,bf16,8,300,250,2.0,,,,\n"
                        + "Llama 3.1 8B,NVIDIA A100-SXM4-80GB,8,1,float16,8,300,250,2.0,,,,\n"
                        + "moonshotai/Kimi-K3,B200,8,8,nvfp4,8,300,250,1,SGLang,,,\n"
                        + "deepseek-ai/DeepSeek-R1-0528,B200,4,4,nvfp4,-3000,1000,1000,1.0,TensorRT-LLM,25852,,\n"
                        + "deepseek-ai/DeepSeek-R1-0528,B200,8,3,fp8_e4m3,64,1000,1000,1.0,TensorRT-LLM,,,\n");
        assertThat(run("energy-per-token", "--input", file.toString(), "--format", "csv"))
                .isZero();
        List<String> lines = said().lines().toList();
        assertThat(lines)
                .hasSize(7)
                .first()
                .isEqualTo(SERVING
                        + ",engine,predicted_joules_per_token,predicted_tokens_per_second,predicted_power_watts,"
                        + "lower_joules_per_token,lower_tokens_per_second,lower_power_watts,upper_joules_per_token,"
                        + "upper_tokens_per_second,upper_power_watts,predicted_batch_size,predicted_batch_capped,note");
        // 418.72 tokens/s were measured
        assertThat(Double.parseDouble(lines.get(1).split(",")[11])).isBetween(340.0, 500.0);
        assertThat(lines.get(1)).doesNotContain("measured");
        assertThat(lines.get(2))
                .contains("2.0,,,,,,,,,,,,,")
                .contains("unknown language model 'nobody/Nothing-9B'; nearest");
        assertThat(lines.get(3))
                .contains("language model 'Llama 3.1 8B' read as meta-llama/Llama-3.1-8B-Instruct")
                .contains("accelerator 'NVIDIA A100-SXM4-80GB' read as A100-80");
        assertThat(lines.get(4))
                .contains("language model 'moonshotai/Kimi-K3' cannot be used: cells active_params_b, ");
        assertThat(Double.parseDouble(lines.get(5).split(",")[11])).isBetween(18_000.0, 37_000.0);
        assertThat(lines.get(5)).contains("what fits of 3000 requests, at most 80 % of them");
        assertThat(lines.get(6)).contains("data_parallel must divide accelerators 8 but is 3");
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (!cells[10].isEmpty()) {
                // lower, predicted and upper of energy, throughput and power
                for (int q = 10; q < 13; q++) {
                    assertThat(Double.parseDouble(cells[q]))
                            .isBetween(Double.parseDouble(cells[q + 3]), Double.parseDouble(cells[q + 6]));
                }
            }
        }
    }

    @Test
    void aServingFileOfRefusedRowsIsStillAnswered(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, SERVING + "\nnobody/Nothing-9B,H100,1,1,bf16,8,300,250,2.0\n");
        assertThat(run("energy-per-token", "--input", file.toString(), "--format", "json"))
                .isZero();
        assertThat(said())
                .contains("\"predicted_tokens_per_second\": null")
                .contains("\"note\": ")
                .contains("unknown language model");
    }

    @Test
    void flagsSayWhatAServingPointIs() {
        List<String> words = List.of(
                "energy-per-token",
                "--model",
                "Qwen/Qwen3-8B",
                "--accelerator",
                "H100",
                "--batch",
                "4",
                "--format",
                "csv");
        double plain = joules(words);
        assertThat(joules(words, "--eager")).isGreaterThan(plain);
        assertThat(joules(words, "--draft-length", "3", "--draft-acceptance", "0.7"))
                .isLessThan(plain);
        assertThat(joules(words, "--input-tokens", "20000")).isGreaterThan(plain);
        assertThat(joules(words, "--input-tokens", "20000", "--cached-of-input", "19000"))
                .isEqualTo(joules(words, "--input-tokens", "1000", "--cached-tokens", "19000"));
        assertThat(joules(words, "--input-tokens", "20000", "--kv-bytes", "1"))
                .isLessThan(joules(words, "--input-tokens", "20000"));
        assertThat(run(
                        "energy-per-token",
                        "--model",
                        "Qwen/Qwen3-8B",
                        "--accelerator",
                        "H100",
                        "--draft-acceptance",
                        "0.5"))
                .isEqualTo(2);
    }

    private double joules(List<String> words, String... more) {
        out.reset();
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        assertThat(run(all.toArray(new String[0]))).as(complained()).isZero();
        List<String> lines = said().lines().toList();
        int at = List.of(lines.get(0).split(",")).indexOf("predicted_joules_per_token");
        return Double.parseDouble(lines.get(1).split(",")[at]);
    }

    private String faultOf(String... more) {
        err.reset();
        List<String> words = new ArrayList<>(List.of("energy-per-token", "--accelerator", "H100", "--format", "csv"));
        words.addAll(List.of(more));
        assertThat(run(words.toArray(new String[0]))).isEqualTo(1);
        return complained().strip();
    }

    @Test
    void modelsOfTheReadersOwnAreCheckedCellByCell(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("models.csv");
        String header = "model_id,arch_type,total_params_b,active_params_b,n_layers,hidden_size,n_heads,n_kv_heads,"
                + "head_dim,native_weight_precision\n";
        String own = "own,dense,8,8,32,4096,32,8,128,";
        String[] options = {"--models-file", file.toString(), "--model", "own"};
        Files.writeString(file, header + own + "int3\n");
        assertThat(faultOf(options)).startsWith(file + ":2:10: unknown precision 'int3'; known: [bf16, fp8, ");
        Files.writeString(file, header + own + "bf16\n" + own + "fp8\n");
        assertThat(faultOf(options)).isEqualTo(file + ":3:1: model_id 'own' is given twice, first in line 2");
        Files.writeString(file, header + own.replace("dense", "moo") + "bf16\n");
        assertThat(faultOf(options)).startsWith(file + ":2:2: arch_type must be words of [dense, moe, ");
        Files.writeString(file, header + own.replace("own", "Qwen/Qwen3-8B") + "bf16\n");
        options[3] = "Qwen/Qwen3-8B";
        assertThat(run("energy-per-token", "--accelerator", "H100", options[0], options[1], options[2], options[3]))
                .isZero();
        assertThat(said()).contains("models.csv:2: language model 'Qwen/Qwen3-8B' stands in for the bundled one");
    }

    @Test
    void namesAndNumbersOfAServingPointAreTheUsers() {
        assertThat(faultOf("--model", "Qwen/Qwen3-8B", "--accelerators", "0"))
                .isEqualTo("--accelerators must be >= 1 but is 0");
        assertThat(faultOf("--model", "Qwen/Qwen3-8B", "--precision", "int3"))
                .startsWith("--precision must be one of [bf16, fp8, mxfp4_experts, int4_experts, ")
                .endsWith("but is 'int3'");
        assertThat(faultOf("--model", "Qwen/Qwen3-8B", "--precision", "int4_experts"))
                .contains("because language model 'Qwen/Qwen3-8B' has no experts");
        assertThat(run("energy-per-token", "--model", "Qwen/Qwen3-8B", "--accelerator", "H100", "--precision", "int4"))
                .isZero();
        assertThat(said()).contains("int4_weights");
    }

    @Test
    void faultsAreOneLineWithTheNumbers() {
        assertThat(run("energy-per-token", "--model", "Qwen/Qwen3-8B", "--accelerator", "H100", "--batch", "99999"))
                .isEqualTo(1);
        assertThat(complained()).contains("must be <=").contains("99999").doesNotContain("Exception");
        err.reset();
        assertThat(run(
                        "energy-per-token",
                        "--model",
                        "Qwen/Qwen3-8B",
                        "--accelerator",
                        "H100",
                        "--accelerators",
                        "4",
                        "--tensor-parallel",
                        "3"))
                .isEqualTo(1);
        assertThat(complained()).contains("must divide the 4 accelerators but is 3");
    }

    private String usage(String... more) {
        err.reset();
        List<String> words = new ArrayList<>(List.of("energy-per-token"));
        words.addAll(List.of(more));
        assertThat(run(words.toArray(new String[0]))).isEqualTo(2);
        return complained().strip();
    }

    @Test
    void anAgentsTaskIsComparedByYearFleetAndCache() {
        String[] command = {
            "energy-per-token", "--workload", "agent", "--from", "2026", "--to", "2027", "--format", "csv"
        };
        assertThat(run(command)).isZero();
        List<String> lines = said().lines().toList();
        assertThat(lines).hasSize(1 + 2 * 2 * 2);
        assertThat(lines.get(0))
                .isEqualTo("workload,year,country,prefix_cache,joules_per_task,joules_per_total_token,"
                        + "joules_per_output_token,capital_usd_per_task,energy_usd_per_task,other_usd_per_task,"
                        + "usd_per_task,joules_against_usa,usd_against_usa");
        for (int i = 1; i < lines.size(); i += 4) {
            double[] with = numbers(lines.get(i + 1));
            double[] without = numbers(lines.get(i + 3));
            assertThat(lines.get(i + 1)).contains(",CHN,true,");
            assertThat(lines.get(i + 3)).contains(",CHN,false,");
            assertThat(without[0]).isGreaterThan(with[0]);
            assertThat(without[6]).isGreaterThan(with[6]);
            assertThat(with[6]).isCloseTo(with[3] + with[4] + with[5], within(1e-12));
            assertThat(with[8]).isCloseTo(with[6] / numbers(lines.get(i))[6], within(1e-12));
            assertThat(numbers(lines.get(i))[8]).isEqualTo(1);
        }
    }

    private static double[] numbers(String line) {
        String[] cells = line.split(",");
        double[] numbers = new double[cells.length - 4];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(cells[i + 4]);
        }
        return numbers;
    }

    @Test
    void aTaskHasItsServingPointAndListPrices() {
        assertThat(run(
                        "energy-per-token",
                        "--workload",
                        "agent",
                        "--to",
                        "2025",
                        "--price",
                        "claude-opus-4.8",
                        "--price",
                        "claude-sonnet-5",
                        "--format",
                        "json"))
                .isZero();
        assertThat(said())
                .contains("\"calls_per_task\": 83.7")
                .contains("\"serving\": [")
                .contains("\"model_id\": \"claude-opus-4.8\"")
                .contains("TraceLab")
                .containsPattern("\"usd_per_task\": 9\\.95\\d*, \"usd_per_task_without_cache\": 65\\.4")
                // What it costs since September, at which the price of cached input is not on file.
                .containsPattern("claude-sonnet-5.*\"input_usd_per_mtok\": 3\\.0, \"cached_input_usd_per_mtok\": null");
    }

    @Test
    void anAgentsLoopOfTheReadersOwn() {
        assertThat(run(
                        "energy-per-token",
                        "--workload",
                        "agent",
                        "--steps",
                        "10",
                        "--first-context",
                        "5000",
                        "--output-tokens",
                        "400",
                        "--tool-tokens",
                        "600",
                        "--serving-point",
                        "near-frontier-default",
                        "--to",
                        "2025"))
                .isZero();
        assertThat(said())
                .containsPattern("tokens of a task +99,000")
                .containsPattern("tier of the fleets +near_frontier");
    }

    @Test
    void optionsOfATaskBelongToIt() {
        assertThat(usage("--steps", "3", "--model", "a", "--accelerator", "H100"))
                .contains("need --workload");
        assertThat(usage("--price", "x", "--model", "a", "--accelerator", "H100"))
                .contains("--price needs --workload");
        assertThat(usage("--workload", "agent", "--input-tokens", "3")).contains("takes no --input-tokens");
        assertThat(usage("--workload", "agent", "--reference", "USA")).contains("takes no --reference");
        assertThat(usage("--workload", "agent", "--curve")).contains("takes no --input and no --curve");
        assertThat(usage("--workload", "agent", "--tool-tokens", "3")).contains("need --steps");
        assertThat(usage("--workload", "chat", "--steps", "3")).contains("--steps needs --workload agent");
        assertThat(usage("--workload", "agent", "--steps", "3")).contains("needs --first-context");
        assertThat(usage("--workload", "agent", "--model", "Qwen/Qwen3-8B", "--accelerator", "H100"))
                .contains("needs --interactivity or --batch");
        assertThat(usage("--workload", "agent", "--batch", "2", "--interactivity", "9"))
                .contains("not both");
        err.reset();
        assertThat(run("energy-per-token", "--workload", "agnt")).isEqualTo(1);
        assertThat(complained()).contains("unknown workload 'agnt'");
        err.reset();
        assertThat(run("energy-per-token", "--workload", "agent", "--tier", "fronter"))
                .isEqualTo(1);
        assertThat(complained()).contains("unknown tier 'fronter'");
        err.reset();
        assertThat(run("energy-per-token", "--workload", "agent", "--price", "gtp-5.5"))
                .isEqualTo(1);
        assertThat(complained()).contains("unknown model with a list price 'gtp-5.5'");
    }
}
