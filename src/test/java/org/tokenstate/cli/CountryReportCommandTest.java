package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryReportCommandTest {
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
    void writesThePageAndThePictures(@TempDir Path folder) throws Exception {
        Path pictures = folder.resolve("made/for/them");
        int code = run(
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
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("pictures written to", "page written to");
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
        assertThat(run("report", "ISL", "--draws", "300", "--to", "2030", "--pictures", file + "/x"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("cannot be written")
                .hasLineCount(1);
    }
}
