package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return TokenstateCli.run(
                arguments,
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of()));
    }

    @Test
    void everyTableIsListedWithItsLicence() {
        assertThat(run("datasets")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("electricity")
                .contains("CC BY 4.0")
                .contains("2025");
    }

    @Test
    void aTableIsDescribedAndGiven() {
        assertThat(run("datasets", "electricity")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Known fault: China's generation is gross");
        out.reset();
        assertThat(run("datasets", "deflator", "--rows", "--format", "csv")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("year,index_2025,evidence")
                .contains("2025,1");
        assertThat(run("datasets", "electricty")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("electricity").hasLineCount(1);
    }

    @Test
    void anImportListsWhatItChanges(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("owid.csv"),
                "country,year,iso_code,electricity_generation\nChina,2026,CHN,11100.5\n");
        assertThat(run("import", "auto", file.toString(), "--format", "json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"after\"")
                .contains("11100.5")
                .contains("GENERATION_TWH");
        assertThat(run("import", "ember-long", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("looks like Our World in Data")
                .hasLineCount(1);
        err.reset();
        assertThat(run("import", "embr", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ember-long");
    }
}
