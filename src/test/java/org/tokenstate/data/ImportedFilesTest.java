package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/** Small files as publishers and users write them: each is read with the right values, or says in one line what it is. */
class ImportedFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/tokenstate/data/imports");

    private static Imported read(String file) {
        return Importers.read(FOLDER.resolve(file));
    }

    private static List<CsvTable.Row> rows(String table) {
        return CsvTable.read(FOLDER.resolve(table)).rows();
    }

    static Stream<CsvTable.Row> values() {
        return rows("values.csv").stream();
    }

    static Stream<String> files() {
        return rows("words.csv").stream().map(r -> r.text("file")).distinct();
    }

    @ParameterizedTest
    @MethodSource("values")
    void theValueOfTheFileIsRead(CsvTable.Row row) {
        Datasets merged = Datasets.bundled().with(read(row.text("file")));
        assertThat(merged.series(row.text("place"), Indicator.valueOf(row.text("quantity")))
                        .in(row.requiredInteger("year")))
                .hasValue(row.requiredNumber("value"));
    }

    /** Faults, warnings and what is left out: all that a file says, and nothing else. */
    @ParameterizedTest
    @MethodSource("files")
    void theFileSaysWhatItIs(String file) {
        List<String> expected = new ArrayList<>();
        rows("words.csv").stream()
                .filter(r -> r.text("file").equals(file))
                .forEach(r -> expected.add(r.text("kind") + ": " + r.text("text")));
        List<String> said = new ArrayList<>();
        String folder = FOLDER + FOLDER.getFileSystem().getSeparator();
        try {
            Imported imported = read(file);
            imported.skipped().forEach(s -> said.add("left out: " + s));
            imported.warnings().forEach(w -> said.add("implausible: " + w.text()));
            imported.olderThanBundled().ifPresent(o -> said.add("older: " + o));
        } catch (InputException e) {
            e.faults().forEach(f -> said.add("fault: " + f));
        }
        assertThat(said.stream().map(s -> s.replace(folder, ""))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void strictRefusesWhatIsImplausible() {
        assertThatThrownBy(() -> read("own-gwh.csv").strict())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own-gwh.csv:2:3: generation_twh of CHN");
        assertThatCode(() -> read("ember-one-year-more.csv").strict()).doesNotThrowAnyException();
        assertThat(read("own-gwh.csv").warnings())
                .extracting(Imported.Warning::place)
                .containsExactly("CHN");
    }

    /** 9,000 TWh over the 1.413 billion of the medium variant. */
    @Test
    void generationOfANewYearIsDividedByTheMediumVariant() {
        Datasets bundled = Datasets.bundled();
        Datasets merged = bundled.with(read("ember-one-year-more.csv"));
        double people = bundled.populationProjection("CHN").medium().in(2026).orElseThrow();
        assertThat(merged.generationPerCapitaKwh("CHN").in(2026)).hasValue(9000 * 1e9 / people);
        assertThat(merged.generationPerCapitaKwh("CHN").in(2026).orElseThrow())
                .isCloseTo(6370, org.assertj.core.data.Offset.offset(0.5));
        assertThat(merged.generationPerCapitaKwh("CHN").in(2025))
                .isEqualTo(bundled.generationPerCapitaKwh("CHN").in(2025));
        Datasets both = merged.with(read("un-from-2024.csv"));
        assertThat(both.series("CHN", Indicator.POPULATION).in(2026)).isEmpty();
        assertThat(both.populationProjection("CHN").medium().in(2026)).hasValue(1412900000);
        assertThat(both.generationPerCapitaKwh("CHN").in(2026)).hasValue(9000e9 / 1412900000);
    }

    @Test
    void theLeaderboardsOwnJsonIsReadAsMeasurements() {
        Imported imported = read("ml-energy-task.json");
        assertThat(imported.format()).isEqualTo(UpstreamFormat.MEASUREMENTS);
        assertThat(imported.measurements()).hasSize(1);
        Map<String, String> row = imported.measurements().get(0);
        assertThat(row)
                .containsEntry("model_id", "Qwen/Qwen3-14B")
                .containsEntry("task", "lm-arena-chat")
                .containsEntry("gpu_model", "H100")
                .containsEntry("max_batch_size", "64")
                .containsEntry("avg_output_len_tokens", "700.0")
                .containsEntry("output_throughput_tokens_per_s", "1250")
                .containsEntry("avg_power_watts", "");
        CsvTable model = Importers.measurements(FOLDER.resolve("ml-energy-model.json"));
        assertThat(model.rows()).hasSize(2);
        assertThat(model.rows().get(0).text("tensor_parallel")).isEqualTo("2");
        assertThat(model.rows().get(0).text("model_id")).isEqualTo("Qwen/Qwen3-14B");
        assertThat(model.rows().get(1).line()).isEqualTo(7);
    }

    @Test
    void otherJsonIsNamed() {
        assertThatThrownBy(() -> Importers.read("a.json", new java.io.StringReader("""
                        {"task": "text-to-image",
                         "configurations": [{"model_id": "m", "energy_per_image_joules": 5}]}
                        """), java.util.Optional.empty()))
                .hasMessage("a.json:2:21: configuration: key 'energy_per_token_joules' is required but missing; only"
                        + " measurements of language models are read");
        assertThatThrownBy(() -> Importers.read(
                        "a.json",
                        new java.io.StringReader("{\"task\": \"t\", \"configurations\": []}"),
                        java.util.Optional.empty()))
                .hasMessageContaining("at least one of 'configurations' is required");
    }

    /** What is bundled is plausible: laid over itself it gives no warning, and no balance of it is open. */
    @Test
    void theBundledDataAreNotImplausible() {
        StringBuilder own = new StringBuilder("iso3,year,generation_twh,demand_twh,net_imports_twh,gas_twh\n");
        for (Country country : Datasets.bundled().countries()) {
            for (int year = 2000; year <= 2025; year++) {
                own.append(country.iso3()).append(',').append(year);
                for (Indicator i : List.of(
                        Indicator.GENERATION_TWH, Indicator.DEMAND_TWH, Indicator.NET_IMPORTS_TWH, Indicator.GAS_TWH)) {
                    own.append(',');
                    Datasets.bundled().series(country.iso3(), i).in(year).ifPresent(own::append);
                }
                own.append('\n');
            }
        }
        try {
            assertThat(Importers.read("all.csv", new java.io.StringReader(own.toString()), java.util.Optional.empty())
                            .warnings())
                    .isEmpty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
