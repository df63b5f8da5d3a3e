package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandsTest {
    @Test
    void aValidScenarioSaysWhatItChanges() {
        Run run = run("validate", "fortress", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("access.USA.api", "tariff.ROW.CHN");
    }

    @Test
    void everyFaultIsALineWithItsPlace(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("bad.yaml"),
                "name: bad\nset:\n  curtailment_rate: 2\n  tarif.USA.CHN: 1\nhorizon: 3000\n");
        Run run = run("validate", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList())
                .hasSize(3)
                .anyMatch(l -> l.contains("bad.yaml:3:21: curtailment_rate must be in [0, 0.9] but is 2"))
                .anyMatch(l -> l.contains("bad.yaml:4:3: unknown parameter 'tarif.USA.CHN'; nearest: tariff.USA.CHN"))
                .anyMatch(l -> l.contains("bad.yaml:5:10: year must be in"));
    }

    @Test
    void theCommandLineLiesOverTheFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("s.yaml"),
                "name: s\nreference: USA\nhorizon: {from: 2026, to: 2028}\nset: {like_for_like: 0.5}\n");
        Run plain = run("project", "CHN", "--scenario", file.toString(), "--format", "csv");
        assertThat(plain.exit()).isZero();
        assertThat(plain.out().lines().count()).isEqualTo(4);
        Run longer = run(
                "project",
                "CHN",
                "--scenario",
                file.toString(),
                "--to",
                "2030",
                "--set",
                "like_for_like=0",
                "--format",
                "csv");
        Run byHand = run(
                "project",
                "CHN",
                "--reference",
                "USA",
                "--from",
                "2026",
                "--to",
                "2030",
                "--set",
                "like_for_like=0",
                "--format",
                "csv");
        assertThat(longer.out()).isEqualTo(byHand.out()).isNotEqualTo(plain.out());
    }

    @Test
    void anUnknownScenarioNamesTheNearest() {
        Run run = run("project", "CHN", "--scenario", "fortres");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("unknown scenario 'fortres'; nearest: fortress");
    }
}
