package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
    @Test
    void everyTableIsListedWithItsLicence() {
        Run run = run("datasets");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("electricity").contains("CC BY 4.0").contains("2025");
    }

    @Test
    void aTableIsDescribedAndGiven() {
        Run described = run("datasets", "electricity");
        assertThat(described.exit()).isZero();
        assertThat(described.out()).contains("Known fault: China's generation is gross");
        Run given = run("datasets", "deflator", "--rows", "--format", "csv");
        assertThat(given.exit()).isZero();
        assertThat(given.out()).startsWith("year,index_2025,evidence").contains("2025,1");
        Run unknown = run("datasets", "electricty");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("electricity").hasLineCount(1);
    }

    @Test
    void anImportListsWhatItChanges(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("owid.csv"),
                "country,year,iso_code,electricity_generation\nChina,2026,CHN,11100.5\n");
        Run read = run("import", "auto", file.toString(), "--format", "json");
        assertThat(read.exit()).isZero();
        assertThat(read.out()).contains("\"after\"").contains("11100.5").contains("GENERATION_TWH");
        Run other = run("import", "ember-long", file.toString());
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("looks like Our World in Data").hasLineCount(1);
        Run unknown = run("import", "embr", file.toString());
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("ember-long");
    }
}
