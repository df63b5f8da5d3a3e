package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
