package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryReportCommandTest {
    @Test
    void writesThePageAndThePictures(@TempDir Path folder) throws Exception {
        Path pictures = folder.resolve("made/for/them");
        Run run = run(
                "report",
                "ISL",
                "--draws",
                "300",
                "--to",
                "2035",
                "--output",
                folder.resolve("report.html").toString(),
                "--pictures",
                pictures.toString(),
                "--png");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("pictures written to", "page written to");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("report ISL --to 2035 --draws 300");
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allMatch(file ->
                            file.toString().endsWith(".png") && file.toFile().length() > 10_000);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Run run = run("report", "ISL", "--draws", "300", "--to", "2030", "--pictures", file + "/x");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be written").hasLineCount(1);
    }
}
